//! The error responses of operations, by the codes that they name.

#![expect(clippy::indexing_slicing, reason = "members are written")]

use super::{
    components::{capitalized, headers, reference},
    examples::{MAX_DEPTH, example_of},
};
use crate::core::error::{CodeEntry, CodeParam, codes::*};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The error responses of one status.
struct Refusal {
    status: u16,
    /// What the component is called. One with other codes than `usual` is called after them, too.
    name: &'static str,
    description: &'static str,
    usual: &'static [&'static CodeEntry],
    headers: &'static [&'static str],
}

const REFUSALS: &[Refusal] = &[
    Refusal {
        status: 400,
        name: "BadRequest",
        description: "Not parseable.",
        usual: &[MalformedJson::ENTRY, IncompleteBody::ENTRY],
        headers: &[],
    },
    Refusal {
        status: 401,
        name: "Unauthorized",
        description: "Not signed in, or not proven.",
        usual: &[NotSignedIn::ENTRY, InvalidToken::ENTRY],
        headers: &["WWW-Authenticate"],
    },
    Refusal { status: 403, name: "Forbidden", description: "Not allowed for you.", usual: &[], headers: &[] },
    Refusal {
        status: 404,
        name: "NotFound",
        description: "Does not exist, or you may not know that it does.",
        usual: &[NotFound::ENTRY],
        headers: &[],
    },
    Refusal {
        status: 406,
        name: "NotAcceptable",
        description: "`Accept` allows no media type that this path produces.",
        usual: &[NotAcceptable::ENTRY],
        headers: &[],
    },
    Refusal { status: 409, name: "Conflict", description: "The state forbids it.", usual: &[], headers: &[] },
    Refusal {
        status: 412,
        name: "PreconditionFailed",
        description: "It was changed after you read it.",
        usual: &[PreconditionFailed::ENTRY],
        headers: &[],
    },
    Refusal {
        status: 413,
        name: "ContentTooLarge",
        description: "The body is larger than this path accepts.",
        usual: &[TooLarge::ENTRY],
        headers: &[],
    },
    Refusal {
        status: 415,
        name: "UnsupportedMedia",
        description: "The body has a media type that this path does not read.",
        usual: &[UnsupportedMediaType::ENTRY],
        headers: &[],
    },
    Refusal {
        status: 422,
        name: "Unprocessable",
        description: "Well-formed but invalid; `errors` has every wrong field. Unknown fields and query parameters are invalid.",
        usual: &[Invalid::ENTRY, UnknownField::ENTRY, TooManyParameters::ENTRY],
        headers: &[],
    },
    Refusal { status: 426, name: "NoUpgrade", description: "Ask for an upgrade.", usual: &[], headers: &[] },
    Refusal {
        status: 429,
        name: "Limited",
        description: "Too much at once; try again after `Retry-After` seconds.",
        usual: &[TooManyRequests::ENTRY],
        headers: &["Retry-After", "RateLimit", "RateLimit-Policy"],
    },
    Refusal {
        status: 503,
        name: "Unavailable",
        description: "The server is overloaded, or a dependency is down; try again after `Retry-After` seconds.",
        usual: &[Overloaded::ENTRY, DatabaseUnavailable::ENTRY],
        headers: &["Retry-After"],
    },
];

/// The error responses that operations use, with a schema of the same name for each.
#[derive(Default)]
pub(super) struct Refusals(BTreeMap<String, (&'static Refusal, Vec<&'static CodeEntry>)>);

impl Refusals {
    /// The responses of an operation with these codes, by status.
    pub(super) fn responses(&mut self, codes: &[&'static CodeEntry]) -> impl Iterator<Item = (String, Value)> {
        let mut responses = Vec::new();
        for refusal in REFUSALS {
            let mut own: Vec<_> = codes.iter().copied().filter(|code| code.status.as_u16() == refusal.status).collect();
            own.sort_unstable_by_key(|code| code.code);
            own.dedup_by_key(|code| code.code);
            if !own.is_empty() {
                let name = refusal.name_of(&own);
                responses.push((refusal.status.to_string(), reference("responses", &name)));
                self.0.insert(name, (refusal, own));
            }
        }
        responses.into_iter()
    }

    /// The components of all responses so far.
    pub(super) fn add_components(&self, components: &mut Value) {
        for (name, (refusal, codes)) in &self.0 {
            if let Some(responses) = components.get_mut("responses").and_then(Value::as_object_mut) {
                responses.insert(name.clone(), refusal.response(name, codes));
            }
            if let Some(schemas) = components.get_mut("schemas").and_then(Value::as_object_mut) {
                schemas.insert(name.clone(), refusal.schema(codes));
            }
        }
    }
}

impl Refusal {
    /// `Forbidden` and the codes that are not usual, or all where a usual one is missing.
    fn name_of(&self, codes: &[&CodeEntry]) -> String {
        let has = |codes: &[&CodeEntry], code: &str| codes.iter().any(|other| other.code == code);
        let has_usual = self.usual.iter().all(|usual| has(codes, usual.code));
        let named = codes.iter().filter(|code| !has_usual || !has(self.usual, code.code));
        named.fold(self.name.to_owned(), |name, code| name + &code.code.split('_').map(capitalized).collect::<String>())
    }

    fn response(&self, name: &str, codes: &[&CodeEntry]) -> Value {
        let meanings = codes.iter().map(|code| format!("\n- `{}`: {}", code.code, code.meaning.trim()));
        let names: Vec<&str> = std::iter::once("X-Request-Id").chain(self.headers.iter().copied()).collect();
        json!({
            "description": format!("{}\n{}", self.description, meanings.collect::<String>()),
            "headers": headers(&names),
            "content": { "application/problem+json": { "schema": reference("schemas", name) } },
        })
    }

    fn schema(&self, codes: &[&CodeEntry]) -> Value {
        let words: Vec<&str> = codes.iter().map(|code| code.code).collect();
        json!({
            "description": self.description,
            "allOf": [
                reference("schemas", "Problem"),
                {
                    "type": "object",
                    "required": ["code"],
                    "properties": { "code": { "type": "string", "enum": words } },
                },
            ],
            "examples": codes.first().map(|code| [example(code)]),
        })
    }
}

fn example(code: &CodeEntry) -> Value {
    let param = |param: &CodeParam| {
        let schema = serde_json::to_value((param.schema)()).unwrap_or_default();
        (param.name.to_owned(), example_of(&Map::new(), &schema, MAX_DEPTH))
    };
    let mut example = json!({
        "type": "about:blank",
        "title": code.status.canonical_reason(),
        "status": code.status.as_u16(),
        "code": code.code,
        "detail": code.meaning.trim(),
        "request_id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f",
    });
    if !code.params.is_empty() {
        example["params"] = code.params.iter().map(param).collect::<Map<_, _>>().into();
    }
    example
}
