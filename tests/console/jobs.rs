//! Jobs in the console, and their conversations.

use super::{Desk, field, leads_to, recorded, shown};
use crate::support::Hall;
use crate::support::jobs::{Pair, pair, path};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn a_job_is_found_and_its_life_is_told(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let job = pair.completed().await;
    pair.review(&job, json!({ "rating": 4 })).await;
    let subject = format!("/console/jobs/{}", job["id"].as_str().unwrap());
    let mut desk = Desk::of(&hall, &admin).await;
    for (query, is_found) in [
        (String::new(), true),
        ("status=COMPLETED".to_owned(), true),
        ("status=ACCEPTED".to_owned(), false),
        (format!("user_id={}", pair.client.id), true),
        (format!("user_id={}", admin.id), false),
        ("last_day=2020-01-01".to_owned(), false),
    ] {
        let page = shown(&desk.open(&format!("/console/jobs?{query}")).await, 200);
        assert_eq!(page.contains(&subject), is_found, "{query}: {page}");
    }
    let page = shown(&desk.open(&subject).await, 200);
    for said in
        ["Fix the tap", "job.created", "job.accepted", "job.completed", "4 of 5", "One message", "Walter W", "5 of 5"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    shown(&desk.open("/console/jobs/019a0000-0000-7000-8000-000000000000").await, 404);
}

/// A job with two offers that was agreed on for today, and that its client has cancelled too late for nothing.
pub(super) async fn cancelled(hall: &Hall) -> (Pair, Value) {
    let pair = pair(hall).await;
    let hours = |hours: u64| hall.clock.now().saturating_add(Duration::from_secs(hours * 60 * 60)).to_string();
    let proposal = json!({
        "thread_id": pair.thread, "title": "Fix the tap", "price": { "amount": 12_000, "currency": "EUR" }, "scheduled_at": hours(5),
    });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    let offer = json!({
        "lines": [
            { "description": "Work on site", "quantity": "2.5", "unit": "HOUR", "unit_price": { "amount": 4_500, "currency": "EUR" } },
            { "description": "New taps", "quantity": "2", "unit": "PIECE", "unit_price": { "amount": 1_500, "currency": "EUR" } },
        ],
        "scheduled_at": hours(6), "duration_minutes": 150, "note": "I bring the material.",
    });
    pair.worker.post(&path(&job, "offers"), offer).await.is(201);
    pair.client.post(&path(&job, "offers/2/accept"), json!({})).await.is(200);
    let job = pair.client.post(&path(&job, "cancel"), json!({ "reason": "I have found another one." })).await.is(200);
    (pair, job)
}

#[apply(both_engines)]
async fn what_was_offered_and_agreed_is_told_and_what_came_of_it(hall: Hall) {
    let (admin, (pair, job)) = (hall.admin().await, cancelled(&hall).await);
    let subject = format!("/console/jobs/{}", job["id"].as_str().unwrap());
    let mut desk = Desk::of(&hall, &admin).await;
    let page = shown(&desk.open(&subject).await, 200);
    for said in [
        "Offer 1</strong> Clara C <span class=\"state\">superseded",
        "Offer 2</strong> Walter W <span class=\"state good\">accepted",
        "<strong>120.00 EUR</strong>",
        "<strong>142.50 EUR</strong>",
        "2.5 × hour</td><td class=\"number\">45.00 EUR</td><td class=\"number\">112.50 EUR",
        "2 × piece</td><td class=\"number\">15.00 EUR</td><td class=\"number\">30.00 EUR",
        "Work on site",
        "I bring the material.",
        "150 min",
        "flexible",
        "<dt>The client owes</dt><dd>71.25 EUR",
        "<dt>The worker gets</dt><dd>71.25 EUR",
        "<span class=\"late\">late</span>",
        "the agreed policy",
        "The time for reviews is over.",
        "None can be read yet.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("/console/disputes/"), "{page}");
    let words = json!({ "text": "Cancelled while I was on my way." });
    let review = pair.worker.post(&path(&job, "review"), words).await.is(201)["id"].as_str().unwrap().to_owned();
    let page = shown(&desk.open(&subject).await, 200);
    assert!(
        page.contains("None can be read yet.") && !page.contains(&review),
        "nobody is told of a blind review: {page}"
    );
}

#[apply(both_engines)]
async fn a_no_show_its_deadline_and_a_dispute_are_told(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let start = hall.clock.now().saturating_sub(Duration::from_secs(60 * 60));
    let proposal = json!({ "thread_id": pair.thread, "title": "Fix the tap", "scheduled_at": start.to_string() });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    pair.worker.post(&path(&job, "accept"), json!({})).await.is(200);
    hall.clock.advance(Duration::from_secs(15 * 60));
    pair.client.signed_in().await.post(&path(&job, "report-no-show"), json!({})).await.is(200);
    let subject = format!("/console/jobs/{}", job["id"].as_str().unwrap());
    let mut desk = Desk::of(&hall, &admin).await;
    let page = shown(&desk.open(&subject).await, 200);
    assert!(page.contains("reported by Clara C") && page.contains("because of the no-show"), "{page}");
    let contested = json!({ "text": "I was there." });
    pair.worker.signed_in().await.post(&path(&job, "contest"), contested).await.is(201);
    let page = shown(&desk.open(&subject).await, 200);
    assert!(
        page.contains(&format!("<a href=\"/console/disputes/{}\">open</a>", job["id"].as_str().unwrap())),
        "{page}"
    );
}

#[apply(both_engines)]
async fn a_conversation_is_read_for_an_hour_after_a_reason_was_stated(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let job = pair.job().await;
    let subject = format!("/console/jobs/{}", job["id"].as_str().unwrap());
    let (messages, inspect) = (format!("{subject}/messages"), format!("{subject}/inspect"));
    let mut desk = Desk::of(&hall, &admin).await;
    assert_eq!(leads_to(&desk.open(&messages).await), inspect);
    let asked = shown(&desk.open(&inspect).await, 200);
    assert!(asked.contains("Your reason is recorded"), "{asked}");
    let key = field(&asked, "form_key");
    shown(&desk.send(&inspect, &[("form_key", &key)]).await, 422);
    for _ in 0..2 {
        let stated = desk.send(&inspect, &[("form_key", &key), ("reason", "A report of fraud")]).await;
        assert_eq!(leads_to(&stated), messages);
    }
    assert_eq!(recorded(&admin, "thread.inspected").await, 1);
    let read = shown(&desk.open(&messages).await, 200);
    assert!(read.contains("Do you have time?") && read.contains("Clara C"), "{read}");
    hall.clock.advance(Duration::from_secs(60 * 60));
    let mut desk = Desk::of(&hall, &admin).await;
    assert_eq!(leads_to(&desk.open(&messages).await), inspect);
}
