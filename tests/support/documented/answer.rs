//! Compares the body of a response with its schema.

use super::document::{references, schema};
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Map, Value, json};
use std::sync::OnceLock;

/// What the document says of a response.
pub(super) struct Answer {
    says: Value,
    compiled: OnceLock<Compiled>,
}

struct Compiled {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Answer {
    pub(super) fn new(says: Value) -> Self {
        Self { says, compiled: OnceLock::new() }
    }

    /// Why the body is not one that the document describes. A field that the schema does not name is a fault, too.
    pub(super) fn check(&self, kind: &str, body: &[u8]) -> Result<(), String> {
        let schema = &self.says["content"][kind]["schema"];
        if schema.is_null() {
            return Err(format!("a body of {kind}"));
        }
        let body: Value = serde_json::from_slice(body).map_err(|error| error.to_string())?;
        let Compiled { schemas, index } = self.compiled.get_or_init(|| Compiled::new(schema));
        schemas.validate(&body, *index).map_err(|error| format!("{error:#}\n{body:#}"))
    }
}

impl Compiled {
    fn new(root: &Value) -> Self {
        const URL: &str = "http://localhost/document.json";
        let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
        compiler.enable_format_assertions();
        compiler.add_resource(URL, complete(root)).unwrap();
        let index = compiler.compile(&format!("{URL}#/root"), &mut schemas).unwrap();
        Self { schemas, index }
    }
}

/// The schema with all that it refers to, where objects have the fields that are named and no others.
fn complete(root: &Value) -> Value {
    let (mut components, mut open) = (Map::new(), references(root));
    while let Some(name) = open.pop() {
        if !components.contains_key(&name) {
            let (schema, referred) = schema(&name);
            components.insert(name, schema);
            open.extend(referred);
        }
    }
    let free: Vec<String> =
        components.iter().filter(|(_, schema)| is_free(schema)).map(|(name, _)| name.clone()).collect();
    let mut root = root.clone();
    close(&mut root, &free, true);
    components.values_mut().for_each(|schema| close(schema, &free, false));
    json!({ "root": root, "components": { "schemas": components } })
}

/// An object of any fields.
fn is_free(schema: &Value) -> bool {
    schema["type"] == "object" && ["properties", "allOf", "oneOf", "anyOf"].iter().all(|of| schema.get(of).is_none())
}

/// Closes a schema, unless it is a part of an `allOf` or may be one: then what refers to it is closed.
fn close(schema: &mut Value, free: &[String], is_whole: bool) {
    let refers_to_free =
        schema["$ref"].as_str().is_some_and(|to| free.iter().any(|name| to.ends_with(&format!("/{name}"))));
    let is_open = is_free(schema) || refers_to_free || schema.get("additionalProperties").is_some();
    let Some(fields) = schema.as_object_mut() else { return };
    for of in ["allOf", "oneOf", "anyOf"] {
        let parts = fields.get_mut(of).and_then(Value::as_array_mut).into_iter().flatten();
        parts.for_each(|part| close(part, free, false));
    }
    let properties = fields.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    properties.for_each(|(_, property)| close(property, free, true));
    for of in ["items", "additionalProperties"] {
        fields.get_mut(of).into_iter().for_each(|items| close(items, free, true));
    }
    let has_fields = ["properties", "$ref", "allOf", "oneOf", "anyOf"].iter().any(|of| fields.contains_key(*of));
    if is_whole && has_fields && !is_open {
        fields.insert("unevaluatedProperties".to_owned(), false.into());
    }
}
