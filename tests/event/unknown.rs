//! Events of a kind that this version does not know: a node of the next release has recorded them while an installation is upgraded.

use crate::support::{
    Hall, Person, eventually,
    feed::{Happening, Stream, heard},
    jobs::{history, pair},
};
use hirehall::database::ids::SubjectId;
use macro_rules_attribute::apply;
use serde_json::{Value, json};
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
    change(&hall, &client, NEWER, 1).await;
    change(&hall, &client, "picture.changed", 1).await;
    assert_eq!(stream.next().await.unwrap().kind, "picture.changed");
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
