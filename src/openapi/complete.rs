//! What every operation shares, written once: who may call it, how it is refused, which headers it takes and gives.
//!
//! Rooms document what is theirs alone. The rules below say the rest; `tests/contract` compares them with what the server does.
#![expect(
    clippy::indexing_slicing,
    reason = "JSON answers null for what is missing; the document is our own, and a test makes it"
)]

use super::{examples, refusals::REFUSALS};
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
    "POST /api/v1/auth/reset-password/credentials",
    "POST /api/v1/auth/change-email/confirm",
    "GET /api/v1/auth/me/export/file",
    "GET /api/v1/auth/oidc/providers",
    "GET /api/v1/auth/oidc/{}/start",
    "GET /api/v1/auth/oidc/{}/callback",
    "POST /api/v1/auth/oidc/{}/callback",
    "POST /api/v1/auth/oidc/{}/complete",
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
    ("POST /api/v1/auth/oidc/{}/callback", &["401", "403", "409"]),
    ("POST /api/v1/auth/oidc/{}/complete", &["403", "409"]),
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
        ("IfNoneMatch", facts.is_conditional || (facts.gives_tag && facts.is_get)),
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

pub(super) fn reference(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

pub(super) fn headers(names: &[&str]) -> Value {
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
            "The `ETag` of what you have. It is not sent again while it is current (304). A change of what has this `ETag`, or of anything \
             with `*`, is refused (412).",
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
