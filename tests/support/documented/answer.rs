//! Compares the body of a response with its schema.

use super::document::{SCHEMAS, schema};
use boon::{Compiler, SchemaIndex, Schemas, UrlLoader};
use serde_json::Value;
use std::{cell::RefCell, collections::HashMap, error::Error};

/// What the document says of a response.
pub(super) struct Answer {
    /// Such as `get /api/v1/jobs 200`.
    name: String,
    says: Value,
}

impl Answer {
    pub(super) fn new(name: String, says: Value) -> Self {
        Self { name, says }
    }

    /// Why the body is not one that the document describes. A field that the schema does not name is a fault, too.
    pub(super) fn check(&self, kind: &str, body: &[u8]) -> Result<(), String> {
        let schema = &self.says["content"][kind]["schema"];
        if schema.is_null() {
            return Err(format!("a body of {kind}"));
        }
        let body: Value = serde_json::from_slice(body).map_err(|error| error.to_string())?;
        COMPILED.with_borrow_mut(|compiled| {
            let index = compiled.index_of(&format!("{} {kind}", self.name), schema);
            compiled.schemas.validate(&body, index).map_err(|error| format!("{error:#}\n{body:#}"))
        })
    }
}

thread_local! {
    static COMPILED: RefCell<Compiled> = RefCell::new(Compiled::new());
}

/// The schemas that the requests of a test have met. Each is compiled once: compiling them took a third of the time of the tests.
struct Compiled {
    compiler: Compiler,
    schemas: Schemas,
    answers: HashMap<String, SchemaIndex>,
}

impl Compiled {
    fn new() -> Self {
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.use_loader(Box::new(Components));
        Self { compiler, schemas: Schemas::new(), answers: HashMap::new() }
    }

    fn index_of(&mut self, answer: &str, schema: &Value) -> SchemaIndex {
        if let Some(index) = self.answers.get(answer) {
            return *index;
        }
        let url = format!("{COMPONENTS}answers/{}", self.answers.len());
        self.compiler.add_resource(&url, closed(schema.clone(), true)).unwrap();
        let index = self.compiler.compile(&url, &mut self.schemas).unwrap();
        self.answers.insert(answer.to_owned(), index);
        index
    }
}

/// The schemas of the document by their names.
struct Components;

const COMPONENTS: &str = "http://localhost/";

impl UrlLoader for Components {
    fn load(&self, url: &str) -> Result<Value, Box<dyn Error>> {
        Ok(closed(schema(url.trim_start_matches(COMPONENTS)), false))
    }
}

/// The schema, where objects have the fields that are named and no others.
fn closed(mut schema: Value, is_whole: bool) -> Value {
    close(&mut schema, is_whole);
    schema
}

/// An object of any fields.
fn is_free(schema: &Value) -> bool {
    schema["type"] == "object" && ["properties", "allOf", "oneOf", "anyOf"].iter().all(|of| schema.get(of).is_none())
}

/// Closes a schema, unless it is a part of an `allOf` or may be one: then what refers to it is closed. What it refers to gets the
/// URL of a component.
fn close(part: &mut Value, is_whole: bool) {
    let referred = part["$ref"].as_str().and_then(|to| to.strip_prefix(SCHEMAS)).map(str::to_owned);
    let is_open = is_free(part)
        || part.get("additionalProperties").is_some()
        || referred.as_ref().is_some_and(|name| is_free(&schema(name)));
    let Some(fields) = part.as_object_mut() else { return };
    if let Some(name) = referred {
        fields.insert("$ref".to_owned(), format!("{COMPONENTS}{name}").into());
    }
    for of in ["allOf", "oneOf", "anyOf"] {
        let parts = fields.get_mut(of).and_then(Value::as_array_mut).into_iter().flatten();
        parts.for_each(|part| close(part, false));
    }
    let properties = fields.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    properties.for_each(|(_, property)| close(property, true));
    for of in ["items", "additionalProperties"] {
        fields.get_mut(of).into_iter().for_each(|items| close(items, true));
    }
    let has_fields = ["properties", "$ref", "allOf", "oneOf", "anyOf"].iter().any(|of| fields.contains_key(*of));
    if is_whole && has_fields && !is_open {
        fields.insert("unevaluatedProperties".to_owned(), false.into());
    }
}
