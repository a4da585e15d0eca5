//! Bodies: JSON that has the right shape and is valid, and what a request says about repeating and overwriting.

use crate::core::{
    error::Problem,
    etag,
    input::{self, FieldError, FromInput, Input},
    security::fingerprint,
};
use axum::{
    body::{Bytes, HttpBody as _},
    extract::{FromRequest, FromRequestParts, OptionalFromRequest, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
};
use serde::Serialize;
use serde_json::value::RawValue;

/// JSON that is larger is nothing that a person has written.
pub(crate) const MAX_JSON_BYTES: usize = 256 * 1024;

/// A body that is JSON, has the right shape, and is valid.
pub(crate) struct Valid<T>(pub(crate) T);

impl<S: Send + Sync, T: FromInput> FromRequest<S> for Valid<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        parse(&json_body(request, state).await?).map(Self)
    }
}

/// A body that is to be JSON, as it is: for whoever has to look at its bytes before they [`parse`] it.
pub(crate) struct RawJson(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for RawJson {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        json_body(request, state).await.map(Self)
    }
}

/// A body that may be left out.
impl<S: Send + Sync, T: FromInput> OptionalFromRequest<S> for Valid<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Problem> {
        if request.body().is_end_stream() {
            return Ok(None);
        }
        <Self as FromRequest<S>>::from_request(request, state).await.map(Some)
    }
}

/// A valid body of something that is to be created once, however often the request is repeated.
pub(crate) struct Idempotent<T> {
    pub(crate) body: T,
    pub(crate) idempotency_key: IdempotencyKey,
}

/// Which request it is, if it carries an `Idempotency-Key`.
#[derive(Debug, Clone)]
pub(crate) struct IdempotencyKey {
    pub(crate) value: Option<String>,
    pub(crate) route: String,
    pub(crate) request_hash: Vec<u8>,
}

impl IdempotencyKey {
    /// `request` tells this request's content from another's.
    pub(crate) fn new(headers: &HeaderMap, method_and_path: String, request: &[u8]) -> Result<Self, Problem> {
        let mut keys = headers.get_all("idempotency-key").iter().map(|key| key.to_str());
        let key = match (keys.next(), keys.next()) {
            (None, _) => None,
            (Some(Ok(key)), None) if (1..=255).contains(&key.len()) => Some(key.to_owned()),
            _ => {
                let detail = "must be given once, with 1 to 255 printable ASCII characters";
                return Err(Problem::invalid_field("/Idempotency-Key", FieldError::InvalidHeader, detail));
            }
        };
        Ok(Self { value: key, route: method_and_path, request_hash: fingerprint(request) })
    }
}

impl<S: Send + Sync, T: FromInput> FromRequest<S> for Idempotent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let headers = request.headers().clone();
        let route = format!("{} {}", request.method(), request.uri().path());
        let bytes = json_body(request, state).await?;
        let body = parse(&bytes)?;
        Ok(Self { body, idempotency_key: IdempotencyKey::new(&headers, route, &bytes)? })
    }
}

async fn json_body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    if !is_plain_json(request.headers()) {
        let detail = "Send JSON in UTF-8, not compressed, with the header Content-Type: application/json.";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail));
    }
    if request.body().size_hint().lower() > MAX_JSON_BYTES as u64 {
        return Err(body_not_read(StatusCode::PAYLOAD_TOO_LARGE));
    }
    Bytes::from_request(request, state).await.map_err(|rejection| body_not_read(rejection.status()))
}

/// Whether the headers announce JSON in UTF-8 as it is.
fn is_plain_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let mut parts = kind.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.filter_map(|parameter| parameter.split_once('=')).all(|(name, value)| {
        !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
    });
    is_json && is_utf8 && headers.get_all(header::CONTENT_ENCODING).iter().all(|coding| coding == "identity")
}

/// The body did not arrive: it was too large, or too slow, or broke off.
pub(crate) fn body_not_read(status: StatusCode) -> Problem {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(status, "too_large", "The request's body is larger than this path accepts.")
        }
        _ => Problem::new(
            StatusCode::BAD_REQUEST,
            "incomplete_body",
            "The request's body did not arrive whole and in time.",
        ),
    }
}

/// Reads JSON into `T`: 400 when it is not JSON, 422 when it is but does not fit.
pub(crate) fn parse<T: FromInput>(bytes: &[u8]) -> Result<T, Problem> {
    let malformed = |detail: String| Problem::new(StatusCode::BAD_REQUEST, "malformed_json", detail);
    let text = std::str::from_utf8(bytes).map_err(|_| malformed("The body is not UTF-8.".to_owned()))?;
    let json: &RawValue = serde_json::from_str(text).map_err(|error| {
        malformed(format!("The body is not JSON: see line {}, column {}.", error.line(), error.column()))
    })?;
    Ok(input::read(Input::Json(json))?)
}

/// The caller has seen this version, and wants to change no other (RFC 9110, section 13.1.1); or wants to change none of those that
/// they name (section 13.1.2), `*` being whatever there is.
#[derive(Debug, Clone)]
pub(crate) struct IfMatch {
    wanted: Vec<HeaderValue>,
    unwanted: Vec<HeaderValue>,
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let all = |name| parts.headers.get_all(name).iter().cloned().collect();
        Ok(Self { wanted: all(header::IF_MATCH), unwanted: all(header::IF_NONE_MATCH) })
    }
}

impl IfMatch {
    /// Refuses when `current` is not what the caller has seen.
    pub(crate) fn check<T: Serialize>(&self, current: &T) -> Result<(), Problem> {
        if self.wanted.is_empty() && self.unwanted.is_empty() {
            return Ok(());
        }
        let current = etag::of(&serde_json::to_vec(current).unwrap_or_default());
        if (self.wanted.is_empty() || etag::if_match(&self.wanted, &current))
            && etag::if_none_match(&self.unwanted, &current).is_none()
        {
            return Ok(());
        }
        let detail = "Somebody changed it since you read it; read it again and repeat your change.";
        Err(Problem::new(StatusCode::PRECONDITION_FAILED, "precondition_failed", detail))
    }
}
