//! Adds what all operations share: access, error responses, headers.
//!
//! A handler documents only what is specific to it. The rules here add the rest from its route's declaration;
//! `tests/contract` compares the document with the server.
#![expect(
    clippy::indexing_slicing,
    reason = "missing JSON members read as null; the document is generated, and tests build it"
)]

use super::{
    components::{header_components, headers, parameter_components, reference},
    examples,
    refusals::REFUSALS,
};
use crate::routing::{Access, Declared};
use axum::http::Method;
use serde_json::{Value, json};
use std::collections::HashMap;
use utoipa::openapi::OpenApi;

/// The complete document of these operations.
pub(crate) fn complete(document: OpenApi, declared: Vec<Declared>) -> Value {
    let declared: HashMap<(String, Method), Declared> =
        declared.into_iter().map(|declared| ((declared.path.clone(), declared.method.clone()), declared)).collect();
    let mut document = serde_json::to_value(document).unwrap_or_default();
    examples::fill_in(&mut document);
    document["servers"] = json!([{ "url": "/", "description": "The server of this document" }]);
    let components = &mut document["components"];
    components["responses"] = REFUSALS.iter().map(|refusal| (refusal.name.to_owned(), refusal.component())).collect();
    components["responses"]["NotModified"] = json!({
        "description": "Not modified since the version in `If-None-Match`.",
        "headers": headers(&["X-Request-Id", "ETag"]),
    });
    components["headers"] = header_components();
    components["parameters"] = parameter_components();
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let method = Method::from_bytes(method.to_ascii_uppercase().as_bytes()).unwrap_or_default();
            if let Some(declared) = declared.get(&(path.clone(), method)) {
                complete_operation(declared, operation);
            }
        }
    }
    document
}

fn complete_operation(declared: &Declared, operation: &mut Value) {
    let facts = Facts::of(declared, operation);
    split_summary(operation);
    name(operation);
    operation["security"] =
        if facts.is_public { json!([]) } else { json!([{ "bearer": [] }, { "password": [] }, { "cookie": [] }]) };

    let parameters = [
        ("IdempotencyKey", facts.takes_key && !facts.is_public),
        ("IfMatch", facts.is_conditional),
        ("IfNoneMatch", facts.is_conditional || (facts.gives_tag && facts.is_get)),
    ];
    let refs = parameters.iter().filter(|(_, applies)| *applies).map(|(name, _)| reference("parameters", name));
    let mut all: Vec<Value> = operation["parameters"].as_array().cloned().unwrap_or_default();
    all.retain(|parameter| parameter["name"] != IDEMPOTENCY_KEY);
    all.extend(refs);
    if !all.is_empty() {
        operation["parameters"] = all.into();
    }

    let Some(responses) = operation["responses"].as_object_mut() else { return };
    for (status, response) in responses.iter_mut().filter(|(_, response)| response["$ref"].is_null()) {
        let mut names = vec!["X-Request-Id"];
        names.extend((facts.gives_tag && matches!(status.as_str(), "200" | "201")).then_some("ETag"));
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

/// Creating operations have this header; a change that takes it names it. It is documented once.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// The properties of an operation that decide what is added.
struct Facts {
    is_public: bool,
    may_be_forbidden: bool,
    is_get: bool,
    is_delete: bool,
    is_conditional: bool,
    is_limited: bool,
    is_in_api: bool,
    has_body: bool,
    names_something: bool,
    creates: bool,
    takes_key: bool,
    gives_tag: bool,
    has_answer: bool,
}

impl Facts {
    fn of(declared: &Declared, operation: &Value) -> Self {
        let Declared { method, path, access, limit, .. } = declared;
        let ok = &operation["responses"]["200"];
        let has_answer = |status: &str| operation["responses"][status]["content"].is_object();
        let is_get = *method == Method::GET;
        let creates = *method == Method::POST && operation["responses"]["201"].is_object();
        let parameters = operation["parameters"].as_array();
        let takes_key =
            creates || parameters.into_iter().flatten().any(|parameter| parameter["name"] == IDEMPOTENCY_KEY);
        let is_public = !matches!(access, Access::Roles { .. });
        Self {
            is_public,
            may_be_forbidden: may_be_forbidden(*access, is_get),
            is_get,
            is_delete: *method == Method::DELETE,
            is_conditional: *method == Method::PATCH || operation["responses"]["412"].is_object(),
            is_limited: limit.is_some(),
            is_in_api: path.starts_with("/api/"),
            has_body: operation["requestBody"].is_object(),
            names_something: path.contains('{'),
            creates,
            takes_key,
            has_answer: ["200", "201", "202"].into_iter().any(has_answer),
            gives_tag: match *method {
                Method::GET | Method::PATCH | Method::PUT => ok["content"]["application/json"].is_object(),
                // What is stored for a repeated request is what was created or changed.
                _ => takes_key && !is_public,
            },
        }
    }

    fn may_be_refused(&self, status: &str) -> bool {
        let is_signed_in = !self.is_public;
        match status {
            "400" => !self.is_get,
            "401" => is_signed_in,
            "403" => self.may_be_forbidden,
            "404" => self.names_something,
            "409" => self.creates || (is_signed_in && self.names_something && !self.is_get && !self.is_delete),
            "406" => self.has_answer,
            "412" => self.is_conditional,
            "413" | "415" => self.has_body,
            "422" => true,
            "429" => self.is_limited,
            "503" => self.is_in_api,
            _ => false,
        }
    }
}

/// Whether a signed-in user may be refused because of their role or a frozen account.
fn may_be_forbidden(access: Access, is_get: bool) -> bool {
    const EVERY_ROLE: usize = 3;
    match access {
        Access::Public | Access::Optional { .. } => false,
        Access::Roles { roles, while_frozen } => roles.len() < EVERY_ROLE || !(is_get || while_frozen),
    }
}

/// An operation id is the handler's name in camel case: `accept_job` is `acceptJob`.
fn name(operation: &mut Value) {
    if let Some(handler) = operation["operationId"].as_str() {
        let mut words = handler.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        operation["operationId"] = words.fold(first, |name, word| name + &capitalized(word)).into();
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string()).unwrap_or_default() + letters.as_str()
}

/// The first sentence of a handler's documentation becomes its summary, the rest its description.
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
