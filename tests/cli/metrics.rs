//! `/metrics`, read as Prometheus reads it.

use super::{
    CREATE_ADMIN,
    installation::{Installation, Server},
};
use crate::{
    contract::assert_reviewed,
    support::{Cluster, Receiver, eventually, eventually_is},
};
use hirehall::database::Engine;
use macro_rules_attribute::apply;
use reqwest::{Method, StatusCode};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    net::{SocketAddr, TcpListener},
    process::Stdio,
};

/// A server with a page of metrics.
struct Measured {
    server: Server,
    metrics: SocketAddr,
}

impl Measured {
    fn on(hall: &Installation) -> Self {
        // A port that was free just now.
        let metrics = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut command = hall.command(&["serve", "--metrics-listen", &metrics.to_string()]);
        command.env("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8").stderr(Stdio::null());
        Self { server: Server::of(command), metrics }
    }

    async fn page(&self) -> String {
        let page = reqwest::get(format!("http://{}/metrics", self.metrics)).await.unwrap();
        assert_eq!(page.status(), 200);
        page.text().await.unwrap()
    }

    async fn ask(&self, method: &str, path: &str) -> StatusCode {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = reqwest::Client::new().request(method, format!("{}{path}", self.server.url));
        request.send().await.unwrap().status()
    }

    /// The value of a line of the page.
    async fn value(&self, series: &str) -> f64 {
        let page = self.page().await;
        let line = page.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("{series} is not on the page:\n{page}")).parse().unwrap()
    }
}

#[tokio::test]
async fn metrics_have_a_listener_of_their_own() {
    let hall = Installation::on_sqlite();
    let server = Measured::on(&hall);
    assert_eq!(server.ask("GET", "/livez").await, 200);
    let livez = r#"hirehall_http_request_duration_seconds_count{route="/livez",method="GET",status="2xx"}"#;
    assert!((server.value(livez).await - 1.0).abs() < f64::EPSILON);
    assert_eq!(server.ask("GET", "/metrics").await, 404);
}

/// An orchestrator must not end a healthy server whose connections are all taken.
#[tokio::test]
async fn the_probes_answer_beside_the_metrics_while_every_connection_is_taken() {
    let hall = Installation::on_sqlite();
    hall.populate(1);
    let metrics = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut command = hall.command(&["serve", "--metrics-listen", &metrics.to_string()]);
    command.env("HIREHALL_MAX_CONNECTIONS", "1").stderr(Stdio::null());
    let server = Server::of(command);
    let token = server.sign_in("admin@demo.hirehall.example", "hirehall-demo").await.unwrap();
    // A feed gives way to no other connection.
    let feed = eventually("a feed", async || {
        let feed = reqwest::Client::new().get(format!("{}/api/v1/events", server.url)).bearer_auth(&token);
        let feed = feed.header("accept", "text/event-stream").send().await.ok()?;
        (feed.status() == 200).then_some(feed)
    });
    let _feed = feed.await;
    // The refusal may come before the client has sent its request, which is an error to it.
    let refused = reqwest::get(format!("{}/livez", server.url)).await;
    assert!(refused.is_err() || refused.is_ok_and(|answer| answer.status() == 503));
    for path in ["livez", "readyz"] {
        assert_eq!(reqwest::get(format!("http://{metrics}/{path}")).await.unwrap().status(), 200, "{path}");
    }
    let asked = hall.command(&["health", "--metrics-listen", &metrics.to_string()]).output().unwrap();
    assert_eq!(String::from_utf8(asked.stdout).unwrap(), "ready\n");
}

/// The metrics of a page: kind by name, and the labels of each with their values.
fn metrics_of(page: &str) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut kinds = BTreeMap::new();
    let mut metrics: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for line in page.lines().filter(|line| !line.is_empty()) {
        if let Some(kind) = line.strip_prefix("# TYPE ") {
            let (name, kind) = kind.split_once(' ').unwrap();
            kinds.insert(name.to_owned(), kind.to_owned());
        } else if !line.starts_with('#') {
            let (series, value) = line.rsplit_once(' ').unwrap();
            assert!(value.parse::<f64>().is_ok(), "{line}");
            let (name, labels) = series.split_once('{').unwrap_or((series, "}"));
            let of_histogram = ["_bucket", "_sum", "_count"].iter().find_map(|part| name.strip_suffix(part));
            let name =
                of_histogram.filter(|name| kinds.get(*name).is_some_and(|kind| kind == "histogram")).unwrap_or(name);
            let kind = kinds.get(name).unwrap_or_else(|| panic!("{name} has no kind")).clone();
            let labels = labels.trim_end_matches('}').split(',').filter(|label| !label.starts_with("le=")).map(stable);
            metrics.entry((name.to_owned(), kind)).or_default().insert(labels.collect::<Vec<_>>().join(" "));
        }
    }
    metrics
}

/// A label whose value differs from build to build, or is an id, is shown without it.
fn stable(label: &str) -> String {
    let (name, value) = label.split_once('=').unwrap_or((label, ""));
    if ["version", "commit", "engine", "webhook"].contains(&name) {
        format!("{name}=…")
    } else {
        format!("{name}={value}")
    }
    .trim_end_matches('=')
    .replace('"', "")
}

/// Requests that show what labels the metrics of requests have.
async fn walk(hall: &Installation, server: &Measured) {
    hall.run_with_input(&CREATE_ADMIN, "correct horse battery\n").well();
    let token = server.server.sign_in("ada@example.org", "correct horse battery").await.unwrap();
    assert_eq!(server.server.call(Method::GET, "/admin/users", Some(&token), None).await.unwrap().0, 200);
    let webhook = json!({ "url": "http://127.0.0.1:9/", "event_types": ["kyc.revoked"] });
    let made = server.server.call(Method::POST, "/admin/webhooks", Some(&token), Some(webhook)).await.unwrap();
    assert_eq!(made.0, 201, "{}", made.1);
    for (method, path, status) in [
        ("GET", "/livez", 200),
        ("GET", "/readyz", 200),
        ("HEAD", "/api/v1/services", 200),
        ("GET", "/api/v1/services?limit=1000000", 422),
        ("GET", "/api/v1/services/no-such-service", 404),
        ("GET", "/no/such/path", 404),
        ("PROPFIND", "/api/v1/services", 405),
        ("PUT", "/livez", 405),
    ] {
        assert_eq!(server.ask(method, path).await, status, "{method} {path}");
    }
}

/// Every metric is on the page from the beginning, also what has not happened yet: an alert on something that does not
/// exist is never raised.
#[apply(needs_postgres)]
#[tokio::test]
async fn metrics_equal_the_reviewed_table() {
    let mut all: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for (hall, foreign) in
        [(Installation::on_sqlite(), "hirehall_postgres_"), (Installation::on_postgresql().await, "hirehall_sqlite_")]
    {
        let server = Measured::on(&hall);
        walk(&hall, &server).await;
        let metrics = metrics_of(&server.page().await);
        for (name, _) in metrics.keys() {
            assert!(!name.starts_with(foreign), "{name}");
        }
        for (metric, labels) in metrics {
            let of_both = !["hirehall_postgres_", "hirehall_sqlite_"].iter().any(|prefix| metric.0.starts_with(prefix));
            if let Some(known) = all.get(&metric).filter(|_| of_both) {
                assert_eq!(*known, labels, "{metric:?} has other labels on the other engine");
            }
            all.insert(metric, labels);
        }
    }
    let mut table = String::new();
    for ((name, kind), labels) in all {
        table.push_str(&format!("{name} {kind}\n"));
        labels.iter().filter(|labels| !labels.is_empty()).for_each(|labels| table.push_str(&format!("    {labels}\n")));
    }
    assert_reviewed("metrics.txt", &table, Engine::Sqlite);
}

#[tokio::test]
async fn what_happens_is_counted() {
    for hall in Installation::on_each_engine().await {
        let server = Measured::on(&hall);
        walk(&hall, &server).await;
        for series in [
            r#"hirehall_database_queue_wait_seconds_count{queue="reads"}"#,
            r#"hirehall_database_transaction_duration_seconds_count{queue="writes"}"#,
            r#"hirehall_password_hash_wait_seconds_count{queue="strangers"}"#,
            "hirehall_database_size_bytes",
            r#"hirehall_disk_free_bytes{directory="data"}"#,
            "process_cpu_seconds_total",
            "process_open_fds",
            "process_resident_memory_bytes",
        ] {
            assert!(server.value(series).await > 0.0, "{series}");
        }
        let of_engine = match hall.database_url() {
            None => "hirehall_sqlite_commit_group_size_count",
            Some(_) => r#"hirehall_postgres_connections{state="idle"}"#,
        };
        assert!(server.value(of_engine).await > 0.0);
        let began = server.value("process_start_time_seconds").await;
        let mut tries = 0..500;
        let sent = r#"hirehall_background_last_success_timestamp_seconds{round="mail"}"#;
        while server.value(sent).await < began {
            assert!(tries.next().is_some(), "no round has succeeded");
        }
        assert!((server.value("hirehall_database_up").await - 1.0).abs() < f64::EPSILON);
    }
}

#[tokio::test]
async fn a_webhook_whose_events_are_delivered_is_a_task_that_is_done() {
    let (hall, receiver) = (Installation::on_sqlite(), Receiver::start().await);
    let server = Measured::on(&hall);
    walk(&hall, &server).await;
    let done = r#"hirehall_tasks_done_total{kind="webhook"}"#;
    assert!(server.value(done).await.abs() < f64::EPSILON);
    let admin = server.server.sign_in("ada@example.org", "correct horse battery").await.unwrap();
    let webhook = json!({ "url": receiver.url() });
    let (status, answer) =
        server.server.call(Method::POST, "/admin/webhooks", Some(&admin), Some(webhook)).await.unwrap();
    assert_eq!(status, 201, "{answer}");
    receiver.wait_for(1).await;
    eventually("a task that is done", async || (server.value(done).await > 0.0).then_some(())).await;
}

/// What the database has said before is shown on, and that it does not answer any more.
#[apply(needs_postgres)]
#[tokio::test]
async fn the_page_is_served_while_the_database_is_away() {
    let mut cluster = Cluster::start().await;
    let hall = Installation::on_sqlite();
    let metrics = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = cluster.url("sslmode=disable");
    let words = ["serve", "--metrics-listen", &metrics.to_string(), "--database-url", &url];
    let server = Measured { server: hall.serve(&words), metrics };
    let is_up = async || server.value("hirehall_database_up").await > 0.5;
    assert!(is_up().await);
    cluster.stop();
    eventually_is(false, async || is_up().await).await;
    assert_eq!(server.ask("GET", "/api/v1/services").await, 503);
    let shed = r#"hirehall_http_requests_shed_total{reason="database_unavailable"}"#;
    assert!(server.value(shed).await > 0.0);
    assert!(server.value(r#"hirehall_postgres_connections{state="broken"}"#).await > 0.0);
    cluster.run().await;
    eventually_is(true, async || is_up().await).await;
}

/// Requests for existing paths add series; requests of strangers add no further ones.
#[tokio::test]
async fn requests_of_strangers_add_no_metric_series() {
    let hall = Installation::on_sqlite();
    let server = Measured::on(&hall);
    let http = reqwest::Client::new();
    let counted = async || {
        let page = server.page().await;
        (page.lines().filter(|line| !line.starts_with('#')).count(), page)
    };
    let ask = async |number: usize| {
        let word = format!("WORD{number}");
        for (method, path) in [
            (word.as_str(), "/livez".to_owned()),
            (&word, format!("/{word}")),
            ("GET", format!("/{word}/{word}")),
            ("GET", format!("/api/v1/{word}")),
            ("GET", format!("/api/v1/services/{word}")),
            ("GET", format!("/api/v1/services?q={word}&{word}=1")),
            ("GET", format!("/api/v1/auth/oidc/{word}/callback?state={word}")),
            ("GET", format!("/docs/{word}")),
            ("PROPFIND", format!("/api/v1/services/{word}")),
            ("DELETE", format!("/api/v1/services?{word}")),
            ("OPTIONS", format!("/api/v1/{word}")),
        ] {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let asked = http.request(method, format!("{}{path}", server.server.url));
            let asked = asked.header("host", format!("{word}.example")).header("user-agent", &word);
            asked
                .header("x-request-id", &word)
                .header("origin", format!("http://{word}.example"))
                .send()
                .await
                .unwrap();
        }
    };
    ask(1000).await;
    let (before, page) = counted().await;
    assert!(page.contains(r#"route="unmatched",method="other""#), "{page}");
    assert!(!page.contains(r#"method="DELETE""#) || page.contains(r#"route="unmatched",method="DELETE""#), "{page}");
    for number in 1001..1050 {
        ask(number).await;
    }
    let (after, page) = counted().await;
    assert_eq!(before, after, "{page}");
    assert!(!page.contains("WORD"), "{page}");
}
