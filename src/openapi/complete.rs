//! Adds what all operations share: access, error responses, headers.
//!
//! A handler documents only what is specific to it. The rules here add the rest from its route's declaration;
//! `tests/contract` compares the document with the server.
#![expect(
    clippy::indexing_slicing,
    reason = "missing JSON members read as null; the document is generated, and tests build it"
)]

use super::{
    audience::audience,
    components::{capitalized, header_components, headers, parameter_components, reference},
    errors::add_schemas,
    examples,
    operation_codes::{IDEMPOTENCY_KEY, codes_of, is_conditional, takes_key},
    refusals::Refusals,
    shapes,
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
    add_schemas(&mut components["schemas"]);
    components["responses"] = json!({ "NotModified": {
        "description": "Not modified since the version in `If-None-Match`.",
        "headers": headers(&["X-Request-Id", "ETag"]),
    } });
    components["headers"] = header_components();
    components["parameters"] = parameter_components();
    shapes::correct(&mut document);
    let mut refusals = Refusals::default();
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let method = Method::from_bytes(method.to_ascii_uppercase().as_bytes()).unwrap_or_default();
            if let Some(declared) = declared.get(&(path.clone(), method)) {
                complete_operation(declared, operation, &mut refusals);
            }
        }
    }
    refusals.add_components(&mut document["components"]);
    document
}

fn complete_operation(declared: &Declared, operation: &mut Value, refusals: &mut Refusals) {
    let (facts, codes) = (Facts::of(declared, operation), codes_of(declared, operation));
    describe(operation, &audience(declared, facts.is_get));
    name(operation);
    refuse_null(operation);
    operation["security"] =
        if facts.is_public { json!([]) } else { json!([{ "bearer": [] }, { "password": [] }, { "cookie": [] }]) };
    if let Access::Roles { roles, .. } = declared.access {
        operation["x-roles"] = json!(roles);
    }

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
    responses.extend(refusals.responses(&codes));
}

/// The properties of an operation that decide what is added.
struct Facts {
    is_public: bool,
    is_get: bool,
    is_conditional: bool,
    is_limited: bool,
    takes_key: bool,
    gives_tag: bool,
}

impl Facts {
    fn of(declared: &Declared, operation: &Value) -> Self {
        let Declared { method, access, limit, .. } = declared;
        let ok = &operation["responses"]["200"];
        let is_get = *method == Method::GET;
        let takes_key = takes_key(declared, operation);
        let is_public = !matches!(access, Access::Roles { .. });
        Self {
            is_public,
            is_get,
            is_conditional: is_conditional(declared),
            is_limited: limit.is_some(),
            takes_key,
            gives_tag: match *method {
                Method::GET | Method::PATCH | Method::PUT => ok["content"]["application/json"].is_object(),
                // What is stored for a repeated request is what was created or changed.
                _ => takes_key && !is_public,
            },
        }
    }
}

/// A body that may be missing is one that may be `null` to utoipa. It is not: only a missing one is read as none.
fn refuse_null(operation: &mut Value) {
    let content = operation.pointer_mut("/requestBody/content").and_then(Value::as_object_mut);
    for schema in content.into_iter().flatten().filter_map(|(_, kind)| kind.get_mut("schema")) {
        let choices = schema["oneOf"].as_array().into_iter().flatten();
        if let [body] = choices.filter(|choice| choice["type"] != "null").collect::<Vec<_>>()[..] {
            *schema = body.clone();
        }
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

/// The first sentence of a handler's documentation becomes its summary, the rest its description, which ends with who may
/// call it.
fn describe(operation: &mut Value, audience: &str) {
    let summary = operation["summary"].as_str().unwrap_or_default().to_owned();
    let (first, rest) = summary.split_once(". ").unwrap_or((summary.as_str(), ""));
    operation["summary"] = first.trim_end_matches('.').into();
    let description = operation["description"].as_str().unwrap_or_default();
    let paragraphs = [rest, description, audience].into_iter().filter(|text| !text.is_empty());
    operation["description"] = paragraphs.collect::<Vec<_>>().join("\n\n").into();
}
