//! `hirehall events export`.

use super::operator::{as_json, operator, recorded, refused};
use crate::support::{Hall, jobs};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::{fs, os::unix::fs::PermissionsExt as _, time::Duration};

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn types(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["type"].as_str().unwrap()).collect()
}

#[apply(both_engines)]
async fn events_are_exported_in_order_by_day_and_the_audit_trail_alone(hall: Hall) {
    let (admin, pair) = (hall.admin().await, jobs::pair(&hall).await);
    let job = pair.completed().await;
    let today = hall.clock.now().to_string()[..10].to_owned();
    hall.clock.advance(Duration::from_secs(2 * 24 * 60 * 60));
    let later = hall.clock.now().to_string()[..10].to_owned();
    let (client, admin) = (pair.client.signed_in().await, admin.signed_in().await);
    client.post(&jobs::path(&job, "finalize"), json!({})).await.is(200);
    admin.post(&format!("/admin/users/{}/freeze", pair.worker.id), json!({ "reason": "Why" })).await.is(200);

    let everything = as_json(operator(&hall, &["events", "export", "all.jsonl", "--json"], ""));
    let path = hall.home().join("all.jsonl");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let all = lines(&fs::read_to_string(&path).unwrap());
    assert_eq!(everything["events"], all.len());
    assert!(all.is_sorted_by_key(|line| line["id"].as_i64().unwrap()));
    let finalized = all.iter().find(|line| line["type"] == "job.finalized").unwrap();
    assert_eq!((&finalized["subject_id"], &finalized["actor_id"]), (&job["id"], &json!(client.id)));
    assert_eq!(finalized["client_id"], json!(client.id));

    let export = |words: &[&str]| lines(&operator(&hall, &[&["events", "export", "-"], words].concat(), "").well());
    let first = export(&["--to", &today]);
    let second = export(&["--from", &later, "--to", &later]);
    assert!(types(&first).contains(&"job.completed") && !types(&first).contains(&"job.finalized"));
    assert!(types(&second).contains(&"job.finalized") && !types(&second).contains(&"job.completed"));
    let audit = export(&["--audit"]);
    assert_eq!(types(&audit)[0], "user.frozen");
    assert_eq!(audit[0]["data"]["reason"], "Why");
    assert_eq!(types(&audit)[1..], ["events.exported"; 3], "each export is recorded");

    refused(&operator(&hall, &["events", "export", "all.jsonl"], ""), "exists already");
    assert_eq!(operator(&hall, &["events", "export", "-", "--from", "yesterday"], "").code, Some(2));
    assert_eq!(recorded(&admin).await, ["events.exported"; 4]);
}
