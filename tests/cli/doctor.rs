//! `hirehall doctor` finds what is wrong, and says what to do.

use super::installation::{Installation, Said};
use serde_json::Value;
use std::{
    fs::{self, Permissions},
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    os::unix::fs::PermissionsExt as _,
    thread,
};

#[tokio::test]
async fn the_doctor_passes_a_healthy_installation_and_names_problems() {
    for hall in Installation::on_each_engine().await {
        let early = hall.run(&["doctor"]);
        assert_eq!(early.code, Some(1));
        assert!(early.out.contains("FAIL  migrations"), "{}", early.out);

        drop(hall.serve(&["serve"]));
        let said = hall.run(&["doctor"]);
        for check in ["data directory", "disk", "database", "migrations", "failed tasks", "clock", "storage", "mail"] {
            assert!(said.out.contains(&format!("ok    {check}")), "{}", said.out);
        }
        // The tests' PostgreSQL runs without fsync, and the doctor reports that.
        assert_eq!(said.code == Some(0), said.out.contains("ok    durability"), "{}", said.out);

        fs::set_permissions(hall.home().join("data/keys"), Permissions::from_mode(0o755)).unwrap();
        let said = hall.run(&["doctor", "--mail-url", "smtp://127.0.0.1:1?tls=none"]);
        assert_eq!(said.code, Some(1));
        assert!(said.out.contains("FAIL  data directory") && said.out.contains("FAIL  mail"), "{}", said.out);
    }
}

/// The message of each check, and whether it has passed.
fn checks(said: &Said) -> Vec<(String, bool, String)> {
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let checks = report["checks"].as_array().unwrap().iter();
    let checks: Vec<_> = checks
        .map(|check| {
            let text = |name: &str| check[name].as_str().unwrap().to_owned();
            (text("name"), check["ok"].as_bool().unwrap(), text("message"))
        })
        .collect();
    assert_eq!(report["ok"], checks.iter().all(|(_, ok, _)| *ok));
    assert_eq!(said.code == Some(0), report["ok"] == true, "{}", said.err);
    checks
}

#[track_caller]
fn found<'c>(checks: &'c [(String, bool, String)], name: &str) -> (bool, &'c str) {
    let check = checks.iter().find(|(named, _, _)| named == name);
    check.map(|(_, ok, message)| (*ok, message.as_str())).unwrap_or_else(|| panic!("{name}: {checks:?}"))
}

#[test]
fn the_doctor_tells_programs_what_it_tells_people() {
    let hall = Installation::on_sqlite();
    drop(hall.serve(&["serve"]));
    let all = checks(&hall.run(&["doctor", "--json"]));
    assert!(all.len() > 10 && all.iter().all(|(_, ok, _)| *ok), "{all:?}");
    let all = checks(&hall.run(&["doctor", "--json", "--mail-url", "smtp://127.0.0.1:1?tls=none"]));
    let (ok, message) = found(&all, "mail");
    assert!(!ok && message.contains("check HIREHALL_MAIL_URL"), "{message}");
    assert_eq!(all.iter().filter(|(_, ok, _)| !ok).count(), 1);
}

/// A server that answers every request in this way; its URL.
fn answering(status: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let lines = BufReader::new(connection.try_clone().unwrap()).lines();
            lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
            let _ = write!(connection, "HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        }
    });
    url
}

#[test]
fn the_doctor_asks_every_service_that_the_settings_name() {
    let hall = Installation::on_sqlite();
    drop(hall.serve(&["serve"]));
    let check = |provider: &str, service: &str, collector: &str| {
        let output = hall
            .command(&["doctor", "--json"])
            .env("HIREHALL_OIDC_LOCAL_ISSUER", provider)
            .env("HIREHALL_OIDC_LOCAL_CLIENT_ID", "hall")
            .env("HIREHALL_OIDC_LOCAL_CLIENT_SECRET", "secret")
            .env("HIREHALL_OIDC_LOCAL_NAME", "Local")
            .env("HIREHALL_OTLP_ENDPOINT", collector)
            .env("HIREHALL_KYC_CHECK_URL", service)
            .env("HIREHALL_KYC_CHECK_SECRET", "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=")
            .output();
        checks(&Said::from(output.unwrap()))
    };
    let all = check("http://127.0.0.1:1", "http://127.0.0.1:1/check", "http://127.0.0.1:1");
    let ((sign_in, why), (service, reason)) = (found(&all, "sign-in local"), found(&all, "identity checks"));
    assert!(!sign_in && why.contains("HIREHALL_OIDC_LOCAL_ISSUER"), "{why}");
    assert!(!service && reason.contains("HIREHALL_KYC_CHECK_URL"), "{reason}");
    let (collector, why) = found(&all, "traces");
    assert!(!collector && why.contains("HIREHALL_OTLP_ENDPOINT"), "{why}");

    let service = format!("{}/check", answering("405 Method Not Allowed"));
    let all = check(&answering("404 Not Found"), &service, &answering("200 OK"));
    let ((sign_in, why), (service, reason)) = (found(&all, "sign-in local"), found(&all, "identity checks"));
    assert!(!sign_in && why.contains("it answers 404"), "{why}");
    assert!(service && reason.contains("405"), "{reason}");
    assert!(found(&all, "traces").0, "{all:?}");
}

#[test]
fn the_doctor_names_tasks_that_have_failed_for_good() {
    let hall = Installation::on_sqlite();
    drop(hall.serve(&["serve"]));
    let database = rusqlite::Connection::open(hall.home().join("data/hirehall.db")).unwrap();
    let fail = |kind: &str| {
        let sql = "INSERT INTO tasks (id, kind, key, payload, priority, due_at, failed_at, created_at) VALUES (randomblob(16), $1, 'x', '{}', 1, 0, 0, 0)";
        database.execute(sql, [kind]).unwrap();
    };
    fail("mail");
    let said = checks(&hall.run(&["doctor", "--json"]));
    let (ok, message) = found(&said, "failed tasks");
    assert!(ok && message.contains("1 mail; `hirehall queue failed`"), "{message}");
    fail("export");
    let said = checks(&hall.run(&["doctor", "--json"]));
    let (ok, message) = found(&said, "failed tasks");
    assert!(!ok && message.contains("1 export") && message.contains("hirehall queue retry"), "{message}");
}
