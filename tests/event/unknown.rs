//! Events of a kind that this version does not know: a node of the next release has recorded them while an installation is upgraded.

use crate::support::{
    Hall, Person, Receiver, eventually, eventually_is,
    feed::{Happening, Socket, Stream, heard},
    jobs::{history, pair},
};
use hirehall::database::ids::SubjectId;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::io::Cursor;
use uuid::Uuid;

const NEWER: &str = "moon.landed";

async fn change(hall: &Hall, client: &Person, kind: &'static str, subject: u128) {
    let about = Happening::new(kind, Uuid::from_u128(subject));
    let data = if kind == "picture.changed" { json!({ "picture_id": null }) } else { json!({}) };
    Happening { client: Some(client.user_id()), data, ..about }.happens(hall).await;
}

fn kinds(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect()
}

#[apply(both_engines)]
async fn a_page_and_a_live_feed_pass_an_event_that_they_do_not_know(hall: Hall) {
    let client = hall.client().await;
    let mut stream = Stream::open(&client, "/events?after=0", None).await;
    assert_eq!(stream.next().await.unwrap().kind, "session.started");
    for kind in [NEWER, "client.changed", NEWER, NEWER, "picture.changed"] {
        change(&hall, &client, kind, 1).await;
    }
    assert_eq!(stream.next().await.unwrap().kind, "client.changed");
    let last = stream.next().await.unwrap();
    assert_eq!(last.kind, "picture.changed");

    let page = client.get("/events").await.is(200);
    assert_eq!(kinds(&page), ["session.started", "client.changed", "picture.changed"]);
    let (mut seen, mut path) = (Vec::new(), "/events?limit=1".to_owned());
    loop {
        let page = client.get(&path).await.is(200);
        seen.extend(kinds(&page).into_iter().map(str::to_owned));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/events?limit=1&cursor={cursor}");
    }
    assert_eq!(seen, ["session.started", "client.changed", "picture.changed"]);
}

#[apply(both_engines)]
async fn a_full_page_of_events_that_a_feed_does_not_know_does_not_end_it(hall: Hall) {
    let client = hall.client().await;
    let (user, newer) = (client.user_id(), Happening::new(NEWER, Uuid::from_u128(1)));
    let newer = Happening { client: Some(user), ..newer };
    hall.app.db.write(move |tx| (0..120).try_for_each(|_| newer.record(tx))).await.unwrap();
    change(&hall, &client, "client.changed", 1).await;
    let mut stream = Stream::open(&client, "/events?after=0", None).await;
    assert_eq!(stream.next().await.unwrap().kind, "session.started");
    assert_eq!(stream.next().await.unwrap().kind, "client.changed");
    let (mut socket, _) = Socket::open(&client, "/ws", &[]).await.unwrap();
    change(&hall, &client, NEWER, 1).await;
    change(&hall, &client, "picture.changed", 1).await;
    assert_eq!(stream.next().await.unwrap().kind, "picture.changed");
    assert_eq!(socket.next().await.unwrap()["type"], "picture.changed");
}

#[apply(both_engines)]
async fn the_history_of_a_job_the_audit_trail_and_the_statistics_leave_it_out(hall: Hall) {
    let pair = pair(&hall).await;
    let (job, admin) = (pair.job().await, hall.admin().await);
    let subject: Uuid = job["id"].as_str().unwrap().parse().unwrap();
    let newer = Happening { client: Some(pair.client.user_id()), ..Happening::new(NEWER, subject) };
    newer.happens(&hall).await;
    let about = SubjectId::from(subject);
    hall.app
        .db
        .write(move |tx| tx.execute("UPDATE events SET is_audit = TRUE WHERE subject_id = $1", &[&about]))
        .await
        .unwrap();
    assert_eq!(history(&pair.client, &job).await, ["job.created"]);
    assert_eq!(kinds(&admin.get(&format!("/admin/audit?subject_id={subject}")).await.is(200)), ["job.created"]);
    admin.get("/admin/stats").await.is(200);
}

#[apply(both_engines)]
async fn mails_and_notifications_go_on_after_it(hall: Hall) {
    let pair = pair(&hall).await;
    change(&hall, &pair.client, NEWER, 1).await;
    let job = pair.accepted().await;
    hall.nobody().post("/auth/forgot-password", json!({ "email": pair.client.email })).await.is(202);
    assert!(!hall.mails_to(&pair.client.email).await.is_empty());
    let page = eventually("the notification", async || {
        let page = pair.client.get("/notifications").await.is(200);
        (!page["items"].as_array().unwrap().is_empty()).then_some(page)
    })
    .await;
    assert_eq!((kinds(&page), &page["items"][0]["subject"]["id"]), (vec!["job.accepted"], &job["id"]));
    heard(&pair.client, "/events", 5).await;
    assert_eq!(pair.client.get("/notifications/unread").await.is(200), json!({ "seen_up_to": 0, "unread": 1 }));
}

/// Enqueues a task as a node of the next release does.
async fn enqueued(hall: &Hall, kind: &'static str, event: i64, recipient: &Person, priority: i64) {
    let user = recipient.user_id();
    let payload = json!({ "event": event, "recipient": recipient.id }).to_string();
    hall.app
        .db
        .write(move |tx| {
            let (id, now) = (SubjectId::from(Uuid::from_u128(1000 + u128::try_from(priority).unwrap())), tx.now());
            let expires_at = now.saturating_add(std::time::Duration::from_secs(24 * 60 * 60));
            tx.execute(
                "INSERT INTO tasks (id, kind, key, batch, payload, priority, due_at, expires_at, created_at)
                 VALUES ($1, $2, 'newer', $3, $4, $5, $6, $7, $6)",
                &[&id, &kind, &user, &payload, &priority, &now, &expires_at],
            )
        })
        .await
        .unwrap();
}

async fn number(hall: &Hall, sql: &'static str) -> i64 {
    hall.app.db.read(move |tx| tx.one::<(i64,)>(sql, &[])).await.unwrap().0
}

#[apply(both_engines)]
async fn a_mail_about_it_that_another_node_has_planned_is_left_to_that_node(hall: Hall) {
    let client = hall.client().await;
    change(&hall, &client, NEWER, 1).await;
    let event = number(&hall, "SELECT max(id) FROM events").await;
    enqueued(&hall, "mail", event, &client, 0).await;
    enqueued(&hall, "news", event, &client, 1).await;
    let left = "SELECT count(*) FROM tasks WHERE key = 'newer' AND lease IS NULL AND failed_at IS NULL AND attempts = 0
                    AND due_at > created_at";
    eventually_is(2, async || number(&hall, left).await).await;
    hall.nobody().post("/auth/forgot-password", json!({ "email": client.email })).await.is(202);
    assert_eq!(hall.mails_to(&client.email).await.len(), 1, "others are sent");

    // It is given up when it is not worth sending any more.
    hall.clock.advance(std::time::Duration::from_secs(25 * 60 * 60));
    eventually_is(2, async || number(&hall, "SELECT count(*) FROM tasks WHERE key = 'newer' AND failed_at > 0").await)
        .await;
}

#[apply(both_engines)]
async fn tasks_of_a_kind_that_is_not_known_wait_and_are_counted_by_its_name(hall: Hall) {
    let (admin, client) = (hall.admin().await, hall.client().await);
    enqueued(&hall, "moon_landing", 1, &client, 0).await;
    let user = client.user_id();
    let failed = "UPDATE tasks SET failed_at = 1, user_id = $1 WHERE key = 'newer'";
    hall.app.db.write(move |tx| tx.execute(failed, &[&user])).await.unwrap();
    admin.get("/admin/system").await.is(200);
    let account = admin.get(&format!("/admin/users/{}", client.id)).await.is(200);
    assert_eq!(account["failures"], json!([]));
}

#[apply(both_engines)]
async fn a_webhook_gets_it_as_it_was_recorded(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8,::1/128")]).await;
    let (admin, client) = (hall.admin().await, hall.client().await);
    let (of_all, of_some, of_others) = (Receiver::start().await, Receiver::start().await, Receiver::start().await);
    admin.post("/admin/webhooks", json!({ "url": of_all.url() })).await.is(201);
    let mut webhooks = Vec::new();
    for receiver in [&of_some, &of_others] {
        let new = json!({ "url": receiver.url(), "event_types": ["picture.changed"] });
        webhooks.push(admin.post("/admin/webhooks", new).await.is(201)["id"].as_str().unwrap().to_owned());
    }
    // A node of the next release has let it choose the new kind. Other fields are changed here.
    let first = SubjectId::from(webhooks[0].parse::<Uuid>().unwrap());
    let choose = "UPDATE webhooks SET event_types = '[\"picture.changed\",\"moon.landed\"]' WHERE id = $1";
    hall.app.db.write(move |tx| tx.execute(choose, &[&first])).await.unwrap();
    let renamed =
        admin.patch(&format!("/admin/webhooks/{}", webhooks[0]), json!({ "description": "Moon" })).await.is(200);
    assert_eq!(renamed["event_types"], json!(["picture.changed"]));

    let (subject, actor) = (Uuid::from_u128(7), client.user_id());
    let newer = Happening { actor: Some(actor), data: json!({ "crater": 3 }), ..Happening::new(NEWER, subject) };
    newer.happens(&hall).await;
    change(&hall, &client, "picture.changed", 7).await;
    let has =
        |receiver: &Receiver, kind: &str| receiver.messages().iter().any(|message| message.json()["type"] == kind);
    for receiver in [&of_all, &of_some, &of_others] {
        eventually("the event after it", async || has(receiver, "picture.changed").then_some(())).await;
    }
    for (receiver, gets_it) in [(&of_all, true), (&of_some, true), (&of_others, false)] {
        assert_eq!(has(receiver, NEWER), gets_it);
    }
    let message = of_some.messages().into_iter().next().unwrap();
    let body = message.json();
    assert_eq!(body["type"], NEWER, "in order, too");
    assert!(message.id().starts_with(&format!("evt_{}_", body["id"])), "{}", message.id());
    assert_eq!(
        (&body["actor"]["id"], &body["subject"]["id"], &body["data"]),
        (&json!(client.id), &json!(subject), &json!({ "crater": 3 }))
    );
}

#[apply(both_engines)]
async fn it_is_counted_and_exported_by_its_name(hall: Hall) {
    let client = hall.client().await;
    change(&hall, &client, NEWER, 1).await;
    let counted = "SELECT CAST(COALESCE(sum(count), 0) AS BIGINT) FROM event_counts WHERE type = 'moon.landed'";
    eventually_is(1, async || number(&hall, counted).await).await;

    client.post("/auth/me/export", json!({ "password": client.password })).await.is(202);
    let url = eventually("an export", async || {
        let export = client.get("/auth/me/export").await.is(200);
        (export["status"] == "READY").then(|| export["url"].as_str().unwrap().to_owned())
    })
    .await;
    let zip = client.get(url.strip_prefix("http://hall.example/api/v1").unwrap()).await;
    let mut zip = zip::ZipArchive::new(Cursor::new(zip.body)).unwrap();
    let events: Value = serde_json::from_reader(zip.by_name("events.json").unwrap()).unwrap();
    assert!(events.as_array().unwrap().iter().any(|event| event["kind"] == NEWER), "{events}");
}
