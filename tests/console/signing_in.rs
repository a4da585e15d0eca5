//! Signing in and out of the console, and what becomes of a session.

use super::{Desk, field, leads_to, recorded, shown, status, waiting_case};
use crate::support::{Authenticator, Hall, Reply};
use macro_rules_attribute::apply;
use std::time::Duration;

#[apply(both_engines)]
async fn a_password_opens_the_console_and_signing_out_closes_it(hall: Hall) {
    let admin = hall.admin().await;
    let mut desk = Desk::new(&hall);
    assert_eq!(leads_to(&desk.open("/console").await), "/console/sign-in");
    let page = shown(&desk.open("/console/sign-in").await, 200);
    assert!(page.contains("autocomplete=\"current-password\"") && !page.contains("<nav"), "{page}");

    let wrong = [("email", admin.email.as_str()), ("password", "not the one")];
    let refused = shown(&desk.send("/console/sign-in", &wrong).await, 401);
    assert!(refused.contains("The e-mail address or the password is wrong"), "{refused}");
    assert_eq!(field(&refused, "next"), "/console");
    assert!(refused.contains(&admin.email) && !refused.contains("not the one"), "{refused}");
    let nothing = shown(&desk.send("/console/sign-in", &[]).await, 422);
    assert!(nothing.contains("id=\"email-error\"") && nothing.contains("id=\"password-error\""), "{nothing}");

    let mut desk = Desk::of(&hall, &admin).await;
    let home = shown(&desk.open("/console").await, 200);
    assert!(home.contains("Ada Admin") && home.contains("Nothing waits."), "{home}");
    let before = desk.clone();
    assert_eq!(leads_to(&desk.send("/console/sign-out", &[]).await), "/console/sign-in");
    assert_eq!(desk.cookies, []);
    for path in ["/console", "/console/identity"] {
        assert!(leads_to(&before.clone().open(path).await).starts_with("/console/sign-in"), "the session has ended");
    }
}

#[apply(both_engines)]
async fn a_second_factor_is_asked_for(hall: Hall) {
    let admin = hall.admin().await;
    let app = Authenticator::set_up(&hall, &admin).await;
    let mut desk = Desk::new(&hall);
    let login = |code: &'static str| [("email", ""), ("password", ""), ("totp_code", code)];
    let form = |code| {
        let mut form = login("");
        form[0].1 = &admin.email;
        form[1].1 = &admin.password;
        form[2].1 = code;
        form
    };
    let asked = shown(&desk.send("/console/sign-in", &form("")).await, 401);
    assert!(asked.contains("This account has a second factor"), "{asked}");
    let wrong = shown(&desk.send("/console/sign-in", &form("000000")).await, 401);
    assert!(wrong.contains("id=\"code-error\""), "{wrong}");
    let code = app.fresh_code(&hall);
    assert_eq!(leads_to(&desk.send("/console/sign-in", &form(&code)).await), "/console");
    shown(&desk.open("/console").await, 200);
}

#[apply(both_engines)]
async fn who_must_have_a_second_factor_is_told_how_to_add_one(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_ADMIN_SECOND_FACTOR", "on")]).await;
    let admin = hall.admin().await;
    let mut desk = Desk::of(&hall, &admin).await;
    let page = shown(&desk.open("/console").await, 403);
    assert!(page.contains("http://hall.example/account/security") && page.contains("second factor"), "{page}");
    assert_eq!(leads_to(&desk.send("/console/sign-out", &[]).await), "/console/sign-in");
}

#[apply(both_engines)]
async fn the_console_is_for_administrators(hall: Hall) {
    for person in [hall.client().await, hall.verified_worker().await] {
        let mut desk = Desk::of(&hall, &person).await;
        for path in ["/console", "/console/identity", "/console/identity/019a0000-0000-7000-8000-000000000000"] {
            let page = shown(&desk.open(path).await, 403);
            assert!(page.contains("action=\"/console/sign-out\""), "{page}");
        }
        let approve = "/console/identity/019a0000-0000-7000-8000-000000000000/approve";
        shown(&desk.send(approve, &[("form_key", "x")]).await, 403);
    }
    let admin = hall.admin().await;
    let mut desk = Desk::of(&hall, &admin).await;
    shown(&desk.open("/console/nothing/here").await, 404);
    shown(&desk.open("/console/identity/1").await, 404);
    shown(&desk.open("/console/identity?status=LOST").await, 422);
    assert_eq!(leads_to(&desk.open("/console/").await), "/console");
    hall.sql("UPDATE users SET status = 'BANNED' WHERE id = $1", admin.user_id()).await;
    assert_eq!(leads_to(&desk.open("/console/identity").await), "/console/sign-in?next=%2Fconsole%2Fidentity");
}

#[apply(both_engines)]
async fn a_sign_in_leads_on_to_the_console_and_to_no_other_site(hall: Hall) {
    let admin = hall.admin().await;
    for (next, expected) in [
        ("/console/identity?status=APPROVED", "/console/identity?status=APPROVED"),
        ("https://evil.example/console", "/console"),
        ("//evil.example", "/console"),
        ("/\\evil.example", "/console"),
        ("/console\\@evil.example", "/console"),
        ("/api/v1/auth/logout", "/console"),
        ("javascript:alert(1)", "/console"),
    ] {
        let mut desk = Desk::new(&hall);
        let query: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let page = shown(&desk.open(&format!("/console/sign-in?next={query}")).await, 200);
        assert_eq!(field(&page, "next"), expected.replace('&', "&#38;"));
        let form = [("email", admin.email.as_str()), ("password", &admin.password), ("next", next)];
        assert_eq!(leads_to(&desk.send("/console/sign-in", &form).await), expected);
    }
}

#[apply(both_engines)]
async fn a_page_of_another_site_signs_nobody_in_and_decides_nothing(hall: Hall) {
    let (admin, (_, id)) = (hall.admin().await, waiting_case(&hall).await);
    let form = [("email", admin.email.as_str()), ("password", &admin.password)];
    let refused = Desk::new(&hall).send_from("https://evil.example", "/console/sign-in", &form).await;
    assert_eq!((refused.status.as_u16(), refused.header("set-cookie")), (403, ""));
    let mut desk = Desk::of(&hall, &admin).await;
    for origin in ["https://evil.example", "null", "http://hall.example.evil.example"] {
        let path = format!("/console/identity/{id}/approve");
        shown(&desk.send_from(origin, &path, &[("form_key", "k")]).await, 403);
    }
    assert_eq!(status(&admin, &id).await, "PENDING");
    assert_eq!(recorded(&admin, "kyc.claimed").await, 0);
}

#[apply(both_engines)]
async fn a_session_goes_on_after_its_access_token_and_ends_when_it_is_ended(hall: Hall) {
    let admin = hall.admin().await;
    let mut desk = Desk::of(&hall, &admin).await;
    let access = |desk: &Desk| desk.cookies.iter().find(|(name, _)| name.ends_with("access")).cloned().unwrap();
    let first = access(&desk);
    hall.clock.advance(Duration::from_secs(16 * 60));
    shown(&desk.open("/console").await, 200);
    assert_ne!(access(&desk), first, "it was refreshed");
    shown(&desk.open("/console/identity").await, 200);

    // The cookie of the access token is gone from the browser when it has expired.
    desk.cookies.retain(|(name, _)| !name.ends_with("access"));
    shown(&desk.open("/console").await, 200);
    assert_eq!(desk.cookies.len(), 2);

    let admin = admin.signed_in().await;
    let all = admin.request(reqwest::Method::POST, "/auth/logout-all");
    assert_eq!(Reply::to(all).await.status, 204);
    hall.clock.advance(Duration::from_secs(16 * 60));
    assert_eq!(leads_to(&desk.open("/console").await), "/console/sign-in");
    assert_eq!(desk.cookies, [], "cookies that open nothing are removed");
}

#[apply(both_engines)]
async fn what_was_typed_is_not_lost_when_the_session_ends_while_a_form_is_open(hall: Hall) {
    let (admin, (_, id)) = (hall.admin().await, waiting_case(&hall).await);
    let mut desk = Desk::of(&hall, &admin).await;
    let html = shown(&desk.open(&format!("/console/identity/{id}")).await, 200);
    let key = field(&html, "form_key");
    desk.clone().send("/console/sign-out", &[]).await;

    let path = format!("/console/identity/{id}/refuse");
    let form = [("form_key", key.as_str()), ("reason_code", "OTHER"), ("note", "The <year> is cut off & dark.")];
    let asked = shown(&desk.send(&path, &form).await, 401);
    assert!(asked.contains("Your session has ended"), "{asked}");
    assert!(asked.contains("<blockquote>The &#60;year&#62; is cut off &#38; dark.</blockquote>"), "{asked}");
    assert_eq!((field(&asked, "kept_path"), field(&asked, "kept.reason_code")), (path.clone(), "OTHER".to_owned()));
    let kept = [("kept_path", path.as_str()), ("kept.form_key", &key), ("kept.reason_code", "OTHER")];
    let login = [
        ("email", admin.email.as_str()),
        ("password", &admin.password),
        ("kept.note", "The <year> is cut off & dark."),
    ];
    let resumed = shown(&desk.send("/console/sign-in", &[kept, login].concat()).await, 200);
    assert!(resumed.contains(&format!("<form method=\"post\" action=\"{path}\">")), "{resumed}");
    let admin = admin.signed_in().await;
    assert_eq!(status(&admin, &id).await, "PENDING", "signing in sends nothing");

    assert_eq!(leads_to(&desk.send(&path, &form).await), format!("/console/identity?done={id}"));
    assert_eq!(status(&admin, &id).await, "REJECTED");
    let elsewhere = [("kept_path", "https://evil.example/"), ("kept.x", "y")];
    let login = [("email", admin.email.as_str()), ("password", &admin.password)];
    let led = Desk::new(&hall).send("/console/sign-in", &[elsewhere, login].concat()).await;
    assert_eq!(leads_to(&led), "/console", "no form of another site is sent");
}

#[apply(both_engines)]
async fn a_form_that_another_site_has_sent_is_never_offered_to_be_sent_again(hall: Hall) {
    let (admin, worker) = (hall.admin().await, hall.worker().await);
    let mut desk = Desk::of(&hall, &admin).await;
    let path = format!("/console/users/{}/ban", worker.id);
    let form = [("reason", "Of another site")];
    let refused = shown(&desk.send_from("https://evil.example", &path, &form).await, 403);
    let signed_out = shown(&Desk::new(&hall).send_from("https://evil.example", &path, &form).await, 401);
    for page in [refused, signed_out] {
        assert!(!page.contains("Of another site") && !page.contains(&path), "{page}");
    }
}

#[apply(both_engines)]
async fn attempts_are_counted_as_those_of_the_api(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_RATE_LIMITS", "on")]).await;
    let admin = hall.admin().await;
    let mut desk = Desk::new(&hall);
    let wrong = [("email", admin.email.as_str()), ("password", "not the one")];
    let mut last = desk.send("/console/sign-in", &wrong).await;
    for _ in 0..40 {
        if last.status == 429 {
            break;
        }
        last = desk.send("/console/sign-in", &wrong).await;
    }
    let page = String::from_utf8(last.body.clone()).unwrap();
    assert_eq!(last.status, 429, "{page}");
    let api = serde_json::json!({ "email": admin.email, "password": "not the one" });
    hall.nobody().post("/auth/login", api).await.is_problem(429, "too_many_requests");
}

#[apply(both_engines)]
async fn an_installation_may_have_no_console(hall: Hall) {
    let hall = hall.with(&[("HIREHALL_CONSOLE", "off")]).await;
    for path in ["/console", "/console/sign-in", "/console/identity"] {
        let request = reqwest::Client::new().get(hall.url(path));
        Reply::to(request).await.is_problem(404, "not_found");
    }
    hall.admin().await.get("/admin/waiting").await.is(200);
}

#[apply(both_engines)]
async fn the_console_speaks_the_language_of_the_account_or_of_the_browser(hall: Hall) {
    let admin = hall.admin().await;
    let german = |desk: &Desk, path: &str| {
        let request = desk.http.get(format!("{}{path}", desk.base)).header("cookie", desk.jar());
        Reply::to(request.header("accept-language", "de-CH, en;q=0.5"))
    };
    let desk = Desk::of(&hall, &admin).await;
    assert!(shown(&german(&desk, "/console/sign-in").await, 200).contains("In der Konsole anmelden"));
    assert!(shown(&german(&desk, "/console").await, 200).contains("Was wartet"));
    hall.sql("UPDATE users SET language = 'en' WHERE id = $1", admin.user_id()).await;
    assert!(shown(&german(&desk, "/console").await, 200).contains("What waits"), "the account has chosen");
}

#[apply(both_engines)]
async fn the_files_of_the_pages_are_kept_and_packed_and_the_first_page_is_light(hall: Hall) {
    let admin = hall.admin().await;
    for _ in 0..21 {
        waiting_case(&hall).await;
    }
    let desk = Desk::of(&hall, &admin).await;
    let taken = async |path: &str| {
        let request = desk.http.get(format!("{}{path}", desk.base)).header("cookie", desk.jar());
        Reply::to(request.header("accept-encoding", "gzip").header("sec-fetch-site", "same-origin")).await
    };
    let html = shown(&desk.clone().open("/console/identity").await, 200);
    let packed = taken("/console/identity").await;
    let mut bytes = packed.body.len();
    let files: Vec<&str> = html.split('"').filter(|part| part.starts_with("/console/assets/")).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    for file in files {
        let reply = taken(file).await;
        assert_eq!((reply.status.as_u16(), reply.header("content-encoding")), (200, "gzip"), "{file}");
        assert_eq!(reply.header("cache-control"), "public, max-age=31536000, immutable");
        bytes += reply.body.len();
    }
    assert!(bytes < 60 * 1024, "{bytes}");
    assert_eq!(taken("/console/assets/nothing.css").await.status, 404);
}
