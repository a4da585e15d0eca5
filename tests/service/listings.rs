//! Listings.

use super::{id, titles};
use crate::support::listing;
use crate::support::publish;
use crate::support::{Hall, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

#[apply(both_engines)]
async fn a_listing_is_public_once_it_is_published(hall: Hall) {
    let worker = hall.verified_worker().await;
    let draft = worker
        .post("/services", listing(json!({ "status": "DRAFT", "latitude": 52.4996, "longitude": 13.4034 })))
        .await
        .is(201);
    let path = format!("/services/{}", id(&draft));
    hall.nobody().get(&path).await.is_problem(404, "not_found");
    assert_eq!(titles(&worker.get("/services/mine").await.is(200)), ["Leaking taps and pipes"]);

    let published = worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is(200);
    let seen = hall.nobody().get(&path).await.is(200);
    assert_eq!(seen, published);
    assert_eq!(seen["status"], "PUBLISHED");
    assert_eq!(seen["price"], json!({ "amount": 4500, "currency": "EUR" }));
    assert_eq!(seen["latitude"], 52.4996);
    assert_eq!(
        seen["worker"],
        json!({
            "id": worker.id, "first_name": "Walter", "last_initial": "W", "is_verified": true, "is_available": true,
            "rating": { "average": null, "count": 0 }, "picture_url": null,
        })
    );

    worker.patch(&path, json!({ "status": "PAUSED" })).await.is(200);
    hall.nobody().get(&path).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn publishing_needs_an_approved_identity_check(hall: Hall) {
    let worker = hall.worker().await;
    worker.post("/services", listing(json!({}))).await.is_problem(403, "kyc_required");
    let draft = worker.post("/services", listing(json!({ "status": "DRAFT" }))).await.is(201);
    let path = format!("/services/{}", id(&draft));
    worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is_problem(403, "kyc_required");
    hall.admin().await.patch(&path, json!({ "status": "PUBLISHED" })).await.is_problem(403, "kyc_required");
    worker.patch(&path, json!({ "title": "Blocked drains" })).await.is(200);
}

#[apply(both_engines)]
async fn a_listing_must_make_sense_as_a_whole(hall: Hall) {
    let worker = hall.verified_worker().await;
    let refused = |changes, pointer: &'static str, code: &'static str| {
        let worker = worker.clone();
        async move { worker.post("/services", listing(changes)).await.is_invalid(pointer, code) }
    };
    refused(json!({ "price": null }), "/price", "required").await;
    refused(json!({ "category": "wizardry" }), "/category", "unknown_value").await;
    refused(json!({ "latitude": 52.5 }), "/longitude", "required").await;
    refused(json!({ "longitude": 13.4 }), "/latitude", "required").await;
    refused(json!({ "latitude": 90.5, "longitude": 0 }), "/latitude", "out_of_range").await;
    refused(json!({ "title": "ab" }), "/title", "too_short").await;
    refused(json!({ "description": "a\u{0}b" }), "/description", "forbidden_character").await;
    refused(json!({ "status": "DELETED" }), "/status", "unknown_value").await;
    refused(json!({ "price": { "amount": -1, "currency": "EUR" } }), "/price/amount", "out_of_range").await;
    refused(json!({ "rating": 5 }), "/rating", "unknown_field").await;

    let made = publish(&worker, json!({})).await;
    let path = format!("/services/{}", id(&made));
    worker.patch(&path, json!({ "price": null })).await.is_invalid("/price", "required");
    worker.patch(&path, json!({ "title": null })).await.is(422);
    worker.patch(&path, json!({ "latitude": 1 })).await.is_invalid("/longitude", "required");
    let quote = worker.patch(&path, json!({ "price": null, "pricing": "QUOTE" })).await.is(200);
    assert_eq!((&quote["price"], &quote["pricing"], &quote["title"]), (&json!(null), &json!("QUOTE"), &made["title"]));
}

#[apply(both_engines)]
async fn only_its_worker_changes_a_listing(hall: Hall) {
    let (worker, other) = (hall.verified_worker().await, hall.verified_worker().await);
    let path = format!("/services/{}", id(&publish(&worker, json!({ "status": "DRAFT" })).await));
    let nowhere = format!("/services/{}", uuid::Uuid::nil());

    for change in [json!({ "title": "Stolen" }), json!({ "status": "PAUSED" })] {
        let theirs = other.patch(&path, change.clone()).await.is_problem(404, "not_found");
        let none = other.patch(&nowhere, change).await.is_problem(404, "not_found");
        assert_eq!(theirs["detail"], none["detail"]);
    }
    other.delete(&path).await.is_problem(404, "not_found");
    hall.client().await.delete(&path).await.is_problem(403, "wrong_role");
    hall.client().await.post("/services", listing(json!({}))).await.is_problem(403, "wrong_role");
    hall.nobody().post("/services", listing(json!({}))).await.is_problem(401, "not_signed_in");
    assert_eq!(other.get("/services/mine").await.is(200)["items"], json!([]));

    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", worker.user_id()).await;
    worker.patch(&path, json!({ "title": "Changed" })).await.is_problem(403, "account_frozen");
    worker.get("/services/mine").await.is(200);
}

#[apply(both_engines)]
async fn an_administrator_changes_the_status_of_a_listing_but_not_its_content(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let path = format!("/services/{}", id(&publish(&worker, json!({})).await));
    admin.patch(&path, json!({ "title": "Better" })).await.is_problem(403, "wrong_role");
    admin.patch(&path, json!({ "status": "PAUSED", "price": null })).await.is_problem(403, "wrong_role");
    admin.patch(&path, json!({ "status": "PAUSED" })).await.is(200);
    hall.nobody().get(&path).await.is_problem(404, "not_found");
    admin.delete(&path).await.is(204);
    admin.delete(&path).await.is_problem(404, "not_found");
    assert_eq!(worker.get("/services/mine").await.is(200)["items"], json!([]));

    let kinds = hall
        .app
        .db
        .read(|tx| {
            tx.all::<(String,)>("SELECT type FROM events WHERE is_audit AND type LIKE 'service.%' ORDER BY id", &[])
        })
        .await
        .unwrap();
    assert_eq!(kinds, [("service.moderated".to_owned(),), ("service.removed".to_owned(),)]);
}

#[apply(both_engines)]
async fn a_worker_cannot_publish_a_listing_that_an_administrator_has_paused(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let path = format!("/services/{}", id(&publish(&worker, json!({})).await));
    for taken_down in ["PAUSED", "DRAFT"] {
        let down = admin.patch(&path, json!({ "status": taken_down })).await.is(200);
        assert_eq!(down["paused_by_moderation"], true);
        for publishing in [json!({ "status": "PUBLISHED" }), json!({ "status": "PUBLISHED", "title": "Better" })] {
            worker.patch(&path, publishing).await.is_problem(409, "paused_by_moderation");
        }
        for allowed in
            [json!({ "title": "Nothing forbidden" }), json!({ "status": "DRAFT" }), json!({ "status": "PAUSED" })]
        {
            worker.patch(&path, allowed).await.is(200);
        }
        worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is_problem(409, "paused_by_moderation");
        hall.nobody().get(&path).await.is_problem(404, "not_found");
        let released = admin.patch(&path, json!({ "status": "PUBLISHED" })).await.is(200);
        assert_eq!(released["paused_by_moderation"], false);
        hall.nobody().get(&path).await.is(200);
        worker.patch(&path, json!({ "status": "PAUSED" })).await.is(200);
        worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is(200);
    }
    // Also if its worker has paused it already.
    worker.patch(&path, json!({ "status": "PAUSED" })).await.is(200);
    admin.patch(&path, json!({ "status": "PAUSED" })).await.is(200);
    worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is_problem(409, "paused_by_moderation");
}

#[apply(both_engines)]
async fn administrators_hear_of_a_copy_of_what_they_have_taken_down(hall: Hall) {
    let (worker, other, admin) = (hall.verified_worker().await, hall.verified_worker().await, hall.admin().await);
    let reports = async || {
        let items = admin.get("/events?limit=100").await.is(200)["items"].clone();
        let reports = items.as_array().unwrap().iter().filter(|event| event["type"] == "service.repeated");
        reports.map(|event| event["data"].clone()).collect::<Vec<_>>()
    };
    let words = json!({ "title": "Cheap pills", "description": "Call me and get all that you want." });
    let paused = id(&publish(&worker, words.clone()).await);
    let removed = id(&publish(&worker, json!({ "title": "Best pills", "description": "No recipe needed." })).await);
    admin.patch(&format!("/services/{paused}"), json!({ "status": "PAUSED" })).await.is(200);
    admin.delete(&format!("/services/{removed}")).await.is(204);
    publish(&other, words.clone()).await;
    publish(&worker, json!({ "title": "Leaking taps", "description": "I mend them." })).await;
    let without_letters = id(&publish(&worker, json!({ "title": "★★★", "description": "One" })).await);
    admin.delete(&format!("/services/{without_letters}")).await.is(204);
    publish(&worker, json!({ "title": "***", "description": "Two" })).await;
    assert_eq!(reports().await, [] as [Value; 0]);

    let copy = id(&publish(&worker, json!({ "title": "CHEAP PILLS!", "description": "Something else" })).await);
    let draft = publish(&worker, json!({ "title": "A draft", "status": "DRAFT" })).await;
    let draft = format!("/services/{}", id(&draft));
    worker.patch(&draft, json!({ "description": "no recipe   needed" })).await.is(200);
    assert_eq!(reports().await.len(), 1, "a draft is seen by its worker only");
    worker.patch(&draft, json!({ "status": "PUBLISHED" })).await.is(200);
    let told = reports().await;
    assert_eq!((&told[0]["service_id"], &told[0]["taken_down_id"]), (&json!(copy), &json!(paused)));
    assert_eq!((told.len(), &told[1]["taken_down_id"]), (2, &json!(removed)));
    hall.nobody().get(&format!("/services/{copy}")).await.is(200);
    let heard = worker.get("/events?limit=100").await.is(200)["items"].clone();
    assert!(heard.as_array().unwrap().iter().all(|event| event["type"] != "service.repeated"));

    // For a month.
    for (days, told) in [(29, 3), (2, 3)] {
        hall.clock.advance(Duration::from_secs(days * 24 * 60 * 60));
        let (worker, admin) = (worker.signed_in().await, admin.signed_in().await);
        publish(&worker, words.clone()).await;
        let items = admin.get("/events?limit=100").await.is(200)["items"].clone();
        assert_eq!(items.as_array().unwrap().iter().filter(|event| event["type"] == "service.repeated").count(), told);
    }
}

/// The fields are read from the document, so that new ones are tested too.
#[apply(both_engines)]
async fn an_administrator_changes_no_field_of_a_listing_but_its_status(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let path = format!("/services/{}", id(&publish(&worker, json!({})).await));
    let document: Value = reqwest::get(hall.url("/openapi.json")).await.unwrap().json().await.unwrap();
    let update = &document["components"]["schemas"]["ServiceUpdate"];
    let fields: Vec<&String> = update["properties"].as_object().unwrap().keys().collect();
    assert!(fields.len() >= 9, "{fields:?}");
    for field in fields.into_iter().filter(|field| *field != "status") {
        let value = &update["examples"][0][field];
        admin.patch(&path, json!({ field: value })).await.is_problem(403, "wrong_role");
        admin.patch(&path, json!({ field: value, "status": "PAUSED" })).await.is_problem(403, "wrong_role");
    }
    admin.patch(&path, json!({ "status": "PAUSED" })).await.is(200);
}

#[apply(both_engines)]
async fn its_worker_and_administrators_get_a_listing_that_is_not_public(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let made = publish(&worker, json!({})).await;
    let path = format!("/services/{}", id(&made));
    for status in ["PAUSED", "DRAFT"] {
        worker.patch(&path, json!({ "status": status })).await.is(200);
        assert_eq!(admin.get(&path).await.is(200)["status"], status);
        assert_eq!(worker.get(&path).await.is(200)["status"], status);
        for other in [hall.nobody(), hall.client().await, hall.verified_worker().await] {
            other.get(&path).await.is_problem(404, "not_found");
        }
    }
    worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is(200);
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", worker.user_id()).await;
    assert_eq!(admin.get(&path).await.is(200)["status"], "PUBLISHED");
    admin.delete(&path).await.is(204);
    admin.get(&path).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn a_change_of_an_outdated_version_is_refused(hall: Hall) {
    let worker = hall.verified_worker().await;
    let path = format!("/services/{}", id(&publish(&worker, json!({})).await));
    let seen = hall.nobody().get(&path).await.header("etag").to_owned();
    let patch = async |tag: &str, title: &str| {
        let request = worker.request(Method::PATCH, &path).header("if-match", tag).json(&json!({ "title": title }));
        Reply::to(request).await
    };
    let changed = patch(&seen, "First").await;
    changed.is(200);
    patch(&seen, "Second").await.is_problem(412, "precondition_failed");
    patch(changed.header("etag"), "Third").await.is(200);

    let known = hall.nobody().request(Method::GET, &path).header("if-none-match", seen.clone());
    Reply::to(known).await.is(200);
    let now = hall.nobody().get(&path).await.header("etag").to_owned();
    let known = hall.nobody().request(Method::GET, &path).header("if-none-match", now);
    assert_eq!(Reply::to(known).await.status, 304);
}

#[apply(both_engines)]
async fn only_a_strong_tag_of_what_is_there_now_lets_overwrite_or_delete(hall: Hall) {
    let worker = hall.verified_worker().await;
    let path = format!("/services/{}", id(&publish(&worker, json!({})).await));
    let seen = hall.nobody().get(&path).await;
    let tag = seen.header("etag");
    let ask = |method: Method, tags: &[&[u8]]| {
        let request = tags.iter().fold(worker.request(method, &path), |request, tag| request.header("if-match", *tag));
        Reply::to(request)
    };
    let weak = format!("W/{tag}");
    for tags in [&[weak.as_bytes()][..], &[b"\xff"], &[b""], &[tag.trim_matches('"').as_bytes()], &[b"\"a\"", b"\"b\""]]
    {
        ask(Method::DELETE, tags).await.is_problem(412, "precondition_failed");
        let request =
            tags.iter().fold(worker.request(Method::PATCH, &path), |request, tag| request.header("if-match", *tag));
        Reply::to(request.json(&json!({ "title": "Overwritten" }))).await.is_problem(412, "precondition_failed");
    }
    assert_eq!(hall.nobody().get(&path).await.body, seen.body);
    ask(Method::DELETE, &[b"\"a\"", tag.as_bytes()]).await.is(204);
    ask(Method::DELETE, &[b"*"]).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn what_was_created_or_moved_on_has_the_tag_that_reading_it_has(hall: Hall) {
    let worker = hall.verified_worker().await;
    let created = worker.post("/services", listing(json!({ "status": "DRAFT" }))).await;
    let path = format!("/services/{}", id(&created.is(201)));
    assert_eq!(worker.get(&path).await.header("etag"), created.header("etag"));
    let request = worker.request(Method::PATCH, &path).header("If-Match", created.header("etag"));
    Reply::to(request.json(&json!({ "title": "Blocked drains" }))).await.is(200);

    let pair = crate::support::jobs::pair(&hall).await;
    let job = format!("/jobs/{}", id(&pair.job().await));
    for (who, action, body) in [
        (&pair.worker, "accept", json!({})),
        (&pair.worker, "complete", json!({})),
        (&pair.client, "finalize", json!({})),
    ] {
        let moved_on = who.post(&format!("{job}/{action}"), body).await;
        moved_on.is(200);
        assert!(!moved_on.header("etag").is_empty());
        assert_eq!(who.get(&job).await.header("etag"), moved_on.header("etag"), "{action}");
    }
    pair.worker.post(&format!("{job}/review"), json!({ "rating": 5 })).await.is(201);
    let review = pair.client.post(&format!("{job}/review"), json!({ "rating": 5 })).await;
    let path = format!("/reviews/{}", id(&review.is(201)));
    assert_eq!(hall.nobody().get(&path).await.header("etag"), review.header("etag"));
    let login = json!({ "email": worker.email, "password": worker.password });
    assert_eq!(hall.nobody().post("/auth/login", login).await.header("etag"), "", "tokens are no resource");
}

#[apply(both_engines)]
async fn a_repeated_offer_is_listed_once(hall: Hall) {
    let worker = hall.verified_worker().await;
    let offer = async || {
        let request =
            worker.request(Method::POST, "/services").header("idempotency-key", "k").json(&listing(json!({})));
        Reply::to(request).await.is(201)
    };
    assert_eq!(offer().await, offer().await);
    assert_eq!(titles(&worker.get("/services/mine").await.is(200)).len(), 1);
}

#[apply(both_engines)]
async fn a_worker_has_at_most_two_hundred_listings(hall: Hall) {
    let worker = hall.verified_worker().await;
    let last = publish(&worker, json!({})).await;
    let copies = "INSERT INTO services (id, worker_id, title, description, category, location, pricing, status, created_at, updated_at)
                  VALUES ($1, $2, 'Copy', '', 'other', 'Berlin', 'QUOTE', 'DRAFT', 1, 1)";
    let (now, owner) = (hall.clock.now(), worker.user_id());
    hall.app
        .db
        .write(move |tx| {
            for copy in 1..200u128 {
                let id = u128::from(now.unix_micros().unsigned_abs()) << 64 | copy;
                tx.execute(copies, &[&hirehall::database::ids::ServiceId::from(uuid::Uuid::from_u128(id)), &owner])?;
            }
            Ok::<_, hirehall::database::Error>(())
        })
        .await
        .unwrap();
    worker.post("/services", listing(json!({}))).await.is_problem(409, "too_many_services");
    worker.delete(&format!("/services/{}", id(&last))).await.is(204);
    worker.post("/services", listing(json!({}))).await.is(201);
}

#[apply(both_engines)]
async fn my_listings_are_paged_newest_first(hall: Hall) {
    let worker = hall.worker().await;
    for number in 1..=5 {
        worker
            .post("/services", listing(json!({ "status": "DRAFT", "title": format!("Number {number}") })))
            .await
            .is(201);
    }
    let first = worker.get("/services/mine?limit=3").await.is(200);
    assert_eq!(titles(&first), ["Number 5", "Number 4", "Number 3"]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = worker.get(&format!("/services/mine?limit=3&cursor={cursor}")).await.is(200);
    assert_eq!(titles(&second), ["Number 2", "Number 1"]);
    assert_eq!(second["next_cursor"], json!(null));
}
