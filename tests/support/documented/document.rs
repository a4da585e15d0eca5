//! The parts of the document that a test meets. Parsing all of it would take longer than most tests.

use super::answer::Answer;
use serde_json::Value;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock},
};

/// What the document says of an operation.
pub(super) struct Operation {
    /// By status.
    pub(super) answers: HashMap<u16, Answer>,
}

/// An operation such as `get /api/v1/jobs`.
pub(super) fn operation(name: &str) -> Option<Arc<Operation>> {
    static MET: Mutex<Option<HashMap<String, Arc<Operation>>>> = Mutex::new(None);
    let mut met = MET.lock().unwrap();
    let met = met.get_or_insert_default();
    if !met.contains_key(name) {
        let (method, path) = name.split_once(' ').unwrap();
        let says = part(&["paths", path, method])?;
        let answers = says["responses"].as_object().unwrap().iter();
        let answers = answers
            .map(|(status, says)| (status.parse().unwrap(), Answer::new(format!("{name} {status}"), resolved(says))));
        met.insert(name.to_owned(), Arc::new(Operation { answers: answers.collect() }));
    }
    met.get(name).cloned()
}

/// A schema by its name.
pub(super) fn schema(name: &str) -> Value {
    part(&["components", "schemas", name]).unwrap()
}

/// What a reference to a schema begins with.
pub(super) const SCHEMAS: &str = "#/components/schemas/";

fn resolved(says: &Value) -> Value {
    match says["$ref"].as_str() {
        Some(reference) => part(&reference.trim_start_matches("#/").split('/').collect::<Vec<_>>()).unwrap(),
        None => says.clone(),
    }
}

/// A part of the document three names deep, which is a line of the file: see `src/openapi/print.rs`.
fn part(path: &[&str]) -> Option<Value> {
    static DOCUMENT: OnceLock<String> = OnceLock::new();
    static PARTS: OnceLock<HashMap<[&str; 3], &str>> = OnceLock::new();
    let parts = PARTS.get_or_init(|| {
        // Not a part of the program: it would be compiled anew with each change of the document.
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.json");
        let document = DOCUMENT.get_or_init(|| std::fs::read_to_string(file).unwrap());
        let (mut names, mut parts) = ([""; 3], HashMap::new());
        for line in document.lines() {
            let depth = (line.len() - line.trim_start().len()) / 2;
            let Some((name, value)) = line.trim_start().split_once(": ") else { continue };
            names[depth - 1] = name.trim_matches('"');
            if depth == 3 {
                parts.insert(names, value.trim_end_matches(','));
            }
        }
        assert!(parts.len() > 300, "{}", parts.len());
        parts
    });
    Some(serde_json::from_str(parts.get(path)?).unwrap())
}
