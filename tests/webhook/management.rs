//! Creating, changing and deleting webhooks.

use super::{open_to_this_machine, read, secret, webhook_to};
use crate::support::{Hall, Person, Receiver, Reply};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

async fn create(admin: &Person, url: &str) -> Reply {
    admin.post("/admin/webhooks", json!({ "url": url })).await
}

async fn audited(admin: &Person, webhook: &str) -> Vec<Value> {
    let trail = admin.get(&format!("/admin/audit?subject_id={webhook}")).await.is(200);
    trail["items"].as_array().unwrap().iter().map(|entry| entry["type"].clone()).collect()
}

#[apply(both_engines)]
async fn a_webhook_leads_to_a_public_address_over_https(hall: Hall) {
    let admin = hall.admin().await;
    for url in
        ["", "example.com", "ftp://example.com/", "https://", "https://a:b@example.com/", "https://example.com/#x"]
    {
        create(&admin, url).await.is(422);
    }
    for private in [
        "https://localhost/",
        "https://127.0.0.1:8443/",
        "https://2130706433/",
        "https://10.0.0.1/",
        "https://192.168.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "http://1.1.1.1/",
    ] {
        create(&admin, private).await.is_invalid("/url", "refused_address");
    }
    create(&admin, "https://no-such-host.invalid/").await.is_invalid("/url", "invalid_value");
    let public = create(&admin, "https://1.1.1.1/hooks").await.is(201);
    let path = format!("/admin/webhooks/{}", public["id"].as_str().unwrap());
    admin.patch(&path, json!({ "url": "https://127.0.0.1/" })).await.is_invalid("/url", "refused_address");
    assert_eq!(admin.get(&path).await.is(200), public);

    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8,10.1.0.0/16")]).await;
    let admin = hall.admin().await;
    for allowed in ["http://127.0.0.1:9/", "https://10.1.2.3/", "http://[::ffff:127.0.0.1]/"] {
        create(&admin, allowed).await.is(201);
    }
    for refused in ["http://10.2.0.1/", "https://10.2.0.1/", "http://1.1.1.1/"] {
        create(&admin, refused).await.is_invalid("/url", "refused_address");
    }
}

#[apply(both_engines)]
async fn webhooks_are_managed_by_administrators_and_audited(hall: Hall) {
    let admin = hall.admin().await;
    let new =
        json!({ "url": "https://1.1.1.1/hooks", "description": "To the books", "event_types": ["job.finalized"] });
    let made = admin.post("/admin/webhooks", new).await.is(201);
    let id = made["id"].as_str().unwrap();
    let path = |what: &str| format!("/admin/webhooks/{id}{what}");
    assert_eq!((&made["event_types"], &made["is_enabled"]), (&json!(["job.finalized"]), &json!(true)));

    let changed = admin.patch(&path(""), json!({ "description": "Books", "event_types": null })).await.is(200);
    assert_eq!((&changed["description"], &changed["event_types"]), (&json!("Books"), &Value::Null));
    assert_eq!(admin.patch(&path(""), json!({ "description": "Books" })).await.is(200), changed);

    let first = admin.get(&path("/secret")).await.is(200);
    assert!(first["secret"].as_str().unwrap().starts_with("whsec_") && first["previous_secret"].is_null());
    admin.post(&path("/rotate-secret"), json!({})).await.is(200);
    let second = admin.get(&path("/secret")).await.is(200);
    assert!(second["secret"] != first["secret"] && second["previous_secret"] == first["secret"]);

    let disabled = admin.post(&path("/disable"), json!({})).await.is(200);
    assert_eq!((&disabled["is_enabled"], &disabled["disabled_reason"]), (&json!(false), &json!("ADMIN")));
    admin.post(&path("/disable"), json!({})).await.is(200);
    admin.post(&path("/replay"), json!({ "after_event_id": 0 })).await.is_problem(409, "webhook_disabled");
    admin.post(&path("/enable"), json!({ "skip_missed": true })).await.is(200);
    let enabled = admin.post(&path("/enable"), json!({})).await.is(200);
    assert_eq!((&enabled["is_enabled"], &enabled["disabled_reason"]), (&json!(true), &Value::Null));
    admin.post(&path("/enable"), json!({ "skip_missed": true })).await.is_problem(409, "webhook_enabled");

    admin.delete(&path("")).await.is(204);
    admin.get(&path("")).await.is_problem(404, "not_found");
    admin.delete(&path("")).await.is_problem(404, "not_found");
    assert_eq!(admin.get("/admin/webhooks").await.is(200)["items"], json!([]));
    let expected = [
        "webhook.deleted",
        "webhook.enabled",
        "webhook.disabled",
        "webhook.secret_viewed",
        "webhook.secret_rotated",
        "webhook.secret_viewed",
        "webhook.changed",
        "webhook.created",
    ];
    assert_eq!(audited(&admin, id).await, expected);
}

#[apply(both_engines)]
async fn webhooks_are_limited_in_number_and_listed_in_pages(hall: Hall) {
    let admin = hall.admin().await;
    let mut made = Vec::new();
    for number in 0..20 {
        made.push(create(&admin, &format!("https://1.1.1.1/{number}")).await.is(201)["id"].clone());
    }
    create(&admin, "https://1.1.1.1/20").await.is_problem(409, "too_many_webhooks");
    let (mut listed, mut path) = (Vec::new(), "/admin/webhooks?limit=7".to_owned());
    loop {
        let page = admin.get(&path).await.is(200);
        listed.extend(page["items"].as_array().unwrap().iter().map(|webhook| webhook["id"].clone()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/admin/webhooks?limit=7&cursor={cursor}");
    }
    made.reverse();
    assert_eq!(listed, made);
    admin.delete(&format!("/admin/webhooks/{}", made[0].as_str().unwrap())).await.is(204);
    create(&admin, "https://1.1.1.1/20").await.is(201);
}

#[apply(both_engines)]
async fn event_types_are_checked(hall: Hall) {
    let admin = hall.admin().await;
    for (types, pointer, code) in [
        (json!([]), "/event_types", "too_short"),
        (json!(["job.done"]), "/event_types/0", "unknown_value"),
        (json!(["job.created", "job.created"]), "/event_types/1", "duplicate"),
        (json!(["reset"]), "/event_types/0", "invalid_value"),
    ] {
        let new = json!({ "url": "https://1.1.1.1/", "event_types": types });
        admin.post("/admin/webhooks", new).await.is_invalid(pointer, code);
    }
}

#[apply(both_engines)]
async fn a_secret_stays_the_same_until_it_is_replaced(hall: Hall) {
    let hall = open_to_this_machine(hall).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    let id = webhook_to(&admin, &receiver).await;
    let shown = secret(&admin, &id).await;
    assert_eq!(secret(&admin, &id).await, shown, "it is the same when it is shown again");
    let restarted = hall.restarted().await;
    let admin = admin.signed_in_at(&restarted).await;
    assert_eq!(secret(&admin, &id).await, shown);
    assert!(read(&admin, &id).await.get("secret").is_none());
}
