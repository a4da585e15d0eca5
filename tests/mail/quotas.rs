//! Users cannot cause an unlimited number of mails.

use super::{latest, subjects_of, written};
use crate::support::nothing_is_left_to_send;
use crate::support::{Hall, Person, Reply};
use futures_util::future::join_all;
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const READING_TIME: Duration = Duration::from_secs(6);
const LIMITED: [(&str, &str); 2] = [("HIREHALL_RATE_LIMITS", "on"), ("HIREHALL_TRUSTED_PROXIES", "127.0.0.0/8")];

async fn post_from(hall: &Hall, from: &str, path: &str, body: Value) -> Reply {
    let request = hall.nobody().request(Method::POST, path).header("x-forwarded-for", from);
    Reply::to(request.json(&body)).await
}

async fn thread(client: &Person, worker: &Person) -> String {
    let opened = client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
    opened["thread"]["id"].as_str().unwrap().to_owned()
}

#[apply(both_engines)]
async fn proposing_and_cancelling_again_and_again_brings_few_mails_and_none_of_its_words_in_a_subject(hall: Hall) {
    let hall = hall.with(&LIMITED).await;
    let (client, worker) = (hall.client().await, hall.worker().await);
    let thread = thread(&client, &worker).await;
    let mut proposals = 0;
    for _ in 0..30 {
        let job = json!({ "thread_id": thread, "title": "Security: confirm at https://evil.example" });
        let proposed = client.post("/jobs", job).await;
        if proposed.is_one_of(&[201, 429]) == 429 {
            break;
        }
        proposals += 1;
        let path = format!("/jobs/{}/cancel", proposed.json()["id"].as_str().unwrap());
        client.post(&path, json!({ "reason": "https://evil.example/why" })).await.is(200);
    }
    assert_eq!(proposals, 5);
    hall.clock.advance(READING_TIME);
    latest(&hall, &worker.email, 1).await;
    for _ in 0..10 {
        hall.clock.advance(Duration::from_secs(60 * 60));
        crate::support::eventually("nothing that is due", async || {
            let now = hall.clock.now();
            let due = hall.app.db.read(move |tx| {
                tx.optional::<(i64,)>("SELECT due_at FROM tasks WHERE due_at <= $1 AND failed_at IS NULL", &[&now])
            });
            due.await.unwrap().is_none().then_some(())
        })
        .await;
    }
    let mails = hall.mails_to(&worker.email).await;
    assert!(mails.len() <= 10, "{}", mails.len());
    for mail in mails {
        assert!(!mail.subject.contains("evil") && !mail.subject.contains("Security"), "{}", mail.subject);
        assert!(!mail.text.contains("evil"), "{}", mail.text);
    }
}

#[apply(both_engines)]
async fn thirty_conversations_share_few_mails(hall: Hall) {
    let hall = hall.with(&LIMITED).await;
    let worker = hall.worker().await;
    for _ in 0..30 {
        thread(&hall.client().await, &worker).await;
    }
    hall.clock.advance(READING_TIME);
    nothing_is_left_to_send(&hall).await;
    let mails = hall.mails_to(&worker.email).await;
    assert!(mails.len() <= 6, "{}", mails.len());
    assert!(mails.iter().any(|mail| mail.subject == "News about your conversations and jobs"));
}

#[apply(both_engines)]
async fn signing_up_a_strangers_address_again_and_again_brings_few_mails_and_the_same_answer(hall: Hall) {
    let hall = hall.with(&LIMITED).await;
    let signup = json!({
        "email": "stranger@example.org", "password": "correct horse battery", "role": "CLIENT", "first_name": "Ana", "last_name": "Kovač",
    });
    let first = post_from(&hall, "192.0.2.1", "/auth/signup", signup.clone()).await.is(202);
    let more = join_all((0..9).map(|_| post_from(&hall, "192.0.2.1", "/auth/signup", signup.clone()))).await;
    assert!(more.iter().all(|answer| answer.status == 202 && answer.json() == first));
    nothing_is_left_to_send(&hall).await;
    assert_eq!(written(&hall), 3);
    // A requester elsewhere still gets a link, until the address has reached its limit.
    for other in 2..9 {
        post_from(&hall, &format!("192.0.2.{other}"), "/auth/signup", signup.clone()).await.is(202);
    }
    crate::support::eventually("six mails", async || (written(&hall) == 6).then_some(())).await;
}

#[apply(both_engines)]
async fn reset_requests_of_strangers_do_not_block_the_owner(hall: Hall) {
    let hall = hall.with(&LIMITED).await;
    let client = hall.client().await;
    let forgot = json!({ "email": client.email });
    for stranger in 0..40 {
        post_from(&hall, &format!("192.0.2.{stranger}"), "/auth/forgot-password", forgot.clone()).await.is(202);
    }
    nothing_is_left_to_send(&hall).await;
    assert_eq!(written(&hall), 4);
    // The owner has signed in from here before.
    client.post("/auth/forgot-password", forgot.clone()).await.is(202);
    nothing_is_left_to_send(&hall).await;
    assert_eq!(subjects_of(&hall, &client.email, 5).await, ["Choose a new password"; 5]);
}

#[apply(both_engines)]
async fn many_sign_ins_do_not_hold_back_the_mail_about_a_changed_password(hall: Hall) {
    let hall = hall.with(&LIMITED).await;
    let client = hall.client().await;
    let login = json!({ "email": client.email, "password": client.password });
    for place in 0..35 {
        let request = hall.nobody().request(Method::POST, "/auth/login");
        let request = request.header("x-forwarded-for", format!("10.{place}.0.1"));
        Reply::to(request.header("user-agent", format!("Browser {place}")).json(&login)).await.is(200);
    }
    let change = json!({ "current_password": client.password, "new_password": "stolen stolen stolen" });
    client.post("/auth/change-password", change).await.is(204);
    hall.mail_to(&client.email, "Your password was changed").await;
}

#[apply(both_engines)]
async fn a_name_is_no_link_and_no_sentence(hall: Hall) {
    let client = hall.client().await;
    for name in ["Security: confirm at evil", "evil.example", "a@b.c", "http://evil", "Act now!", "evil。com"] {
        let signup = json!({
            "email": "ana@example.org", "password": "correct horse battery", "role": "CLIENT", "first_name": name, "last_name": name,
        });
        let refused = hall.nobody().post("/auth/signup", signup).await;
        refused.is_invalid("/first_name", "invalid_name");
        refused.is_invalid("/last_name", "invalid_name");
        client.patch("/clients/me", json!({ "first_name": name })).await.is_invalid("/first_name", "invalid_name");
    }
    for name in ["O'Connor", "Jean-Luc", "J. R.", "Nguyễn", "李"] {
        client.patch("/clients/me", json!({ "first_name": name })).await.is(200);
    }
}

/// Strangers sign up with an address until its mailbox gets no more of these links.
async fn fill(hall: &Hall, address: &str) {
    let signup = json!({
        "email": address, "password": "correct horse battery", "role": "CLIENT", "first_name": "Ana", "last_name": "Kovač",
    });
    for stranger in 1..9 {
        post_from(hall, &format!("192.0.2.{stranger}"), "/auth/signup", signup.clone()).await.is(202);
    }
    crate::support::eventually("six mails", async || (written(hall) == 6).then_some(())).await;
    nothing_is_due(hall).await;
}

/// Waits until every mail is sent or postponed.
async fn nothing_is_due(hall: &Hall) {
    let now = hall.clock.now();
    crate::support::eventually("nothing that is due", async || {
        let due = "SELECT count(*) AS rows_of_a_test FROM tasks WHERE due_at <= $1 OR lease IS NOT NULL";
        let unread = "SELECT count(*) AS rows_of_a_test FROM events WHERE id > (SELECT last_id FROM readers WHERE name = 'mail')";
        let left = hall.app.db.read(move |tx| {
            Ok::<_, hirehall::database::Error>((tx.one::<(i64,)>(due, &[&now])?.0, tx.one::<(i64,)>(unread, &[])?.0))
        });
        (left.await.unwrap() == (0, 0)).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn sign_ups_of_strangers_do_not_hold_back_an_accounts_change_to_that_address(hall: Hall) {
    let hall = hall.with(&LIMITED).await;
    let client = hall.client().await;
    fill(&hall, "new@example.org").await;
    let change = json!({ "new_email": "new@example.org", "password": client.password });
    client.post("/auth/change-email", change).await.is(202);
    hall.mail_to("new@example.org", "Confirm your new e-mail address").await;
}

#[apply(both_engines)]
async fn a_link_that_has_to_wait_for_the_mailbox_does_not_use_up_what_its_requester_may_ask_for(hall: Hall) {
    let hall = hall.with(&LIMITED).await;
    fill(&hall, "ana@example.org").await;
    hall.clock.advance(Duration::from_secs(50 * 60));
    let signup = json!({
        "email": "ana@example.org", "password": "correct horse battery", "role": "CLIENT", "first_name": "Ana", "last_name": "Kovač",
    });
    // The tasks of the strangers are gone, so that the next link is one of these.
    hall.app.db.write(|tx| tx.execute("DELETE FROM tasks", &[])).await.unwrap();
    for _ in 0..3 {
        post_from(&hall, "198.51.100.1", "/auth/signup", signup.clone()).await.is(202);
    }
    nothing_is_due(&hall).await;
    assert_eq!(written(&hall), 6);
    hall.clock.advance(Duration::from_secs(11 * 60));
    crate::support::eventually("the seventh mail", async || (written(&hall) == 7).then_some(())).await;
}
