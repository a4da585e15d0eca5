//! Error responses: `application/problem+json` (RFC 9457).

use crate::core::{
    error::{
        CodeEntry, ProblemCode,
        codes::{
            DatabaseUnavailable, Internal, Invalid, MalformedJson, NotFound, TooLarge, TooManyRequests, UnknownField,
            UnsupportedMediaType,
        },
    },
    input::{FieldError, FieldErrors, InvalidField},
    language::{Language, depends_on_language},
    rate_limit::Exceeded,
};
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;

/// An error response. Each module converts its own error enum into it, in one table.
#[derive(Debug, Clone)]
pub struct Problem(Box<ProblemParts>);

#[derive(Debug, Clone)]
struct ProblemParts {
    code: &'static CodeEntry,
    /// The parameters of the code; `null` if it has none.
    params: Value,
    detail: Cow<'static, str>,
    errors: Vec<InvalidField>,
    headers: HeaderMap,
    cause: Option<String>,
}

impl Problem {
    /// A problem with a code for programs and a sentence for people.
    #[expect(clippy::needless_pass_by_value, reason = "a code is made for one problem")]
    pub(crate) fn new(code: impl ProblemCode, detail: impl Into<Cow<'static, str>>) -> Self {
        let entry = code.entry();
        let params = serde_json::to_value(&code).unwrap_or_default();
        let (errors, cause) = (Vec::new(), None);
        Self(Box::new(ProblemParts {
            code: entry,
            params,
            detail: detail.into(),
            errors,
            headers: headers_of(entry.status),
            cause,
        }))
    }

    /// 404, also for what the caller may not see, so that its existence is not revealed.
    pub(crate) fn not_found() -> Self {
        Self::new(NotFound, "There is nothing here that you may see.")
    }

    /// 422 with the invalid fields.
    pub(crate) fn invalid(errors: Vec<InvalidField>) -> Self {
        let is_unknown = |field: &InvalidField| matches!(field.error, FieldError::UnknownField { .. });
        if errors.iter().all(is_unknown) {
            Self::invalid_with_code(UnknownField, errors)
        } else {
            Self::invalid_with_code(Invalid, errors)
        }
    }

    /// 422 with the invalid fields and a specific code.
    pub(crate) fn invalid_with_code(code: impl ProblemCode, errors: Vec<InvalidField>) -> Self {
        Self::new(code, "The request is well-formed but invalid; see errors.").with_errors(errors)
    }

    /// 422 with one invalid field.
    pub(crate) fn invalid_field(pointer: impl Into<String>, error: FieldError, detail: impl Into<String>) -> Self {
        Self::invalid(vec![InvalidField { pointer: pointer.into(), error, detail: detail.into() }])
    }

    /// 413: what the pointer names is larger than `max_bytes`. The empty pointer is the whole body.
    pub(crate) fn too_large(pointer: impl Into<String>, max_bytes: usize) -> Self {
        let field = InvalidField::new(pointer, FieldError::TooLarge { max_bytes });
        let what = if field.pointer.is_empty() { "The body" } else { field.pointer.trim_start_matches('/') };
        Self::new(TooLarge, format!("{what} may have at most {max_bytes} bytes.")).with_errors(vec![field])
    }

    /// 415: what the pointer names is of none of the media types that are read.
    pub(crate) fn unsupported_media(
        pointer: impl Into<String>,
        accepted: Vec<&'static str>,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        let field = InvalidField::new(pointer, FieldError::UnsupportedMedia { accepted });
        Self::new(UnsupportedMediaType, detail).with_errors(vec![field])
    }

    fn with_errors(mut self, errors: Vec<InvalidField>) -> Self {
        self.0.errors = errors;
        self
    }

    /// 500. The cause is logged and never shown to the caller.
    pub(crate) fn internal(cause: &dyn std::fmt::Display) -> Self {
        Self::new(Internal, "Something went wrong on our side; the log has the details.").with_cause(cause)
    }

    /// Adds a cause, which is logged and not shown to the caller.
    #[must_use]
    pub(crate) fn with_cause(mut self, cause: &dyn std::fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    /// The cause for the log.
    pub fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }

    /// Adds a header.
    #[must_use]
    pub(crate) fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.insert(name, value);
        self
    }

    /// Whether the caller is not signed in, or no longer.
    pub(crate) fn is_unauthorized(&self) -> bool {
        self.status() == StatusCode::UNAUTHORIZED
    }

    /// Whether the database cannot be reached, so that nothing else would succeed either. A transaction that took too long, or that
    /// found too much work waiting, tells nothing of others.
    pub(crate) fn is_database_unavailable(&self) -> bool {
        self.code() == DatabaseUnavailable::ENTRY.code
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.0.code.status
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.0.code.code
    }

    /// The parameters of the code; `null` if it has none.
    pub fn params(&self) -> &Value {
        &self.0.params
    }

    /// The invalid fields.
    pub fn errors(&self) -> &[InvalidField] {
        &self.0.errors
    }

    /// The sentence for people.
    pub fn detail(&self) -> &str {
        &self.0.detail
    }

    /// The sentence for people, in their language.
    pub(crate) fn detail_in(&self, language: Language) -> Cow<'_, str> {
        language.problem(self.code(), &self.0.params).map_or(Cow::Borrowed(&*self.0.detail), Cow::Owned)
    }

    /// The pointer of each invalid field, and what is wrong with it in the language of a person.
    pub(crate) fn errors_in(&self, language: Language) -> Vec<(String, String)> {
        let told = self.0.errors.iter().map(|field| field.detail_in(language).into_owned());
        self.0.errors.iter().map(|field| field.pointer.clone()).zip(told).collect()
    }

    /// A header that was added.
    pub(crate) fn header(&self, name: &HeaderName) -> Option<&HeaderValue> {
        self.0.headers.get(name)
    }

    /// The complete response in the language of the client.
    pub(crate) fn render(&self, request_id: &str, trace_id: Option<&str>, language: Language) -> Response {
        let title = language.status(self.status());
        let in_english = self.status().canonical_reason().unwrap_or("Error");
        let errors: Cow<'_, [InvalidField]> = match language {
            Language::ENGLISH => Cow::Borrowed(&self.0.errors),
            language => self.0.errors.iter().map(|field| field.in_language(language)).collect(),
        };
        let problem = ProblemBody {
            kind: "about:blank",
            title: title.as_deref().unwrap_or(in_english),
            status: self.status().as_u16(),
            code: self.code(),
            params: &self.0.params,
            detail: &self.detail_in(language),
            request_id,
            trace_id,
            errors: &errors,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let content_type = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
        let mut response = (self.status(), content_type, body).into_response();
        response.headers_mut().extend(self.0.headers.clone());
        depends_on_language(response.headers_mut(), language);
        response
    }
}

/// What every response of this status has.
fn headers_of(status: StatusCode) -> HeaderMap {
    let header = match status {
        // RFC 6750.
        StatusCode::UNAUTHORIZED => (header::WWW_AUTHENTICATE, "Bearer"),
        StatusCode::SERVICE_UNAVAILABLE => (header::RETRY_AFTER, "1"),
        _ => return HeaderMap::new(),
    };
    HeaderMap::from_iter([(header.0, HeaderValue::from_static(header.1))])
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
    #[schema(example = "thread_closed")]
    code: &'p str,
    /// What a text about the code needs: see the table of codes.
    #[serde(skip_serializing_if = "Value::is_null")]
    #[schema(value_type = Object, nullable = false)]
    params: &'p Value,
    /// What went wrong, for people.
    #[schema(example = "The conversation is closed.")]
    detail: &'p str,
    /// Quote it when asking for help; the log has it too.
    #[schema(example = "01J9Z2W6Q4M8T1RK5V7X3C0B2D")]
    request_id: &'p str,
    /// The id of the trace, if this request was traced.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "0af7651916cd43dd8448eb211c80319c", nullable = false)]
    trace_id: Option<&'p str>,
    /// Every invalid field, when the status is 413, 415 or 422.
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
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        if errors.is_malformed() {
            return Self::new(MalformedJson, "The body is not JSON: a text in it is not Unicode.");
        }
        Self::invalid(errors.into_vec())
    }
}

impl From<Exceeded> for Problem {
    fn from(exceeded: Exceeded) -> Self {
        let mut problem = Self::new(TooManyRequests { retry_after: exceeded.retry_after() }, exceeded.to_string());
        for (name, value) in exceeded.headers() {
            if let Ok(value) = HeaderValue::from_str(&value) {
                problem = problem.with_header(HeaderName::from_static(name), value);
            }
        }
        problem
    }
}
