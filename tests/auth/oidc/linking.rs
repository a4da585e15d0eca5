//! Identities that a signed-in user links and unlinks.

use super::hostile::impostor;
use crate::support::{
    Hall, Reply, eventually,
    openid::{Browser, Impostor},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;

#[apply(both_engines)]
async fn an_identity_opens_one_account_until_it_is_unlinked(hall: Hall) {
    let (hall, impostor) = impostor(hall).await;
    let (owner, other) = (hall.client().await, hall.client().await);
    let mut browser = Browser::new(&hall);
    for _ in 0..2 {
        let start = browser.sets_out_to_link(&owner).await;
        let linked = browser.comes_back(&Impostor::callback(&start)).await.is(200);
        assert_eq!(linked["user"]["id"], owner.id.as_str());
    }
    let start = browser.sets_out_to_link(&other).await;
    browser.comes_back(&Impostor::callback(&start)).await.is_problem(409, "already_exists");
    let entered = impostor.lets_in(&mut browser).await.is(200);
    assert_eq!(entered["user"]["id"], owner.id.as_str());

    let identities = owner.get("/auth/identities").await.is(200)["items"].clone();
    assert_eq!(identities.as_array().unwrap().len(), 1);
    let path = format!("/auth/identities/{}", identities[0]["id"].as_str().unwrap());
    let unlink = || Reply::to(owner.request(Method::DELETE, &path).json(&json!({ "password": owner.password })));
    unlink().await.is(204);
    unlink().await.is_problem(404, "not_found");
    assert_eq!(owner.get("/auth/identities").await.is(200)["items"], json!([]));
    let entered = hall.nobody().with_token(entered["access_token"].as_str().unwrap());
    entered.get("/auth/me").await.is_problem(401, "invalid_token");
    eventually("the notice", async || {
        let mails = hall.mails_to(&owner.email).await;
        mails.iter().any(|mail| mail.subject.ends_with("no longer opens your account")).then_some(())
    })
    .await;
}
