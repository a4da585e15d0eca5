//! The pages for links of mails: what a browser without scripts does with them.

use super::passkeys;
use crate::support::{Browser, Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

const EMAIL: &str = "ana@example.org";
const PASSWORD: &str = "one of a kind 42";

async fn open(hall: &Hall, path: &str, headers: &[(&str, &str)]) -> Reply {
    send(hall, Method::GET, path, headers, &[]).await
}

async fn send(hall: &Hall, method: Method, path: &str, headers: &[(&str, &str)], form: &[(&str, &str)]) -> Reply {
    let mut request = reqwest::Client::new().request(method.clone(), hall.url(path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Reply::to(if method == Method::GET { request } else { request.form(form) }).await
}

async fn post(hall: &Hall, path: &str, form: &[(&str, &str)]) -> Reply {
    send(hall, Method::POST, path, &[], form).await
}

/// The page, which loads nothing, runs nothing and tells nobody of its address.
#[track_caller]
fn shown(page: &Reply, status: u16) -> String {
    assert_eq!(page.status, status, "{}", String::from_utf8_lossy(&page.body));
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!((page.header("referrer-policy"), page.header("cache-control")), ("no-referrer", "no-store"));
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-") && policy.contains("form-action 'self'"),
        "{policy}"
    );
    assert!(page.headers.get_all("vary").iter().any(|vary| vary == "accept-language"));
    let html = String::from_utf8(page.body.clone()).unwrap();
    assert!(html.contains(&format!("<html lang=\"{}\">", page.header("content-language"))), "{html}");
    assert!(!html.contains("<script") && !html.contains("{{") && !html.contains("src="), "{html}");
    html
}

/// Signs up; returns the secret of the link and the cookie of the browser.
async fn signed_up(hall: &Hall) -> (String, String) {
    let signup =
        json!({ "email": EMAIL, "password": PASSWORD, "role": "CLIENT", "first_name": "Ana", "last_name": "Kovač" });
    let answer = hall.nobody().post("/auth/signup", signup).await;
    answer.is(202);
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    (hall.mail_to(EMAIL, "Confirm your e-mail address").await.token("verify-email"), cookie)
}

async fn can_sign_in(hall: &Hall, email: &str, password: &str) -> bool {
    hall.nobody().post("/auth/login", json!({ "email": email, "password": password })).await.status == 200
}

async fn reset_link(hall: &Hall, person: &Person) -> String {
    hall.nobody().post("/auth/forgot-password", json!({ "email": person.email })).await.is(202);
    hall.mail_to(&person.email, "Choose a new password").await.token("reset-password")
}

#[apply(both_engines)]
async fn the_browser_that_has_signed_up_confirms_its_address_with_a_button(hall: Hall) {
    let (token, cookie) = signed_up(&hall).await;
    let path = format!("/verify-email?token={token}");
    for method in [Method::GET, Method::HEAD, Method::GET] {
        assert_eq!(send(&hall, method, &path, &[("cookie", &cookie)], &[]).await.status, 200);
    }
    assert!(!can_sign_in(&hall, EMAIL, PASSWORD).await, "opening the link does nothing");
    let html = shown(&open(&hall, &path, &[("cookie", &cookie)]).await, 200);
    assert!(html.contains(EMAIL) && !html.contains("type=\"password\""), "{html}");

    let done = send(&hall, Method::POST, "/verify-email", &[("cookie", &cookie)], &[("token", &token)]).await;
    assert!(shown(&done, 200).contains("hall.example&#x2f;sign-in\""));
    assert!(done.header("set-cookie").contains("Max-Age=0"), "{:?}", done.headers);
    assert!(can_sign_in(&hall, EMAIL, PASSWORD).await);
    assert!(shown(&open(&hall, &path, &[]).await, 422).contains("This link does not work any more"));
}

#[apply(both_engines)]
async fn another_browser_is_asked_for_the_password_and_else_for_who_it_is(hall: Hall) {
    let (token, _) = signed_up(&hall).await;
    let html = shown(&open(&hall, &format!("/verify-email?token={token}"), &[]).await, 200);
    assert!(html.contains("type=\"password\"") && !html.contains("<details open"), "{html}");

    let wrong = shown(&post(&hall, "/verify-email", &[("token", &token), ("password", "short")]).await, 422);
    assert!(wrong.contains("must have at least") && !wrong.contains("value=\"short\""), "{wrong}");
    let stranger = [("token", &*token), ("password", "another one 42"), ("last_name", "<b>K</b>")];
    let asked = shown(&post(&hall, "/verify-email", &stranger).await, 422);
    assert!(asked.contains("<details open") && asked.contains("&lt;b&gt;K&lt;&#x2f;b&gt;"), "{asked}");
    assert!(!can_sign_in(&hall, EMAIL, PASSWORD).await);

    let form = [
        ("token", &*token),
        ("password", "another one 42"),
        ("role", "WORKER"),
        ("first_name", "Anna"),
        ("last_name", ""),
    ];
    shown(&post(&hall, "/verify-email", &form).await, 200);
    assert!(!can_sign_in(&hall, EMAIL, PASSWORD).await && can_sign_in(&hall, EMAIL, "another one 42").await);
}

#[apply(both_engines)]
async fn a_new_password_is_chosen_and_what_is_marked_is_removed(hall: Hall) {
    let client = hall.client().await;
    passkeys::added(&client).await;
    let token = reset_link(&hall, &client).await;
    let html = shown(&open(&hall, &format!("/reset-password?token={token}"), &[]).await, 200);
    assert!(html.contains("The passkey “My phone”"), "{html}");
    let passkey = html.split("name=\"remove_passkeys\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();

    let weak = shown(&post(&hall, "/reset-password", &[("token", &token), ("new_password", "password123")]).await, 422);
    assert!(weak.contains("is a common password"), "{weak}");
    assert!(can_sign_in(&hall, &client.email, &client.password).await);
    let form = [
        ("token", &*token),
        ("new_password", "a whole new one"),
        ("remove_passkeys", &passkey),
        ("remove_passkeys", "x"),
    ];
    shown(&post(&hall, "/reset-password", &form).await, 200);
    assert!(can_sign_in(&hall, &client.email, "a whole new one").await);
    let login = json!({ "email": client.email, "password": "a whole new one" });
    let token = hall.nobody().post("/auth/login", login).await.is(200)["access_token"].as_str().unwrap().to_owned();
    assert_eq!(client.with_token(&token).get("/auth/passkeys").await.is(200)["items"], json!([]));
}

#[apply(both_engines)]
async fn a_new_address_is_confirmed_by_a_form_and_not_by_opening_its_link(hall: Hall) {
    let client = hall.client().await;
    let change = json!({ "new_email": "new@example.org", "password": client.password });
    client.post("/auth/change-email", change).await.is(202);
    let token = hall.mail_to("new@example.org", "Confirm your new e-mail address").await.token("confirm-email");
    shown(&open(&hall, &format!("/confirm-email?token={token}"), &[]).await, 200);
    assert_eq!(client.get("/auth/me").await.is(200)["email"], client.email);
    shown(&post(&hall, "/confirm-email", &[("token", &token)]).await, 200);
    assert_eq!(client.get("/auth/me").await.is(200)["email"], "new@example.org");
    shown(&open(&hall, &format!("/confirm-email?token={token}"), &[]).await, 422);
    shown(&post(&hall, "/confirm-email", &[("token", &token)]).await, 422);
}

#[apply(both_engines)]
async fn a_page_speaks_the_language_of_the_browser(hall: Hall) {
    let (token, _) = signed_up(&hall).await;
    let german = [("accept-language", "de-CH, en;q=0.5")];
    let html = shown(&open(&hall, &format!("/verify-email?token={token}"), &german).await, 200);
    assert!(html.contains("Bestätigen Sie, dass ana@example.org Ihnen gehört"), "{html}");
    let gone = shown(&open(&hall, "/reset-password?token=x", &german).await, 422);
    assert!(gone.contains("Dieser Link funktioniert nicht mehr"), "{gone}");
    assert!(shown(&open(&hall, "/confirm-email", &[]).await, 422).contains("This link does not work any more"));
}

#[apply(both_engines)]
async fn what_a_page_refuses_is_a_page_whatever_is_wrong_with_the_request(hall: Hall) {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let form = "application/x-www-form-urlencoded";
    for path in ["/verify-email", "/reset-password", "/confirm-email", "/console/sign-in"] {
        let post = || client.post(hall.url(path)).header("origin", "http://hall.example");
        for bytes in [70_000, 1_100_000, 3_000_000] {
            let large = post().header("content-type", form).body(format!("token={}", "x".repeat(bytes)));
            a_page(&Reply::to(large).await, 413, path);
        }
        // Of a length that is not known before.
        let pieces = (0..3).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 50_000]));
        let streamed = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));
        a_page(&Reply::to(post().header("content-type", form).body(streamed)).await, 413, path);
        a_page(&Reply::to(post().json(&json!({ "token": "x" }))).await, 415, path);
        a_page(&Reply::to(post().body("token=x")).await, 415, path);
        a_page(&Reply::to(post().header("content-type", form).body("a&".repeat(101))).await, 422, path);
        a_page(&Reply::to(client.get(hall.url(&format!("{path}?{}", "a&".repeat(101))))).await, 422, path);
        let other = Reply::to(client.delete(hall.url(path)).header("origin", "http://hall.example")).await;
        a_page(&other, 405, path);
        assert!(other.header("allow").contains("GET"), "{path}");
    }
}

#[track_caller]
fn a_page(reply: &Reply, status: u16, path: &str) {
    assert_eq!(reply.status, status, "{path}: {}", String::from_utf8_lossy(&reply.body));
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{path}");
    assert!(String::from_utf8_lossy(&reply.body).contains("<h1"), "{path}");
}

#[apply(both_engines)]
async fn a_form_of_another_site_is_refused_and_attempts_are_counted_as_the_apis(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let (token, cookie) = signed_up(&hall).await;
    let from = |site: &'static str| {
        [("cookie", cookie.clone()), ("sec-fetch-site", site.to_owned()), ("origin", "null".to_owned())]
    };
    for (site, status) in [("cross-site", 422), ("same-site", 422), ("same-origin", 200)] {
        let headers = from(site);
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        shown(&send(&hall, Method::POST, "/verify-email", &headers, &[("token", &token)]).await, status);
    }
    let mut answer = post(&hall, "/reset-password", &[("token", "x")]).await;
    for _ in 0..200 {
        if answer.status == 429 {
            break;
        }
        answer = post(&hall, "/reset-password", &[("token", "x")]).await;
    }
    shown(&answer, 429);
    assert!(answer.header("retry-after").parse::<u64>().is_ok(), "{:?}", answer.headers);
    let api = json!({ "token": "x", "new_password": "a whole new one" });
    hall.nobody().post("/auth/reset-password", api).await.is_problem(429, "too_many_requests");
}

#[apply(needs_browser)]
#[tokio::test]
async fn a_person_in_a_browser_confirms_an_address_and_chooses_a_new_password() {
    let hall = Hall::on_sqlite().await.where_a_browser_finds_it().await;
    let browser = Browser::start().await;
    let signup = json!({ "email": EMAIL, "password": PASSWORD, "role": "CLIENT", "first_name": "Ana" });
    hall.nobody().post("/auth/signup", signup).await.is(202);
    let link = |text: &str| text.lines().map(str::trim_end).find(|line| line.contains("?token=")).unwrap().to_owned();
    let mail = hall.mail_to(EMAIL, "Confirm your e-mail address").await;

    browser.open(&link(&mail.text)).await;
    let typed = "
        document.querySelector('#password').value = given;
        const fits = document.documentElement.scrollWidth <= innerWidth;
        document.querySelector('button').click();
        return { fits, styled: getComputedStyle(document.querySelector('main')).borderRadius };";
    let page = browser.run(typed, json!(PASSWORD)).await;
    assert_eq!(page, json!({ "fits": true, "styled": "12px" }), "the policy allows the page's own style");
    heading(&browser, "Your account is ready").await;
    assert!(can_sign_in(&hall, EMAIL, PASSWORD).await);

    hall.nobody().post("/auth/forgot-password", json!({ "email": EMAIL })).await.is(202);
    let mail = hall.mail_to(EMAIL, "Choose a new password").await;
    browser.open(&link(&mail.text)).await;
    let typed = "document.querySelector('#new_password').value = given; document.querySelector('button').click();";
    browser.run(typed, json!("a whole new one")).await;
    heading(&browser, "Your password is changed").await;
    assert!(can_sign_in(&hall, EMAIL, "a whole new one").await);
}

/// Waits for the heading of the page that a form leads to.
async fn heading(browser: &Browser, expected: &str) {
    crate::support::eventually(expected, async || {
        let heading = browser.run("return document.querySelector('h1')?.textContent ?? null;", Value::Null).await;
        (heading == expected).then_some(())
    })
    .await;
}
