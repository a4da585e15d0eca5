//! Reviews, listings and names in the console: what waits, the decision, and its undoing.

use super::{Desk, field, leads_to, recorded, shown};
use crate::support::jobs::pair;
use crate::support::{Hall, Person, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

/// A review that its worker has flagged.
pub(super) async fn flagged(hall: &Hall) -> (Person, Person, String) {
    let pair = pair(hall).await;
    let job = pair.completed().await;
    let review = json!({ "rating": 1, "text": "Never came." });
    let review = pair.review(&job, review).await;
    let id = review["id"].as_str().unwrap().to_owned();
    pair.worker.post(&format!("/reviews/{id}/flag"), json!({ "reason": "This was another worker." })).await.is(204);
    (pair.client, pair.worker, id)
}

async fn status(admin: &Person, id: &str) -> Value {
    admin.get(&format!("/admin/reviews/{id}")).await.is(200)["status"].clone()
}

#[apply(both_engines)]
async fn flagged_reviews_come_first_and_a_removal_is_undone(hall: Hall) {
    let admin = hall.admin().await;
    let (client, worker, id) = flagged(&hall).await;
    let mut desk = Desk::of(&hall, &admin).await;
    let home = shown(&desk.open("/console").await, 200);
    assert!(home.contains("<a href=\"/console/reviews\">Flagged reviews</a>"), "{home}");
    let subject = format!("/console/reviews/{id}");
    let list = shown(&desk.open("/console/reviews").await, 200);
    for said in [&subject, "This was another worker.", "Never came.", "one flag", "1 of 5"] {
        assert!(list.contains(said), "{said}: {list}");
    }
    let page = shown(&desk.open(&subject).await, 200);
    for said in [
        &format!("/console/users/{}", client.id),
        &format!("/console/users/{}", worker.id),
        "one review written",
        "finished within a minute",
        &format!("{subject}/keep"),
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let remove = format!("{subject}/remove");
    let asked = shown(&desk.open(&remove).await, 200);
    assert!(asked.contains("it counts no more") && asked.contains("Never came."), "{asked}");
    let key = field(&asked, "form_key");
    for _ in 0..2 {
        let sent = desk.send(&remove, &[("form_key", &key), ("reason", "It names a third person.")]).await;
        assert_eq!(leads_to(&sent), format!("{subject}?done=remove"));
    }
    assert_eq!((status(&admin, &id).await, recorded(&admin, "review.removed").await), (json!("REMOVED"), 1));
    assert!(shown(&desk.open("/console/reviews").await, 200).contains("No review is flagged."));
    assert!(shown(&desk.open("/console/reviews?show=removed").await, 200).contains(&subject));
    let done = shown(&desk.open(&format!("{subject}?done=remove")).await, 200);
    assert!(done.contains(&format!("<a href=\"{subject}/restore\">Undo</a>")), "{done}");
    let undone = desk.send(&format!("{subject}/restore"), &[("form_key", "1"), ("reason", "It does not.")]).await;
    assert_eq!(leads_to(&undone), format!("{subject}?done=restore"));
    assert_eq!(status(&admin, &id).await, "VISIBLE");
    assert!(
        shown(&desk.open(&format!("/console/reviews?show=all&author_id={}", client.id)).await, 200).contains(&subject)
    );
}

#[apply(both_engines)]
async fn a_review_is_kept_without_a_reason_and_late_decisions_are_refused_with_what_was_typed(hall: Hall) {
    let admin = hall.admin().await;
    let (_, _, id) = flagged(&hall).await;
    let mut desk = Desk::of(&hall, &admin).await;
    let subject = format!("/console/reviews/{id}");
    let asked = shown(&desk.open(&format!("{subject}/keep")).await, 200);
    assert!(!asked.contains("name=\"reason\""), "{asked}");
    assert_eq!(
        leads_to(&desk.send(&format!("{subject}/keep"), &[("form_key", "1")]).await),
        format!("{subject}?done=keep")
    );
    assert_eq!((status(&admin, &id).await, recorded(&admin, "review.kept").await), (json!("VISIBLE"), 1));
    let late = desk.send(&format!("{subject}/restore"), &[("form_key", "2"), ("reason", "Many words")]).await;
    let late = shown(&late, 409);
    assert!(late.contains("value=\"Many words\"") && late.contains("This review is not removed."), "{late}");
    shown(&desk.send(&format!("{subject}/explode"), &[("form_key", "3")]).await, 404);
}

#[apply(both_engines)]
async fn a_listing_is_found_paused_removed_and_restored(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.verified_worker().await);
    let listing = publish(&worker, json!({ "title": "Leaking taps" })).await;
    let subject = format!("/console/listings/{}", listing["id"].as_str().unwrap());
    let mut desk = Desk::of(&hall, &admin).await;
    for (query, is_found) in [
        ("q=leaking", true),
        ("q=roofs", false),
        ("status=PUBLISHED", true),
        ("status=DRAFT", false),
        ("category=plumbing&paused_by_moderation=true", false),
        ("removed=true", false),
    ] {
        let page = shown(&desk.open(&format!("/console/listings?{query}")).await, 200);
        assert_eq!(page.contains(&subject), is_found, "{query}: {page}");
    }
    let page = shown(&desk.open(&subject).await, 200);
    assert!(page.contains("Leaking taps") && page.contains(&format!("/console/users/{}", worker.id)), "{page}");
    for (number, (act, event)) in
        [("pause", "service.moderated"), ("remove", "service.removed"), ("restore", "service.restored")]
            .iter()
            .enumerate()
    {
        let key = number.to_string();
        let without = shown(&desk.send(&format!("{subject}/{act}"), &[("form_key", &key)]).await, 422);
        assert!(without.contains("id=\"reason-error\""), "{without}");
        let sent = desk.send(&format!("{subject}/{act}"), &[("form_key", &key), ("reason", "For a test")]).await;
        assert_eq!(leads_to(&sent), format!("{subject}?done={act}"));
        assert_eq!(recorded(&admin, event).await, 1);
        let page = shown(&desk.open(&format!("{subject}?done={act}")).await, 200);
        assert!(page.contains("For a test"), "{page}");
        assert_eq!(page.contains(">Undo</a>"), *act != "restore", "{page}");
    }
    assert_eq!(hall.nobody().get(&format!("/services/{}", listing["id"].as_str().unwrap())).await.status, 200);
}

#[apply(both_engines)]
async fn a_new_name_is_approved_or_rejected_with_a_reason(hall: Hall) {
    let (admin, one, two) = (hall.admin().await, hall.verified_worker().await, hall.verified_worker().await);
    for worker in [&one, &two] {
        worker.patch("/workers/me", json!({ "first_name": "Wanda" })).await.is(200);
    }
    let mut desk = Desk::of(&hall, &admin).await;
    let list = shown(&desk.open("/console/names").await, 200);
    assert!(list.contains("<strong>Wanda Worker</strong>") && list.contains(&two.email), "{list}");
    let waiting = admin.get("/admin/name-changes").await.is(200);
    let at =
        |number: usize, act: &str| format!("/console/names/{}/{act}", waiting["items"][number]["id"].as_str().unwrap());
    let asked = shown(&desk.open(&at(0, "approve")).await, 200);
    assert!(asked.contains("Walter Worker → Wanda Worker"), "{asked}");
    assert_eq!(leads_to(&desk.send(&at(0, "approve"), &[("form_key", "1")]).await), "/console/names?done=approve");
    shown(&desk.send(&at(1, "reject"), &[("form_key", "2")]).await, 422);
    let rejected = desk.send(&at(1, "reject"), &[("form_key", "2"), ("reason", "Another name")]).await;
    assert_eq!(leads_to(&rejected), "/console/names?done=reject");
    assert!(shown(&desk.open("/console/names?done=reject").await, 200).contains("The new name is rejected."));
    shown(&desk.open(&at(0, "approve")).await, 404);
    assert_eq!(admin.get(&format!("/admin/users/{}", one.id)).await.is(200)["first_name"], "Wanda");
    assert_eq!(admin.get(&format!("/admin/users/{}", two.id)).await.is(200)["first_name"], "Walter");
}
