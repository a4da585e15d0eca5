use super::{nothing_is_left_to_send, written};
use crate::support::{Hall, eventually, smtp::SmtpServer};
use macro_rules_attribute::apply;
use serde_json::json;
use std::time::Duration;

async fn forgets(hall: &Hall, email: &str) {
    hall.nobody().post("/auth/forgot-password", json!({ "email": email })).await.is(202);
}

/// How often the mail that is due has been tried.
async fn attempts(hall: &Hall) -> Option<i64> {
    let attempts = hall.app.db.read(|tx| tx.optional::<(i64,)>("SELECT attempts FROM mails", &[])).await.unwrap();
    attempts.map(|(attempts,)| attempts)
}

async fn is_put_off(hall: &Hall, attempts: i64) {
    let now = hall.clock.now();
    eventually("a mail that is put off", async || {
        let waiting = hall.app.db.read(move |tx| {
            let soon = now.saturating_add(Duration::from_secs(110));
            tx.optional::<(i64,)>(
                "SELECT attempts FROM mails WHERE attempts = $1 AND due_at > $2 AND due_at < $3",
                &[&attempts, &now, &soon],
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
async fn a_mail_that_nobody_takes_for_a_day_is_given_up(hall: Hall) {
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
