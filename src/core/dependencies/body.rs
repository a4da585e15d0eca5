//! Bodies: JSON that has the right shape and is valid, and what a request says about repeating and overwriting.

use crate::core::{
    error::{Invalid, Problem},
    etag,
    security::fingerprint,
};
use axum::{
    body::{Bytes, HttpBody as _},
    extract::{FromRequest, FromRequestParts, OptionalFromRequest, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
};
use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};

/// JSON that is larger is nothing that a person has written.
pub(crate) const MAX_JSON_BYTES: usize = 256 * 1024;

/// A body that is JSON, has the right shape, and is valid.
pub(crate) struct Valid<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + garde::Validate<Context = ()>> FromRequest<S> for Valid<T> {
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
impl<S: Send + Sync, T: DeserializeOwned + garde::Validate<Context = ()>> OptionalFromRequest<S> for Valid<T> {
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
                return Err(Problem::invalid_field("/Idempotency-Key", "invalid_header", detail));
            }
        };
        Ok(Self { value: key, route: method_and_path, request_hash: fingerprint(request) })
    }
}

impl<S: Send + Sync, T: DeserializeOwned + garde::Validate<Context = ()>> FromRequest<S> for Idempotent<T> {
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
pub(crate) fn parse<T: DeserializeOwned + garde::Validate<Context = ()>>(bytes: &[u8]) -> Result<T, Problem> {
    if std::str::from_utf8(bytes).is_err() {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "malformed_json", "The body is not UTF-8."));
    }
    // Serde would also fill an object's fields from an array, in their order.
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Err(match serde_json::from_slice::<IgnoredAny>(bytes) {
            Ok(_) => Problem::invalid_field("", "invalid_type", "must be an object"),
            Err(error) => malformed(&error),
        });
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| misfit(&error, bytes))?;
    reader.end().map_err(|error| malformed(&error))?;
    valid(value)
}

/// Of many things that are wrong with a request, so many are told: an answer must not be much longer than its question.
const MAX_ERRORS: usize = 100;

/// The value, if it is valid.
pub(crate) fn valid<T: garde::Validate<Context = ()>>(value: T) -> Result<T, Problem> {
    value.validate().map_err(|report| Problem::invalid(report.iter().take(MAX_ERRORS).map(invalid).collect()))?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "malformed_json", format!("The body is not JSON: {error}."))
}

fn misfit(error: &serde_path_to_error::Error<serde_json::Error>, bytes: &[u8]) -> Problem {
    // What does not fit may be broken as well, further on.
    if let Err(broken) = serde_json::from_slice::<IgnoredAny>(bytes) {
        return malformed(&broken);
    }
    let cause = error.inner();
    let message = cause.to_string();
    let message = message.rsplit_once(" at line ").map_or(&*message, |(what, _)| what);
    let at = pointer_of(error.path());
    let expected = message.rsplit_once(", expected ").map_or("", |(_, expected)| expected);
    if message == "number out of range" || message.starts_with("invalid value: integer") {
        return Problem::invalid_field(at, "out_of_range", "is too far from 0");
    }
    if !cause.is_data() {
        return malformed(cause);
    }
    if message.starts_with("unknown field") {
        let known = if expected.is_empty() { String::new() } else { format!("; expected {expected}") };
        return Problem::invalid_field(at, "unknown_field", format!("is not known here{known}"));
    }
    if message.starts_with("unknown variant") {
        return Problem::invalid_field(at, "unknown_value", format!("must be {expected}"));
    }
    let field = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("missing field") {
        return Problem::invalid_field(format!("{at}/{field}"), "required", "is needed");
    }
    if message.starts_with("duplicate field") {
        return Problem::invalid_field(format!("{at}/{field}"), "duplicate_field", "is given more than once");
    }
    let detail = match expected {
        "" => message.to_owned(),
        "i64" => "must be a whole number".to_owned(),
        "f64" => "must be a number".to_owned(),
        "a sequence" => "must be an array".to_owned(),
        expected => format!("must be {expected}"),
    };
    Problem::invalid_field(at, "invalid_type", detail)
}

pub(super) fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}

/// The checks of [`crate::core::text`] report `code: detail`.
fn invalid((path, error): &(garde::Path, garde::Error)) -> Invalid {
    let pointer = path.to_string().replace('[', ".").replace(']', "");
    let (code, detail) = error.message().split_once(": ").unwrap_or(("invalid", error.message()));
    let pointer = if pointer.is_empty() { pointer } else { format!("/{}", pointer.replace('.', "/")) };
    Invalid { pointer, code: code.to_owned().into(), detail: detail.to_owned() }
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
        if (self.wanted.is_empty() || etag::is_one_of(&self.wanted, &current))
            && etag::known(&self.unwanted, &current).is_none()
        {
            return Ok(());
        }
        let detail = "Somebody changed it since you read it; read it again and repeat your change.";
        Err(Problem::new(StatusCode::PRECONDITION_FAILED, "precondition_failed", detail))
    }
}
