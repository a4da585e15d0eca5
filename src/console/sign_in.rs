//! Signing in and out, by the rules and limits of the API.

use super::{
    form::{Form, Refused},
    frame::{Frame, respond},
};
use crate::{
    app::App,
    auth::{
        permissions::SessionOwner,
        sessions::{
            cookies::{SESSION_COOKIES, remove_cookies, with_session_cookies},
            flows,
            schemas::PasswordLogin,
            services,
        },
    },
    core::{
        dependencies::{Caller, Peer, reject_cross_origin},
        error::Problem,
        input::{self, Input},
        security::Code,
    },
    database::enums::Role,
};
use askama::Template;
use axum::{
    Extension,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;

/// The path of the page.
pub(super) const PATH: &str = "/console/sign-in";

const HOME: &str = "/console";

/// The page, which leads on to a path of the console.
pub(super) fn address(next: &str) -> String {
    match console_path(next) {
        Some(HOME) | None => PATH.to_owned(),
        Some(next) => {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
            format!("{PATH}?{query}")
        }
    }
}

/// Only a path of the console: nobody is led to another site.
fn console_path(path: &str) -> Option<&str> {
    const MAX: usize = 1_000;
    let behind = path.strip_prefix(HOME)?;
    let is_below = behind.is_empty() || behind.starts_with(['/', '?']);
    let is_plain = path.len() <= MAX && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_sign_in = path.starts_with(PATH);
    (is_below && is_plain && !is_sign_in).then_some(path)
}

/// A form that was not accepted, because its session had ended or for a time. It is shown and sent again.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) path: String,
    pub(super) fields: Vec<(String, String)>,
}

/// Fields with this beginning are those of a kept form.
const KEPT: &str = "kept.";

impl Kept {
    /// Passwords and codes are typed anew.
    pub(super) fn of(path: &str, form: &Form) -> Option<Self> {
        const SECRETS: [&str; 2] = ["password", "totp_code"];
        let mut fields = form.all();
        fields.retain(|(name, _)| !SECRETS.contains(&name.as_str()));
        let is_answer = path.ends_with("/sign-out") || path.ends_with("/resume");
        Some(Self { path: console_path(path)?.to_owned(), fields }).filter(|kept| !is_answer && !kept.fields.is_empty())
    }

    /// As the page of a sign-in sends it.
    fn sent(form: &Form) -> Option<Self> {
        let path = console_path(form.value("kept_path"))?.to_owned();
        Some(Self { path, fields: form.behind(KEPT) })
    }

    /// What was written, which is shown.
    pub(super) fn notes(&self) -> Vec<&str> {
        let is_written = |name: &str| name.starts_with("note") || name == "reason";
        self.fields.iter().filter(|(name, _)| is_written(name)).map(|(_, value)| value.as_str()).collect()
    }
}

/// The accounts of administrators in a demo, which sign in with one click. Empty anywhere else.
#[derive(Debug, Clone, Default)]
pub(super) struct DemoAccounts(Arc<[DemoAccount]>);

/// An account that anybody may use.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct DemoAccount {
    role: Role,
    email: String,
    password: String,
}

impl DemoAccounts {
    pub(super) fn of(accounts: &Value) -> Self {
        let accounts: Vec<DemoAccount> = serde_json::from_value(accounts.clone()).unwrap_or_default();
        Self(accounts.into_iter().filter(|account| account.role == Role::Admin).collect())
    }
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    frame: Frame,
    next: String,
    email: String,
    refused: Refused,
    kept: Option<Kept>,
    has_passkeys: bool,
    demo: DemoAccounts,
}

impl SignInPage {
    fn new(app: &App, frame: Frame) -> Self {
        Self {
            frame,
            next: HOME.to_owned(),
            email: String::new(),
            refused: Refused::default(),
            kept: None,
            has_passkeys: app.relying_party.is_some(),
            demo: DemoAccounts::default(),
        }
    }

    fn response(self, status: StatusCode) -> Result<Response, Problem> {
        respond(status, &self.frame, &self)
    }
}

const FIELDS: [&str; 3] = ["email", "password", "totp_code"];

/// Asks to sign in again, and keeps the form that was sent.
pub(super) fn ask_again(app: &App, frame: Frame, kept: Option<Kept>) -> Result<Response, Problem> {
    let refused = Refused::because(frame.text("console-session-over"));
    SignInPage { refused, kept, ..SignInPage::new(app, frame) }.response(StatusCode::UNAUTHORIZED)
}

pub(super) async fn show_sign_in(
    State(app): State<App>,
    Extension(demo): Extension<DemoAccounts>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::parse(query.unwrap_or_default().as_bytes())?;
    let next = console_path(asked.value("next")).unwrap_or(HOME).to_owned();
    SignInPage { next, demo, ..SignInPage::new(&app, Frame::of_visitor(&app, &headers)) }.response(StatusCode::OK)
}

pub(super) async fn sign_in(
    State(app): State<App>,
    headers: HeaderMap,
    peer: Peer,
    form: Form,
) -> Result<Response, Problem> {
    reject_cross_origin(&headers, &app.site)?;
    let mut page = SignInPage::new(&app, Frame::of_visitor(&app, &headers));
    page.next = console_path(form.value("next")).unwrap_or(HOME).to_owned();
    page.kept = Kept::sent(&form);
    let mut fields = form.fields();
    fields.retain(|(name, _)| FIELDS.contains(&name.as_str()));
    let signed_in = match input::read::<PasswordLogin>(Input::Form(&fields)) {
        Ok(login) => {
            let code = login.totp_code.map(|typed| Code::read(&typed));
            flows::sign_in(&app, login.email, login.password, code, peer).await
        }
        Err(errors) => Err(errors.into()),
    };
    match signed_in {
        Ok(tokens) => {
            let then = match page.kept {
                Some(kept) => resume_page(page.frame, kept)?,
                None => Redirect::to(&page.next).into_response(),
            };
            Ok(with_session_cookies(&app.site, &tokens, then))
        }
        Err(problem) => {
            let status = problem.status();
            page.email = form.value("email").to_owned();
            page.refused = refused(problem, &page.frame)?;
            page.response(status)
        }
    }
}

/// A wrong password or code is a reason to ask again.
fn refused(problem: Problem, frame: &Frame) -> Result<Refused, Problem> {
    match problem.code() {
        "totp_required" => Ok(Refused::at_field("totp_code", frame.text("console-sign-in-code-needed"))),
        "invalid_totp_code" => Ok(Refused::at_field("totp_code", problem.detail_in(frame.language).into_owned())),
        "invalid_credentials" | "account_banned" => {
            Ok(Refused::because(problem.detail_in(frame.language).into_owned()))
        }
        _ => {
            let fields = FIELDS.map(str::to_owned);
            Refused::of(problem, frame.language, &fields, |pointer| pointer.trim_start_matches('/').to_owned())
        }
    }
}

#[derive(Template)]
#[template(path = "resume.html")]
struct ResumePage {
    frame: Frame,
    kept: Kept,
}

fn resume_page(frame: Frame, kept: Kept) -> Result<Response, Problem> {
    let page = ResumePage { frame, kept };
    respond(StatusCode::OK, &page.frame, &page)
}

/// Shows a form again that was kept, after signing in with a passkey.
pub(super) async fn resume(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<SessionOwner>,
    form: Form,
) -> Result<Response, Problem> {
    app.read(caller, |_, _| Ok::<_, Problem>(())).await?;
    match Kept::sent(&form) {
        Some(kept) => resume_page(Frame::of_visitor(&app, &headers), kept),
        None => Ok(Redirect::to(HOME).into_response()),
    }
}

pub(super) async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<SessionOwner>,
) -> Result<Response, Problem> {
    app.write(caller, services::sign_out).await?;
    Ok(remove_cookies(&app.site, &headers, SESSION_COOKIES, Redirect::to(PATH)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_leads_to_a_path_of_the_console_and_nowhere_else() {
        for path in ["/console", "/console/identity", "/console/identity?status=PENDING&limit=5", "/console?x=//y"] {
            assert_eq!(console_path(path), Some(path));
        }
        for path in [
            "",
            "/",
            "//evil.example",
            "/consolex",
            "/console.evil.example",
            "https://evil.example/console",
            "/\\evil.example",
            "/console\\..\\x",
            "/console/\r\nSet-Cookie: a=b",
            "/console/ü",
            "/console /x",
            "javascript:alert(1)",
            "console",
            "/console/sign-in",
            "/console/sign-in?next=/console",
            &format!("/console/{}", "a".repeat(1_000)),
        ] {
            assert_eq!(console_path(path), None, "{path}");
        }
        assert_eq!(
            address("/console/identity?status=PENDING"),
            "/console/sign-in?next=%2Fconsole%2Fidentity%3Fstatus%3DPENDING"
        );
        assert_eq!(address("/console"), "/console/sign-in");
        assert_eq!(address("//evil.example"), "/console/sign-in");
    }

    #[test]
    fn a_kept_form_has_no_secrets() {
        let form = Form::parse(b"password=x&totp_code=1&note=Hello&form_key=k").unwrap();
        let kept = Kept::of("/console/identity/1/refuse", &form).unwrap();
        let expected = [("note", "Hello"), ("form_key", "k")];
        assert_eq!(kept.fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert!(Kept::of("/console/sign-in", &form).is_none() && Kept::of("/elsewhere", &form).is_none());
    }
}
