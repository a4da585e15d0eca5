//! Traces of the real program: its log, its end, and a collector that is no help. The collector runs in the test, so it needs a thread while the test
//! waits for the program.

use super::{
    CREATE_ADMIN,
    access_log::{Logged, about},
    installation::Installation,
};
use crate::support::{Answer, Collector};
use serde_json::Value;
use std::time::{Duration, Instant};

/// A port without a listener.
fn nowhere() -> String {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    format!("http://{free}")
}

fn with_message<'l>(log: &'l [Value], message: &str) -> Vec<&'l Value> {
    log.iter().filter(|line| line["fields"]["message"] == message).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_of_the_log_name_the_trace_whose_last_spans_are_sent_at_the_end() {
    for hall in Installation::on_each_engine().await {
        let collector = Collector::start().await;
        let (name, url) = collector.setting();
        // Nobody answers as this provider.
        let issuer = nowhere();
        let settings = [
            (name, url.as_str()),
            ("HIREHALL_LOG_SLOW_STATEMENT_MS", "0"),
            ("HIREHALL_OIDC_LOCAL_ISSUER", issuer.as_str()),
            ("HIREHALL_OIDC_LOCAL_CLIENT_ID", "hall"),
            ("HIREHALL_OIDC_LOCAL_CLIENT_SECRET", "hush"),
        ];
        let server = Logged::on(&hall, &settings);
        hall.run_with_input(&CREATE_ADMIN, "correct horse battery\n").well();
        server.server.sign_in("ada@example.org", "correct horse battery").await.unwrap();
        server.ask("request-1", "/api/v1/services", None).await;
        server.ask("request-2", "/api/v1/auth/oidc/local/start", None).await;
        server.ask("request-3", "/livez", None).await;
        let log = server.stopped();

        let spans = collector.spans();
        let root =
            |name: &str| spans.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("{name}: {spans:?}"));
        let search = root("GET /api/v1/services");
        assert_eq!(about(&log, "request-1")[0]["fields"]["trace_id"], search.trace);
        let slow = with_message(&log, "slow statement");
        assert!(slow.iter().any(|line| line["fields"]["trace_id"] == search.trace), "{slow:?}");
        let sign_in = root("GET /api/v1/auth/oidc/{provider}/start");
        let [failure, access] = about(&log, "request-2")[..] else { panic!("{log:?}") };
        for line in [failure, access] {
            assert_eq!(line["fields"]["trace_id"], sign_in.trace);
        }
        assert!(sign_in.is_failed && sign_in.attribute("hirehall.problem.code") == Some("provider_unavailable"));
        let call = root("GET openid");
        assert_eq!((call.trace.as_str(), call.attribute("error.type")), (sign_in.trace.as_str(), Some("unreachable")));
        assert!(!spans.iter().any(|span| span.name.contains("livez")));
        let bytes = collector.bytes();
        let sent = String::from_utf8_lossy(&bytes);
        for value in ["ada@", "battery", "request-1"] {
            assert!(!sent.contains(value), "{value}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_that_is_away_or_answers_nonsense_or_nothing_is_logged_once_and_waited_for_briefly() {
    let hall = Installation::on_sqlite();
    let (hanging, refusing, rambling) = (Collector::start().await, Collector::start().await, Collector::start().await);
    hanging.answers(|_| Answer::Hang);
    refusing.answers(|_| Answer::Status(400));
    rambling.answers(|_| Answer::Long(1_000_000));
    let away = nowhere();
    for (url, is_logged) in
        [(hanging.setting().1, false), (refusing.setting().1, true), (rambling.setting().1, true), (away, true)]
    {
        let server = Logged::on(&hall, &[("HIREHALL_OTLP_ENDPOINT", &url)]);
        for number in 0..3 {
            server.ask(&format!("request-{number}"), "/api/v1/categories", None).await;
        }
        let began = Instant::now();
        let log = server.stopped();
        assert!(began.elapsed() < Duration::from_secs(20), "{url}");
        for number in 0..3 {
            let [line] = about(&log, &format!("request-{number}"))[..] else { panic!("{log:?}") };
            assert_eq!(line["fields"]["status"], 200);
        }
        let refused = with_message(&log, "the collector does not take traces; they are dropped until it does");
        let in_vain = with_message(&log, "the collector has not taken the last traces in time");
        assert_eq!((refused.len(), in_vain.len()), if is_logged { (1, 0) } else { (0, 1) }, "{url}: {log:?}");
    }
}

#[tokio::test]
async fn without_a_collector_no_line_names_a_trace() {
    let hall = Installation::on_sqlite();
    let server = Logged::on(&hall, &[("HIREHALL_LOG_SLOW_STATEMENT_MS", "0")]);
    server.ask("request-1", "/api/v1/services", None).await;
    let log = server.stopped();
    assert_eq!(about(&log, "request-1").len(), 1);
    assert!(!log.iter().any(|line| line.to_string().contains("trace_id")), "{log:?}");
}

#[tokio::test]
async fn headers_for_the_collector_are_secret_and_need_an_encrypted_way() {
    let hall = Installation::on_sqlite();
    let config = |settings: &[(&str, &str)]| {
        let mut command = hall.command(&["config"]);
        let output = command.envs(settings.iter().copied()).output().unwrap();
        (output.status.code(), [output.stdout, output.stderr].concat())
    };
    let headers = ("HIREHALL_OTLP_HEADERS", "authorization=Bearer%20hush-hush");
    for (endpoint, is_fine) in [
        (Some("https://collector.example:4318"), true),
        (Some("http://127.0.0.1:4318"), true),
        (Some("http://collector.example:4318"), false),
        (None, false),
    ] {
        let endpoint = endpoint.map(|url| ("HIREHALL_OTLP_ENDPOINT", url));
        let (code, said) = config(&[Some(headers), endpoint].into_iter().flatten().collect::<Vec<_>>());
        let said = String::from_utf8(said).unwrap();
        assert_eq!(code == Some(0), is_fine, "{said}");
        assert!(said.contains("HIREHALL_OTLP_HEADERS") && !said.contains("hush-hush"), "{said}");
    }
}
