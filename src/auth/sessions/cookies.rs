//! Delivering a session's tokens: in the body, or for a browser in cookies that scripts cannot read.

use super::{
    models::SESSION_LIFE,
    schemas::{CookieRead, TokenRead},
};
use crate::core::{
    dependencies::{ACCESS_COOKIE, REFRESH_COOKIE, Site, reject_cross_origin},
    error::Problem,
    input::FieldError,
    text::schema,
};
use axum::{
    Json,
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
pub(crate) use cookie::SameSite;
use cookie::{Cookie, time::Duration};
use utoipa::{
    IntoParams,
    openapi::{ObjectBuilder, schema::Type},
};

/// How the tokens are delivered. Cookies need a header that a page of another origin cannot send. A page of
/// another origin is refused at once, because it could not use the cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenDelivery {
    Tokens,
    Cookies,
}

/// The only value of the header `X-Session`.
const COOKIE: &str = "cookie";

schema!([] TokenDelivery, "TokenDelivery", ObjectBuilder::new().schema_type(Type::String).enum_values(Some([COOKIE])).build());

/// The header that chooses it.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it documents what TokenDelivery reads")]
pub(crate) struct DeliveryHeader {
    /// `cookie` keeps the session in cookies: the answer has no tokens. Only for pages of this server's own origin.
    #[param(rename = "X-Session", inline)]
    x_session: Option<TokenDelivery>,
}

impl<S: Sync> FromRequestParts<S> for TokenDelivery
where
    Site: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match parts.headers.get("x-session") {
            None => Ok(Self::Tokens),
            Some(kind) if kind == COOKIE => {
                reject_cross_origin(&parts.headers, &Site::from_ref(state))?;
                Ok(Self::Cookies)
            }
            Some(_) => {
                Err(Problem::invalid_field("/X-Session", FieldError::InvalidHeader, "must be cookie, or left out"))
            }
        }
    }
}

impl TokenDelivery {
    /// The response to a successful sign-in.
    pub(crate) fn answer(self, site: &Site, tokens: TokenRead) -> Response {
        if self == Self::Tokens {
            return Json(tokens).into_response();
        }
        let cookie_read = CookieRead { kept_in: "COOKIES", expires_in: tokens.expires_in, user: tokens.user.clone() };
        with_session_cookies(site, &tokens, Json(cookie_read))
    }
}

/// Adds the session's cookies to a response.
pub(crate) fn with_session_cookies(site: &Site, tokens: &TokenRead, answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    set_cookie(site, &mut response, ACCESS_COOKIE, &tokens.access_token, tokens.expires_in);
    set_cookie(site, &mut response, REFRESH_COOKIE, &tokens.refresh_token, SESSION_LIFE.as_secs());
    response
}

/// The cookies of a session.
pub(crate) const SESSION_COOKIES: &[&str] = &[ACCESS_COOKIE, REFRESH_COOKIE];

/// Removes those of these cookies that the request contains.
pub(crate) fn remove_cookies(
    site: &Site,
    brought: &HeaderMap,
    names: &[&'static str],
    answer: impl IntoResponse,
) -> Response {
    let mut response = answer.into_response();
    for name in names {
        if site.cookie(brought, name).is_some() {
            set_cookie(site, &mut response, name, "", 0);
        }
    }
    response
}

/// Sets a cookie for this site that scripts cannot read (RFC 6265bis, section 4.1.3.2).
pub(crate) fn set_cookie(site: &Site, response: &mut Response, name: &'static str, value: &str, seconds: u64) {
    set_cookie_for(site, response, name, value, seconds, SameSite::Lax);
}

/// The same with another `SameSite`. With `SameSite::None` a browser sends it also with requests that pages of other
/// sites cause, and requires `Secure`.
pub(crate) fn set_cookie_for(
    site: &Site,
    response: &mut Response,
    name: &'static str,
    value: &str,
    seconds: u64,
    same_site: SameSite,
) {
    let cookie = Cookie::build((site.cookie_name(name), value))
        .path("/")
        .max_age(Duration::seconds(seconds.try_into().unwrap_or(i64::MAX)))
        .http_only(true)
        .secure(site.has_secure_cookies() || same_site == SameSite::None)
        .same_site(same_site);
    if let Ok(cookie) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
