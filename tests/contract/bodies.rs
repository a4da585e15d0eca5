//! Request bodies are parsed as documented.

use super::{
    access::{document, operations, path_to_nothing},
    openapi::resolved,
};
use crate::support::{Hall, Person, Reply};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};

#[apply(both_engines)]
async fn a_field_may_be_null_where_the_document_says_so_and_nowhere_else(hall: Hall) {
    let people = [hall.nobody(), hall.client().await, hall.verified_worker().await, hall.admin().await];
    let document = document(&hall).await;
    let (mut seen, mut unread) = (0, Vec::new());
    for (method, path) in operations(&document) {
        let operation = &document["paths"][&path][method.as_str().to_lowercase()];
        let schema = resolved(&document, &operation["requestBody"]["content"]["application/json"]["schema"]);
        let Some(fields) = schema["properties"].as_object() else { continue };
        let Some(person) = first_admitted(&people, &method, &path).await else {
            unread.push(path);
            continue;
        };
        for (name, field) in fields {
            let reply = send(person, &method, &path, json!({ name: null })).await;
            let is_refused = errors(&reply)
                .iter()
                .any(|(pointer, code)| (pointer.as_str(), code.as_str()) == (&format!("/{name}"), "invalid_type"));
            assert_eq!(
                !is_refused,
                is_nullable(&document, field),
                "{method} {path}: {name}: {}",
                String::from_utf8_lossy(&reply.body)
            );
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
    assert_eq!(unread, ["/api/v1/identity-checks/{id}/result"], "its signature is looked at first");
}

async fn first_admitted<'p>(people: &'p [Person], method: &Method, path: &str) -> Option<&'p Person> {
    for person in people {
        let reply = send(person, method, path, json!({ "unknown": 0 })).await;
        if errors(&reply).iter().any(|(pointer, _)| pointer == "/unknown") {
            return Some(person);
        }
    }
    None
}

async fn send(person: &Person, method: &Method, path: &str, body: Value) -> Reply {
    Reply::to(person.request(method.clone(), &path_to_nothing(path)).json(&body)).await
}

fn errors(reply: &Reply) -> Vec<(String, String)> {
    let problem: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    let text = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
    problem["errors"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|error| (text(error, "pointer"), text(error, "code")))
        .collect()
}

fn is_nullable(document: &Value, field: &Value) -> bool {
    let field = resolved(document, field);
    let kinds = field["type"].as_array().into_iter().flatten();
    let choices = field["oneOf"].as_array().into_iter().flatten().map(|choice| &choice["type"]);
    kinds.chain(choices).any(|kind| kind == "null")
}

#[apply(both_engines)]
async fn every_wrong_field_is_told_at_once_beside_a_missing_and_an_unknown_one(hall: Hall) {
    let people = [hall.nobody(), hall.client().await, hall.verified_worker().await, hall.admin().await];
    let document = document(&hall).await;
    let mut seen = 0;
    for (method, path) in operations(&document) {
        let operation = &document["paths"][&path][method.as_str().to_lowercase()];
        let schema = resolved(&document, &operation["requestBody"]["content"]["application/json"]["schema"]);
        let Some(fields) = schema["properties"].as_object() else { continue };
        let Some(person) = first_admitted(&people, &method, &path).await else { continue };
        let is_required = |name: &str| schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
        let wrong = |name: &String| {
            let field = resolved(&document, &fields[name]);
            let choices = field["oneOf"].as_array().into_iter().flatten().map(|choice| resolved(&document, choice));
            let is_list = std::iter::once(field).chain(choices).any(|choice| {
                let kind = &choice["type"];
                *kind == "array" || kind.as_array().is_some_and(|kinds| kinds.contains(&json!("array")))
            });
            (name.clone(), if is_list { json!({}) } else { json!([]) })
        };
        for leaves_out_required in [false, true] {
            let sent = fields.keys().filter(|name| !leaves_out_required || !is_required(name));
            let mut body: serde_json::Map<String, Value> = sent.map(wrong).collect();
            body.insert("unknown".to_owned(), json!(0));
            let told = errors(&send(person, &method, &path, body.clone().into()).await);
            for name in fields.keys().filter(|name| body.contains_key(*name) || is_required(name)) {
                let expected = if body.contains_key(name) { "invalid_type" } else { "required" };
                let is_told = told.contains(&(format!("/{name}"), expected.to_owned()));
                assert!(is_told, "{method} {path}: no {expected} at /{name} in {told:?}");
                seen += 1;
            }
            assert!(told.contains(&("/unknown".to_owned(), "unknown_field".to_owned())), "{method} {path}: {told:?}");
        }
    }
    assert!(seen > 200, "{seen}");
}
