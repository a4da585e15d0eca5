//! Extractors for JSON bodies, `Idempotency-Key` and `If-Match`.

use crate::core::error::codes::{IncompleteBody, MalformedJson, PreconditionFailed};
use crate::core::{
    error::Problem,
    etag,
    input::{self, FieldError, FromInput, Input},
    security::sha256,
};
use axum::{
    body::{Body, Bytes, HttpBody as _, to_bytes},
    extract::{FromRequest, FromRequestParts, OptionalFromRequest, Request},
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use serde::Serialize;
use serde_json::value::RawValue;
use std::error::Error as _;

/// The limit for JSON bodies. In bytes.
pub(crate) const MAX_JSON_BYTES: usize = 256 * 1024;

/// A valid JSON body.
pub(crate) struct Valid<T>(pub(crate) T);

impl<S: Send + Sync, T: FromInput> FromRequest<S> for Valid<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        parse(&json_body(request).await?).map(Self)
    }
}

/// A JSON body that is not parsed yet, for handlers that check its signature before they [`parse`] it.
pub(crate) struct RawJson(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for RawJson {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        json_body(request).await.map(Self)
    }
}

/// A body that may be missing.
impl<S: Send + Sync, T: FromInput> OptionalFromRequest<S> for Valid<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Problem> {
        if request.body().is_end_stream() {
            return Ok(None);
        }
        <Self as FromRequest<S>>::from_request(request, state).await.map(Some)
    }
}

/// A valid JSON body and the idempotency key of its request.
pub(crate) struct Idempotent<T> {
    pub(crate) body: T,
    pub(crate) idempotency_key: IdempotencyKey,
}

/// Identifies a request that may be repeated.
#[derive(Debug, Clone)]
pub(crate) struct IdempotencyKey {
    /// The header; `None` if the request has none.
    pub(crate) value: Option<String>,
    /// The method and path.
    pub(crate) route: String,
    /// Differs for requests with different content.
    pub(crate) request_hash: Vec<u8>,
}

impl IdempotencyKey {
    /// `request` is the content that is hashed.
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
        Ok(Self { value: key, route: method_and_path, request_hash: sha256(request) })
    }
}

/// For requests without a body.
impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::new(&parts.headers, format!("{} {}", parts.method, parts.uri.path()), &[])
    }
}

impl<S: Send + Sync, T: FromInput> FromRequest<S> for Idempotent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let headers = request.headers().clone();
        let route = format!("{} {}", request.method(), request.uri().path());
        let bytes = json_body(request).await?;
        let body = parse(&bytes)?;
        Ok(Self { body, idempotency_key: IdempotencyKey::new(&headers, route, &bytes)? })
    }
}

/// A body that may be missing: then its fields are.
pub(crate) struct OptionalBody<T>(pub(crate) T);

impl<S: Send + Sync, T: FromInput + Send> FromRequest<S> for Idempotent<OptionalBody<T>> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !request.body().is_end_stream() {
            let Idempotent { body, idempotency_key } = Idempotent::<T>::from_request(request, state).await?;
            return Ok(Self { body: OptionalBody(body), idempotency_key });
        }
        let route = format!("{} {}", request.method(), request.uri().path());
        Ok(Self {
            body: OptionalBody(parse(b"{}")?),
            idempotency_key: IdempotencyKey::new(request.headers(), route, &[])?,
        })
    }
}

/// The media type of a page's form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The size of a page's form, in bytes.
pub(crate) const MAX_FORM_BYTES: usize = 64 * 1024;

/// A page's form as it was sent.
pub(crate) struct FormBytes(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for FormBytes {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(FORM)) {
            let detail = format!("Send a form: {FORM}.");
            return Err(Problem::unsupported_media("/Content-Type", vec![FORM], detail));
        }
        Ok(Self(whole_body(request.into_body(), MAX_FORM_BYTES).await?))
    }
}

/// A body of at most `max` bytes.
pub(crate) async fn whole_body(body: Body, max: usize) -> Result<Bytes, Problem> {
    if body.size_hint().lower() > max as u64 {
        return Err(Problem::too_large("", max));
    }
    to_bytes(body, max).await.map_err(|error| {
        if error.source().is_some_and(|source| source.is::<http_body_util::LengthLimitError>()) {
            Problem::too_large("", max)
        } else {
            Problem::new(IncompleteBody, "The request's body did not arrive whole and in time.")
        }
    })
}

async fn json_body(request: Request) -> Result<Bytes, Problem> {
    if !is_plain_json(request.headers()) {
        let detail = "Send JSON in UTF-8, not compressed, with the header Content-Type: application/json.";
        return Err(Problem::unsupported_media("/Content-Type", vec!["application/json"], detail));
    }
    whole_body(request.into_body(), MAX_JSON_BYTES).await
}

/// Whether `Content-Type` is JSON in UTF-8, and the body is not compressed.
fn is_plain_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let mut parts = kind.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.filter_map(|parameter| parameter.split_once('=')).all(|(name, value)| {
        !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
    });
    is_json && is_utf8 && headers.get_all(header::CONTENT_ENCODING).iter().all(|coding| coding == "identity")
}

/// Parses JSON into `T`: 400 if it is not JSON, 422 if it is invalid.
pub(crate) fn parse<T: FromInput>(bytes: &[u8]) -> Result<T, Problem> {
    let malformed = |detail: String| Problem::new(MalformedJson, detail);
    let text = std::str::from_utf8(bytes).map_err(|_| malformed("The body is not UTF-8.".to_owned()))?;
    let json: &RawValue = serde_json::from_str(text).map_err(|error| {
        malformed(format!("The body is not JSON: see line {}, column {}.", error.line(), error.column()))
    })?;
    Ok(input::read(Input::Json(json))?)
}

/// The preconditions of a change: `If-Match` lists the versions that the caller accepts, and `If-None-Match` those that they do not (RFC
/// 9110, sections 13.1.1 and 13.1.2).
#[derive(Debug, Clone)]
pub(crate) struct IfMatch {
    if_match: Vec<HeaderValue>,
    if_none_match: Vec<HeaderValue>,
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let all = |name| parts.headers.get_all(name).iter().cloned().collect();
        Ok(Self { if_match: all(header::IF_MATCH), if_none_match: all(header::IF_NONE_MATCH) })
    }
}

impl IfMatch {
    /// Fails if `current` does not meet the preconditions.
    pub(crate) fn check<T: Serialize>(&self, current: &T) -> Result<(), Problem> {
        if self.if_match.is_empty() && self.if_none_match.is_empty() {
            return Ok(());
        }
        let current = etag::of(&serde_json::to_vec(current).unwrap_or_default());
        if (self.if_match.is_empty() || etag::if_match(&self.if_match, &current))
            && etag::if_none_match(&self.if_none_match, &current).is_none()
        {
            return Ok(());
        }
        let detail = "It was changed after you read it; read it again and repeat your change.";
        Err(Problem::new(PreconditionFailed, detail))
    }
}
