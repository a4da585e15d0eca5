//! Jobs in the console, and their conversations.

use super::{Desk, field, leads_to, recorded, shown};
use crate::support::Hall;
use crate::support::jobs::pair;
use macro_rules_attribute::apply;
use serde_json::json;
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
    for said in ["Fix the tap", "job.created", "job.accepted", "job.completed", "4 of 5", "One message", "Walter W"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    shown(&desk.open("/console/jobs/019a0000-0000-7000-8000-000000000000").await, 404);
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
