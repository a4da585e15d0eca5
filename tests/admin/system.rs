//! The state of the installation, as administrators see it.

use crate::support::{Hall, eventually};
use hirehall::database::Engine;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

/// The entry of a list whose `name` is `value`.
fn entry<'l>(list: &'l Value, name: &str, value: &str) -> &'l Value {
    let found = list.as_array().unwrap().iter().find(|entry| entry[name] == value);
    found.unwrap_or_else(|| panic!("no {name} is {value}: {list}"))
}

#[apply(both_engines)]
async fn an_administrator_sees_the_state_of_the_installation(hall: Hall) {
    let admin = hall.admin().await;
    let state = admin.get("/admin/system").await.is(200);
    assert_eq!(state["version"], env!("CARGO_PKG_VERSION"));
    let database = &state["database"];
    match hall.app.db.engine() {
        Engine::Sqlite => {
            assert!(database["engine"].as_str().unwrap().starts_with("SQLite 3."), "{database}");
            assert!(database["wal_bytes"].as_u64().unwrap() > 0 && database["connections"].is_null(), "{database}");
        }
        Engine::Postgres => {
            assert!(database["engine"].as_str().unwrap().starts_with("PostgreSQL "), "{database}");
            let count = |state: &str| database["connections"][state].as_u64().unwrap();
            assert_eq!(count("idle") + count("in_use") + count("broken"), 4, "{database}");
            assert!(database["wal_bytes"].is_null(), "{database}");
        }
    }
    assert!(database["schema_version"].as_i64().unwrap() >= 47 && database["size_bytes"].as_i64().unwrap() > 0);
    let disk = entry(&state["disks"], "directory", "files");
    assert!(disk["free_bytes"].as_u64().unwrap() <= disk["size_bytes"].as_u64().unwrap(), "{disk}");
    assert_eq!(state["storage"], json!({ "kind": "directory", "is_ours": true }));
    assert_eq!(state["mail"], json!({ "held_since": null, "waiting": 0, "failed": 0 }));
    assert_eq!(state["events"]["oldest_unsettled_at"], Value::Null);
    assert!(state["started_at"].as_str().unwrap() <= state["read_at"].as_str().unwrap());
}

#[apply(both_engines)]
async fn what_waits_is_shown_until_it_is_done(hall: Hall) {
    let admin = hall.admin().await;
    hall.nobody().post("/auth/forgot-password", json!({ "email": admin.email })).await.is(202);
    // The background work has not begun, so the mail's reader is behind.
    let before = admin.get("/admin/system").await.is(200);
    let lag = entry(&before["events"]["readers"], "reader", "mail");
    assert!(lag["events"].as_i64().unwrap() > 0 && lag["oldest_at"].is_string(), "{lag}");
    hall.mails_to(&admin.email).await;
    let after = eventually("the mail", async || {
        // The state is read again when it is five seconds old.
        hall.clock.advance(Duration::from_secs(5));
        let state = admin.get("/admin/system").await.is(200);
        let lag = entry(&state["events"]["readers"], "reader", "mail");
        let round = state["rounds"].as_array().unwrap().iter().find(|round| round["name"] == "mail");
        let has_succeeded = round.is_some_and(|round| round["last_success_at"].is_string());
        (lag["events"] == 0 && state["mail"]["waiting"] == 0 && has_succeeded).then_some(state)
    })
    .await;
    assert_eq!(entry(&after["rounds"], "name", "mail")["failures"], 0);
}

#[apply(both_engines)]
async fn held_mails_are_shown_as_held(hall: Hall) {
    let admin = hall.admin().await;
    hall.app
        .db
        .write(|tx| {
            tx.execute(
                "INSERT INTO installation (name, value) VALUES ('mails_held', '2026-05-04T10:00:00.000000Z')",
                &[],
            )
        })
        .await
        .unwrap();
    let state = admin.get("/admin/system").await.is(200);
    assert_eq!(state["mail"]["held_since"], "2026-05-04T10:00:00.000000Z");
}

#[apply(both_engines)]
async fn two_requests_within_seconds_get_the_same_state(hall: Hall) {
    let admin = hall.admin().await;
    let read_at = async || admin.get("/admin/system").await.is(200)["read_at"].clone();
    // On a slow machine more than five seconds may lie between two requests.
    eventually("the same state twice", async || (read_at().await == read_at().await).then_some(())).await;
    let before = read_at().await;
    hall.clock.advance(Duration::from_secs(5));
    assert!(read_at().await.as_str() > before.as_str());
}
