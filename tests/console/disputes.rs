//! Disputes in the console: claimed, read, and decided.

use super::{Desk, field, leads_to, recorded, shown};
use crate::support::Hall;
use crate::support::jobs::{Pair, pair, path};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::Duration;

/// A job of 80 euros that its client disputes, and its address in the console.
async fn disputed(hall: &Hall) -> (Pair, Value, String) {
    let pair = pair(hall).await;
    // What was written before the job was proposed is not of its time.
    hall.clock.advance(Duration::from_secs(1));
    let price = json!({ "amount": 8000, "currency": "EUR" });
    let proposal = json!({ "thread_id": pair.thread, "title": "Fix the tap", "price": price });
    let job = pair.client.post("/jobs", proposal).await.is(201);
    for (who, action) in [(&pair.worker, "accept"), (&pair.worker, "complete")] {
        who.post(&path(&job, action), json!({})).await.is(200);
    }
    let wants = json!({ "worker_gets": { "amount": 1000, "currency": "EUR" } });
    let complaint = json!({ "reason_code": "POOR_QUALITY", "text": "It drips at night.", "wants": wants });
    pair.client.post(&path(&job, "dispute"), complaint).await.is(201);
    let subject = format!("/console/disputes/{}", job["id"].as_str().unwrap());
    (pair, job, subject)
}

#[apply(both_engines)]
async fn a_dispute_is_claimed_read_and_decided(hall: Hall) {
    let (admin, (pair, job, subject)) = (hall.admin().await, disputed(&hall).await);
    let message = json!({ "content": "I was there at nine." });
    hall.clock.advance(Duration::from_secs(1));
    pair.worker.post(&format!("/threads/{}/messages", pair.thread), message).await.is(201);
    let mut desk = Desk::of(&hall, &admin).await;
    let queue = shown(&desk.open("/console/disputes").await, 200);
    assert!(queue.contains(&subject) && queue.contains("poor quality") && queue.contains("Fix the tap"), "{queue}");
    let unclaimed = shown(&desk.open(&subject).await, 200);
    assert!(!unclaimed.contains("It drips at night."), "{unclaimed}");
    shown(&desk.open(&format!("{subject}/messages")).await, 409);

    let asked = shown(&desk.open(&format!("{subject}/claim")).await, 200);
    let claimed = desk.send(&format!("{subject}/claim"), &[("form_key", &field(&asked, "form_key"))]).await;
    assert_eq!(leads_to(&claimed), format!("{subject}?done=claim"));
    let page = shown(&desk.open(&subject).await, 200);
    for said in ["It drips at night.", "80.00 EUR", "10.00 EUR"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let linked = desk.open_from("cross-site", &format!("{subject}/messages")).await;
    assert_eq!(leads_to(&linked), subject, "a link of another site must not write the audit trail");
    let read = shown(&desk.open(&format!("{subject}/messages")).await, 200);
    assert!(read.contains("I was there at nine.") && !read.contains("Do you have time?"), "{read}");
    assert_eq!(recorded(&admin, "dispute.inspected").await, 2, "its page and the messages");

    let resolve = format!("{subject}/resolve");
    let asked = shown(&desk.open(&resolve).await, 200);
    assert!(asked.contains("From 0 to 80.00 EUR"), "{asked}");
    let key = field(&asked, "form_key");
    for (typed, status) in [("", 422), ("much", 422), ("80.01", 422)] {
        let form = [("form_key", key.as_str()), ("reason", "So it is."), ("worker_gets", typed)];
        let refused = shown(&desk.send(&resolve, &form).await, status);
        assert!(refused.contains("So it is."), "what was typed stays: {refused}");
    }
    let form = [("form_key", key.as_str()), ("reason", "Half of the work was done."), ("worker_gets", "40.5")];
    for _ in 0..2 {
        assert_eq!(leads_to(&desk.send(&resolve, &form).await), format!("{subject}?done=resolve"));
    }
    assert_eq!(recorded(&admin, "dispute.resolved").await, 1);
    let ended = pair.client.get(&path(&job, "")).await.is(200);
    assert_eq!(ended["outcome"]["worker_gets"], json!({ "amount": 4050, "currency": "EUR" }));
    assert_eq!(pair.worker.get(&path(&job, "dispute")).await.is(200)["statement"], "Half of the work was done.");
    let decided = shown(&desk.open(&subject).await, 200);
    assert!(decided.contains("40.50"), "{decided}");
    let queue = shown(&desk.open("/console/disputes").await, 200);
    assert!(!queue.contains(&subject), "{queue}");
}

#[apply(both_engines)]
async fn a_dispute_that_is_decided_is_read_by_every_administrator_and_each_look_is_audited(hall: Hall) {
    let (one, two, (_, job, subject)) = (hall.admin().await, hall.admin().await, disputed(&hall).await);
    let desk_of = |what: &str| format!("/admin/disputes/{}/{what}", job["id"].as_str().unwrap());
    one.post(&desk_of("claim"), json!({})).await.is(200);
    let decision = json!({ "worker_gets": { "amount": 500, "currency": "EUR" }, "statement": "Half of it was done." });
    one.post(&desk_of("resolve"), decision).await.is(200);
    let mut desk = Desk::of(&hall, &two).await;
    let closed = shown(&desk.open(&subject).await, 200);
    assert!(!closed.contains("It drips at night."), "{closed}");
    assert_eq!(recorded(&one, "dispute.inspected").await, 0);
    let shows = format!("{subject}?record=shown");
    assert!(closed.contains(&shows), "{closed}");
    let linked = shown(&desk.open_from("cross-site", &shows).await, 200);
    assert!(!linked.contains("It drips at night."), "{linked}");
    assert_eq!(recorded(&one, "dispute.inspected").await, 0, "a link of another site must not write the audit trail");
    let page = shown(&desk.open(&shows).await, 200);
    for said in ["It drips at night.", "Half of it was done."] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for not_there in [format!("{subject}/messages"), format!("{subject}/claim")] {
        assert!(!page.contains(&not_there), "{not_there}: {page}");
    }
    // What has happened elsewhere is looked for on the page that shows nothing.
    assert!(page.contains(&format!("data-page=\"{subject}?record=hidden\"")), "{page}");
    assert_eq!(recorded(&one, "dispute.inspected").await, 1);
}

#[apply(both_engines)]
async fn only_a_look_at_a_claimed_dispute_is_audited_and_neither_the_news_nor_a_link_of_another_site(hall: Hall) {
    let (admin, (_, job, subject)) = (hall.admin().await, disputed(&hall).await);
    admin.post(&format!("/admin/disputes/{}/claim", job["id"].as_str().unwrap()), json!({})).await.is(200);
    let mut desk = Desk::of(&hall, &admin).await;
    let followed = shown(&desk.open(&format!("{subject}?record=hidden")).await, 200);
    let linked = shown(&desk.open_from("cross-site", &subject).await, 200);
    for page in [followed, linked] {
        assert!(!page.contains("It drips at night."), "{page}");
    }
    assert_eq!(recorded(&admin, "dispute.inspected").await, 0);
    assert!(shown(&desk.open(&subject).await, 200).contains("It drips at night."));
    assert_eq!(recorded(&admin, "dispute.inspected").await, 1);
    let messages = shown(&desk.open(&format!("{subject}/messages")).await, 200);
    assert!(messages.contains("data-page=\"/console\""), "the news are looked for elsewhere: {messages}");
}

#[apply(both_engines)]
async fn what_was_said_is_for_the_administrator_who_has_claimed_it(hall: Hall) {
    let (one, two, (_, job, subject)) = (hall.admin().await, hall.admin().await, disputed(&hall).await);
    let claim = format!("/admin/disputes/{}/claim", job["id"].as_str().unwrap());
    one.post(&claim, json!({})).await.is(200);
    let mut desk = Desk::of(&hall, &two).await;
    let page = shown(&desk.open(&subject).await, 200);
    assert!(!page.contains("It drips at night."), "{page}");
    shown(&desk.open("/console/disputes/019a0000-0000-7000-8000-000000000000").await, 404);
    let home = shown(&desk.open("/console").await, 200);
    assert!(home.contains("/console/disputes"), "{home}");
}
