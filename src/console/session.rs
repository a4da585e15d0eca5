//! The session of a browser on every page: it is kept in its cookies, and what is refused is shown as a page. What was typed in a form
//! is not lost when its session has ended.

use super::{
    form::Form,
    frame::{Frame, respond},
    sign_in::{self, Kept},
};
use crate::{
    app::App,
    auth::{
        limits::ACCOUNT_SECRET,
        sessions::{
            cookies::{SESSION_COOKIES, remove_cookies, with_session_cookies},
            flows::refresh,
            schemas::TokenRead,
        },
    },
    core::{
        body_deadline::BodyDeadline,
        dependencies::{
            ACCESS_COOKIE, Credentials, FORM, MAX_FORM_BYTES, REFRESH_COOKIE, client_ip, require_same_origin,
            whole_body,
        },
        error::{Problem, codes::MethodNotAllowed},
        rate_limit::RateLimitKey,
    },
};
use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use std::time::Duration;

/// How long a form may take to arrive.
const FORM_TIMEOUT: Duration = Duration::from_secs(10);

/// The middleware of every page.
pub(super) async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let asked = Asked { method: parts.method.clone(), uri: parts.uri.clone(), headers: parts.headers.clone() };
    let renewal = match renew(&app, &mut parts).await {
        Ok(renewal) => renewal,
        Err(problem) => return asked.shown(&app, &Bytes::new(), problem.into_response()),
    };
    let (body, sent) = match asked.read(body).await {
        Ok(read) => read,
        Err(problem) => return asked.shown(&app, &Bytes::new(), problem.into_response()),
    };
    let response = next.run(Request::from_parts(parts, body)).await;
    let response = asked.shown(&app, &sent, response);
    // Signing in or out sets its own.
    if response.headers().contains_key(header::SET_COOKIE) {
        return response;
    }
    match renewal {
        Renewal::NotNeeded => response,
        Renewal::Renewed(tokens) => with_session_cookies(&app.site, &tokens, response),
        Renewal::Over => remove_cookies(&app.site, &asked.headers, SESSION_COOKIES, response),
    }
}

/// What was refused before any route, as a page.
pub(crate) fn refused(app: &App, request: &Request, problem: Problem) -> Response {
    let asked =
        Asked { method: request.method().clone(), uri: request.uri().clone(), headers: request.headers().clone() };
    asked.shown(app, &Bytes::new(), problem.into_response())
}

enum Renewal {
    NotNeeded,
    Renewed(Box<TokenRead>),
    /// The session has ended.
    Over,
}

/// Exchanges the refresh token when the access token has expired, by the rules and limits of the API. The request then has the new access
/// token.
async fn renew(app: &App, parts: &mut Parts) -> Result<Renewal, Problem> {
    let is_valid = |credentials: Credentials| credentials.claims(&app.tokens, &app.clock).is_ok();
    let has_other = parts.headers.contains_key(header::AUTHORIZATION);
    let Some(token) = app.site.cookie(&parts.headers, REFRESH_COOKIE).filter(|_| !has_other) else {
        return Ok(Renewal::NotNeeded);
    };
    if Credentials::of(&parts.headers, &app.site).is_some_and(is_valid) {
        return Ok(Renewal::NotNeeded);
    }
    if !parts.method.is_safe() {
        require_same_origin(&parts.headers, &app.site)?;
    }
    let address = client_ip(&parts.extensions, &parts.headers, &app.trusted_proxies);
    app.allow(&ACCOUNT_SECRET, RateLimitKey::address(address)).await?;
    match refresh(app, &token).await {
        Ok(tokens) => {
            set_access_token(app, &mut parts.headers, &tokens.access_token);
            Ok(Renewal::Renewed(Box::new(tokens)))
        }
        Err(over) if over.is_unauthorized() => Ok(Renewal::Over),
        Err(problem) => Err(problem),
    }
}

/// Of two cookies of one name the first counts.
fn set_access_token(app: &App, headers: &mut HeaderMap, token: &str) {
    let brought: Vec<&[u8]> = headers.get_all(header::COOKIE).iter().map(HeaderValue::as_bytes).collect();
    let ours = format!("{}={token}; ", app.site.cookie_name(ACCESS_COOKIE));
    if let Ok(cookies) = HeaderValue::from_bytes(&[ours.as_bytes(), &brought.join(&b"; "[..])].concat()) {
        headers.insert(header::COOKIE, cookies);
    }
}

/// A request, as far as its refusal depends on it.
struct Asked {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
}

#[derive(Template)]
#[template(path = "refused.html")]
struct RefusedPage {
    frame: Frame,
    title: String,
    reason: String,
    kept: Option<Kept>,
    /// Where a second factor is set up, if that is what is missing.
    security: Option<String>,
    /// Whether the account is of another role.
    is_foreign: bool,
}

impl Asked {
    /// The body, and a copy of a form.
    async fn read(&self, body: Body) -> Result<(Body, Bytes), Problem> {
        if self.method.is_safe() {
            return Ok((body, Bytes::new()));
        }
        let body = Body::new(BodyDeadline::new(body, FORM_TIMEOUT));
        let sent = whole_body(body, MAX_FORM_BYTES).await?;
        Ok((Body::from(sent.clone()), sent))
    }

    /// The response, or what was refused as a page.
    fn shown(&self, app: &App, sent: &Bytes, mut response: Response) -> Response {
        let is_other_method = response.status() == StatusCode::METHOD_NOT_ALLOWED;
        let other_method = || Problem::new(MethodNotAllowed, "This path does not support that method; see Allow.");
        let problem = response.extensions_mut().remove::<Problem>();
        let Some(problem) = problem.or_else(|| is_other_method.then(other_method)) else { return response };
        match self.page(app, sent, &problem) {
            Ok(mut page) => {
                page.extensions_mut().extend(std::mem::take(response.extensions_mut()));
                for name in [header::RETRY_AFTER, header::ALLOW] {
                    if let Some(value) = response.headers().get(&name).or_else(|| problem.header(&name)) {
                        page.headers_mut().insert(name, value.clone());
                    }
                }
                page
            }
            Err(problem) => problem.into_response(),
        }
    }

    fn page(&self, app: &App, sent: &Bytes, problem: &Problem) -> Result<Response, Problem> {
        let frame = Frame::of_visitor(app, &self.headers);
        let is_form = self.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == FORM);
        // What another site sent must not become a form of ours.
        let is_own = require_same_origin(&self.headers, &app.site).is_ok();
        let form = Form::parse(sent).ok().filter(|_| is_form && is_own);
        let kept = form.and_then(|form| Kept::of(self.uri.path(), &form));
        if problem.is_unauthorized() {
            let asked = self.uri.path_and_query().map_or("", |asked| asked.as_str());
            return if self.method.is_safe() {
                Ok(Redirect::to(&sign_in::address(asked)).into_response())
            } else {
                sign_in::ask_again(app, frame, kept)
            };
        }
        let is_weak = problem.code() == "second_factor_required";
        let page = RefusedPage {
            title: title(&frame, problem.status()),
            reason: problem.detail_in(frame.language).into_owned(),
            kept,
            security: is_weak.then(|| app.settings.page_security.of(&app.settings.public_url, "")),
            is_foreign: problem.code() == "wrong_role",
            frame: frame.clone(),
        };
        respond(problem.status(), &frame, &page)
    }
}

fn title(frame: &Frame, status: StatusCode) -> String {
    match status {
        StatusCode::NOT_FOUND => frame.text("console-not-found"),
        StatusCode::FORBIDDEN => frame.text("console-forbidden"),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => frame.text("console-later"),
        _ => frame.text("console-sorry"),
    }
}
