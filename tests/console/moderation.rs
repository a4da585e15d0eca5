//! Reviews, listings and names in the console: what waits, the decision, and its undoing.

use super::{Desk, field, leads_to, recorded, shown};
use crate::support::jobs::{pair, path};
use crate::support::{Hall, Person, Reply, publish};
use macro_rules_attribute::apply;
use reqwest::Method;
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

/// A review that this administrator has removed, and whose author appeals.
pub(super) async fn appealed(hall: &Hall, admin: &Person) -> (Person, String) {
    let (client, _, id) = flagged(hall).await;
    let why = json!({ "reason": "It names a third person.", "reason_code": "PERSONAL_DATA" });
    let removed = admin.request(Method::DELETE, &format!("/admin/reviews/{id}")).json(&why);
    Reply::to(removed).await.is(204);
    client.post(&format!("/reviews/{id}/appeal"), json!({ "text": "The person is myself." })).await.is(201);
    (client, id)
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
    let unknown = [("form_key", key.as_str()), ("reason", "A third person"), ("reason_code", "UGLY")];
    let refused = shown(&desk.send(&remove, &unknown).await, 422);
    assert!(refused.contains("id=\"reason_code-error\"") && refused.contains("A third person"), "{refused}");
    for _ in 0..2 {
        let form =
            [("form_key", key.as_str()), ("reason", "It names a third person."), ("reason_code", "PERSONAL_DATA")];
        let sent = desk.send(&remove, &form).await;
        assert_eq!(leads_to(&sent), format!("{subject}?done=remove"));
    }
    assert_eq!((status(&admin, &id).await, recorded(&admin, "review.removed").await), (json!("REMOVED"), 1));
    assert!(shown(&desk.open("/console/reviews").await, 200).contains("No review is flagged."));
    assert!(shown(&desk.open("/console/reviews?show=removed").await, 200).contains(&subject));
    let done = shown(&desk.open(&format!("{subject}?done=remove")).await, 200);
    assert!(done.contains(&format!("<a href=\"{subject}/restore\">Undo</a>")), "{done}");
    assert!(done.contains("tells private data") && done.contains("It names a third person."), "{done}");
    let undone = desk.send(&format!("{subject}/restore"), &[("form_key", "1"), ("reason", "It does not.")]).await;
    assert_eq!(leads_to(&undone), format!("{subject}?done=restore"));
    assert_eq!(status(&admin, &id).await, "VISIBLE");
    assert!(
        shown(&desk.open(&format!("/console/reviews?show=all&client_id={}", client.id)).await, 200).contains(&subject)
    );
}

#[apply(both_engines)]
async fn reviews_of_both_sides_are_listed_and_told_with_what_is_for_administrators(hall: Hall) {
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let job = pair.completed().await;
    let of_client = json!({
        "rating": 2, "text": "Would not say what was to be done.", "aspects": { "clarity": 1, "payment": 5 },
        "private_note": "He has threatened me.",
    });
    let blind = pair.worker.post(&path(&job, "review"), of_client).await.is(201)["id"].as_str().unwrap().to_owned();
    let subject = format!("/console/reviews/{blind}");
    let mut desk = Desk::of(&hall, &admin).await;
    shown(&desk.open(&subject).await, 404);
    assert!(!shown(&desk.open("/console/reviews?show=all").await, 200).contains(&blind), "nobody reads a blind review");
    let of_worker = pair.client.post(&path(&job, "review"), json!({ "rating": 5, "text": "Well done." })).await.is(201);
    let of_worker = of_worker["id"].as_str().unwrap();
    for (query, of_client, of_both) in [
        ("show=all", true, true),
        ("show=all&reviewer=WORKER", true, false),
        ("show=all&reviewer=CLIENT", false, true),
        (&format!("show=all&client_id={}", pair.client.id), true, true),
        (&format!("show=all&worker_id={}", pair.worker.id), true, true),
        (&format!("show=all&worker_id={}", pair.client.id), false, false),
    ] {
        let list = shown(&desk.open(&format!("/console/reviews?{query}")).await, 200);
        assert_eq!((list.contains(&blind), list.contains(of_worker)), (of_client, of_both), "{query}: {list}");
    }
    let page = shown(&desk.open(&subject).await, 200);
    for said in [
        "Review by Walter W",
        "Would not say what was to be done.",
        "He has threatened me.",
        "<dt>Clear wishes</dt><dd>1 of 5",
        "<dt>Payment</dt><dd>5 of 5",
        &format!("client_id={}", pair.client.id),
        &format!("worker_id={}", pair.worker.id),
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[apply(both_engines)]
async fn an_appeal_is_found_from_home_and_decided_by_another_administrator(hall: Hall) {
    let (remover, other) = (hall.admin().await, hall.admin().await);
    let (client, id) = appealed(&hall, &remover).await;
    let subject = format!("/console/reviews/{id}");
    let mut desk = Desk::of(&hall, &other).await;
    let home = shown(&desk.open("/console").await, 200);
    assert!(home.contains("<a href=\"/console/reviews/appeals\">Appeals of removals</a>"), "{home}");
    assert!(home.contains("data-news=\"One review waits.\""), "{home}");
    let list = shown(&desk.open("/console/reviews/appeals").await, 200);
    assert!(list.contains(&subject) && list.contains("The person is myself."), "{list}");
    let page = shown(&desk.open(&subject).await, 200);
    for said in ["tells private data", "It names a third person.", "The person is myself.", "grant-appeal"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains(&format!("{subject}/restore")), "an appeal is decided first: {page}");
    let form = [("form_key", "1"), ("reason", "We have looked again.")];
    let own = Desk::of(&hall, &remover).await.send(&format!("{subject}/reject-appeal"), &form).await;
    let own = shown(&own, 409);
    assert!(own.contains("another administrator decides") && own.contains("We have looked again."), "{own}");
    let asked = shown(&desk.open(&format!("{subject}/reject-appeal")).await, 200);
    assert!(asked.contains("The person is myself.") && asked.contains("cannot appeal again"), "{asked}");
    shown(&desk.send(&format!("{subject}/reject-appeal"), &[("form_key", "2")]).await, 422);
    for _ in 0..2 {
        let rejected = desk.send(&format!("{subject}/reject-appeal"), &form).await;
        assert_eq!(leads_to(&rejected), format!("{subject}?done=reject-appeal"));
    }
    let page = shown(&desk.open(&format!("{subject}?done=reject-appeal")).await, 200);
    for said in ["The appeal is rejected", "<strong>rejected</strong>", "We have looked again."] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(shown(&desk.open("/console/reviews/appeals").await, 200).contains("No appeal waits."));
    assert_eq!(recorded(&other, "review.appeal_rejected").await, 1);

    let (_, id) = appealed(&hall, &remover).await;
    let granted = desk.send(&format!("/console/reviews/{id}/grant-appeal"), &form).await;
    assert_eq!(leads_to(&granted), format!("/console/reviews/{id}?done=grant-appeal"));
    assert_eq!(status(&other, &id).await, "VISIBLE");
    hall.mail_to(&client.email, "Your review stays removed").await;
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
