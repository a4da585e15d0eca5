//! What the log says of requests and statements.

use super::{
    CREATE_ADMIN,
    installation::{Installation, Server},
};
use reqwest::Method;
use serde_json::{Value, json};
use std::fs::{self, File};

/// A server whose log is read after it has stopped.
pub(super) struct Logged<'h> {
    hall: &'h Installation,
    pub(super) server: Server,
}

impl<'h> Logged<'h> {
    pub(super) fn on(hall: &'h Installation, settings: &[(&str, &str)]) -> Self {
        let mut command = hall.command(&["serve", "--log-format", "json"]);
        command.stderr(File::create(hall.home().join("log")).unwrap()).envs(settings.iter().copied());
        Self { hall, server: Server::of(command) }
    }

    /// Sends a request with an id, and returns the length of the response's body.
    pub(super) async fn ask(&self, id: &str, path: &str, token: Option<&str>) -> u64 {
        let mut request = reqwest::Client::new().get(format!("{}{path}", self.server.url)).header("x-request-id", id);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let body = request.send().await.unwrap().bytes().await.unwrap();
        u64::try_from(body.len()).unwrap()
    }

    /// The lines of the log.
    pub(super) fn stopped(mut self) -> Vec<Value> {
        self.server.signal("TERM");
        assert_eq!(self.server.ended(), Some(0));
        let log = fs::read_to_string(self.hall.home().join("log")).unwrap();
        log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// The lines about a request.
pub(super) fn about<'l>(log: &'l [Value], id: &str) -> Vec<&'l Value> {
    log.iter().filter(|line| line["fields"]["request_id"] == id).collect()
}

#[tokio::test]
async fn each_request_is_one_line_that_says_who_asked_for_what_and_how_long_it_took() {
    for hall in Installation::on_each_engine().await {
        let server = Logged::on(&hall, &[]);
        hall.run_with_input(&CREATE_ADMIN, "correct horse battery\n").well();
        let token = server.server.sign_in("ada@example.org", "correct horse battery").await.unwrap();
        let (_, me) = server.server.call(Method::GET, "/auth/me", Some(&token), None).await.unwrap();
        let bytes = server.ask("request-1", "/api/v1/services?q=private-word", None).await;
        server.ask("request-2", "/api/v1/auth/me", Some(&token)).await;
        server.ask("request-3", "/no/such/private-word", None).await;
        server.ask("request-4", "/api/v1/services/private-word", None).await;
        server.ask("request-5", "/livez", None).await;
        let log = server.stopped();

        let [line] = about(&log, "request-1")[..] else { panic!("{log:?}") };
        let fields = &line["fields"];
        assert_eq!((&line["level"], &line["target"]), (&json!("INFO"), &json!("hirehall::access")));
        let expected = json!({ "message": "request", "request_id": "request-1", "method": "GET", "route": "/api/v1/services",
            "status": 200, "bytes": bytes, "ms": fields["ms"] });
        assert_eq!(*fields, expected);
        assert!(fields["ms"].as_f64().unwrap() > 0.0, "{fields}");

        let [line] = about(&log, "request-2")[..] else { panic!("{log:?}") };
        assert_eq!(line["fields"]["user"], me["id"]);
        let [line] = about(&log, "request-3")[..] else { panic!("{log:?}") };
        assert_eq!((&line["fields"]["route"], &line["fields"]["code"]), (&json!("unmatched"), &json!("not_found")));
        let [line] = about(&log, "request-4")[..] else { panic!("{log:?}") };
        assert_eq!(line["fields"]["route"], "/api/v1/services/{id}");
        // Probes of a load balancer are not worth a line.
        assert_eq!(about(&log, "request-5"), Vec::<&Value>::new());
        assert!(!log.iter().any(|line| line.to_string().contains("private-word")), "{log:?}");
    }
}

#[tokio::test]
async fn the_address_of_a_client_is_logged_only_if_a_setting_says_so() {
    let hall = Installation::on_sqlite();
    let on = [("HIREHALL_LOG_CLIENT_ADDRESS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")];
    let server = Logged::on(&hall, &on);
    server.ask("request-1", "/api/v1/services", None).await;
    let url = format!("{}/api/v1/services", server.server.url);
    let behind_a_proxy = reqwest::Client::new().get(url).header("x-forwarded-for", "192.0.2.7");
    behind_a_proxy.header("x-request-id", "request-2").send().await.unwrap();
    let log = server.stopped();
    for (id, address) in [("request-1", "127.0.0.1"), ("request-2", "192.0.2.7")] {
        assert_eq!(about(&log, id)[0]["fields"]["address"], address);
    }
}

#[tokio::test]
async fn a_failure_is_one_line_with_its_cause() {
    let hall = Installation::on_sqlite();
    // A port without a listener.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let issuer = format!("http://{free}");
    let provider = [
        ("HIREHALL_OIDC_LOCAL_ISSUER", issuer.as_str()),
        ("HIREHALL_OIDC_LOCAL_CLIENT_ID", "hall"),
        ("HIREHALL_OIDC_LOCAL_CLIENT_SECRET", "hush"),
        ("HIREHALL_OIDC_LOCAL_NAME", "Local"),
    ];
    let server = Logged::on(&hall, &provider);
    server.ask("request-1", "/api/v1/auth/oidc/local/start", None).await;
    let log = server.stopped();
    let [failure, access] = about(&log, "request-1")[..] else { panic!("{log:?}") };
    let fields = &failure["fields"];
    assert_eq!((&failure["level"], &fields["message"]), (&json!("WARN"), &json!("request failed")));
    assert_eq!((&fields["status"], &fields["code"]), (&json!(503), &json!("provider_unavailable")));
    assert!(!fields["cause"].as_str().unwrap().is_empty(), "{fields}");
    assert_eq!((&access["fields"]["message"], &access["fields"]["status"]), (&json!("request"), &json!(503)));
}

#[tokio::test]
async fn slow_requests_and_statements_are_logged_by_their_shape() {
    for hall in Installation::on_each_engine().await {
        let all = [("HIREHALL_LOG_SLOW_REQUEST_MS", "0"), ("HIREHALL_LOG_SLOW_STATEMENT_MS", "0")];
        let server = Logged::on(&hall, &all);
        assert_eq!(server.server.sign_in("zebra@example.org", "zebra password").await, None);
        server.ask("request-1", "/livez", None).await;
        let log = server.stopped();
        let [line] = about(&log, "request-1")[..] else { panic!("{log:?}") };
        assert_eq!((&line["level"], &line["fields"]["message"]), (&json!("WARN"), &json!("slow request")));
        let statements: Vec<&Value> = log.iter().filter(|line| line["fields"]["message"] == "slow statement").collect();
        let of_sign_in = statements.iter().find(|line| {
            let statement = line["fields"]["statement"].as_str().unwrap();
            statement.contains(" FROM users u WHERE u.email_key = $1")
        });
        assert!(of_sign_in.is_some_and(|line| line["fields"]["ms"].is_number()), "{statements:?}");
        assert!(!log.iter().any(|line| line.to_string().contains("zebra")), "{log:?}");

        let none = [("HIREHALL_LOG_SLOW_REQUEST_MS", ""), ("HIREHALL_LOG_SLOW_STATEMENT_MS", "")];
        let server = Logged::on(&hall, &none);
        server.ask("request-2", "/api/v1/services", None).await;
        let log = server.stopped();
        assert!(!log.iter().any(|line| line["fields"]["message"].as_str().unwrap_or_default().starts_with("slow")));
    }
}
