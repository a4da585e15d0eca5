//! A decision whose response was lost is repeated with its `Idempotency-Key`.

use crate::support::papers::submitted;
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

async fn decide(admin: &Person, path: &str, body: &Value, key: &str) -> Reply {
    Reply::to(admin.request(Method::POST, path).header("idempotency-key", key).json(body)).await
}

/// How many rows the audit trail has about a subject.
async fn recorded(admin: &Person, subject: &str) -> usize {
    let audit = admin.get(&format!("/admin/audit?subject_id={subject}")).await.is(200);
    audit["items"].as_array().unwrap().len()
}

async fn assert_repeatable(admin: &Person, subject: &str, path: &str, body: &Value, refusal: &str) {
    let first = decide(admin, path, body, "once").await.is(200);
    let before = recorded(admin, subject).await;
    assert_eq!(decide(admin, path, body, "once").await.is(200), first, "{path}");
    assert_eq!(recorded(admin, subject).await, before, "{path}");
    decide(admin, path, body, "another").await.is_problem(409, refusal);
}

#[apply(both_engines)]
async fn a_repeated_decision_gets_the_first_response_and_changes_nothing(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    for action in ["freeze", "unfreeze", "ban", "unban"] {
        let path = format!("/admin/users/{}/{action}", client.id);
        assert_repeatable(&admin, &client.id, &path, &json!({ "reason": "It was decided" }), "illegal_transition")
            .await;
    }
    let (worker, other) = (hall.worker().await, hall.worker().await);
    for (worker, action) in [(&worker, "approve"), (&other, "reject")] {
        let id = submitted(worker).await;
        admin.get(&format!("/admin/kyc/{id}/files/selfie")).await;
        let body = if action == "reject" { json!({ "reason_code": "MISMATCH" }) } else { json!({}) };
        assert_repeatable(&admin, &id, &format!("/admin/kyc/{id}/{action}"), &body, "already_decided").await;
    }
}
