//! Headers and parameters that many operations share.

use serde_json::{Map, Value, json};

pub(super) fn reference(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

pub(super) fn headers(names: &[&str]) -> Value {
    names.iter().map(|name| ((*name).to_owned(), reference("headers", name))).collect::<Map<_, _>>().into()
}

pub(super) fn header_components() -> Value {
    let text = |description: &str, example: &str| json!({ "description": description, "schema": { "type": "string" }, "example": example });
    json!({
        "X-Request-Id": text(
            "Identifies this request in the server's log. You may send your own (8 to 64 letters, digits, `-_.`).",
            "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f"
        ),
        "ETag": text("The version of what was read (RFC 9110, section 8.8.3).", "\"mBzRWqK3p1m5mBzRWqK3\""),
        "WWW-Authenticate": text("How to authenticate (RFC 6750).", "Bearer"),
        "Retry-After": {
            "description": "Seconds to wait before the next attempt.",
            "schema": { "type": "integer", "minimum": 0 },
            "example": 30,
        },
        "RateLimit": text("The remaining requests of the limit, and the seconds until it resets.", "\"sign-in\";r=9;t=60"),
        "RateLimit-Policy": text("The limit.", "\"sign-in\";q=10;w=60"),
    })
}

pub(super) fn parameter_components() -> Value {
    let header = |name: &str, description: &str, schema: Value, example: &str| json!({ "name": name, "in": "header", "required": false, "description": description, "schema": schema, "example": example });
    json!({
        "IdempotencyKey": header(
            "Idempotency-Key",
            "A key of your choice for this one request. Repeating the request with it within 24 hours gives the stored answer and does \
             nothing again, as long as that answer is among the last 500 of the account, and within 1 MiB of them: repeat soon. Another body \
             with it on the same path is refused (422 `idempotency_key_reused`); on another path it is another key.",
            json!({ "type": "string", "minLength": 1, "maxLength": 255 }),
            "6f1b0c5e-2b1d-4d0e-9f43-8a3f0f9b7c11",
        ),
        "IfMatch": header(
            "If-Match",
            "The `ETag` of the version that you want to change. If it is not the current one, the response is 412.",
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

pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string()).unwrap_or_default() + letters.as_str()
}
