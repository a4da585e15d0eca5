//! What the two sides say, and how they agree.

use super::{complaint, completed, desk, disputed_pair, euros, outcome, propose, say};
use crate::support::jobs::{history, pair, path};
use crate::support::{Hall, eventually};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn work_that_is_done_is_disputed_by_either_side_and_not_before(hall: Hall) {
    for opens in ["client", "worker"] {
        let pair = pair(&hall).await;
        let (who, other) = if opens == "client" { (&pair.client, &pair.worker) } else { (&pair.worker, &pair.client) };
        let proposed = pair.job().await;
        who.post(&path(&proposed, "dispute"), complaint(0)).await.is_problem(409, "illegal_transition");
        pair.client.post(&path(&proposed, "cancel"), json!({ "reason": "No" })).await.is(200);
        let job = completed(&pair).await;
        let opened = who.post(&path(&job, "dispute"), complaint(4000)).await.is(201);
        assert_eq!((&opened["status"], &opened["opened_by"]), (&json!("OPEN"), &json!(opens.to_uppercase())));
        assert_eq!((&opened["wanted"], &opened["statements"][0]["text"]), (&euros(4000), &json!("It still drips.")));
        let seen = other.get(&path(&job, "dispute")).await.is(200);
        assert_eq!(seen, opened);
        let disputed = other.get(&path(&job, "")).await.is(200);
        assert_eq!((&disputed["status"], &disputed["allowed_actions"]), (&json!("DISPUTED"), &json!([])));
        assert_eq!(disputed["deadlines"], json!([{ "what": "DISPUTE_DECIDED", "at": opened["answer_until"] }]));
        who.post(&path(&job, "dispute"), complaint(0)).await.is_problem(409, "illegal_transition");
        let mail = hall.mail_to(&other.email, "A job is disputed").await;
        assert!(mail.text.contains("Say what happened until"), "{}", mail.text);
    }
}

#[apply(both_engines)]
async fn an_agreed_job_is_disputed_from_its_start_on(hall: Hall) {
    let pair = pair(&hall).await;
    let without_start = pair.accepted().await;
    let wish = json!({ "reason_code": "NOT_DONE", "text": "Nobody came.", "wants": {} });
    pair.client.post(&path(&without_start, "dispute"), wish).await.is_problem(409, "too_early");
    pair.client.post(&path(&without_start, "cancel"), json!({ "reason": "No" })).await.is(200);

    let start = hall.clock.now().saturating_add(std::time::Duration::from_secs(60));
    let proposal = json!({ "thread_id": pair.thread, "price": euros(8000), "scheduled_at": start.to_string() });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    let early = pair.client.post(&path(&job, "dispute"), complaint(0)).await.is_problem(409, "too_early");
    assert_eq!(early["params"]["at"], start.to_string());
    hall.clock.advance(std::time::Duration::from_secs(60));
    pair.client.post(&path(&job, "dispute"), complaint(0)).await.is(201);
}

#[apply(both_engines)]
async fn what_is_wanted_is_a_share_of_the_agreed_total(hall: Hall) {
    let pair = pair(&hall).await;
    let job = completed(&pair).await;
    let open = |wants: Value| {
        let body = json!({ "reason_code": "OTHER", "text": "No.", "wants": wants });
        let (client, path) = (pair.client.clone(), path(&job, "dispute"));
        async move { client.post(&path, body).await }
    };
    open(json!({})).await.is_invalid("/wants/worker_gets", "required");
    open(json!({ "worker_gets": euros(8001) })).await.is_invalid("/wants/worker_gets", "out_of_range");
    open(json!({ "worker_gets": { "amount": 1, "currency": "USD" } }))
        .await
        .is_invalid("/wants/worker_gets/currency", "invalid_currency");
    open(json!({ "worker_gets": euros(8000) })).await.is(201);

    let other = crate::support::jobs::pair(&hall).await;
    let free = other.completed().await;
    let mut body = complaint(1);
    other.client.post(&path(&free, "dispute"), body.clone()).await.is_invalid("/wants/worker_gets", "out_of_range");
    body["wants"] = json!({});
    let opened = other.client.post(&path(&free, "dispute"), body).await.is(201);
    assert_eq!(opened["wanted"], Value::Null);
}

#[apply(both_engines)]
async fn both_sides_say_more_and_nobody_else_reads_it(hall: Hall) {
    let (pair, job) = disputed_pair(&hall).await;
    let answered = say(&pair.worker, &job, "It did not drip when I left.").await;
    assert_eq!(answered["answer_until"], Value::Null);
    let record = say(&pair.client, &job, "It does now.").await;
    let said: Vec<_> =
        record["statements"].as_array().unwrap().iter().map(|one| (&one["number"], &one["by"])).collect();
    assert_eq!(json!(said), json!([[1, "CLIENT"], [2, "WORKER"], [3, "CLIENT"]]));
    assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["deadlines"], json!([]));
    // News that wait share a mail.
    eventually("a mail", async || {
        let mails = hall.mails_to(&pair.worker.email).await;
        mails.iter().any(|mail| mail.text.contains("has said more about the dispute")).then_some(())
    })
    .await;

    let (stranger, admin) = (hall.client().await, hall.admin().await);
    stranger.get(&path(&job, "dispute")).await.is_problem(404, "not_found");
    stranger.post(&path(&job, "dispute/statements"), json!({ "text": "Me, too" })).await.is_problem(404, "not_found");
    admin.get(&desk(&job, "")).await.is_problem(409, "not_claimed");
    let queued = admin.get("/admin/disputes").await.is(200);
    assert!(!queued.to_string().contains("drip when I left"), "{queued}");
}

#[apply(both_engines)]
async fn a_settlement_that_the_other_side_accepts_ends_the_job(hall: Hall) {
    for (worker_gets, status) in [(3000, "FINALIZED"), (0, "CANCELLED")] {
        let (pair, job) = disputed_pair(&hall).await;
        propose(&pair.client, &job, 1000).await;
        let superseded = propose(&pair.worker, &job, worker_gets).await;
        let statuses: Vec<_> = superseded["settlements"].as_array().unwrap().iter().map(|one| &one["status"]).collect();
        assert_eq!(json!(statuses), json!(["SUPERSEDED", "OPEN"]));
        let accept = |number: i64| path(&job, &format!("dispute/settlements/{number}/accept"));
        let refused = pair.worker.post(&accept(1), json!({})).await.is_problem(409, "settlement_not_open");
        assert_eq!(refused["params"]["open"], 2);
        pair.worker.post(&accept(2), json!({})).await.is_problem(409, "wrong_side");
        pair.client.post(&accept(9), json!({})).await.is_problem(404, "not_found");
        assert_eq!(pair.client.get(&path(&job, "")).await.is(200)["allowed_actions"], json!(["SETTLE"]));
        assert_eq!(pair.worker.get(&path(&job, "")).await.is(200)["allowed_actions"], json!([]));
        let settled = pair.client.post(&accept(2), json!({})).await.is(200);
        assert_eq!((&settled["status"], &settled["statement"]), (&json!("SETTLED"), &Value::Null));
        let ended = pair.client.get(&path(&job, "")).await.is(200);
        assert_eq!(
            (&ended["status"], &ended["outcome"]),
            (&json!(status), &outcome("CLIENT", worker_gets, "AGREEMENT"))
        );
        pair.worker
            .post(&path(&job, "dispute/statements"), json!({ "text": "Wait" }))
            .await
            .is_problem(409, "already_decided");
        let events = history(&pair.client, &job).await;
        assert_eq!(
            events[3..],
            ["job.disputed", "job.settlement_proposed", "job.settlement_proposed", "job.dispute_decided"]
        );
        pair.client.post("/jobs", json!({ "thread_id": pair.thread })).await.is(201);
    }
}

#[apply(both_engines)]
async fn a_settlement_that_is_declined_leaves_the_dispute_open(hall: Hall) {
    let (pair, job) = disputed_pair(&hall).await;
    propose(&pair.worker, &job, 8000).await;
    let decline = path(&job, "dispute/settlements/1/decline");
    pair.worker.post(&decline, json!({})).await.is_problem(409, "wrong_side");
    let declined = pair.client.post(&decline, json!({})).await.is(200);
    assert_eq!((&declined["status"], &declined["settlements"][0]["status"]), (&json!("OPEN"), &json!("DECLINED")));
    pair.client
        .post(&path(&job, "dispute/settlements/1/accept"), json!({}))
        .await
        .is_problem(409, "settlement_not_open");
    hall.mail_to(&pair.worker.email, "Your settlement was declined").await;
}

#[apply(both_engines)]
async fn finished_work_is_counted_by_how_the_dispute_ends(hall: Hall) {
    for (worker_gets, counted) in [(8000, 1), (0, 0)] {
        let (pair, job) = disputed_pair(&hall).await;
        propose(&pair.worker, &job, worker_gets).await;
        pair.client.post(&path(&job, "dispute/settlements/1/accept"), json!({})).await.is(200);
        let worker = hall.nobody().get(&format!("/workers/{}", pair.worker.id)).await.is(200);
        assert_eq!(worker["jobs_completed"], counted, "{worker_gets}");
    }
}
