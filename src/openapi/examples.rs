//! Examples of schemas. One that is sent has an example as a whole, to copy, built from those of its parts where it has none. Any other object has those of
//! its parts only: an example of each as a whole would be a ninth of the document, and say nothing else.
#![expect(
    clippy::indexing_slicing,
    reason = "missing JSON members read as null; the document is generated, and tests build it"
)]

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Adds an example to every schema that is sent, or is no object.
pub(super) fn fill_in(document: &mut Value) {
    modernize(document);
    let schemas = document["components"]["schemas"].as_object().cloned().unwrap_or_default();
    let mut sent = BTreeSet::new();
    for operation in document["paths"].as_object().into_iter().flatten().filter_map(|(_, item)| item.as_object()) {
        operation.values().for_each(|says| references(&says["requestBody"], &mut sent));
    }
    for (name, schema) in document["components"]["schemas"].as_object_mut().into_iter().flatten() {
        let is_wanted = schema["properties"].is_null() || sent.contains(name);
        if schema["examples"].is_null() && is_wanted {
            schema["examples"] = json!([example_of(&schemas, &schemas[name.as_str()], MAX_DEPTH)]);
        }
    }
}

/// The names of the schemas that a part of the document refers to.
fn references(node: &Value, names: &mut BTreeSet<String>) {
    match node {
        Value::Object(fields) => {
            let referred = fields.get("$ref").and_then(Value::as_str).and_then(|place| place.rsplit('/').next());
            names.extend(referred.map(str::to_owned));
            fields.values().for_each(|field| references(field, names));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, names)),
        _ => {}
    }
}

/// JSON Schema 2020-12, which OpenAPI 3.1 uses, has `examples`; utoipa writes the older `example`.
fn modernize(node: &mut Value) {
    match node {
        Value::Object(fields) => {
            let is_schema = fields.contains_key("type") || fields.contains_key("$ref") || fields.contains_key("oneOf");
            let example = if is_schema && !fields.contains_key("in") { fields.remove("example") } else { None };
            if let Some(example) = example {
                fields.insert("examples".to_owned(), json!([example]));
            }
            fields.values_mut().for_each(modernize);
        }
        Value::Array(items) => items.iter_mut().for_each(modernize),
        _ => {}
    }
}

/// The depth limit for recursive schemas.
pub(super) const MAX_DEPTH: usize = 12;

/// The example of a schema, or one made of its parts.
pub(super) fn example_of(schemas: &Map<String, Value>, schema: &Value, depth: usize) -> Value {
    let Some(depth) = depth.checked_sub(1) else { return Value::Null };
    if let Some(example) =
        ["/examples/0", "/const", "/enum/0", "/default"].iter().find_map(|place| schema.pointer(place))
    {
        return example.clone();
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return schemas.get(name).map_or(Value::Null, |named| example_of(schemas, named, depth));
    }
    if let Some(first) =
        ["oneOf", "anyOf"].iter().find_map(|of| schema[*of].as_array()?.iter().find(|one| one["type"] != "null"))
    {
        return example_of(schemas, first, depth);
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let objects = parts.iter().filter_map(|part| example_of(schemas, part, depth).as_object().cloned());
        return Value::Object(objects.flatten().collect());
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").cloned().unwrap_or_default(),
        kind => kind.clone(),
    };
    match kind.as_str() {
        Some("object") => {
            let properties = schema["properties"].as_object().into_iter().flatten();
            properties
                .map(|(name, property)| (name.clone(), example_of(schemas, property, depth)))
                .collect::<Map<_, _>>()
                .into()
        }
        Some("array") => json!([example_of(schemas, &schema["items"], depth)]),
        Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or(json!(1)),
        Some("boolean") => json!(true),
        Some("string") => json!("…"),
        _ => Value::Null,
    }
}
