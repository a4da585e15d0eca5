//! An administrator at work, in a real browser.

use super::{status, waiting_case};
use crate::support::jobs::pair;
use crate::support::{Authenticator, Browser, Hall, Person, eventually};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";
const TAB: &str = "\u{E004}";

/// Signs in with the form, by keyboard.
pub(super) async fn sign_in(hall: &Hall, browser: &Browser, admin: &Person) {
    browser.open(&hall.public_url("/console/sign-in")).await;
    browser.press(&format!("{}{TAB}{}{ENTER}", admin.email, admin.password)).await;
    at(browser, "/console").await;
}

/// Waits for a page, whatever its query.
async fn at(browser: &Browser, path: &str) {
    eventually(path, async || {
        let ready =
            browser.run("return document.readyState === 'complete' ? location.pathname : null;", Value::Null).await;
        (ready == path).then_some(())
    })
    .await;
}

/// Waits until an expression of the page is true.
async fn holds(browser: &Browser, expression: &str) {
    eventually(expression, async || {
        let found = browser.run(&format!("return !!({expression});"), Value::Null).await;
        (found == true).then_some(())
    })
    .await;
}

async fn text(browser: &Browser, selector: &str) -> String {
    let script = format!("return document.querySelector({selector:?})?.textContent ?? '';");
    browser.run(&script, Value::Null).await.as_str().unwrap_or_default().trim().to_owned()
}

/// The pictures of a case are loaded.
async fn pictures_are_there(browser: &Browser) {
    holds(browser, "[...document.querySelectorAll('.picture img')].length && [...document.querySelectorAll('.picture img')].every(img => img.complete && img.naturalWidth)").await;
}

#[apply(needs_browser)]
#[tokio::test]
async fn ten_identities_are_checked_by_keyboard_alone_after_signing_in_with_a_code() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let admin = hall.admin().await;
    let mut cases = Vec::new();
    for _ in 0..10 {
        cases.push(waiting_case(&hall).await.1);
    }
    let app = Authenticator::set_up(&hall, &admin).await;
    let browser = Browser::start().await;
    browser.look(1280, 800, "light").await;
    browser.open(&hall.public_url("/console/identity")).await;
    at(&browser, "/console/sign-in").await;
    let code = app.fresh_code(&hall);
    browser.press(&format!("{}{TAB}{}{TAB}{code}{ENTER}", admin.email, admin.password)).await;
    at(&browser, "/console/identity").await;

    browser.press(&format!("j{ENTER}")).await;
    let (mut keys, mut longest) = (0, Duration::ZERO);
    for (number, id) in cases.iter().enumerate() {
        let began = Instant::now();
        at(&browser, &format!("/console/identity/{id}")).await;
        pictures_are_there(&browser).await;
        let pressed = match number % 3 {
            0 => "a",
            1 => "1",
            _ => "r5",
        };
        browser.press(pressed).await;
        holds(
            &browser,
            "document.activeElement.matches('[data-act]') && document.activeElement.getClientRects().length",
        )
        .await;
        assert!(["PENDING", "IN_REVIEW"].contains(&status(&admin, id).await.as_str().unwrap()), "it asks first");
        browser.press(ENTER).await;
        keys += pressed.len() + 1;
        longest = longest.max(began.elapsed());
    }
    at(&browser, "/console/identity").await;
    for (number, id) in cases.iter().enumerate() {
        assert_eq!(status(&admin, id).await, if number % 3 == 0 { "APPROVED" } else { "REJECTED" });
    }
    println!("ten cases: {keys} keys, the longest took {longest:?}");
    assert!(keys <= 30 && longest < Duration::from_secs(15), "{keys} keys, {longest:?}");
    let done = text(&browser, ".done-note").await;
    assert!(done.starts_with("Walter Worker: "), "{done}");
}

#[apply(needs_browser)]
#[tokio::test]
async fn what_another_administrator_does_is_told_live_and_nothing_that_was_typed_is_lost() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let (admin, other) = (hall.admin().await, hall.admin().await);
    let (_, id) = waiting_case(&hall).await;
    let browser = Browser::start().await;
    sign_in(&hall, &browser, &admin).await;
    holds(&browser, "document.title.startsWith('(1)')").await;
    waiting_case(&hall).await;
    holds(&browser, "document.title.startsWith('(2)')").await;
    assert_eq!(text(&browser, "#news").await, "2 identity checks wait.");

    browser.open(&hall.public_url(&format!("/console/identity/{id}"))).await;
    pictures_are_there(&browser).await;
    holds(&browser, "document.querySelector('#state').textContent.includes('Claimed by you until')").await;
    browser.press("r6").await;
    holds(&browser, "document.activeElement.name === 'note'").await;
    browser.press("Careful words").await;
    other.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is_problem(409, "claimed_by_other");
    admin.post(&format!("/admin/kyc/{id}/release"), json!({})).await.is(200);
    holds(&browser, "document.querySelector('#state').textContent.includes('Waiting')").await;
    other.post(&format!("/admin/kyc/{id}/approve"), json!({})).await.is(200);
    holds(&browser, "document.querySelector('#state').textContent.includes('Decided by Ada A')").await;
    holds(&browser, "document.querySelector('#refuse [data-act]').disabled").await;
    let typed = browser.run("return document.querySelector('#note-refuse').value;", Value::Null).await;
    assert_eq!(typed, "Careful words");
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_form_survives_the_end_of_its_session() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let (admin, (_, id)) = (hall.admin().await, waiting_case(&hall).await);
    let browser = Browser::start().await;
    sign_in(&hall, &browser, &admin).await;
    browser.open(&hall.public_url(&format!("/console/identity/{id}"))).await;
    pictures_are_there(&browser).await;
    browser.press("r6").await;
    holds(&browser, "document.activeElement.name === 'note'").await;
    browser.press("The year is dark.").await;
    admin.post("/auth/logout-all", json!({})).await.is(204);
    holds(&browser, "document.querySelector('#news').textContent.includes('signed out')").await;
    browser.press(&format!("{TAB}{ENTER}")).await;
    holds(&browser, "document.querySelector('blockquote')?.textContent === 'The year is dark.'").await;
    browser.press(&format!("{}{TAB}{}{ENTER}", admin.email, admin.password)).await;
    holds(&browser, "document.querySelector('h1').textContent === 'You are signed in again'").await;
    browser.press(ENTER).await;
    at(&browser, "/console/identity").await;
    let admin = admin.signed_in().await;
    let case = admin.get(&format!("/admin/kyc/{id}")).await.is(200);
    assert_eq!(case["reason"], json!({ "code": "OTHER", "note": "The year is dark." }));
}

#[apply(needs_browser)]
#[tokio::test]
async fn pictures_are_enlarged_turned_and_brightened_by_keyboard_and_by_pointer() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let (admin, (_, id)) = (hall.admin().await, waiting_case(&hall).await);
    let browser = Browser::start().await;
    sign_in(&hall, &browser, &admin).await;
    browser.open(&hall.public_url(&format!("/console/identity/{id}"))).await;
    pictures_are_there(&browser).await;
    let view = async |number: usize| {
        let script = "const img = document.querySelectorAll('.picture img')[given];
            const set = name => img.style.getPropertyValue(name);
            return { zoom: Number(set('--zoom') || 1), turn: set('--turn') || '0deg', contrast: set('--contrast') || '1', x: set('--x') || '0px' };";
        browser.run(script, json!(number)).await
    };
    browser.press("++]c").await;
    let first = view(0).await;
    assert!(first["zoom"].as_f64().unwrap() > 1.4, "{first}");
    assert_eq!((&first["turn"], &first["contrast"]), (&json!("90deg"), &json!("1.8")));
    assert_eq!(view(1).await, json!({ "zoom": 1, "turn": "0deg", "contrast": "1", "x": "0px" }));
    browser.press("pp+\u{E012}").await;
    let second = view(1).await;
    assert_eq!((&second["zoom"], &second["x"]), (&json!(1.5), &json!("40px")), "Left shows what is left");
    browser.press("f").await;
    assert_eq!(view(1).await["zoom"], 1);
    browser
        .run("document.querySelectorAll('.picture')[1].querySelector('[data-tool=left]').click();", Value::Null)
        .await;
    assert_eq!(view(1).await["turn"], "-90deg");
    let pressed =
        browser.run("return document.querySelector('[data-tool=contrast]').getAttribute('aria-pressed');", Value::Null);
    assert_eq!(pressed.await, "true");
    assert_eq!(super::recorded(&admin, "kyc.file_viewed").await, 2, "each document was fetched once");

    browser.press("?").await;
    holds(&browser, "document.querySelector('#keys').open").await;
    browser.run("document.querySelector('#shortcuts').click(); document.activeElement.blur();", Value::Null).await;
    browser.press("a").await;
    assert_eq!(
        browser.run("return document.querySelector('#approve').open;", Value::Null).await,
        false,
        "keys are off"
    );
    browser.run("document.querySelector('#shortcuts').click(); document.activeElement.blur();", Value::Null).await;
    browser.press(&format!("a{ESCAPE}")).await;
    assert_eq!(browser.run("return document.querySelector('#approve').open;", Value::Null).await, false);
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_passkey_opens_the_console() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let admin = hall.admin().await;
    let browser = Browser::start().await;
    browser.open(&hall.public_url("/docs")).await;
    browser.connect_device().await;
    let add = "
        const call = async (path, body) => {
            const headers = { 'content-type': 'application/json', authorization: 'Bearer ' + given.token };
            return (await fetch('/api/v1/auth/passkeys/' + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
        };
        const { ceremony_id, public_key } = await call('start', { password: given.password });
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(public_key);
        const credential = (await navigator.credentials.create({ publicKey })).toJSON();
        return call('finish', { ceremony_id, name: 'Laptop', credential });";
    browser.run(add, json!({ "token": admin.token, "password": admin.password })).await;
    browser.open(&hall.public_url("/console/identity")).await;
    at(&browser, "/console/sign-in").await;
    browser.start_script("document.querySelector('#passkey').click();").await;
    at(&browser, "/console/identity").await;
    assert_eq!(text(&browser, ".me span").await, "Ada Admin");
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_case_is_decided_with_scripts_off() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let (admin, (_, id)) = (hall.admin().await, waiting_case(&hall).await);
    let browser = Browser::start().await;
    browser.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    sign_in(&hall, &browser, &admin).await;
    browser.open(&hall.public_url(&format!("/console/identity/{id}"))).await;
    pictures_are_there(&browser).await;
    assert_eq!(browser.run("return document.documentElement.className;", Value::Null).await, "", "no script has run");
    let shown = "const it = document.querySelector(given); return it.getClientRects().length > 0;";
    assert_eq!(browser.run(shown, json!("#refuse [data-reason=MISMATCH]")).await, false);
    browser.click("#refuse summary").await;
    browser.click("#refuse [value=MISMATCH]").await;
    assert_eq!(browser.run(shown, json!("#refuse [data-reason=MISMATCH]")).await, true, "the letter says why");
    assert_eq!(browser.run(shown, json!("#refuse [data-reason=UNREADABLE]")).await, false);
    browser.click("#refuse [data-act]").await;
    at(&browser, "/console/identity").await;
    assert_eq!(status(&admin, &id).await, "REJECTED");
}

/// Presses Tab until what a selector names is reached.
async fn tab_to(browser: &Browser, selector: &str) {
    for _ in 0..80 {
        let there = browser.run("return document.activeElement.matches(given);", json!(selector)).await;
        if there == true {
            return;
        }
        browser.press(TAB).await;
    }
    panic!("{selector} is not reached by keyboard");
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_user_is_found_frozen_and_unfrozen_by_keyboard_alone() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let (admin, client) = (hall.admin().await, hall.client().await);
    let browser = Browser::start().await;
    sign_in(&hall, &browser, &admin).await;
    let seen = async || admin.get(&format!("/admin/users/{}", client.id)).await.is(200)["status"].clone();
    tab_to(&browser, "a[href='/console/users']").await;
    browser.press(ENTER).await;
    at(&browser, "/console/users").await;
    tab_to(&browser, "#q").await;
    browser.press(&format!("clara{ENTER}")).await;
    holds(&browser, "location.search === '?q=clara'").await;
    browser.press(&format!("j{ENTER}")).await;
    let subject = format!("/console/users/{}", client.id);
    at(&browser, &subject).await;
    for (act, status) in [("freeze", "FROZEN"), ("unfreeze", "ACTIVE")] {
        tab_to(&browser, &format!("a[href='{subject}/{act}']")).await;
        browser.press(ENTER).await;
        at(&browser, &format!("{subject}/{act}")).await;
        tab_to(&browser, "#reason").await;
        browser.press(&format!("For a while{ENTER}")).await;
        holds(&browser, &format!("location.search === '?done={act}'")).await;
        assert_eq!(seen().await, status);
    }
    assert_eq!(text(&browser, ".done-note").await, "Clara Client is active again. Undo");
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_review_is_removed_and_restored_with_scripts_off() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let (admin, pair) = (hall.admin().await, pair(&hall).await);
    let job = pair.completed().await;
    let review = pair.review(&job, json!({ "rating": 1 })).await;
    let (review, browser) = (review["id"].as_str().unwrap(), Browser::start().await);
    browser.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    sign_in(&hall, &browser, &admin).await;
    browser.click("a[href='/console/reviews']").await;
    at(&browser, "/console/reviews").await;
    let subject = format!("/console/reviews/{review}");
    browser.click(&format!("a[href='{subject}']")).await;
    at(&browser, &subject).await;
    for (link, act) in [(".acts a[href$=remove]", "remove"), (".done-note a", "restore")] {
        browser.click(link).await;
        at(&browser, &format!("{subject}/{act}")).await;
        browser.click("#reason").await;
        browser.press("For a test").await;
        browser.click("form.sheet button").await;
        at(&browser, &subject).await;
    }
    let kinds = admin.get("/admin/audit?limit=2").await.is(200);
    let kinds: Vec<&Value> = kinds["items"].as_array().unwrap().iter().map(|entry| &entry["type"]).collect();
    assert_eq!(kinds, ["review.restored", "review.removed"]);
}
