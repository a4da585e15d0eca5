use super::{latest, subjects_of, written};
use crate::support::nothing_is_left_to_send;
use crate::support::{Hall, feed::Happening};
use hirehall::database::Tx;
use macro_rules_attribute::apply;
use serde_json::{Value, json};

fn ana() -> Value {
    json!({ "email": "ana@example.org", "password": "one of a kind 42", "role": "CLIENT", "first_name": "Ana", "last_name": "Kovač" })
}

#[apply(both_engines)]
async fn signing_up_brings_a_link_that_proves_the_address(hall: Hall) {
    hall.nobody().post("/auth/signup", ana()).await.is(202);
    let mail = latest(&hall, "ana@example.org", 1).await;
    assert_eq!(mail.subject, "Confirm your e-mail address");
    assert!(mail.text.contains("Hello Ana,") && mail.html.contains("Hello Ana,"));
    let token = mail.token("verify-email");
    assert!(mail.html.contains(&token));
    let proof = json!({ "token": token, "password": "one of a kind 42", "role": "CLIENT", "first_name": "Ana" });
    hall.nobody().post("/auth/verify-email", proof).await.is(200);

    hall.nobody().post("/auth/signup", ana()).await.is(202);
    let mail = latest(&hall, "ana@example.org", 2).await;
    assert_eq!(mail.subject, "You already have an account");
    assert!(!mail.text.contains("token="));
}

#[apply(both_engines)]
async fn every_link_that_was_sent_works_until_one_is_used(hall: Hall) {
    hall.nobody().post("/auth/signup", ana()).await.is(202);
    subjects_of(&hall, "ana@example.org", 1).await;
    hall.nobody().post("/auth/verify-email/resend", json!({ "email": "ANA@example.org" })).await.is(202);
    subjects_of(&hall, "ana@example.org", 2).await;
    let tokens: Vec<String> =
        hall.mails_to("ana@example.org").await.iter().map(|mail| mail.token("verify-email")).collect();
    assert_ne!(tokens[0], tokens[1]);
    let proof = json!({ "token": tokens[0], "password": "one of a kind 42", "role": "CLIENT", "first_name": "Ana" });
    hall.nobody().post("/auth/verify-email", proof).await.is(200);
    hall.nobody().post("/auth/verify-email", json!({ "token": tokens[1] })).await.is_invalid("/token", "invalid_token");
}

#[apply(both_engines)]
async fn a_forgotten_password_is_replaced_with_a_mailed_link(hall: Hall) {
    let client = hall.client().await;
    hall.nobody().post("/auth/forgot-password", json!({ "email": client.email })).await.is(202);
    let token = latest(&hall, &client.email, 1).await.token("reset-password");
    hall.nobody()
        .post("/auth/reset-password", json!({ "token": token, "new_password": "something new 42" }))
        .await
        .is(204);
    assert_eq!(subjects_of(&hall, &client.email, 2).await, ["Choose a new password", "Your password was changed"]);
}

#[apply(both_engines)]
async fn unknown_and_banned_addresses_get_no_link(hall: Hall) {
    let banned = hall.client().await;
    hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", banned.user_id()).await;
    for email in ["nobody@example.org", &banned.email] {
        hall.nobody().post("/auth/forgot-password", json!({ "email": email })).await.is(202);
        hall.nobody().post("/auth/verify-email/resend", json!({ "email": email })).await.is(202);
    }
    nothing_is_left_to_send(&hall).await;
    assert_eq!(written(&hall), 0);
}

#[apply(both_engines)]
async fn actions_on_an_account_send_its_owner_a_mail(hall: Hall) {
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    for kind in ["user.frozen", "user.unfrozen", "user.banned"] {
        let happening = Happening {
            actor: Some(admin.user_id()),
            worker: Some(worker.user_id()),
            data: json!({ "reason": "SPAM in listings" }),
            ..Happening::new(kind, worker.user_id().as_uuid())
        };
        happening.happens(&hall).await;
        nothing_is_left_to_send(&hall).await;
    }
    let subjects = subjects_of(&hall, &worker.email, 3).await;
    assert_eq!(subjects, ["Your account is frozen", "Your account is active again", "Your account is closed"]);
    assert!(latest(&hall, &worker.email, 3).await.text.contains("SPAM in listings"));
}

#[apply(both_engines)]
async fn the_last_mail_goes_to_the_address_that_the_account_had(hall: Hall) {
    let (client, admin) = (hall.client().await, hall.admin().await.user_id());
    let (user, email) = (client.user_id(), client.email.clone());
    let delete = move |tx: &mut Tx<'_>| {
        Happening { actor: Some(admin), client: Some(user), ..Happening::new("user.deleted", user.as_uuid()) }
            .record(tx)?;
        tx.execute(
            "INSERT INTO event_addresses (event_id, address)
             SELECT id, CAST($2 AS TEXT) FROM events WHERE subject_id = $1 AND type = 'user.deleted'",
            &[&user, &email],
        )?;
        tx.execute("UPDATE users SET status = 'DELETED', email = '', email_key = NULL, first_name = 'Deleted user' WHERE id = $1", &[&user])
    };
    hall.app.db.write(delete).await.unwrap();
    let mail = latest(&hall, &client.email, 1).await;
    assert_eq!(mail.subject, "Your account is deleted");
    assert!(mail.text.starts_with("Hello,"), "{}", mail.text);
    nothing_is_left_to_send(&hall).await;
    assert_eq!(written(&hall), 1);
}
