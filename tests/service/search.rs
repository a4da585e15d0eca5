//! The results of the search and their order.

use super::{id, titles};
use crate::support::{Hall, Person, listing, publish};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) async fn found(hall: &Hall, query: &[(&str, &str)]) -> Vec<String> {
    let found = ask(&hall.nobody(), query).await;
    titles(&found).into_iter().map(str::to_owned).collect()
}

async fn ask(person: &Person, query: &[(&str, &str)]) -> Value {
    person.get(&path(query)).await.is(200)
}

pub(super) fn path(query: &[(&str, &str)]) -> String {
    let query = reqwest::Url::parse_with_params("http://x/", query).unwrap();
    format!("/services?{}", query.query().unwrap_or_default())
}

#[apply(both_engines)]
async fn a_search_that_makes_no_sense_is_refused(hall: Hall) {
    let nobody = hall.nobody();
    for (parameter, value, code) in [
        ("min_rating", "6", "out_of_range"),
        ("min_rating", "NaN", "invalid_type"),
        ("min_rating", "-1", "out_of_range"),
        ("max_price", "-1", "out_of_range"),
        ("max_price", "1.5", "invalid_type"),
        ("max_price", "99999999999999999999", "out_of_range"),
        ("available", "yes", "invalid_type"),
        ("worker_id", "me", "invalid_format"),
        ("sort", "random", "unknown_value"),
        ("near", "52.5", "invalid_format"),
        ("near", "91,0", "invalid_format"),
        ("near", "0,181", "invalid_format"),
        ("near", "NaN,0", "invalid_format"),
        ("near", "inf,0", "invalid_format"),
        ("q", "a b c d e f g h i j k", "too_many"),
        ("q", &"a".repeat(201), "too_long"),
    ] {
        nobody.get(&path(&[(parameter, value)])).await.is_invalid(&format!("/{parameter}"), code);
    }
    for (radius, code) in [
        ("0", "out_of_range"),
        ("-1", "out_of_range"),
        ("501", "out_of_range"),
        ("inf", "out_of_range"),
        ("NaN", "invalid_type"),
    ] {
        nobody.get(&path(&[("near", "0,0"), ("radius_km", radius)])).await.is_invalid("/radius_km", code);
    }
    nobody.get("/services?sort=distance").await.is_invalid("/near", "required");
    nobody.get("/services?radius_km=5").await.is(200);
    nobody.get("/services?colour=red").await.is_invalid("/colour", "unknown_field");
    nobody.get(&path(&[("q", "\u{202e}spat")])).await.is_invalid("/q", "forbidden_character");
    nobody.get("/services?q=%FF").await.is_invalid("/q", "forbidden_character");
    nobody.get("/services?q=a%00b").await.is_invalid("/q", "forbidden_character");
    nobody.get("/services?cursor=AAAA").await.is_problem(422, "invalid_cursor");
}

#[apply(both_engines)]
async fn filters_can_be_combined(hall: Hall) {
    let (good, new) = (hall.verified_worker().await, hall.verified_worker().await);
    hall.sql("UPDATE workers SET stars_4 = 1, stars_5 = 1 WHERE user_id = $1", good.user_id()).await;
    publish(&good, json!({ "title": "Good and cheap", "price": { "amount": 1000, "currency": "EUR" } })).await;
    publish(&good, json!({ "title": "Good on request", "pricing": "QUOTE", "price": null, "category": "tutoring" }))
        .await;
    publish(
        &new,
        json!({ "title": "New and dear", "price": { "amount": 9000, "currency": "EUR" }, "location": "Hamburg" }),
    )
    .await;
    new.put("/workers/me/availability", json!({ "is_available": false })).await.is(200);

    assert_eq!(found(&hall, &[]).await, ["New and dear", "Good on request", "Good and cheap"]);
    assert_eq!(found(&hall, &[("min_rating", "4.5"), ("sort", "newest")]).await, ["Good on request", "Good and cheap"]);
    assert_eq!(found(&hall, &[("min_rating", "4.6")]).await, Vec::<String>::new());
    assert_eq!(found(&hall, &[("available", "false")]).await, ["New and dear"]);
    assert_eq!(found(&hall, &[("available", "true"), ("category", "plumbing")]).await, ["Good and cheap"]);
    assert_eq!(found(&hall, &[("category", "wizardry")]).await, Vec::<String>::new());
    assert_eq!(found(&hall, &[("worker_id", &new.id)]).await, ["New and dear"]);
    let cheapest_first = [("currency", "EUR"), ("sort", "price")];
    assert_eq!(found(&hall, &cheapest_first).await, ["Good and cheap", "New and dear"]);
    assert_eq!(found(&hall, &[("sort", "rating")]).await, ["Good on request", "Good and cheap", "New and dear"]);
    assert_eq!(found(&hall, &[("sort", "relevance")]).await, ["Good on request", "Good and cheap", "New and dear"]);
    let all = [
        ("q", "good walter"),
        ("location", "berl"),
        ("category", "plumbing"),
        ("worker_id", &good.id),
        ("min_rating", "4"),
        ("available", "true"),
        ("currency", "EUR"),
        ("max_price", "1000"),
        ("sort", "price"),
    ];
    assert_eq!(found(&hall, &all).await, ["Good and cheap"]);
}

#[apply(both_engines)]
async fn nearby_listings_are_found_with_their_distance(hall: Hall) {
    let worker = hall.verified_worker().await;
    for (title, latitude, longitude) in [
        ("Mitte", 52.52, 13.405),
        ("Potsdam", 52.39, 13.065),
        ("Hamburg", 53.5511, 9.9937),
        ("Fiji", -17.0, 179.99),
        ("Pole", 89.99, 0.0),
    ] {
        publish(&worker, json!({ "title": title, "latitude": latitude, "longitude": longitude })).await;
    }
    publish(&worker, json!({ "title": "Nowhere" })).await;

    assert_eq!(found(&hall, &[("near", "52.52,13.405")]).await, ["Mitte"]);
    let nearby = ask(&hall.nobody(), &[("near", "52.52,13.40"), ("radius_km", "400"), ("sort", "distance")]).await;
    assert_eq!(titles(&nearby), ["Mitte", "Potsdam", "Hamburg"]);
    assert_eq!(nearby["items"][0]["distance_km"], 0.338);
    let hamburg = nearby["items"][2]["distance_km"].as_f64().unwrap();
    assert!((254.0..257.0).contains(&hamburg), "{hamburg}");
    assert_eq!(found(&hall, &[("near", "-17,-179.99"), ("radius_km", "3")]).await, ["Fiji"], "across the date line");
    assert_eq!(found(&hall, &[("near", "89.99,180"), ("radius_km", "3")]).await, ["Pole"], "across the pole");
    assert!(ask(&hall.nobody(), &[]).await["items"][0].get("distance_km").is_none());
}

#[apply(both_engines)]
async fn a_place_beside_the_equator_and_the_meridian_by_less_than_anything_is_on_them(hall: Hall) {
    let worker = hall.verified_worker().await;
    let placed = publish(&worker, json!({ "latitude": 1e-320, "longitude": -1e-200 })).await;
    assert_eq!((&placed["latitude"], &placed["longitude"]), (&json!(0.0), &json!(0.0)));
    for near in ["0,0", "1e-320,0", "-1e-170,1e-170", "5e-324,-0"] {
        let query = [("near", near), ("radius_km", "1e-300"), ("sort", "distance")];
        assert_eq!(ask(&hall.nobody(), &query).await["items"][0]["distance_km"], 0.0, "{near}");
    }
}

#[apply(both_engines)]
async fn a_rating_is_searched_as_it_is_shown(hall: Hall) {
    let worker = hall.verified_worker().await;
    hall.sql("UPDATE workers SET stars_4 = 1, stars_5 = 2 WHERE user_id = $1", worker.user_id()).await;
    let listing = publish(&worker, json!({})).await;
    assert_eq!(listing["worker"]["rating"]["average"], 4.67);
    for (min_rating, hits) in [("0", 1), ("4.66", 1), ("4.67", 1), ("4.6701", 0), ("4.68", 0), ("5", 0)] {
        assert_eq!(found(&hall, &[("min_rating", min_rating)]).await.len(), hits, "{min_rating}");
    }
}

#[apply(both_engines)]
async fn a_cursor_continues_the_same_search_however_it_is_written(hall: Hall) {
    let worker = hall.verified_worker().await;
    for _ in 0..2 {
        publish(&worker, json!({})).await;
    }
    let nobody = hall.nobody();
    let first = nobody.get("/services?limit=1&category=plumbing&currency=EUR&sort=price").await.is(200);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = nobody
        .get(&format!("/services?cursor={cursor}&currency=EUR&sort=price&category=plumb%69ng&limit=2"))
        .await
        .is(200);
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
    assert_ne!(second["items"][0]["id"], first["items"][0]["id"]);
    for another in
        ["sort=price&currency=EUR", "sort=rating&category=plumbing", "sort=price&currency=EUR&category=plumbing&q=taps"]
    {
        nobody.get(&format!("/services?{another}&cursor={cursor}")).await.is_problem(422, "invalid_cursor");
    }
}

#[apply(both_engines)]
async fn a_listing_disappears_with_whatever_made_it_public(hall: Hall) {
    let (worker, admin) = (hall.verified_worker().await, hall.admin().await);
    let made = publish(&worker, json!({})).await;
    let other = format!("/services/{}", id(&publish(&worker, json!({ "status": "PAUSED", "title": "Other" })).await));
    let path = format!("/services/{}", id(&made));
    let is_seen = async || {
        let (by_word, by_place) =
            (found(&hall, &[("q", "taps")]).await.len(), found(&hall, &[("location", "berlin")]).await.len());
        let (listed, looked_at) = (found(&hall, &[]).await.len(), hall.nobody().get(&path).await.status == 200);
        assert_eq!((by_word, by_place, listed), (looked_at.into(), looked_at.into(), looked_at.into()));
        looked_at
    };
    // A change of one listing indexes all outdated listings of its worker.
    let touch = async |status: &str| admin.patch(&other, json!({ "status": status })).await.is(200);

    assert!(is_seen().await);
    worker.patch(&path, json!({ "status": "DRAFT" })).await.is(200);
    assert!(!is_seen().await);
    worker.patch(&path, json!({ "status": "PUBLISHED" })).await.is(200);
    assert!(is_seen().await);
    for (away, back) in [
        ("UPDATE users SET status = 'FROZEN' WHERE id = $1", "UPDATE users SET status = 'ACTIVE' WHERE id = $1"),
        ("UPDATE users SET status = 'BANNED' WHERE id = $1", "UPDATE users SET status = 'ACTIVE' WHERE id = $1"),
        (
            "UPDATE workers SET kyc_status = 'REVOKED' WHERE user_id = $1",
            "UPDATE workers SET kyc_status = 'APPROVED' WHERE user_id = $1",
        ),
    ] {
        hall.sql(away, worker.user_id()).await;
        touch("DRAFT").await;
        assert!(!is_seen().await, "{away}");
        hall.sql(back, worker.user_id()).await;
        touch("PAUSED").await;
        assert!(is_seen().await, "{back}");
    }
    worker.patch(&path, json!({ "title": "Blocked drains" })).await.is(200);
    assert_eq!(found(&hall, &[("q", "taps")]).await.len(), 0);
    assert_eq!(found(&hall, &[("q", "drains")]).await.len(), 1);
    worker.delete(&path).await.is(204);
    assert!(!is_seen().await);
    assert_eq!(found(&hall, &[("q", "drains")]).await.len(), 0);
    assert_eq!(titles(&worker.get("/services/mine").await.is(200)), ["Other"]);
}

#[apply(both_engines)]
async fn pages_neither_skip_nor_repeat_while_others_publish(hall: Hall) {
    let (first, second) = (hall.verified_worker().await, hall.verified_worker().await);
    hall.sql("UPDATE workers SET stars_5 = 1 WHERE user_id = $1", second.user_id()).await;
    let mut there = BTreeSet::new();
    for number in 0..24i64 {
        let title = if number % 3 == 0 { "Taps and drains" } else { "Drains" };
        let worker = if number % 2 == 0 { &first } else { &second };
        let place = json!({
            "title": title, "description": "taps", "price": { "amount": number % 4, "currency": "EUR" },
            "latitude": 52.5, "longitude": 13.4 + 0.001 * f64::from(i32::try_from(number / 4).unwrap()),
        });
        there.insert(id(&publish(worker, place).await));
    }
    for query in [
        vec![("sort", "newest")],
        vec![("sort", "rating")],
        vec![("sort", "price"), ("currency", "EUR")],
        vec![("q", "tap"), ("sort", "relevance")],
        vec![("q", "tap"), ("sort", "newest")],
        vec![("near", "52.5,13.4"), ("sort", "distance")],
        vec![
            ("near", "52.5,13.4"),
            ("location", "berlin"),
            ("sort", "price"),
            ("currency", "EUR"),
            ("category", "plumbing"),
        ],
    ] {
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let mut page = query.clone();
            page.push(("limit", "5"));
            if !cursor.is_empty() {
                page.push(("cursor", &cursor));
            }
            let answer = ask(&hall.nobody(), &page).await;
            seen.extend(answer["items"].as_array().unwrap().iter().map(id));
            let Some(next) = answer["next_cursor"].as_str() else { break };
            next.clone_into(&mut cursor);
            publish(&first, json!({ "title": "Taps, taps, taps", "latitude": 52.5, "longitude": 13.4 })).await;
        }
        let distinct: BTreeSet<String> = seen.iter().cloned().collect();
        assert_eq!(distinct.len(), seen.len(), "{query:?}: repeated");
        assert!(there.is_subset(&distinct), "{query:?}: skipped");
        for late in worker_listings(&first).await.difference(&there) {
            first.delete(&format!("/services/{late}")).await.is(204);
        }
    }
    let foreign = ask(&hall.nobody(), &[("limit", "5")]).await["next_cursor"].as_str().unwrap().to_owned();
    hall.nobody()
        .get(&path(&[("sort", "price"), ("currency", "EUR"), ("cursor", &foreign)]))
        .await
        .is_problem(422, "invalid_cursor");
}

async fn worker_listings(worker: &Person) -> BTreeSet<String> {
    worker.get("/services/mine?limit=100").await.is(200)["items"].as_array().unwrap().iter().map(id).collect()
}

#[apply(both_engines)]
async fn an_unverified_worker_has_nothing_to_be_found(hall: Hall) {
    let worker = hall.worker().await;
    worker.post("/services", listing(json!({ "status": "PAUSED" }))).await.is(201);
    assert_eq!(found(&hall, &[]).await.len(), 0);
    assert_eq!(found(&hall, &[("worker_id", &worker.id)]).await.len(), 0);
}
