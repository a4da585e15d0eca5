//! Lists of jobs, the audit trail, and statistics.

use crate::support::jobs::{pair, review_by_both};
use crate::support::papers::submitted;
use crate::support::{Hall, eventually, feed::Happening, publish};
use hirehall::database;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn administrators_see_every_job(hall: Hall) {
    let admin = hall.admin().await;
    let (one, two) = (pair(&hall).await, pair(&hall).await);
    let first = one.job().await;
    let second = two.accepted().await;
    let all = admin.get("/admin/jobs").await.is(200);
    assert_eq!([&all["items"][0]["id"], &all["items"][1]["id"]], [&second["id"], &first["id"]]);
    assert_eq!(all["items"][1]["allowed_actions"], json!([]));
    let negotiating = admin.get("/admin/jobs?status=NEGOTIATING").await.is(200);
    assert_eq!(negotiating["items"].as_array().unwrap().len(), 1);
}

#[apply(both_engines)]
async fn the_audit_trail_has_actor_subject_action_and_reason(hall: Hall) {
    let (admin, other, client) = (hall.admin().await, hall.admin().await, hall.client().await);
    for (who, measure) in [(&admin, "freeze"), (&other, "ban")] {
        who.post(&format!("/admin/users/{}/{measure}", client.id), json!({ "reason": format!("to {measure}") }))
            .await
            .is(200);
    }
    let trail = admin.get("/admin/audit").await.is(200);
    assert_eq!(trail["items"].as_array().unwrap().len(), 2, "signing in is not for the audit trail");
    let entry = &trail["items"][0];
    assert_eq!(
        (&entry["type"], &entry["reason"], &entry["subject"]["id"]),
        (&json!("user.banned"), &json!("to ban"), &json!(client.id))
    );
    assert_eq!(entry["subject"], json!({ "kind": "user", "id": client.id, "label": "Clara Client" }));
    assert_eq!(entry["actor"], json!({ "id": other.id, "first_name": "Ada", "last_initial": "A" }));
    assert_eq!(entry["data"], json!({ "user_id": client.id, "from": "FROZEN", "to": "BANNED" }));

    for (query, expected) in [
        (format!("actor_id={}", admin.id), "user.frozen"),
        ("type=user.banned".to_owned(), "user.banned"),
        (format!("subject_id={}&type=user.frozen", client.id), "user.frozen"),
    ] {
        let found = admin.get(&format!("/admin/audit?{query}")).await.is(200);
        assert_eq!(found["items"].as_array().unwrap().len(), 1, "{query}");
        assert_eq!(found["items"][0]["type"], expected);
    }
    let first = admin.get("/admin/audit?limit=1").await.is(200);
    let second =
        admin.get(&format!("/admin/audit?limit=1&cursor={}", first["next_cursor"].as_str().unwrap())).await.is(200);
    assert_eq!((&second["items"][0]["type"], &second["next_cursor"]), (&json!("user.frozen"), &Value::Null));
    admin.get("/admin/audit?type=user.loved").await.is(422);

    let times: Vec<&str> =
        trail["items"].as_array().unwrap().iter().map(|entry| entry["at"].as_str().unwrap()).collect();
    for (query, expected) in [
        (format!("from={}", times[0]), vec!["user.banned"]),
        (format!("until={}", times[0]), vec!["user.frozen"]),
        (format!("from={}&until={}", times[1], times[0]), vec!["user.frozen"]),
        (format!("until={}", times[1]), vec![]),
    ] {
        let found = admin.get(&format!("/admin/audit?{query}")).await.is(200);
        let kinds: Vec<&Value> = found["items"].as_array().unwrap().iter().map(|entry| &entry["type"]).collect();
        assert_eq!(kinds, expected, "{query}");
    }
}

#[apply(both_engines)]
async fn the_audit_trail_names_what_it_is_about(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8")]).await;
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let listing = publish(&pair.worker, json!({})).await;
    let listing_path = format!("/services/{}", listing["id"].as_str().unwrap());
    admin.patch(&listing_path, json!({ "status": "PAUSED" })).await.is(200);
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": 1 })).await;
    admin.post(&format!("/admin/reviews/{}/keep", review["id"].as_str().unwrap()), json!({})).await.is(204);
    let submission = submitted(&hall.worker().await).await;
    admin.post(&format!("/admin/kyc/{submission}/claim"), json!({})).await.is(200);
    let webhook = json!({ "url": "http://127.0.0.1:9/", "description": "Accounting", "event_types": ["kyc.revoked"] });
    let webhook = admin.post("/admin/webhooks", webhook).await;

    let trail = admin.get("/admin/audit").await.is(200);
    let subjects: Vec<&Value> = trail["items"].as_array().unwrap().iter().map(|entry| &entry["subject"]).collect();
    let expected = [
        json!({ "kind": "webhook", "id": webhook.is(201)["id"], "label": "Accounting" }),
        json!({ "kind": "submission", "id": submission, "label": "Walter Worker" }),
        json!({ "kind": "review", "id": review["id"], "label": "Fix the tap" }),
        json!({ "kind": "service", "id": listing["id"], "label": "Leaking taps and pipes" }),
    ];
    assert_eq!(subjects, expected.iter().collect::<Vec<_>>());
}

#[apply(both_engines)]
async fn numbers_say_how_much_there_is_and_what_happened_each_day(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    hall.clock.advance(Duration::from_secs(24 * 60 * 60));
    let (client, worker) = (pair.client.signed_in().await, pair.worker.signed_in().await);
    review_by_both(&client, &worker, &job, json!({ "rating": 4 })).await;

    let admin = hall.admin().await;
    let stats = admin.get("/admin/stats").await.is(200);
    let totals = &stats["totals"];
    assert_eq!(totals["users"]["CLIENT"], json!({ "ACTIVE": 1, "FROZEN": 0, "BANNED": 0, "DELETED": 0 }));
    assert_eq!((&totals["jobs"]["COMPLETED"], &totals["jobs"]["EXPIRED"]), (&json!(1), &json!(0)));
    assert_eq!(
        (&totals["reviews"], &totals["reviews_flagged"], &totals["kyc_open"]),
        (&json!(1), &json!(1), &json!(0)),
        "a job that was finished within a minute is a signal"
    );
    let days = stats["days"].as_array().unwrap();
    assert_eq!(days.len(), 30);
    let (yesterday, today) = (&days[28], &days[29]);
    assert_eq!(today["day"].as_str().unwrap(), &hall.clock.now().to_string()[..10]);
    assert_eq!((&today["reviews"], &today["jobs_created"]), (&json!(2), &json!(0)));
    assert_eq!(
        (&yesterday["jobs_created"], &yesterday["jobs_completed"], &yesterday["reviews"]),
        (&json!(1), &json!(1), &json!(0))
    );

    let week = admin.get("/admin/stats?from=2024-02-26&to=2024-03-03").await.is(200);
    let days: Vec<&str> = week["days"].as_array().unwrap().iter().map(|day| day["day"].as_str().unwrap()).collect();
    assert_eq!(days[3..5], ["2024-02-29", "2024-03-01"]);
    assert_eq!(days.len(), 7);
    admin.get("/admin/stats?from=2024-01-01&to=2024-12-31").await.is(200);
    for wrong in ["from=2024-01-01&to=2025-01-01", "from=yesterday", "to=2024-02-30", "from=9999-12-31"] {
        admin.get(&format!("/admin/stats?{wrong}")).await.is(422);
    }
    admin.get("/admin/stats?from=2024-01-02&to=2024-01-01").await.is_invalid("/to", "out_of_range");
}

#[apply(both_engines)]
async fn totals_are_counted_once_for_all_requests_of_half_a_minute(hall: Hall) {
    let admin = hall.admin().await;
    let totals = async || admin.get("/admin/stats").await.is(200)["totals"].clone();
    let first = totals().await;
    assert_eq!(first["users"]["CLIENT"]["ACTIVE"], 0);
    let client = hall.client().await;
    hall.clock.advance(Duration::from_secs(29));
    assert_eq!(totals().await, first);
    hall.clock.advance(Duration::from_secs(2));
    let second = totals().await;
    assert_eq!(second["users"]["CLIENT"]["ACTIVE"], 1);
    assert_ne!(second["counted_at"], first["counted_at"]);
    client.get("/admin/stats").await.is(403);
}

#[apply(both_engines)]
async fn every_event_counts_once_whether_or_not_it_was_counted_already(hall: Hall) {
    const TODAY: i64 = 7;
    let admin = hall.admin().await;
    let hello = |day: &Value| day["messages"].as_i64().unwrap();
    for round in 1..=4 {
        let write = move |tx: &mut database::Tx<'_>| {
            let happening = Happening::new("message.posted", uuid::Uuid::nil());
            (0..TODAY).try_for_each(|_| happening.record(tx))
        };
        hall.app.db.write(write).await.unwrap();
        let stats = admin.get("/admin/stats").await.is(200);
        assert_eq!(hello(&stats["days"][29]), round * TODAY);
        if round % 2 == 0 {
            eventually("a count", async || {
                let counted = hall.app.db.read(|tx| {
                    tx.optional::<(i64,)>("SELECT count FROM event_counts WHERE type = 'message.posted'", &[])
                });
                (counted.await.unwrap() == Some((round * TODAY,))).then_some(())
            })
            .await;
        }
    }
    assert_eq!(hello(&admin.get("/admin/stats").await.is(200)["days"][29]), 4 * TODAY);
}

#[apply(both_engines)]
async fn reviews_in_the_numbers_are_those_that_count_and_those_in_the_queue(hall: Hall) {
    let pair = pair(&hall).await;
    let job = pair.completed().await;
    pair.review(&job, json!({ "rating": 4 })).await;
    let worker = pair.worker.user_id();
    hall.sql("UPDATE reviews SET open_signal = 'FINISHED_AT_ONCE', counts = FALSE WHERE worker_id = $1", worker).await;
    let admin = hall.admin().await;
    assert_eq!(admin.get("/admin/reviews?flagged=true").await.is(200)["items"].as_array().unwrap().len(), 1);
    let totals = admin.get("/admin/stats").await.is(200)["totals"].clone();
    assert_eq!((&totals["reviews"], &totals["reviews_flagged"]), (&json!(0), &json!(1)));
}
