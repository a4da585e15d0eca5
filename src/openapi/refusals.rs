//! The error responses that operations share, as documented.
#![expect(clippy::indexing_slicing, reason = "missing JSON members read as null")]

use super::components::{headers, reference};
use serde_json::{Value, json};

/// One kind of error response.
pub(super) struct SharedError {
    pub(super) status: &'static str,
    pub(super) name: &'static str,
    description: &'static str,
    title: &'static str,
    code: &'static str,
    detail: &'static str,
    headers: &'static [&'static str],
}

pub(super) const REFUSALS: &[SharedError] = &[
    SharedError {
        status: "400",
        name: "BadRequest",
        description: "Not parseable: malformed JSON, broken multipart, broken UTF-8.",
        title: "Bad Request",
        code: "malformed_json",
        detail: "The body is not JSON: expected value at line 1 column 1.",
        headers: &[],
    },
    SharedError {
        status: "401",
        name: "Unauthorized",
        description: "The access token is missing or not valid now.",
        title: "Unauthorized",
        code: "invalid_token",
        detail: "The access token is not valid now; sign in again or refresh it.",
        headers: &["WWW-Authenticate"],
    },
    SharedError {
        status: "403",
        name: "Forbidden",
        description: "Not allowed for you: `wrong_role`, `account_frozen`, `kyc_required`.",
        title: "Forbidden",
        code: "wrong_role",
        detail: "Only these roles may do that: CLIENT.",
        headers: &[],
    },
    SharedError {
        status: "404",
        name: "NotFound",
        description: "Does not exist, or you may not know that it does.",
        title: "Not Found",
        code: "not_found",
        detail: "There is nothing here that you may see.",
        headers: &[],
    },
    SharedError {
        status: "406",
        name: "NotAcceptable",
        description: "`Accept` allows no media type that this path produces.",
        title: "Not Acceptable",
        code: "not_acceptable",
        detail: "This path answers with application/json; see Accept.",
        headers: &[],
    },
    SharedError {
        status: "409",
        name: "Conflict",
        description: "The state forbids it: `illegal_transition`, `already_exists`, `thread_closed`, `request_in_progress` …",
        title: "Conflict",
        code: "illegal_transition",
        detail: "A job that is FINALIZED cannot be cancelled.",
        headers: &[],
    },
    SharedError {
        status: "412",
        name: "PreconditionFailed",
        description: "It was changed after you read it.",
        title: "Precondition Failed",
        code: "precondition_failed",
        detail: "It was changed after you read it; read it again and repeat your change.",
        headers: &[],
    },
    SharedError {
        status: "413",
        name: "TooLarge",
        description: "The body is larger than this path accepts.",
        title: "Payload Too Large",
        code: "too_large",
        detail: "The request's body is larger than this path accepts.",
        headers: &[],
    },
    SharedError {
        status: "415",
        name: "UnsupportedMediaType",
        description: "The body has a media type that this path does not read.",
        title: "Unsupported Media Type",
        code: "unsupported_media_type",
        detail: "Send JSON in UTF-8, not compressed, with the header Content-Type: application/json.",
        headers: &[],
    },
    SharedError {
        status: "422",
        name: "Invalid",
        description: "Well-formed but invalid; `errors` has every reason. Unknown fields and query parameters are invalid.",
        title: "Unprocessable Entity",
        code: "invalid",
        detail: "The request is well-formed but invalid; see errors.",
        headers: &[],
    },
    SharedError {
        status: "429",
        name: "TooManyRequests",
        description: "Too many requests; try again after `Retry-After` seconds.",
        title: "Too Many Requests",
        code: "too_many_requests",
        detail: "Too many attempts; try again in 30 seconds.",
        headers: &["Retry-After", "RateLimit", "RateLimit-Policy"],
    },
    SharedError {
        status: "503",
        name: "Unavailable",
        description: "The server is overloaded, or a dependency is down; try again after `Retry-After` seconds.",
        title: "Service Unavailable",
        code: "overloaded",
        detail: "Too many requests are waiting; try again in a moment.",
        headers: &["Retry-After"],
    },
];

impl SharedError {
    /// The response component of the document.
    pub(super) fn component(&self) -> Value {
        let mut example = json!({
            "type": "about:blank",
            "title": self.title,
            "status": self.status.parse::<u16>().unwrap_or_default(),
            "code": self.code,
            "detail": self.detail,
            "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
        });
        if self.status == "422" {
            example["errors"] =
                json!([{ "pointer": "/rating", "code": "out_of_range", "detail": "must be between 1 and 5" }]);
        }
        let names: Vec<&str> = std::iter::once("X-Request-Id").chain(self.headers.iter().copied()).collect();
        json!({
            "description": self.description,
            "headers": headers(&names),
            "content": { "application/problem+json": { "schema": reference("schemas", "Problem"), "example": example } },
        })
    }
}
