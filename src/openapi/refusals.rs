//! The ways in which every operation can refuse, as the document tells them.
#![expect(clippy::indexing_slicing, reason = "JSON answers null for what is missing")]

use super::components::{headers, reference};
use serde_json::{Value, json};

/// One way in which requests are refused.
pub(super) struct Refusal {
    pub(super) status: &'static str,
    pub(super) name: &'static str,
    description: &'static str,
    title: &'static str,
    code: &'static str,
    detail: &'static str,
    headers: &'static [&'static str],
}

pub(super) const REFUSALS: &[Refusal] = &[
    Refusal {
        status: "400",
        name: "BadRequest",
        description: "Not parseable: malformed JSON, broken multipart, broken UTF-8.",
        title: "Bad Request",
        code: "malformed_json",
        detail: "The body is not JSON: expected value at line 1 column 1.",
        headers: &[],
    },
    Refusal {
        status: "401",
        name: "Unauthorized",
        description: "No access token, or one that is not valid now.",
        title: "Unauthorized",
        code: "invalid_token",
        detail: "The access token is not valid now; sign in again or refresh it.",
        headers: &["WWW-Authenticate"],
    },
    Refusal {
        status: "403",
        name: "Forbidden",
        description: "Known to you, but not yours to do: `wrong_role`, `account_frozen`, `kyc_required`.",
        title: "Forbidden",
        code: "wrong_role",
        detail: "Only these roles may do that: CLIENT.",
        headers: &[],
    },
    Refusal {
        status: "404",
        name: "NotFound",
        description: "Does not exist, or is not yours to know about: nobody can tell which.",
        title: "Not Found",
        code: "not_found",
        detail: "There is nothing here that you may see.",
        headers: &[],
    },
    Refusal {
        status: "406",
        name: "NotAcceptable",
        description: "`Accept` takes no kind of answer that this path gives.",
        title: "Not Acceptable",
        code: "not_acceptable",
        detail: "This path answers with application/json; see Accept.",
        headers: &[],
    },
    Refusal {
        status: "409",
        name: "Conflict",
        description: "The state forbids it: `illegal_transition`, `already_exists`, `thread_closed`, `request_in_progress` …",
        title: "Conflict",
        code: "illegal_transition",
        detail: "A job that is FINALIZED cannot be cancelled.",
        headers: &[],
    },
    Refusal {
        status: "412",
        name: "PreconditionFailed",
        description: "It was changed after you read it.",
        title: "Precondition Failed",
        code: "precondition_failed",
        detail: "It was changed after you read it; read it again and repeat your change.",
        headers: &[],
    },
    Refusal {
        status: "413",
        name: "TooLarge",
        description: "The body is larger than this path accepts.",
        title: "Payload Too Large",
        code: "too_large",
        detail: "The request's body is larger than this path accepts.",
        headers: &[],
    },
    Refusal {
        status: "415",
        name: "UnsupportedMediaType",
        description: "The body is of a kind that this path does not read.",
        title: "Unsupported Media Type",
        code: "unsupported_media_type",
        detail: "Send JSON in UTF-8, not compressed, with the header Content-Type: application/json.",
        headers: &[],
    },
    Refusal {
        status: "422",
        name: "Invalid",
        description: "Well-formed but invalid; `errors` has every reason. An unknown field or query parameter is one.",
        title: "Unprocessable Entity",
        code: "invalid",
        detail: "The request is well-formed but invalid; see errors.",
        headers: &[],
    },
    Refusal {
        status: "429",
        name: "TooManyRequests",
        description: "Too many; come back after `Retry-After` seconds.",
        title: "Too Many Requests",
        code: "too_many_requests",
        detail: "Too many attempts; try again in 30 seconds.",
        headers: &["Retry-After", "RateLimit", "RateLimit-Policy"],
    },
    Refusal {
        status: "503",
        name: "Unavailable",
        description: "Too much to do, or a dependency is down; come back after `Retry-After` seconds.",
        title: "Service Unavailable",
        code: "overloaded",
        detail: "Too many requests are waiting; try again in a moment.",
        headers: &["Retry-After"],
    },
];

impl Refusal {
    /// As it stands among the document's components.
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
