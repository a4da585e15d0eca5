//! A revoked permission is gone with the next request, on every node.

use crate::{
    auth::passkeys,
    support::{Authenticator, Hall, Person, Reply},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

/// An action that ends a session on another device.
#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    SignedOutThere,
    SignedOutEverywhere,
    Revoked,
    PasswordChanged,
    PasswordReset,
    FactorAdded,
    FactorRemoved,
    PasskeyRemoved,
    Banned,
    Deleted,
}

const ENDS: [End; 10] = [
    End::SignedOutThere,
    End::SignedOutEverywhere,
    End::Revoked,
    End::PasswordChanged,
    End::PasswordReset,
    End::FactorAdded,
    End::FactorRemoved,
    End::PasskeyRemoved,
    End::Banned,
    End::Deleted,
];

async fn delete(person: &Person, path: &str, body: Value) -> Reply {
    Reply::to(person.request(Method::DELETE, path).json(&body)).await
}

async fn signed_in_with(owner: &Person, code: &str) -> Person {
    let login = json!({ "email": owner.email, "password": owner.password, "totp_code": code });
    let tokens = owner.post("/auth/login", login).await.is(200);
    let mut elsewhere = owner.clone().with_token(tokens["access_token"].as_str().unwrap());
    elsewhere.refresh_token = tokens["refresh_token"].as_str().map(str::to_owned);
    elsewhere
}

/// Starts another session, ends it, and returns it; `seen` checks it before.
async fn ended(hall: &Hall, how: End, seen: impl AsyncFn(&Person)) -> Person {
    let owner = hall.client().await;
    let password = json!({ "password": owner.password });
    let app = if how == End::FactorRemoved { Some(Authenticator::set_up(hall, &owner).await) } else { None };
    if how == End::PasskeyRemoved {
        passkeys::added(&owner).await;
    }
    let elsewhere = match &app {
        Some(app) => signed_in_with(&owner, &app.fresh_code(hall)).await,
        None => owner.signed_in().await,
    };
    seen(&elsewhere).await;
    match how {
        End::SignedOutThere => drop(elsewhere.post("/auth/logout", json!({})).await.is(204)),
        End::SignedOutEverywhere => drop(owner.post("/auth/logout-all", json!({})).await.is(204)),
        End::Revoked => {
            let sessions = owner.get("/auth/sessions").await.is(200);
            let other = sessions["items"].as_array().unwrap().iter().find(|session| session["current"] == false);
            owner.delete(&format!("/auth/sessions/{}", other.unwrap()["id"].as_str().unwrap())).await.is(204);
        }
        End::PasswordChanged => {
            let change = json!({ "current_password": owner.password, "new_password": "a whole new one" });
            owner.post("/auth/change-password", change).await.is(204);
        }
        End::PasswordReset => {
            hall.nobody().post("/auth/forgot-password", json!({ "email": owner.email })).await.is(202);
            let link = hall.mail_to(&owner.email, "Choose a new password").await.token("reset-password");
            let reset = json!({ "token": link, "new_password": "a whole new one" });
            hall.nobody().post("/auth/reset-password", reset).await.is(204);
        }
        End::FactorAdded => drop(Authenticator::set_up(hall, &owner).await),
        End::FactorRemoved => {
            let code = app.unwrap().fresh_code(hall);
            delete(&owner, "/auth/totp", json!({ "password": owner.password, "code": code })).await.is(204);
        }
        End::PasskeyRemoved => {
            let passkey = owner.get("/auth/passkeys").await.is(200)["items"][0]["id"].as_str().unwrap().to_owned();
            delete(&owner, &format!("/auth/passkeys/{passkey}"), password).await.is(204);
        }
        End::Banned => {
            let ban = format!("/admin/users/{}/ban", owner.id);
            hall.admin().await.post(&ban, json!({ "reason": "Fraud." })).await.is(200);
        }
        End::Deleted => drop(delete(&owner, "/auth/me", password).await.is(204)),
    }
    elsewhere
}

async fn is_over(elsewhere: &Person, nodes: &[Person]) {
    for node in nodes {
        let here = node.clone().with_token(elsewhere.token.as_deref().unwrap());
        here.get("/auth/me").await.is_problem(401, "invalid_token");
        here.patch("/clients/me", json!({ "about": "Still here." })).await.is_problem(401, "invalid_token");
        let refresh = json!({ "refresh_token": elsewhere.refresh_token });
        node.post("/auth/refresh", refresh).await.is_problem(401, "invalid_refresh_token");
    }
}

#[apply(both_engines)]
async fn a_session_that_was_ended_is_over_with_the_next_request(hall: Hall) {
    for how in ENDS {
        let elsewhere = ended(&hall, how, async |elsewhere| drop(elsewhere.get("/auth/me").await.is(200))).await;
        is_over(&elsewhere, &[hall.nobody()]).await;
    }
}

#[apply(needs_postgres)]
#[tokio::test]
async fn it_is_over_on_every_node_also_where_it_was_used_a_moment_ago() {
    let hall = Hall::on_postgresql().await;
    let nodes = [hall.nobody_at_another_node().await, hall.nobody()];
    for how in ENDS {
        let seen = async |elsewhere: &Person| {
            let there = nodes[0].clone().with_token(elsewhere.token.as_deref().unwrap());
            there.get("/auth/me").await.is(200);
        };
        let elsewhere = ended(&hall, how, seen).await;
        is_over(&elsewhere, &nodes).await;
    }
}
