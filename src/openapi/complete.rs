//! What every operation shares, written once: who may call it, how it is refused, which headers it takes and gives.
//!
//! Rooms document what is theirs alone. The rules below say the rest; `tests/contract` compares them with what the server does.
#![expect(
    clippy::indexing_slicing,
    reason = "JSON answers null for what is missing; the document is our own, and a test makes it"
)]

use super::examples;
use crate::router;
use axum::http::Method;
use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

/// What anybody may call; everything else needs an access token.
const PUBLIC: &[&str] = &[
    "GET /.well-known/jwks.json",
    "GET /api/v1/pictures/{}/{}",
    "POST /api/v1/auth/signup",
    "POST /api/v1/auth/verify-email",
    "POST /api/v1/auth/verify-email/resend",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/token",
    "POST /api/v1/auth/refresh",
    "POST /api/v1/auth/passkeys/login/start",
    "POST /api/v1/auth/passkeys/login/finish",
    "POST /api/v1/auth/forgot-password",
    "POST /api/v1/auth/reset-password",
    "POST /api/v1/auth/change-email/confirm",
    "GET /api/v1/auth/me/export/file",
    "GET /api/v1/auth/oidc/providers",
    "GET /api/v1/auth/oidc/{}/start",
    "GET /api/v1/auth/oidc/{}/callback",
    "GET /api/v1/clients/{}",
    "GET /api/v1/workers/{}",
    "GET /api/v1/workers/{}/services",
    "GET /api/v1/workers/{}/reviews",
    "GET /api/v1/workers/{}/reviews/summary",
    "GET /api/v1/services",
    "GET /api/v1/services/{}",
    "GET /api/v1/categories",
    "GET /api/v1/identity-checks/{}/files/{}",
    "POST /api/v1/identity-checks/{}/result",
];

/// What every account may do, whatever its role, and even while it is frozen.
const EVERYBODYS: &[&str] = &[
    "POST /api/v1/auth/logout",
    "POST /api/v1/auth/logout-all",
    "GET /api/v1/auth/sessions",
    "DELETE /api/v1/auth/sessions/{}",
    "GET /api/v1/auth/me",
    "GET /api/v1/auth/me/export",
    "GET /api/v1/auth/passkeys",
    "GET /api/v1/auth/identities",
    "GET /api/v1/events",
    "GET /api/v1/ws",
];

/// What takes `If-Match`, besides every PATCH.
const CONDITIONAL: &[&str] = &["DELETE /api/v1/services/{}", "PUT /api/v1/workers/me/availability"];

/// Refusals that no rule below foresees.
const ALSO: &[(&str, &[&str])] = &[
    ("POST /api/v1/auth/login", &["401", "403"]),
    ("POST /api/v1/auth/refresh", &["401"]),
    ("POST /api/v1/auth/change-email/confirm", &["403"]),
    ("DELETE /api/v1/auth/me", &["409"]),
    ("GET /api/v1/auth/me/export", &["404"]),
    ("GET /api/v1/auth/me/export/file", &["404"]),
    ("POST /api/v1/auth/totp", &["409"]),
    ("POST /api/v1/auth/totp/confirm", &["409"]),
    ("DELETE /api/v1/auth/totp", &["404"]),
    ("POST /api/v1/auth/passkeys/start", &["409"]),
    ("POST /api/v1/auth/passkeys/login/start", &["409"]),
    ("POST /api/v1/auth/passkeys/login/finish", &["401", "403", "409"]),
    ("GET /api/v1/auth/oidc/{}/callback", &["401", "403", "409"]),
    ("POST /api/v1/identity-checks/{}/result", &["401", "409"]),
    ("GET /api/v1/events", &["429"]),
    ("GET /api/v1/ws", &["403", "429"]),
    ("POST /api/v1/threads", &["404"]),
    ("POST /api/v1/jobs", &["404"]),
];

/// The finished document.
pub(crate) fn complete(document: OpenApi) -> Value {
    let mut document = serde_json::to_value(document).unwrap_or_default();
    examples::fill_in(&mut document);
    document["servers"] = json!([{ "url": "/", "description": "The server that this document comes from" }]);
    let components = &mut document["components"];
    components["responses"] = REFUSALS.iter().map(|refusal| (refusal.name.to_owned(), refusal.component())).collect();
    components["responses"]["NotModified"] = json!({
        "description": "You have it already.",
        "headers": headers(&["X-Request-Id", "ETag"]),
    });
    components["headers"] = header_components();
    components["parameters"] = parameter_components();
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            complete_operation(&method.to_ascii_uppercase(), path, operation);
        }
    }
    document
}

fn complete_operation(method: &str, path: &str, operation: &mut Value) {
    let facts = Facts::of(method, path, operation);
    split_summary(operation);
    name(operation);
    operation["security"] =
        if facts.is_public { json!([]) } else { json!([{ "bearer": [] }, { "password": [] }, { "cookie": [] }]) };

    let parameters = [
        ("IdempotencyKey", facts.creates && !facts.is_public),
        ("IfMatch", facts.is_conditional),
        ("IfNoneMatch", facts.gives_tag && facts.is_get),
    ];
    let refs = parameters.iter().filter(|(_, applies)| *applies).map(|(name, _)| reference("parameters", name));
    let mut all: Vec<Value> = operation["parameters"].as_array().cloned().unwrap_or_default();
    all.extend(refs);
    if !all.is_empty() {
        operation["parameters"] = all.into();
    }

    let Some(responses) = operation["responses"].as_object_mut() else { return };
    for (status, response) in responses.iter_mut() {
        let mut names = vec!["X-Request-Id"];
        names.extend((facts.gives_tag && status == "200").then_some("ETag"));
        names.extend(facts.is_limited.then_some(["RateLimit", "RateLimit-Policy"]).into_iter().flatten());
        let headers = headers(&names);
        match response["headers"].as_object_mut() {
            Some(own) => own.extend(headers.as_object().cloned().unwrap_or_default()),
            None => response["headers"] = headers,
        }
    }
    if facts.gives_tag && facts.is_get {
        responses.entry("304").or_insert_with(|| reference("responses", "NotModified"));
    }
    for refusal in REFUSALS.iter().filter(|refusal| facts.may_be_refused(refusal.status)) {
        responses.entry(refusal.status).or_insert_with(|| reference("responses", refusal.name));
    }
}

/// What the rules ask about an operation.
struct Facts {
    key: String,
    is_public: bool,
    is_get: bool,
    is_conditional: bool,
    is_limited: bool,
    is_in_api: bool,
    has_body: bool,
    names_something: bool,
    creates: bool,
    gives_tag: bool,
    has_answer: bool,
}

impl Facts {
    fn of(method: &str, path: &str, operation: &Value) -> Self {
        let key = format!("{method} {}", without_names(path));
        let ok = &operation["responses"]["200"];
        let has_answer = |status: &str| operation["responses"][status]["content"].is_object();
        Self {
            is_public: PUBLIC.contains(&key.as_str()),
            is_get: method == "GET",
            is_conditional: method == "PATCH" || CONDITIONAL.contains(&key.as_str()),
            is_limited: Method::from_bytes(method.as_bytes())
                .is_ok_and(|method| router::policy_of(&method, path).is_some()),
            is_in_api: path.starts_with("/api/"),
            has_body: operation["requestBody"].is_object(),
            names_something: path.contains('{'),
            creates: method == "POST" && operation["responses"]["201"].is_object(),
            has_answer: ["200", "201", "202"].into_iter().any(has_answer),
            gives_tag: ok["content"]["application/json"].is_object() && matches!(method, "GET" | "PATCH" | "PUT"),
            key,
        }
    }

    fn may_be_refused(&self, status: &str) -> bool {
        let is_signed_in = !self.is_public;
        let follows = match status {
            "400" => !self.is_get,
            "401" => is_signed_in,
            "403" => is_signed_in && !EVERYBODYS.contains(&self.key.as_str()),
            "404" => self.names_something,
            "409" => {
                self.creates
                    || (is_signed_in && self.names_something && !self.is_get && !self.key.starts_with("DELETE"))
            }
            "406" => self.has_answer,
            "412" => self.is_conditional,
            "413" | "415" => self.has_body,
            "422" => true,
            "429" => self.is_limited,
            "503" => self.is_in_api,
            _ => false,
        };
        follows || ALSO.iter().any(|(key, statuses)| *key == self.key && statuses.contains(&status))
    }
}

/// `/jobs/{id}/review` is `/jobs/{}/review`, whatever the room calls it.
fn without_names(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect::<Vec<_>>().join("/")
}

/// One way in which requests are refused.
struct Refusal {
    status: &'static str,
    name: &'static str,
    description: &'static str,
    title: &'static str,
    code: &'static str,
    detail: &'static str,
    headers: &'static [&'static str],
}

const REFUSALS: &[Refusal] = &[
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
        description: "Somebody changed it since you read it.",
        title: "Precondition Failed",
        code: "precondition_failed",
        detail: "Somebody changed it since you read it; read it again and repeat your change.",
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
        detail: "There is more to do than can be done soon; try again in a moment.",
        headers: &["Retry-After"],
    },
];

impl Refusal {
    fn component(&self) -> Value {
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

fn reference(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

fn headers(names: &[&str]) -> Value {
    names.iter().map(|name| ((*name).to_owned(), reference("headers", name))).collect::<Map<_, _>>().into()
}

fn header_components() -> Value {
    let text = |description: &str, example: &str| json!({ "description": description, "schema": { "type": "string" }, "example": example });
    json!({
        "X-Request-Id": text(
            "Names this request in our log. Send one of your own (8 to 64 letters, digits, `-_.`), and it is used.",
            "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f"
        ),
        "ETag": text("The version of what was read (RFC 9110, section 8.8.3).", "\"mBzRWqK3p1m5mBzRWqK3\""),
        "WWW-Authenticate": text("How to authenticate (RFC 6750).", "Bearer"),
        "Retry-After": {
            "description": "Seconds until it is worth another try.",
            "schema": { "type": "integer", "minimum": 0 },
            "example": 30,
        },
        "RateLimit": text("What is left of the limit, and until when.", "\"sign-in\";r=9;t=60"),
        "RateLimit-Policy": text("The limit.", "\"sign-in\";q=10;w=60"),
    })
}

fn parameter_components() -> Value {
    let header = |name: &str, description: &str, schema: Value, example: &str| json!({ "name": name, "in": "header", "required": false, "description": description, "schema": schema, "example": example });
    json!({
        "IdempotencyKey": header(
            "Idempotency-Key",
            "A key of your choice for this one request. Repeating the request with it within 24 hours gives the stored answer and does \
             nothing again; another request with it is refused (422 `idempotency_key_reused`).",
            json!({ "type": "string", "minLength": 1, "maxLength": 255 }),
            "6f1b0c5e-2b1d-4d0e-9f43-8a3f0f9b7c11",
        ),
        "IfMatch": header(
            "If-Match",
            "The `ETag` of the version that you want to change. Another version is not changed (412).",
            json!({ "type": "string" }),
            "\"mBzRWqK3p1m5mBzRWqK3\"",
        ),
        "IfNoneMatch": header(
            "If-None-Match",
            "The `ETag` of what you have. It is not sent again while it is current (304).",
            json!({ "type": "string" }),
            "\"mBzRWqK3p1m5mBzRWqK3\"",
        ),
    })
}

/// Handlers of different rooms may have the same name.
fn name(operation: &mut Value) {
    if let (Some(room), Some(handler)) = (operation["tags"][0].as_str(), operation["operationId"].as_str()) {
        operation["operationId"] = format!("{room}_{handler}").into();
    }
}

/// The first sentence of a handler's documentation is its summary, the rest its description.
fn split_summary(operation: &mut Value) {
    let Some(summary) = operation["summary"].as_str().map(str::to_owned) else { return };
    let (first, rest) = summary.split_once(". ").unwrap_or((summary.as_str(), ""));
    operation["summary"] = first.trim_end_matches('.').into();
    let description = operation["description"].as_str().unwrap_or_default();
    let description: Vec<&str> = [rest, description].into_iter().filter(|text| !text.is_empty()).collect();
    if !description.is_empty() {
        operation["description"] = description.join("\n\n").into();
    }
}
