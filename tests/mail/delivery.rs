use super::written;
use crate::support::nothing_is_left_to_send;
use crate::support::{Hall, Reply, eventually, feed::Happening, smtp::SmtpServer};
use hirehall::database::{
    Error, Tx,
    ids::TaskId,
    queue::state::{failed_tasks, retry},
};
use macro_rules_attribute::apply;
use serde_json::json;
use std::time::Duration;

async fn forgets(hall: &Hall, email: &str) {
    hall.nobody().post("/auth/forgot-password", json!({ "email": email })).await.is(202);
}

/// The attempts of the task that is due.
async fn attempts(hall: &Hall) -> Option<i64> {
    let attempts = hall
        .app
        .db
        .read(|tx| tx.optional::<(i64,)>("SELECT attempts FROM tasks WHERE failed_at IS NULL", &[]))
        .await
        .unwrap();
    attempts.map(|(attempts,)| attempts)
}

pub(super) async fn is_put_off(hall: &Hall, attempts: i64) {
    let now = hall.clock.now();
    eventually("a mail that is put off", async || {
        let waiting = hall.app.db.read(move |tx| {
            tx.optional::<(i64,)>(
                "SELECT attempts FROM tasks WHERE lease IS NULL AND attempts = $1 AND due_at > $2",
                &[&attempts, &now],
            )
        });
        waiting.await.unwrap()
    })
    .await;
}

#[apply(both_engines)]
async fn a_busy_mail_server_gets_each_mail_later_and_once(hall: Hall) {
    let server = SmtpServer::start();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &server.url())]).await;
    let client = hall.client().await;
    server.be_busy(1);
    forgets(&hall, &client.email).await;
    is_put_off(&hall, 1).await;
    assert_eq!(server.received().len(), 0);

    let hall = hall.restarted().await;
    assert_eq!(attempts(&hall).await, Some(1));
    hall.clock.advance(Duration::from_secs(31));
    nothing_is_left_to_send(&hall).await;
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].to, [client.email.as_str()]);

    hall.clock.advance(Duration::from_secs(24 * 60 * 60));
    nothing_is_left_to_send(&hall).await;
    assert_eq!(server.received().len(), 1);
}

#[apply(both_engines)]
async fn a_mail_server_that_is_away_is_waited_for(hall: Hall) {
    let address = SmtpServer::start().address();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &format!("smtp://{address}"))]).await;
    let client = hall.client().await;
    forgets(&hall, &client.email).await;
    is_put_off(&hall, 1).await;
    let server = SmtpServer::start_at(&address);
    hall.clock.advance(Duration::from_secs(31));
    nothing_is_left_to_send(&hall).await;
    assert_eq!(server.received().len(), 1);
}

#[apply(both_engines)]
async fn a_link_that_cannot_be_delivered_for_a_day_fails(hall: Hall) {
    let address = SmtpServer::start().address();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &format!("smtp://{address}"))]).await;
    let client = hall.client().await;
    forgets(&hall, &client.email).await;
    is_put_off(&hall, 1).await;
    hall.clock.advance(Duration::from_secs(24 * 60 * 60));
    nothing_is_left_to_send(&hall).await;
}

#[apply(both_engines)]
async fn a_clock_that_leaps_ahead_drops_no_mail_and_puts_none_off_until_then(hall: Hall) {
    const LEAP: Duration = Duration::from_secs(400 * 24 * 60 * 60);
    let address = SmtpServer::start().address();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &format!("smtp://{address}"))]).await;
    let client = hall.client().await;
    forgets(&hall, &client.email).await;
    is_put_off(&hall, 1).await;
    hall.clock.leap(LEAP);
    for _ in 0..5 {
        hirehall::background::housekeeping::delete_expired(hall.app.clone()).await.unwrap();
    }
    hall.clock.leap_back(LEAP);
    let server = SmtpServer::start_at(&address);
    hall.clock.advance(Duration::from_secs(31));
    nothing_is_left_to_send(&hall).await;
    assert_eq!(server.received().len(), 1);
}

#[apply(both_engines)]
async fn a_mail_that_is_refused_for_good_is_dropped_and_the_next_one_goes_out(hall: Hall) {
    let server = SmtpServer::start();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &server.url())]).await;
    let (unknown, known) = (hall.client().await, hall.client().await);
    server.refuse(&unknown.email);
    forgets(&hall, &unknown.email).await;
    forgets(&hall, &known.email).await;
    nothing_is_left_to_send(&hall).await;
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].to, [known.email.as_str()]);
}

#[apply(both_engines)]
async fn several_nodes_send_each_mail_once(hall: Hall) {
    const PEOPLE: usize = 20;
    let nodes = [hall.another_node().await, hall.another_node().await];
    for number in 0..PEOPLE {
        let signup = json!({
            "email": format!("p{number}@example.org"), "password": "one of a kind 42", "role": "WORKER",
            "first_name": "Petra", "last_name": "P",
        });
        hall.nobody().post("/auth/signup", signup).await.is(202);
    }
    nothing_is_left_to_send(&hall).await;
    assert_eq!(written(&hall), PEOPLE);
    for number in 0..PEOPLE {
        assert_eq!(hall.mails_to(&format!("p{number}@example.org")).await.len(), 1);
    }
    nodes.iter().for_each(|node| node.stop.cancel());
}

#[apply(both_engines)]
async fn a_mail_that_is_refused_for_good_is_seen_by_administrators_with_its_reason_and_can_be_tried_again(hall: Hall) {
    let server = SmtpServer::start();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &server.url())]).await;
    let (client, admin) = (hall.client().await, hall.admin().await);
    server.refuse(&client.email);
    let account = format!("/admin/users/{}", client.id);
    assert_eq!(admin.get(&account).await.is(200)["failures"], json!([]));
    forgets(&hall, &client.email).await;
    nothing_is_left_to_send(&hall).await;
    let failures = admin.get(&account).await.is(200)["failures"].clone();
    assert_eq!((failures.as_array().unwrap().len(), &failures[0]["kind"]), (1, &json!("mail")), "{failures}");
    let reason = failures[0]["reason"].as_str().unwrap();
    assert!(reason.contains("550") && !reason.contains(&client.email), "{reason}");
    assert_eq!(admin.get(&format!("/admin/users/{}", admin.id)).await.is(200)["failures"], json!([]));

    let id = failures[0]["id"].as_str().unwrap().parse().unwrap();
    server.accept_again(&client.email);
    assert!(hall.app.db.write(move |tx| retry(tx, id)).await.unwrap());
    nothing_is_left_to_send(&hall).await;
    assert_eq!(server.received().len(), 1);
    assert_eq!(admin.get(&account).await.is(200)["failures"], json!([]));
}

#[apply(both_engines)]
async fn of_an_account_that_is_gone_no_address_stays_when_its_last_mail_is_refused(hall: Hall) {
    let server = SmtpServer::start();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &server.url())]).await;
    let client = hall.client().await;
    server.refuse(&client.email);
    forgets(&hall, &client.email).await;
    nothing_is_left_to_send(&hall).await;
    let leave = client.request(reqwest::Method::DELETE, "/auth/me").json(&json!({ "password": client.password }));
    Reply::to(leave).await.is(204);
    nothing_is_left_to_send(&hall).await;
    let left = hall.app.db.read(|tx| {
        tx.one::<(i64,)>("SELECT (SELECT count(*) FROM tasks) + (SELECT count(*) FROM event_addresses)", &[])
    });
    assert_eq!(left.await.unwrap(), (0,));
}

#[apply(both_engines)]
async fn a_notice_of_security_is_worth_sending_for_a_week_and_news_for_a_day(hall: Hall) {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let address = SmtpServer::start().address();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &format!("smtp://{address}"))]).await;
    let (client, worker) = (hall.client().await, hall.worker().await);
    let opened = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await;
    opened.is(201);
    let new = json!({ "current_password": client.password, "new_password": "a whole new one" });
    client.post("/auth/change-password", new).await.is(204);
    hall.clock.advance(Duration::from_secs(6));
    // How often a task was tried that nobody is trying now.
    let tried = async |kind: &'static str| {
        let waiting = hall.app.db.read(move |tx| {
            tx.optional::<(i64,)>(
                "SELECT attempts FROM tasks WHERE kind = $1 AND failed_at IS NULL AND lease IS NULL",
                &[&kind],
            )
        });
        waiting.await.unwrap().map_or(0, |(attempts,)| attempts)
    };
    eventually("both were tried", async || (tried("mail").await == 1 && tried("news").await == 1).then_some(())).await;
    hall.clock.advance(DAY);
    let failed = eventually("the news are given up", async || {
        let failed = hall.app.db.read(|tx| failed_tasks(tx, None, 10)).await.unwrap();
        (!failed.is_empty()).then_some(failed)
    });
    let failed = failed.await;
    assert_eq!(failed.len(), 1);
    assert!(failed[0].last_error.as_ref().unwrap().starts_with("it was not done in time: "), "{failed:?}");
    // A worker that still holds the notice while the clock leaps loses its lease, and another one would send the notice, too.
    eventually("the notice was tried again", async || (tried("mail").await == 2).then_some(())).await;
    hall.clock.advance(5 * DAY);
    let server = SmtpServer::start_at(&address);
    nothing_is_left_to_send(&hall).await;
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].to, [client.email.as_str()]);
}

#[apply(both_engines)]
async fn a_link_overtakes_ten_thousand_news(hall: Hall) {
    const NEWS: i64 = 10_000;
    let server = SmtpServer::start();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &server.url())]).await;
    let (client, worker) = (hall.client().await, hall.worker().await);
    let by = client.user_id();
    let happening = Happening { actor: Some(by), ..Happening::new("job.created", by.as_uuid()) };
    happening.happens(&hall).await;
    for _ in 0..NEWS / 500 {
        // Each to another recipient, so that each is a mail of its own.
        let waiting = move |tx: &mut Tx<'_>| {
            let now = tx.now();
            let (event,): (i64,) = tx.one("SELECT max(id) FROM events", &[])?;
            for _ in 0..500 {
                let to = TaskId::new(tx);
                let payload = json!({ "event": event, "recipient": to.to_string() }).to_string();
                tx.execute(
                    "INSERT INTO tasks (id, kind, key, batch, payload, priority, due_at, created_at) VALUES ($1, 'news', $2, $1, $3, 1, $4, $4)",
                    &[&to, &to.to_string(), &payload, &now],
                )?;
            }
            Ok::<_, Error>(())
        };
        hall.app.db.write(waiting).await.unwrap();
    }
    forgets(&hall, &worker.email).await;
    eventually("the link", async || {
        server.received().iter().any(|mail| mail.to == [worker.email.as_str()]).then_some(())
    })
    .await;
    let left =
        hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM tasks WHERE kind = 'news'", &[])).await.unwrap().0;
    assert!(left > NEWS / 4, "{left} news are left");
}

#[apply(both_engines)]
async fn of_an_account_that_is_gone_no_address_stays_when_its_last_mail_is_too_late(hall: Hall) {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let address = SmtpServer::start().address();
    let hall = hall.with(&[("HIREHALL_MAIL_URL", &format!("smtp://{address}"))]).await;
    let client = hall.client().await;
    let leave = client.request(reqwest::Method::DELETE, "/auth/me").json(&json!({ "password": client.password }));
    Reply::to(leave).await.is(204);
    let left = async || {
        let left = "SELECT (SELECT count(*) FROM tasks) + (SELECT count(*) FROM event_addresses)";
        hall.app.db.read(move |tx| tx.one::<(i64,)>(left, &[])).await.unwrap().0
    };
    eventually("an attempt", async || (attempts(&hall).await == Some(1)).then_some(())).await;
    hall.clock.advance(7 * DAY + Duration::from_secs(1));
    eventually("nothing that is kept", async || (left().await == 0).then_some(())).await;
}
