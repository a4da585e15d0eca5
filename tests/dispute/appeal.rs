//! Appeals against the decision of an administrator.

use super::{DAY, desk, disputed_pair, euros, outcome};
use crate::support::jobs::{Pair, path};
use crate::support::{Hall, Person};
use hirehall::core::clock::Timestamp;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

fn decision(worker_gets: i64) -> Value {
    json!({ "worker_gets": euros(worker_gets), "statement": "So it is." })
}

async fn resolve(admin: &Person, job: &Value, worker_gets: i64) -> Value {
    admin.post(&desk(job, "claim"), json!({})).await.is(200);
    admin.post(&desk(job, "resolve"), decision(worker_gets)).await.is(200)
}

async fn appeal(who: &Person, job: &Value) -> crate::support::Reply {
    who.post(&path(job, "dispute/appeal"), json!({ "text": "The pictures show it." })).await
}

async fn resolved(hall: &Hall, admin: &Person) -> (Pair, Value) {
    let (pair, job) = disputed_pair(hall).await;
    resolve(admin, &job, 0).await;
    (pair, job)
}

#[apply(both_engines)]
async fn another_administrator_decides_on_an_appeal_and_the_figures_change(hall: Hall) {
    let (one, two) = (hall.admin().await, hall.admin().await);
    let (pair, job) = resolved(&hall, &one).await;
    let appealed = appeal(&pair.worker, &job).await.is(201);
    assert_eq!((&appealed["status"], &appealed["appeal"]["by"]), (&json!("APPEALED"), &json!("WORKER")));
    appeal(&pair.client, &job).await.is_problem(409, "not_appealable");
    hall.mail_to(&pair.client.email, "A decision is appealed").await;

    let waiting = two.get("/admin/disputes").await.is(200);
    assert_eq!((&waiting["items"][0]["job_id"], &waiting["items"][0]["status"]), (&job["id"], &json!("APPEALED")));
    one.post(&desk(&job, "claim"), json!({})).await.is_problem(409, "another_administrator_needed");
    let said = json!({ "text": "They do not." });
    pair.client.post(&path(&job, "dispute/statements"), said.clone()).await.is(201);
    hall.mail_to(&pair.worker.email, "More was said about a dispute").await;
    let decided = resolve(&two, &job, 2500).await;
    assert_eq!(decided["status"], "APPEAL_DECIDED");
    let ended = pair.worker.get(&path(&job, "")).await.is(200);
    assert_eq!((&ended["status"], &ended["outcome"]), (&json!("CANCELLED"), &outcome("CLIENT", 2500, "ADMINISTRATOR")));
    let seen = pair.client.get(&path(&job, "dispute")).await.is(200);
    assert_eq!((&seen["appeal"]["statement"], &seen["statement"]), (&json!("So it is."), &json!("So it is.")));
    for person in [&pair.client, &pair.worker] {
        hall.mail_to(&person.email, "An appeal is decided").await;
        person.post(&path(&job, "dispute/statements"), said.clone()).await.is_problem(409, "already_decided");
        appeal(person, &job).await.is_problem(409, "not_appealable");
    }
}

#[apply(both_engines)]
async fn the_only_administrator_decides_on_the_appeal_too(hall: Hall) {
    let admin = hall.admin().await;
    let (pair, job) = resolved(&hall, &admin).await;
    appeal(&pair.client, &job).await.is(201);
    assert_eq!(resolve(&admin, &job, 100).await["status"], "APPEAL_DECIDED");
}

#[apply(both_engines)]
async fn an_appeal_comes_within_fourteen_days(hall: Hall) {
    let admin = hall.admin().await;
    let (late, in_time) = (resolved(&hall, &admin).await, resolved(&hall, &admin).await);
    let dispute = in_time.0.worker.get(&path(&in_time.1, "dispute")).await.is(200);
    let decided_at: Timestamp = serde_json::from_value(dispute["decided_at"].clone()).unwrap();
    assert_eq!(dispute["appeal_until"], decided_at.saturating_add(14 * DAY).to_string());
    hall.clock.advance(14 * DAY - std::time::Duration::from_secs(60));
    appeal(&in_time.0.worker.signed_in().await, &in_time.1).await.is(201);
    hall.clock.advance(std::time::Duration::from_secs(60));
    appeal(&late.0.worker.signed_in().await, &late.1).await.is_problem(409, "not_appealable");
}
