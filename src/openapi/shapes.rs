//! Corrects what utoipa cannot know about the shape of bodies and parameters.
#![expect(
    clippy::indexing_slicing,
    reason = "missing JSON members read as null; the document is generated, and tests build it"
)]

use super::components::reference;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Corrects the shapes of the whole document.
pub(super) fn correct(document: &mut Value) {
    refer_to_what_is_named(document);
    for operation in operations(document) {
        for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
            never_null(parameter);
        }
        for content in fields(operation.pointer_mut("/requestBody/content")) {
            never_null(content.1);
        }
        for (_, response) in fields(operation.get_mut("responses")) {
            let contents = fields(response.get_mut("content"));
            contents.filter(|(kind, _)| is_binary(kind)).for_each(|(_, content)| without_schema(content));
        }
    }
    let answered = schemas_of_answers(document);
    for (name, schema) in fields(document.pointer_mut("/components/schemas")) {
        if answered.contains(name) {
            require_what_is_sent(schema);
        }
    }
}

fn fields(object: Option<&mut Value>) -> impl Iterator<Item = (&String, &mut Value)> {
    object.and_then(Value::as_object_mut).into_iter().flatten()
}

fn operations(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    fields(document.get_mut("paths")).flat_map(|(_, item)| fields(Some(item))).map(|(_, operation)| operation)
}

/// The items of `Listed_X` and the new value of `Change_X` are `X`, not a copy of it: generated clients have one type for both.
fn refer_to_what_is_named(document: &mut Value) {
    let names: BTreeSet<String> =
        fields(document.pointer_mut("/components/schemas")).map(|(name, _)| name.clone()).collect();
    for (name, schema) in fields(document.pointer_mut("/components/schemas")) {
        let places = [("Listed_", "/properties/items/items"), ("Change_", "/oneOf/1")];
        for (prefix, place) in places {
            if let (Some(named), Some(copy)) = (name.strip_prefix(prefix), schema.pointer_mut(place))
                && names.contains(named)
            {
                *copy = reference("schemas", named);
            }
        }
    }
}

/// A parameter or a body is given or left out; it is never `null`.
fn never_null(given: &mut Value) {
    let Some(schema) = given.get_mut("schema") else { return };
    if let Some(kinds) = schema.get_mut("type").and_then(Value::as_array_mut) {
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_mut_slice() {
            schema["type"] = kind.take();
        }
    }
    if let Some(choices) = schema.get_mut("oneOf").and_then(Value::as_array_mut) {
        choices.retain(|choice| choice["type"] != "null");
        if let [one] = choices.as_mut_slice() {
            *schema = one.take();
        }
    }
}

/// Bytes have no schema, only a media type (OpenAPI 3.1.1, section 4.8.14.2).
fn without_schema(content: &mut Value) {
    if let Some(content) = content.as_object_mut() {
        content.remove("schema");
    }
}

fn is_binary(kind: &str) -> bool {
    !kind.starts_with("text/") && !kind.ends_with("json")
}

/// The names of the schemas that responses consist of.
fn schemas_of_answers(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let items = document["paths"].as_object().into_iter().flat_map(Map::values);
    let operations = items.flat_map(|item| item.as_object().into_iter().flat_map(Map::values));
    operations.for_each(|operation| add_references(&operation["responses"], document, &mut found));
    add_references(&document["components"]["responses"], document, &mut found);
    found
}

fn add_references(node: &Value, document: &Value, found: &mut BTreeSet<String>) {
    match node {
        Value::Object(fields) => {
            let name =
                fields.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/components/schemas/"));
            if let Some(name) = name.filter(|name| found.insert((*name).to_owned())) {
                add_references(&document["components"]["schemas"][name], document, found);
            }
            fields.values().for_each(|field| add_references(field, document, found));
        }
        Value::Array(items) => items.iter().for_each(|item| add_references(item, document, found)),
        _ => {}
    }
}

/// A field that may be `null` is always sent: serde writes `None` as `null`. Where it is left out instead, it is
/// declared as never `null`.
fn require_what_is_sent(node: &mut Value) {
    if let Some(properties) = node["properties"].as_object() {
        let is_required = |name: &str| node["required"].as_array().into_iter().flatten().any(|known| known == name);
        let sent = properties.iter().filter(|(name, field)| is_required(name) || is_nullable(field));
        let sent: Vec<Value> = sent.map(|(name, _)| name.as_str().into()).collect();
        if !sent.is_empty() {
            node["required"] = sent.into();
        }
    }
    match node {
        Value::Object(fields) => fields.values_mut().for_each(require_what_is_sent),
        Value::Array(items) => items.iter_mut().for_each(require_what_is_sent),
        _ => {}
    }
}

fn is_nullable(field: &Value) -> bool {
    let is_null = |kind: &Value| kind == "null";
    let choices = ["oneOf", "anyOf"].into_iter().flat_map(|of| field[of].as_array().into_iter().flatten());
    field["type"].as_array().into_iter().flatten().any(is_null) || choices.map(|choice| &choice["type"]).any(is_null)
}
