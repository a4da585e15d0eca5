//! The actions of each side, and what the other side sees of them.

use crate::support::jobs::{Pair, history, last_activity, pair, path, thread};
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn a_job_goes_from_proposal_to_its_end(hall: Hall) {
    let pair = pair(&hall).await;
    let proposal = json!({
        "thread_id": pair.thread, "title": " Fix the tap ", "description": "It drips.",
        "price": { "amount": 12500, "currency": "EUR" }, "scheduled_at": "2021-05-04T12:00:00+02:00",
    });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    assert_eq!(job["status"], "NEGOTIATING");
    assert_eq!(job["version"], 1);
    assert_eq!(job["title"], "Fix the tap");
    assert_eq!(job["price"], json!({ "amount": 12500, "currency": "EUR" }));
    assert_eq!(job["scheduled_at"], "2021-05-04T10:00:00.000000Z");
    assert_eq!(
        job["client"],
        json!({ "id": pair.client.id, "first_name": "Clara", "last_initial": "C", "picture_url": null })
    );
    let worker = json!({ "id": pair.worker.id, "first_name": "Walter", "last_initial": "W", "picture_url": null });
    assert_eq!(job["worker"], worker);
    assert_eq!(job["service"], Value::Null);
    assert_eq!(job["allowed_actions"], json!(["OFFER", "WITHDRAW", "CANCEL"]));

    let seen = pair.worker.get(&path(&job, "")).await.is(200);
    assert_eq!(seen["allowed_actions"], json!(["OFFER", "ACCEPT", "DECLINE", "REJECT"]));

    let accepted = pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    assert_eq!((&accepted["status"], &accepted["version"]), (&json!("ACCEPTED"), &json!(2)));
    assert_eq!(accepted["allowed_actions"], json!(["OFFER", "COMPLETE", "CANCEL", "DISPUTE"]));
    let completed = pair.worker.post(&path(&job, "complete"), json!({})).await.is(200);
    assert_eq!(completed["allowed_actions"], json!(["DISPUTE"]));
    let finalized = pair.client.post(&path(&job, "finalize"), json!({})).await.is(200);
    assert_eq!(finalized["status"], "FINALIZED");
    for moment in ["accepted_at", "completed_at", "finalized_at"] {
        assert!(finalized[moment].is_string(), "{moment}");
    }
    assert_eq!(finalized["cancelled_at"], Value::Null);

    let refused = pair.client.post(&path(&job, "cancel"), json!({ "reason": "Too late" })).await;
    assert_eq!(refused.is_problem(409, "illegal_transition")["detail"], "A job that is FINALIZED cannot be cancelled.");
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200), finalized);
    assert_eq!(history(&pair.worker, &job).await, ["job.created", "job.accepted", "job.completed", "job.finalized"]);
}

/// Every other action is refused and changes nothing, in every status. The paths to each status show that allowed
/// actions work.
#[apply(both_engines)]
async fn allowed_actions_tell_the_truth_wherever_a_job_has_come_to(hall: Hall) {
    let pair = pair(&hall).await;
    let ways: [&[&str]; 7] = [
        &[],
        &["worker accept"],
        &["worker accept", "worker complete"],
        &["worker accept", "worker complete", "client finalize"],
        &["worker accept", "worker complete", "client request-changes"],
        &["worker accept", "worker cancel"],
        &["worker reject"],
    ];
    for way in ways {
        let job = Pair { thread: thread(&hall, &pair.client, &pair.worker).await, ..pair.clone() }.job().await;
        for step in way {
            let (who, action) = step.split_once(' ').unwrap();
            let who = if who == "client" { &pair.client } else { &pair.worker };
            assert!(allowed_actions(who, &job).await.contains(&name(action)), "{step}");
            act(who, &job, action).await.is(200);
        }
        for who in [&pair.client, &pair.worker] {
            let before = who.get(&path(&job, "")).await.is(200);
            let allowed = allowed_actions(who, &job).await;
            for action in
                ["accept", "reject", "complete", "finalize", "cancel", "request-changes", "report-no-show", "contest"]
            {
                if !allowed.contains(&name(action)) {
                    let refused = act(who, &job, action).await;
                    assert!(matches!(refused.status.as_u16(), 403 | 409), "{action} after {way:?}: {}", refused.status);
                }
            }
            assert_eq!(who.get(&path(&job, "")).await.is(200), before, "{way:?}");
        }
    }
}

/// What `allowed_actions` calls it.
fn name(action: &str) -> String {
    action.to_uppercase().replace('-', "_")
}

async fn act(who: &Person, job: &Value, action: &str) -> Reply {
    let body = match action {
        "reject" | "cancel" | "request-changes" => json!({ "reason": "Because" }),
        "contest" => json!({ "text": "I was there." }),
        _ => json!({}),
    };
    who.post(&path(job, action), body).await
}

async fn allowed_actions(who: &Person, job: &Value) -> Vec<String> {
    let seen = who.get(&path(job, "")).await.is(200);
    seen["allowed_actions"].as_array().unwrap().iter().map(|action| action.as_str().unwrap().to_owned()).collect()
}

#[apply(both_engines)]
async fn allowed_actions_depend_on_the_account(hall: Hall) {
    let (client, worker, admin) = (hall.client().await, hall.worker().await, hall.admin().await);
    let thread = thread(&hall, &client, &worker).await;
    let job = client.post("/jobs", json!({ "thread_id": thread })).await.is(201);
    let allowed = async |person: &Person| {
        let seen = person.get(&path(&job, "")).await.is(200);
        assert_eq!(person.get("/jobs").await.is(200)["items"], json!([seen]));
        seen["allowed_actions"].clone()
    };
    assert_eq!(allowed(&worker).await, json!(["REJECT"]));
    worker.post(&path(&job, "accept"), json!({})).await.is_problem(403, "kyc_required");
    hall.sql("UPDATE workers SET kyc_status = 'APPROVED' WHERE user_id = $1", worker.user_id()).await;
    assert_eq!(allowed(&worker).await, json!(["OFFER", "ACCEPT", "REJECT"]));

    admin.post(&format!("/admin/users/{}/freeze", client.id), json!({ "reason": "Because" })).await.is(200);
    assert_eq!(allowed(&client).await, json!([]));
    client.post(&path(&job, "cancel"), json!({ "reason": "Changed my mind" })).await.is_problem(403, "account_frozen");
    admin.post(&format!("/admin/users/{}/unfreeze", client.id), json!({ "reason": "Because" })).await.is(200);
    assert_eq!(allowed(&client).await, json!(["CHANGE", "OFFER", "CANCEL"]));
}

#[apply(both_engines)]
async fn a_job_that_is_turned_down_closes_the_conversation(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    pair.worker.post(&path(&job, "reject"), json!({})).await.is_problem(422, "invalid");
    let rejected = pair.worker.post(&path(&job, "reject"), json!({ "reason": "No time" })).await.is(200);
    assert_eq!((&rejected["status"], &rejected["reason"]), (&json!("REJECTED"), &json!("No time")));
    let again = json!({ "thread_id": pair.thread });
    pair.client.post("/jobs", again).await.is_problem(409, "thread_closed");
    assert_eq!(pair.client.get(&format!("/threads/{}", pair.thread)).await.is(200)["is_closed"], true);
}

#[apply(both_engines)]
async fn either_side_may_cancel_an_accepted_job_but_only_the_client_a_proposal(hall: Hall) {
    let pair = pair(&hall).await;
    let reason = json!({ "reason": "Something came up" });
    let job = pair.job().await;
    let refused = pair.worker.post(&path(&job, "cancel"), reason.clone()).await.is_problem(409, "illegal_transition");
    assert_eq!(refused["detail"], "A job that is NEGOTIATING cannot be cancelled by its worker.");
    let cancelled = pair.client.post(&path(&job, "cancel"), reason.clone()).await.is(200);
    assert_eq!((&cancelled["status"], &cancelled["reason"]), (&json!("CANCELLED"), &reason["reason"]));
    assert!(cancelled["cancelled_at"].is_string());

    for side in [&pair.client, &pair.worker] {
        let job = pair.accepted().await;
        side.post(&path(&job, "cancel"), reason.clone()).await.is(200);
    }
    let job = pair.completed().await;
    for side in [&pair.client, &pair.worker] {
        side.post(&path(&job, "cancel"), reason.clone()).await.is_problem(409, "illegal_transition");
    }
}

#[apply(both_engines)]
async fn a_conversation_has_one_job_at_a_time(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    pair.client.post("/jobs", json!({ "thread_id": pair.thread })).await.is_problem(409, "already_exists");
    pair.client.post(&path(&job, "cancel"), json!({ "reason": "Another day" })).await.is(200);
    let next = pair.client.post("/jobs", json!({ "thread_id": pair.thread })).await.is(201);
    assert_eq!(next["title"], "Job");
}

#[apply(both_engines)]
async fn a_proposal_that_is_repeated_with_its_key_is_made_once(hall: Hall) {
    let pair = pair(&hall).await;
    let propose = async || {
        let request = pair.client.request(Method::POST, "/jobs").header("Idempotency-Key", "k1");
        Reply::to(request.json(&json!({ "thread_id": pair.thread }))).await.is(201)
    };
    assert_eq!(propose().await["id"], propose().await["id"]);
    assert_eq!(pair.client.get("/jobs").await.is(200)["items"].as_array().unwrap().len(), 1);
}

#[apply(both_engines)]
async fn the_job_of_others_is_not_found(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let nothing = json!({ "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f" });
    let reason = json!({ "reason": "Because" });
    for (stranger, what, body) in [
        (&worker, "accept", json!({})),
        (&worker, "reject", reason.clone()),
        (&worker, "complete", json!({})),
        (&client, "finalize", json!({})),
        (&client, "cancel", reason.clone()),
    ] {
        let mut answers = Vec::new();
        for job in [&job, &nothing] {
            let mut answer = stranger.post(&path(job, what), body.clone()).await.is_problem(404, "not_found");
            answer["request_id"].take();
            answers.push(answer);
        }
        assert_eq!(answers[0], answers[1]);
    }
    for what in ["", "events"] {
        worker.get(&path(&job, what)).await.is_problem(404, "not_found");
    }
    client.post("/jobs", json!({ "thread_id": pair.thread })).await.is_problem(404, "not_found");
    assert_eq!(pair.client.get(&path(&job, "")).await.is(200), job);
}

#[apply(both_engines)]
async fn each_side_has_its_own_part(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    pair.worker.post("/jobs", json!({ "thread_id": pair.thread })).await.is_problem(403, "wrong_role");
    for what in ["accept", "complete"] {
        pair.client.post(&path(&job, what), json!({})).await.is_problem(403, "wrong_role");
    }
    pair.worker.post(&path(&job, "finalize"), json!({})).await.is_problem(403, "wrong_role");
    hall.admin().await.get(&path(&job, "")).await.is_problem(403, "wrong_role");

    hall.sql("UPDATE workers SET kyc_status = 'REVOKED' WHERE user_id = $1", pair.worker.user_id()).await;
    pair.worker.post(&path(&job, "accept"), json!({})).await.is_problem(403, "kyc_required");
    pair.worker.post(&path(&job, "reject"), json!({ "reason": "I may not" })).await.is(200);
}

#[apply(both_engines)]
async fn a_worker_who_cannot_act_gets_no_jobs(hall: Hall) {
    let pair = pair(&hall).await;
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", pair.worker.user_id()).await;
    pair.client.post("/jobs", json!({ "thread_id": pair.thread })).await.is_problem(409, "worker_unavailable");
}

#[apply(both_engines)]
async fn a_proposal_of_an_account_that_is_not_active_cannot_be_accepted(hall: Hall) {
    for end in ["freeze", "ban", "delete"] {
        let pair = pair(&hall).await;
        let job = pair.job().await;
        let measure = json!({ "reason": "Fake proposals" });
        match end {
            "delete" => {
                let password = json!({ "password": pair.client.password });
                let deletion = pair.client.request(Method::DELETE, "/auth/me").json(&password);
                Reply::to(deletion).await.is_one_of(&[202, 204]);
            }
            _ => {
                let path = format!("/admin/users/{}/{end}", pair.client.id);
                hall.admin().await.post(&path, measure).await.is(200);
            }
        }
        assert_eq!(allowed_actions(&pair.worker, &job).await, ["REJECT"], "{end}");
        pair.worker.post(&path(&job, "accept"), json!({})).await.is_problem(409, "client_unavailable");
    }
}

#[apply(both_engines)]
async fn a_proposal_is_validated(hall: Hall) {
    let pair = pair(&hall).await;
    for (field, value) in [("status", json!("ACCEPTED")), ("worker_id", json!(pair.worker.id))] {
        pair.client
            .post("/jobs", json!({ "thread_id": pair.thread, field: value }))
            .await
            .is_problem(422, "unknown_field");
    }
    for (field, value) in [
        ("title", json!("")),
        ("title", json!("x".repeat(101))),
        ("price", json!({ "amount": -1, "currency": "EUR" })),
        ("price", json!({ "amount": 1.5, "currency": "EUR" })),
        ("scheduled_at", json!("tomorrow")),
        ("thread_id", json!("x")),
    ] {
        let mut proposal = json!({ "thread_id": pair.thread });
        proposal[field] = value;
        pair.client.post("/jobs", proposal).await.is(422);
    }
    pair.client.get("/jobs?status=DONE").await.is(422);
    pair.client.get("/jobs?state=ACCEPTED").await.is_problem(422, "unknown_field");
}

#[apply(both_engines)]
async fn jobs_are_listed_page_by_page_the_newest_first(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let mut made = Vec::new();
    for _ in 0..5 {
        let thread = thread(&hall, &client, &worker).await;
        made.push(client.post("/jobs", json!({ "thread_id": thread })).await.is(201)["id"].clone());
    }
    worker.post(&format!("/jobs/{}/accept", made[2].as_str().unwrap()), json!({})).await.is(200);
    made.reverse();

    let mut listed = Vec::new();
    let mut next = Value::Null;
    loop {
        let cursor = next.as_str().map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
        let page = worker.get(&format!("/jobs?limit=2{cursor}")).await.is(200);
        listed.extend(page["items"].as_array().unwrap().iter().map(|job| job["id"].clone()));
        next = page["next_cursor"].clone();
        if next.is_null() {
            break;
        }
    }
    assert_eq!(listed, made);
    let accepted = client.get("/jobs?status=ACCEPTED").await.is(200);
    assert_eq!(accepted["items"].as_array().unwrap().len(), 1);
    assert_eq!(accepted["items"][0]["id"], made[2]);
    assert_eq!(hall.client().await.get("/jobs").await.is(200)["items"], json!([]));
}

#[apply(both_engines)]
async fn the_history_says_who_did_what(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.accepted().await;
    let first = pair.client.get(&path(&job, "events?limit=1")).await.is(200);
    assert_eq!(first["items"][0]["actor"]["id"], pair.client.id);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = pair.client.get(&path(&job, &format!("events?limit=1&cursor={cursor}"))).await.is(200);
    assert_eq!(
        second["items"][0]["actor"],
        json!({ "id": pair.worker.id, "first_name": "Walter", "last_initial": "W" })
    );
    assert_eq!(second["items"][0]["type"], "job.accepted");
    assert_eq!(second["items"][0]["data"]["status"], "ACCEPTED");
    assert_eq!(second["next_cursor"], Value::Null);
}

#[apply(both_engines)]
async fn actions_on_a_job_are_activity_in_its_conversation(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.job().await;
    let before = last_activity(&hall, &pair.thread).await;
    hall.clock.advance(Duration::from_secs(60));
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    assert!(last_activity(&hall, &pair.thread).await >= before.saturating_add(Duration::from_secs(60)));
}

#[apply(both_engines)]
async fn work_that_was_done_counts_for_both_sides(hall: Hall) {
    let pair = pair(&hall).await;
    pair.completed().await;
    for (person, sql) in [
        (&pair.client, "SELECT jobs_completed FROM clients WHERE user_id = $1"),
        (&pair.worker, "SELECT jobs_completed FROM workers WHERE user_id = $1"),
    ] {
        let id = person.user_id();
        let (count,): (i64,) = hall.app.db.read(move |tx| tx.one(sql, &[&id])).await.unwrap();
        assert_eq!(count, 1);
    }
}

#[apply(both_engines)]
async fn a_proposal_that_is_repeated_with_its_key_counts_as_one(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let pair = pair(&hall).await;
    for _ in 0..8 {
        let request = pair.client.request(Method::POST, "/jobs").header("Idempotency-Key", "k1");
        Reply::to(request.json(&json!({ "thread_id": pair.thread }))).await.is(201);
    }
}
