//! Deleting one's own account.

use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;

async fn leave(person: &Person, password: &str) -> Reply {
    Reply::to(person.request(Method::DELETE, "/auth/me").json(&json!({ "password": password }))).await
}

#[apply(both_engines)]
async fn a_deleted_account_is_gone_at_once_and_its_address_can_sign_up_again(hall: Hall) {
    let worker = hall.worker().await;
    let elsewhere = worker.signed_in().await;
    leave(&worker, "not the password").await.is_invalid("/password", "wrong_password");
    leave(&worker, &worker.password).await.is(204);
    worker.get("/auth/me").await.is_problem(401, "invalid_token");
    elsewhere.get("/auth/me").await.is_problem(401, "invalid_token");
    let login = json!({ "email": worker.email, "password": worker.password });
    hall.nobody().post("/auth/login", login).await.is_problem(401, "invalid_credentials");
    assert_eq!(hall.mails_to(&worker.email).await[0].subject, "Your account is deleted");
    hall.nobody().get(&format!("/workers/{}", worker.id)).await.is(404);

    let signup = json!({
        "email": worker.email, "password": "one of a kind 42", "role": "CLIENT", "first_name": "Ana", "last_name": "Kovač",
    });
    hall.nobody().post("/auth/signup", signup).await.is(202);
}

#[apply(both_engines)]
async fn the_last_administrator_cannot_leave(hall: Hall) {
    let admin = hall.admin().await;
    leave(&admin, &admin.password).await.is_problem(409, "last_admin");
    let another = hall.admin().await;
    let both = futures_util::future::join(leave(&admin, &admin.password), leave(&another, &another.password)).await;
    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
}

#[apply(both_engines)]
async fn a_wish_for_another_address_ends_with_the_account(hall: Hall) {
    let client = hall.client().await;
    let change = json!({ "new_email": "new@example.org", "password": client.password });
    client.post("/auth/change-email", change).await.is(202);
    let token = hall.mails_to("new@example.org").await[0].token("confirm-email");
    leave(&client, &client.password).await.is(204);
    let confirm = json!({ "token": token });
    hall.nobody().post("/auth/change-email/confirm", confirm).await.is_invalid("/token", "invalid_token");
}
