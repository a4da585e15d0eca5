//! Categories and listings as administrators manage them.

use crate::support::{Hall, Person, Reply, eventually, listing, publish};
use hirehall::database::ids::ServiceId;
use macro_rules_attribute::apply;
use reqwest::{Method, header};
use serde_json::{Value, json};

fn id(thing: &Value) -> &str {
    thing["id"].as_str().unwrap()
}

async fn slugs(hall: &Hall, query: &str) -> Vec<String> {
    let page = hall.nobody().get(&format!("/categories?{query}")).await.is(200);
    page["items"].as_array().unwrap().iter().map(|item| item["slug"].as_str().unwrap().to_owned()).collect()
}

async fn change(admin: &Person, slug: &str, changes: Value) -> Reply {
    admin.patch(&format!("/admin/categories/{slug}"), changes).await
}

async fn found(hall: &Hall, words: &str) -> Vec<Value> {
    let page = hall.nobody().get(&format!("/services?q={words}")).await.is(200);
    page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
}

#[apply(both_engines)]
async fn an_administrator_adds_a_category_at_the_end(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.verified_worker().await);
    let new = json!({ "slug": "window-cleaning", "name": "Window cleaning", "icon": "window" });
    let before = slugs(&hall, "").await;
    let made = admin.post("/admin/categories", new.clone()).await.is(201);
    let last = before.len() + 1;
    let expected = json!({ "slug": "window-cleaning", "name": "Window cleaning", "icon": "window", "position": last, "is_retired": false, "names": {} });
    assert_eq!(made, expected);
    assert_eq!(admin.get("/admin/categories/window-cleaning").await.is(200), expected);
    assert_eq!(slugs(&hall, "").await, [before, vec!["window-cleaning".to_owned()]].concat());
    publish(&worker, json!({ "category": "window-cleaning" })).await;

    admin.post("/admin/categories", new).await.is_problem(409, "already_exists");
    for slug in ["Windows", "window cleaning", "-windows", "windows-", "win--dows", "fenêtres"] {
        let new = json!({ "slug": slug, "name": "Windows" });
        admin.post("/admin/categories", new).await.is_invalid("/slug", "invalid_format");
    }
    let new = json!({ "slug": "windows", "name": "Windows", "icon": "<svg>" });
    admin.post("/admin/categories", new).await.is_invalid("/icon", "invalid_format");
    let plain = admin.post("/admin/categories", json!({ "slug": "windows", "name": "Windows" })).await.is(201);
    assert_eq!(plain["icon"], "category");
    let trail = admin.get("/admin/audit?type=category.created").await.is(200);
    assert_eq!(trail["items"][1]["data"], json!({ "slug": "window-cleaning", "name": "Window cleaning" }));
    assert_eq!(
        (&trail["items"][1]["subject"]["kind"], &trail["items"][1]["subject"]["label"]),
        (&json!("category"), &json!("window-cleaning"))
    );
}

#[apply(both_engines)]
async fn there_are_at_most_two_hundred_categories(hall: Hall) {
    let admin = hall.admin().await;
    let fill = "INSERT INTO categories (slug, name) SELECT 'number-' || n, 'Number' FROM (
                    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 200 - (SELECT count(*) FROM categories))
                    SELECT n FROM numbers) AS numbered";
    hall.app.db.write(move |tx| tx.execute(fill, &[])).await.unwrap();
    let new = json!({ "slug": "one-more", "name": "One more" });
    admin.post("/admin/categories", new).await.is_problem(409, "too_many_categories");
    assert_eq!(slugs(&hall, "").await.len(), 200);
}

#[apply(both_engines)]
async fn a_category_is_moved_and_the_others_make_room(hall: Hall) {
    let admin = hall.admin().await;
    let before = slugs(&hall, "").await;
    let moved = |from: usize, to: usize| {
        let mut order = before.clone();
        let slug = order.remove(from - 1);
        order.insert(to - 1, slug);
        order
    };
    assert_eq!(change(&admin, &before[4], json!({ "position": 2 })).await.is(200)["position"], 2);
    assert_eq!(slugs(&hall, "").await, moved(5, 2));
    change(&admin, &before[4], json!({ "position": 5 })).await.is(200);
    assert_eq!(slugs(&hall, "").await, before);
    assert_eq!(change(&admin, &before[0], json!({ "position": 1000 })).await.is(200)["position"], before.len());
    assert_eq!(slugs(&hall, "").await, moved(1, before.len()));
    change(&admin, &before[0], json!({ "position": 0 })).await.is_invalid("/position", "out_of_range");
    change(&admin, "no-such-category", json!({ "position": 1 })).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn a_listing_is_found_by_the_new_name_of_its_category(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.verified_worker().await);
    let listing = publish(&worker, json!({})).await;
    assert_eq!(found(&hall, "plumbing").await, [listing["id"].clone()]);
    let read = admin.get("/admin/categories/plumbing").await;
    assert_eq!(found(&hall, "klempnerarbeiten").await, [listing["id"].clone()]);
    let renamed =
        admin.request(Method::PATCH, "/admin/categories/plumbing").header(header::IF_MATCH, read.header("etag"));
    let renamed = Reply::to(renamed.json(&json!({ "name": "Waterworks" }))).await.is(200);
    assert_eq!((&renamed["slug"], &renamed["name"]), (&json!("plumbing"), &json!("Waterworks")));
    let late = admin.request(Method::PATCH, "/admin/categories/plumbing").header(header::IF_MATCH, read.header("etag"));
    Reply::to(late.json(&json!({ "name": "Pipes" }))).await.is_problem(412, "precondition_failed");
    eventually("the words of the new name", async || {
        (found(&hall, "waterworks").await == [listing["id"].clone()]).then_some(())
    })
    .await;
    assert_eq!(found(&hall, "plumbing").await, [Value::Null; 0]);
    assert_eq!(found(&hall, "klempnerarbeiten").await, [Value::Null; 0], "a new name is not translated");
    let trail = admin.get("/admin/audit?type=category.changed").await.is(200);
    assert_eq!(trail["items"][0]["data"], json!({ "slug": "plumbing", "name": "Waterworks" }));
    change(&admin, "plumbing", json!({ "names": { "de": "Wasserwerke" } })).await.is(200);
    eventually("the words of the new name in German", async || {
        (found(&hall, "wasserwerke").await == [listing["id"].clone()]).then_some(())
    })
    .await;
    assert_eq!(found(&hall, "waterworks").await, [listing["id"].clone()]);
}

#[apply(both_engines)]
async fn a_retired_category_takes_no_new_listing_and_keeps_those_that_it_has(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.verified_worker().await);
    let (kept, other) = (publish(&worker, json!({})).await, publish(&worker, json!({ "category": "tutoring" })).await);
    assert_eq!(change(&admin, "plumbing", json!({ "is_retired": true })).await.is(200)["is_retired"], true);
    assert!(!slugs(&hall, "").await.contains(&"plumbing".to_owned()));
    assert!(slugs(&hall, "include_retired=true").await.contains(&"plumbing".to_owned()));

    worker.post("/services", listing(json!({}))).await.is_invalid("/category", "unknown_value");
    let into = json!({ "category": "plumbing" });
    worker.patch(&format!("/services/{}", id(&other)), into).await.is_invalid("/category", "unknown_value");
    worker.patch(&format!("/services/{}", id(&kept)), json!({ "title": "Dripping taps" })).await.is(200);
    let page = hall.nobody().get("/services?category=plumbing").await.is(200);
    assert_eq!((page["items"].as_array().unwrap().len(), &page["items"][0]["id"]), (1, &kept["id"]));

    change(&admin, "plumbing", json!({ "is_retired": false })).await.is(200);
    publish(&worker, json!({})).await;
    let trail = admin.get("/admin/audit?type=category.changed").await.is(200);
    let data: Vec<&Value> =
        trail["items"].as_array().unwrap().iter().map(|entry| &entry["data"]["is_retired"]).collect();
    assert_eq!(data, [false, true]);
}

#[apply(both_engines)]
async fn the_last_category_in_use_is_not_retired(hall: Hall) {
    let admin = hall.admin().await;
    let (last, others) =
        slugs(&hall, "").await.split_last().map(|(last, others)| (last.clone(), others.to_vec())).unwrap();
    for slug in &others {
        change(&admin, slug, json!({ "is_retired": true })).await.is(200);
    }
    change(&admin, &last, json!({ "is_retired": true })).await.is_problem(409, "last_category");
    for slug in [&last, &others[0]] {
        change(&admin, slug, json!({ "name": "Something else" })).await.is(200);
    }
}

#[apply(both_engines)]
async fn administrators_find_every_listing_by_status_worker_category_and_words(hall: Hall) {
    let (admin, one, two) = (hall.admin().await, hall.verified_worker().await, hall.worker().await);
    let public = publish(&one, json!({})).await;
    let paused = publish(&one, json!({ "title": "Łódź tours", "category": "tutoring" })).await;
    admin.patch(&format!("/services/{}", id(&paused)), json!({ "status": "PAUSED" })).await.is(200);
    let draft =
        json!({ "title": "Taps", "description": "Write to me on WhatsApp.", "status": "DRAFT", "location": "Köln" });
    let draft = two.post("/services", listing(draft)).await.is(201);
    let deleted = publish(&one, json!({})).await;
    one.delete(&format!("/services/{}", id(&deleted))).await.is(204);

    let [public, paused, draft] = [&public, &paused, &draft].map(id);
    for (query, expected) in [
        (String::new(), vec![draft, paused, public]),
        ("status=PUBLISHED".to_owned(), vec![public]),
        ("status=DRAFT".to_owned(), vec![draft]),
        ("status=PAUSED&category=tutoring".to_owned(), vec![paused]),
        ("paused_by_moderation=true".to_owned(), vec![paused]),
        ("paused_by_moderation=false".to_owned(), vec![draft, public]),
        (format!("worker_id={}", one.id), vec![paused, public]),
        (format!("worker_id={}&status=DRAFT", one.id), vec![]),
        ("category=plumbing".to_owned(), vec![draft, public]),
        ("category=no-such".to_owned(), vec![]),
        ("q=tap".to_owned(), vec![draft, public]),
        ("q=lodz".to_owned(), vec![paused]),
        ("q=whatsapp+koln".to_owned(), vec![draft]),
        ("q=whatsapp+berlin".to_owned(), vec![]),
        ("q=tap&status=PUBLISHED".to_owned(), vec![public]),
        ("q=...".to_owned(), vec![]),
        ("q=".to_owned(), vec![draft, paused, public]),
    ] {
        let page = admin.get(&format!("/admin/services?{query}")).await.is(200);
        let ids: Vec<&str> = page["items"].as_array().unwrap().iter().map(id).collect();
        assert_eq!(ids, expected, "{query}");
    }
    let first = admin.get("/admin/services?q=tap&limit=1").await.is(200);
    assert_eq!(
        (&first["items"][0]["is_public"], &first["items"][0]["worker"]["first_name"]),
        (&json!(false), &json!("Walter"))
    );
    let next = first["next_cursor"].as_str().unwrap();
    let rest = admin.get(&format!("/admin/services?q=tap&limit=1&cursor={next}")).await.is(200);
    assert_eq!(
        (id(&rest["items"][0]), &rest["items"][0]["is_public"], &rest["next_cursor"]),
        (public, &json!(true), &Value::Null)
    );
}

#[apply(both_engines)]
async fn a_changed_listing_is_found_by_its_new_words_alone(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.worker().await);
    let draft = worker.post("/services", listing(json!({ "status": "DRAFT" }))).await.is(201);
    let found = async |words: &str| {
        let page = admin.get(&format!("/admin/services?q={words}")).await.is(200);
        page["items"].as_array().unwrap().len()
    };
    worker.patch(&format!("/services/{}", id(&draft)), json!({ "title": "Roofs and gutters" })).await.is(200);
    assert_eq!((found("gutter").await, found("leaking").await, found("quick").await), (1, 0, 1));
}

/// As after a migration, or from a node of the last release.
#[apply(both_engines)]
async fn a_listing_that_is_not_indexed_yet_is_indexed_in_the_background(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.worker().await);
    let draft = worker.post("/services", listing(json!({ "status": "DRAFT" }))).await.is(201);
    let draft: ServiceId = id(&draft).parse().unwrap();
    let rename = "UPDATE services SET title = 'Gutters', updated_at = updated_at + 1 WHERE id = $1";
    hall.app.db.write(move |tx| tx.execute(rename, &[&draft])).await.unwrap();
    eventually("the words of the new title", async || {
        let page = admin.get("/admin/services?q=gutter").await.is(200);
        (page["items"].as_array().unwrap().len() == 1).then_some(())
    })
    .await;
    assert_eq!(admin.get("/admin/services?q=leaking").await.is(200)["items"], json!([]));
}
