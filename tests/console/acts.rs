//! What every act of the console has in common.

use super::{
    Desk, field, leads_to,
    moderation::{appealed, flagged},
    shown, waiting_case,
};
use crate::support::{
    Hall, Person, Receiver,
    jobs::{pair, path as job_path},
    publish,
};
use macro_rules_attribute::apply;
use serde_json::json;

/// Each act, what is done before so that it is possible, and what makes it possible again.
const ACTS: [(&str, &[&str], Option<&str>); 41] = [
    ("/console/identity/{id}/claim", &[], Some("release")),
    ("/console/identity/{id}/release", &["claim"], Some("claim")),
    ("/console/identity/{id}/approve", &[], None),
    ("/console/identity/{id}/refuse", &[], None),
    ("/console/identity/{id}/request-changes", &[], None),
    ("/console/identity/{id}/revoke", &["approve"], None),
    ("/console/names/{id}/approve", &[], None),
    ("/console/names/{id}/reject", &[], None),
    ("/console/reviews/{id}/keep", &[], None),
    ("/console/reviews/{id}/remove", &[], Some("restore")),
    ("/console/reviews/{id}/restore", &["remove"], Some("remove")),
    ("/console/reviews/{id}/grant-appeal", &[], Some("remove")),
    ("/console/reviews/{id}/reject-appeal", &[], Some("restore")),
    ("/console/users/{id}/freeze", &[], Some("unfreeze")),
    ("/console/users/{id}/unfreeze", &["freeze"], Some("freeze")),
    ("/console/users/{id}/ban", &[], Some("unban")),
    ("/console/users/{id}/unban", &["ban"], Some("ban")),
    ("/console/users/{id}/delete", &[], None),
    ("/console/users/{id}/end-sessions", &[], None),
    ("/console/users/{id}/hold", &[], Some("lift")),
    ("/console/users/{id}/lift", &["hold"], Some("hold")),
    ("/console/users/{id}/export", &[], None),
    ("/console/listings/{id}/pause", &[], Some("restore")),
    ("/console/listings/{id}/remove", &[], Some("restore")),
    ("/console/listings/{id}/restore", &["pause"], Some("pause")),
    ("/console/jobs/{id}/inspect", &[], None),
    ("/console/disputes/{id}/claim", &[], Some("release")),
    ("/console/disputes/{id}/release", &["claim"], Some("claim")),
    ("/console/disputes/{id}/resolve", &["claim"], None),
    ("/console/categories/create", &[], None),
    ("/console/categories/{slug}/change", &[], Some("change")),
    ("/console/categories/{slug}/retire", &[], Some("reopen")),
    ("/console/categories/{slug}/reopen", &["retire"], Some("retire")),
    ("/console/webhooks/create", &[], None),
    ("/console/webhooks/{id}/change", &[], Some("change")),
    ("/console/webhooks/{id}/test", &[], None),
    ("/console/webhooks/{id}/enable", &["disable"], Some("disable")),
    ("/console/webhooks/{id}/disable", &[], Some("enable")),
    ("/console/webhooks/{id}/secret", &[], None),
    ("/console/webhooks/{id}/rotate", &[], None),
    ("/console/webhooks/{id}/delete", &[], None),
];

/// The address of something that an act with this path can be done with, or of the list where it creates something.
async fn subject(hall: &Hall, admin: &Person, receiver: &Receiver, path: &str) -> String {
    let (list, _) = path.rsplit_once("/").unwrap();
    let id = match list {
        "/console/identity/{id}" => waiting_case(hall).await.1,
        "/console/names/{id}" => {
            let worker = hall.verified_worker().await;
            worker.patch("/workers/me", json!({ "first_name": "Wanda" })).await.is(200);
            let waiting = admin.get("/admin/name-changes").await.is(200);
            waiting["items"][0]["id"].as_str().unwrap().to_owned()
        }
        "/console/reviews/{id}" if path.ends_with("-appeal") => appealed(hall, admin).await.1,
        "/console/reviews/{id}" => flagged(hall).await.2,
        "/console/users/{id}" => hall.verified_worker().await.id,
        "/console/listings/{id}" => {
            let listing = publish(&hall.verified_worker().await, json!({})).await;
            listing["id"].as_str().unwrap().to_owned()
        }
        "/console/jobs/{id}" => pair(hall).await.job().await["id"].as_str().unwrap().to_owned(),
        "/console/disputes/{id}" => {
            let pair = pair(hall).await;
            let job = pair.completed().await;
            let complaint = json!({ "reason_code": "OTHER", "text": "It drips.", "wants": {} });
            pair.client.post(&job_path(&job, "dispute"), complaint).await.is(201);
            job["id"].as_str().unwrap().to_owned()
        }
        "/console/categories/{slug}" => {
            let slug = path.rsplit('/').next().unwrap().to_owned();
            admin.post("/admin/categories", json!({ "slug": slug, "name": "Roofs" })).await.is(201);
            slug
        }
        "/console/webhooks/{id}" => {
            let webhook = json!({ "url": receiver.url(), "event_types": ["job.finalized"] });
            admin.post("/admin/webhooks", webhook).await.is(201)["id"].as_str().unwrap().to_owned()
        }
        _ => String::new(),
    };
    list.replace("{id}", &id).replace("{slug}", &id)
}

/// A form with every field; each act takes its own.
fn form<'f>(path: &str, key: &'f str, words: &'f str, url: &'f str) -> [(&'f str, &'f str); 10] {
    let reason_code = if path.starts_with("/console/reviews/") { "OFF_TOPIC" } else { "MISMATCH" };
    [
        ("form_key", key),
        ("reason", words),
        ("reason_code", reason_code),
        ("refuse.selfie", "on"),
        ("reason.selfie", "UNREADABLE"),
        ("slug", "new"),
        ("name", words),
        ("url", url),
        ("description", words),
        ("skip_missed", "true"),
    ]
}

/// How much this administrator has done.
async fn done_by(admin: &Person) -> usize {
    let mut page = admin.get(&format!("/admin/audit?actor_id={}&limit=100", admin.id)).await.is(200);
    let mut done = 0;
    loop {
        done += page["items"].as_array().unwrap().len();
        let Some(cursor) = page["next_cursor"].as_str() else { return done };
        page = admin.get(&format!("/admin/audit?actor_id={}&limit=100&cursor={cursor}", admin.id)).await.is(200);
    }
}

#[apply(both_engines)]
async fn every_act_acts_once_however_often_its_form_is_sent(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8")]).await;
    let (admin, receiver) = (hall.admin().await, Receiver::start().await);
    let mut desk = Desk::of(&hall, &admin).await;
    let url = receiver.url();
    let known: Vec<&str> = ACTS.iter().map(|(path, ..)| *path).collect();
    assert_eq!(hirehall::router::console_act_paths(), known, "each act has a line in ACTS");
    for (path, before, again) in ACTS {
        let subject = subject(&hall, &admin, &receiver, path).await;
        for word in before {
            leads_to(&desk.send(&format!("{subject}/{word}"), &form(path, "before", "Before", &url)).await);
        }
        let act = format!("{subject}/{}", path.rsplit('/').next().unwrap());
        let asked = desk.open(&act).await;
        let asked = if asked.status == 303 { desk.open(&leads_to(&asked)).await } else { asked };
        let key = field(&shown(&asked, 200), "form_key");
        let sent = form(path, &key, "A test", &url);
        let nothing = done_by(&admin).await;
        let first = desk.send(&act, &sent).await;
        assert!(first.status == 303 || first.status == 200, "{path}: {}", String::from_utf8_lossy(&first.body));
        assert!(done_by(&admin).await > nothing, "{path} acts");
        if let Some(word) = again {
            leads_to(&desk.send(&format!("{subject}/{word}"), &form(path, "again", "Again", &url)).await);
        }
        let once = done_by(&admin).await;
        let second = desk.send(&act, &sent).await;
        assert_eq!(second.status, 303, "{path}: {}", String::from_utf8_lossy(&second.body));
        assert_eq!(done_by(&admin).await, once, "{path} acts once");
    }
}
