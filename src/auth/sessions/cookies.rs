//! How a session is handed to whoever has signed in: as tokens, or for a browser in cookies that no script can read.

use super::{
    models::SESSION_LIFE,
    schemas::{CookieRead, TokenRead},
};
use crate::core::{
    dependencies::{ACCESS_COOKIE, REFRESH_COOKIE, cookie},
    error::Failure,
};
use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};

/// Where a session is to be kept. Asking for cookies takes a header that a page of another origin cannot send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    Tokens,
    Cookies,
}

impl<S: Sync> FromRequestParts<S> for Keeping {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        match parts.headers.get("x-session") {
            None => Ok(Self::Tokens),
            Some(kind) if kind == "cookie" => Ok(Self::Cookies),
            Some(_) => Err(Failure::invalid_field("/X-Session", "invalid_header", "must be cookie, or left out")),
        }
    }
}

impl Keeping {
    /// The answer to somebody who is signed in now.
    pub(crate) fn answer(self, tokens: TokenRead) -> Response {
        if self == Self::Tokens {
            return Json(tokens).into_response();
        }
        let kept = CookieRead { kept_in: "COOKIES", expires_in: tokens.expires_in, user: tokens.user.clone() };
        keep(&tokens, Json(kept))
    }
}

/// The cookies of somebody who is signed in now, with an answer.
pub(crate) fn keep(tokens: &TokenRead, answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    set(&mut response, ACCESS_COOKIE, &tokens.access_token, tokens.expires_in);
    set(&mut response, REFRESH_COOKIE, &tokens.refresh_token, SESSION_LIFE.as_secs());
    response
}

/// Takes back the cookies that a request has brought.
pub(crate) fn forget(brought: &HeaderMap, answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    for name in [ACCESS_COOKIE, REFRESH_COOKIE] {
        if cookie(brought, name).is_some() {
            set(&mut response, name, "", 0);
        }
    }
    response
}

/// Sets a cookie that the browser keeps for this site alone, and from scripts (RFC 6265bis, section 4.1.3.2).
pub(crate) fn set(response: &mut Response, name: &str, value: &str, seconds: u64) {
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
