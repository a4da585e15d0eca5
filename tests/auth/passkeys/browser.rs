//! Passkeys in a real browser, on a page of this origin and on another. Independent of the database.

use super::{list, remove};
use crate::support::{Browser, Hall};
use macro_rules_attribute::apply;
use serde_json::{Value, json};

/// The script of a page of this installation.
const PAGE: &str = "
    const call = async (path, body, headers) => {
        const options = { method: body ? 'POST' : 'GET', headers: { 'content-type': 'application/json', ...headers } };
        if (body) options.body = JSON.stringify(body);
        const answer = await fetch('/api/v1' + path, options);
        const text = await answer.text();
        return { status: answer.status, body: text ? JSON.parse(text) : null };
    };
    const add = async ({ token, password }) => {
        const bearer = { authorization: 'Bearer ' + token };
        const { body: { ceremony_id, public_key } } = await call('/auth/passkeys/start', { password }, bearer);
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(public_key);
        const credential = (await navigator.credentials.create({ publicKey })).toJSON();
        return call('/auth/passkeys/finish', { ceremony_id, name: 'Laptop', credential }, bearer);
    };
    const signIn = async headers => {
        const { body: { ceremony_id, public_key } } = await call('/auth/passkeys/login/start', {});
        const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(public_key);
        const credential = (await navigator.credentials.get({ publicKey })).toJSON();
        return call('/auth/passkeys/login/finish', { ceremony_id, credential }, headers);
    };";

async fn run(browser: &Browser, script: &str, given: Value) -> Value {
    browser.run(&format!("{PAGE} {script}"), given).await
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_browser_adds_a_passkey_and_signs_in_with_it() {
    let hall = Hall::on_sqlite().await;
    let browser = Browser::start().await;
    let hall = hall.where_a_browser_finds_it().await;
    let client = hall.client().await;
    let owner = json!({ "token": client.token, "password": client.password });
    browser.open(&hall.public_url("/docs")).await;
    let device = browser.connect_device().await;

    let added = run(&browser, "return add(given);", owner.clone()).await;
    assert_eq!(added["status"], 201, "{added}");
    assert_eq!(added["body"]["name"], "Laptop");
    let again = run(&browser, "return add(given);", owner).await;
    assert_eq!(again["thrown"], "InvalidStateError", "one device, one passkey: {again}");

    for _ in 0..2 {
        let signed_in = run(&browser, "return signIn();", Value::Null).await;
        assert_eq!(signed_in["status"], 200, "{signed_in}");
        assert_eq!(signed_in["body"]["user"]["id"], client.id);
    }
    let signed_in = run(&browser, "return signIn({ 'x-session': 'cookie' });", Value::Null).await;
    assert_eq!((&signed_in["status"], &signed_in["body"]["kept_in"]), (&json!(200), &json!("COOKIES")));
    let me = run(&browser, "return call('/auth/me');", Value::Null).await;
    assert_eq!((&me["status"], &me["body"]["email"]), (&json!(200), &json!(client.email)));

    let passkeys = list(&client).await;
    assert!(passkeys.len() == 1 && passkeys[0]["last_used_at"].is_string(), "{passkeys:?}");
    remove(&client, &passkeys[0]["id"], &client.password).await.is(204);
    let over = run(&browser, "return call('/auth/me');", Value::Null).await;
    assert_eq!(over["status"], 401, "{over}");
    let refused = run(&browser, "return signIn();", Value::Null).await;
    assert_eq!((&refused["status"], &refused["body"]["code"]), (&json!(401), &json!("invalid_passkey")));
    browser.change_hands(&device).await;
    let refused = run(&browser, "return signIn();", Value::Null).await;
    assert_eq!(refused["thrown"], "NotAllowedError", "{refused}");
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_browser_shows_no_passkey_to_a_page_elsewhere() {
    let hall = Hall::on_sqlite().await;
    let browser = Browser::start().await;
    let hall = hall.where_a_browser_finds_it().await;
    let client = hall.client().await;
    browser.open(&hall.url("/docs")).await;
    browser.connect_device().await;
    let owner = json!({ "token": client.token, "password": client.password });
    for script in ["return add(given);", "return signIn();"] {
        let refused = run(&browser, script, owner.clone()).await;
        assert_eq!(refused["thrown"], "SecurityError", "{refused}");
    }
    assert!(list(&client).await.is_empty());
}
