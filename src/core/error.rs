//! Error responses: `application/problem+json` (RFC 9457).

use super::{
    input::{FieldError, FieldErrors, InvalidField},
    rate_limit::Exceeded,
};
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::borrow::Cow;

/// An error response. Each module converts its own error enum into it, in one table.
#[derive(Debug, Clone)]
pub struct Problem(Box<ProblemParts>);

#[derive(Debug, Clone)]
struct ProblemParts {
    status: StatusCode,
    code: &'static str,
    detail: Cow<'static, str>,
    errors: Vec<InvalidField>,
    headers: HeaderMap,
    cause: Option<String>,
}

impl Problem {
    /// A problem with a stable code for programs and a sentence for people.
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        let (errors, headers, cause) = (Vec::new(), HeaderMap::new(), None);
        Self(Box::new(ProblemParts { status, code, detail: detail.into(), errors, headers, cause }))
    }

    /// 404, also for what the caller may not see, so that its existence is not revealed.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "There is nothing here that you may see.")
    }

    /// 401: the token is missing or not valid (RFC 6750).
    pub fn unauthorized(code: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, detail)
            .with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
    }

    /// 422 with the invalid fields.
    pub fn invalid(errors: Vec<InvalidField>) -> Self {
        let is_unknown = |field: &InvalidField| matches!(field.error, FieldError::UnknownField { .. });
        let code = if errors.iter().all(is_unknown) { "unknown_field" } else { "invalid" };
        Self::invalid_with_code(code, errors)
    }

    /// 422 with the invalid fields and a specific code.
    pub fn invalid_with_code(code: &'static str, errors: Vec<InvalidField>) -> Self {
        let mut problem =
            Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, "The request is well-formed but invalid; see errors.");
        problem.0.errors = errors;
        problem
    }

    /// 422 with one invalid field.
    pub fn invalid_field(pointer: impl Into<String>, error: FieldError, detail: impl Into<String>) -> Self {
        Self::invalid(vec![InvalidField { pointer: pointer.into(), error, detail: detail.into() }])
    }

    /// 503 with `Retry-After: 1`.
    pub fn unavailable(code: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code, detail)
            .with_header(header::RETRY_AFTER, HeaderValue::from_static("1"))
    }

    /// 500. The cause is logged and never shown to the caller.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        const DETAIL: &str = "Something went wrong on our side; the log has the details.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", DETAIL).with_cause(cause)
    }

    /// Adds a cause, which is logged and not shown to the caller.
    #[must_use]
    pub fn with_cause(mut self, cause: &dyn std::fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    /// The cause for the log.
    pub fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.insert(name, value);
        self
    }

    /// Whether the caller is not signed in, or no longer.
    pub(crate) fn is_unauthorized(&self) -> bool {
        self.status() == StatusCode::UNAUTHORIZED
    }

    /// Whether the same request may succeed later.
    pub(crate) fn is_unavailable(&self) -> bool {
        self.0.status == StatusCode::SERVICE_UNAVAILABLE
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// The sentence for people.
    pub fn detail(&self) -> &str {
        &self.0.detail
    }

    /// The complete response.
    pub fn render(&self, request_id: &str, trace_id: Option<&str>) -> Response {
        let problem = ProblemBody {
            kind: "about:blank",
            title: self.0.status.canonical_reason().unwrap_or("Error"),
            status: self.0.status.as_u16(),
            code: self.0.code,
            detail: &self.0.detail,
            request_id,
            trace_id,
            errors: &self.0.errors,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let content_type = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
        let mut response = (self.0.status, content_type, body).into_response();
        response.headers_mut().extend(self.0.headers.clone());
        response
    }
}

/// An error, as RFC 9457 shapes it.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody<'p> {
    /// Always `about:blank`: `code` says what it is.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'p str,
    /// The status in words.
    #[schema(example = "Conflict")]
    title: &'p str,
    /// The status.
    #[schema(example = 409)]
    status: u16,
    /// What went wrong, for programs. Stable.
    #[schema(example = "illegal_transition")]
    code: &'p str,
    /// What went wrong, for people.
    #[schema(example = "A job that is FINALIZED cannot be cancelled.")]
    detail: &'p str,
    /// Quote it when asking for help; the log has it too.
    #[schema(example = "01J9Z2W6Q4M8T1RK5V7X3C0B2D")]
    request_id: &'p str,
    /// The id of the trace, if this request was traced.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "0af7651916cd43dd8448eb211c80319c", nullable = false)]
    trace_id: Option<&'p str>,
    /// Every invalid field, when the status is 422.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'p [InvalidField],
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.cause.as_deref().unwrap_or(&self.0.detail))
    }
}

/// The body is rendered by the outermost layer, which knows the request id; see `request_context`.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        if errors.is_malformed() {
            return Self::new(
                StatusCode::BAD_REQUEST,
                "malformed_json",
                "The body is not JSON: a text in it is not Unicode.",
            );
        }
        Self::invalid(errors.into_vec())
    }
}

impl From<Exceeded> for Problem {
    fn from(exceeded: Exceeded) -> Self {
        let mut problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", exceeded.to_string());
        for (name, value) in exceeded.headers() {
            if let Ok(value) = HeaderValue::from_str(&value) {
                problem = problem.with_header(HeaderName::from_static(name), value);
            }
        }
        problem
    }
}
