//! The document is valid, complete, current and true.

use super::{assert_same, in_repository};
use serde_json::Value;
use std::{collections::BTreeMap, collections::HashSet, fs, process::Command};

/// The document as the program prints it.
fn printed() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_hirehall")).arg("openapi").env_clear().output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

pub(super) fn document() -> Value {
    serde_json::from_str(&printed()).unwrap()
}

pub(super) struct Operation {
    /// `POST /api/v1/jobs`
    pub(super) key: String,
    pub(super) says: Value,
}

pub(super) fn operations(document: &Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().unwrap();
    let of_path = |(path, item): (&String, &Value)| {
        let item = item.as_object().unwrap().clone();
        item.into_iter()
            .map(|(method, says)| Operation { key: format!("{} {path}", method.to_uppercase()), says })
            .collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_path).collect()
}

#[test]
fn the_committed_document_is_current() {
    let committed = fs::read_to_string(in_repository("docs/openapi.json")).unwrap_or_default();
    assert_same(&committed, &printed(), "run: cargo run -- openapi > docs/openapi.json");
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut all = Vec::new();
    collect_references(&document, &mut all);
    assert!(all.len() > 100);
    for reference in all {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

fn collect_references(node: &Value, into: &mut Vec<String>) {
    match node {
        Value::Object(fields) => {
            into.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| collect_references(value, into));
        }
        Value::Array(items) => items.iter().for_each(|value| collect_references(value, into)),
        _ => {}
    }
}

#[test]
fn every_operation_says_all_that_a_client_needs() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let tags: HashSet<&str> =
        document["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    for Operation { key, says } in operations(&document) {
        assert!(says["summary"].as_str().is_some_and(|summary| !summary.is_empty()), "{key} has no summary");
        let tag = says["tags"][0].as_str().unwrap();
        assert!(tags.contains(tag), "{key}: the document has no tag {tag:?}; known tags are {tags:?}");
        assert!(says["security"].is_array(), "{key} does not say who may call it");
        let in_path = key.matches('{').count();
        let documented =
            says["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "path").count();
        assert_eq!(documented, in_path, "{key}: path parameters");
        for (status, answer) in says["responses"].as_object().unwrap() {
            let answer = resolved(&document, answer);
            assert!(
                answer["description"].as_str().is_some_and(|description| !description.is_empty()),
                "{key} {status}"
            );
            assert!(answer["headers"]["X-Request-Id"].is_object(), "{key} {status}");
        }
    }
}

pub(super) fn resolved<'d>(document: &'d Value, node: &'d Value) -> &'d Value {
    node["$ref"].as_str().map_or(node, |reference| document.pointer(reference.trim_start_matches('#')).unwrap())
}

#[test]
fn every_operation_that_takes_a_secret_is_limited() {
    const SECRETS: [&str; 7] =
        ["password", "current_password", "totp_code", "code", "token", "refresh_token", "credential"];
    let document = document();
    let mut seen = 0;
    for Operation { key, says } in operations(&document).iter().filter(|operation| operation.key.contains("/auth/")) {
        let body = &resolved(&document, &says["requestBody"])["content"];
        let forms = ["application/json", "application/x-www-form-urlencoded"].map(|kind| &body[kind]["schema"]);
        let forms = forms.into_iter().flat_map(|form| match form["oneOf"].as_array() {
            Some(forms) => forms.iter().collect(),
            None => vec![form],
        });
        let fields = forms.flat_map(|form| resolved(&document, form)["properties"].as_object().into_iter().flatten());
        let mut names: Vec<&str> = fields.map(|(name, _)| name.as_str()).collect();
        let parameters = says["parameters"].as_array().into_iter().flatten();
        names.extend(parameters.filter_map(|parameter| resolved(&document, parameter)["name"].as_str()));
        if names.iter().any(|name| SECRETS.contains(name)) {
            assert!(says["responses"]["429"].is_object(), "{key}");
            seen += 1;
        }
    }
    assert!(seen >= 17, "{seen}");
}

/// A file that is tracked may have a megabyte.
#[test]
fn the_document_has_room_to_grow() {
    let printed = fs::metadata(in_repository("docs/openapi.json")).unwrap().len();
    assert!(printed < 830_000, "{printed} bytes: what is there more than once belongs into a component");
}

/// An object that is only received has the examples of its parts.
#[test]
fn every_schema_that_is_sent_or_is_no_object_has_an_example_that_fits_it() {
    let document = document();
    let operations = operations(&document);
    let sent: Vec<&Value> = operations
        .iter()
        .flat_map(|operation| operation.says["requestBody"]["content"].as_object().into_iter().flatten())
        .map(|(_, content)| resolved(&document, &content["schema"]))
        .collect();
    assert!(sent.len() > 60 && sent.iter().all(|schema| !schema["examples"].is_null() || !schema["oneOf"].is_null()));
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(!schema["examples"].is_null() || schema["properties"].is_object(), "{name}");
        if schema["examples"].is_null() {
            continue;
        }
        let example = &schema["examples"][0];
        for field in schema["required"].as_array().into_iter().flatten() {
            assert!(
                !example[field.as_str().unwrap()].is_null()
                    || schema["properties"][field.as_str().unwrap()].is_object(),
                "{name}"
            );
            assert!(example.get(field.as_str().unwrap()).is_some(), "{name}: the example lacks {field}");
        }
        if let Some(words) = schema["enum"].as_array() {
            assert!(words.contains(example), "{name}: {example}");
        }
        let kinds = &schema["type"];
        let fits = match example {
            Value::Null => true,
            Value::Object(_) => kinds == "object",
            Value::Array(_) => kinds == "array",
            Value::String(_) => kinds == "string",
            Value::Number(_) => kinds == "integer" || kinds == "number",
            Value::Bool(_) => kinds == "boolean",
        };
        assert!(fits || kinds.is_array() || kinds.is_null(), "{name}: {example} is not of type {kinds}");
    }
}

/// `POST /api/v1/jobs` → caller → `401 not_signed_in`, from the reviewed table.
fn reviewed_access() -> BTreeMap<String, BTreeMap<String, String>> {
    let text = fs::read_to_string(in_repository("tests/contract/access.txt")).unwrap_or_default();
    let mut table: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines() {
        match line.strip_prefix("    ") {
            None => key = line.to_owned(),
            Some(row) => {
                let (caller, answer) = row.split_at(16);
                table.entry(key.clone()).or_default().insert(caller.trim().to_owned(), answer.trim().to_owned());
            }
        }
    }
    table
}

#[test]
fn access_is_documented_as_it_is_enforced() {
    let access = reviewed_access();
    for Operation { key, says } in operations(&document()) {
        // `contract::access` fails for operations that are missing in the table.
        let Some(answers) = access.get(&key) else { continue };
        let needs_token = answers["nobody"] == "401 not_signed_in";
        assert_eq!(
            !says["security"].as_array().unwrap().is_empty(),
            needs_token,
            "{key}: nobody gets {}",
            answers["nobody"]
        );
        for (caller, answer) in answers {
            let status = answer.split(' ').next().unwrap();
            assert!(says["responses"].get(status).is_some(), "{key}: {caller} gets {answer}, which is not documented");
        }
    }
}

#[test]
fn every_refusal_names_its_codes_and_the_table_has_each() {
    let document = document();
    let table = document["tags"].as_array().unwrap().iter().find(|tag| tag["name"] == "errors").unwrap();
    let table = table["description"].as_str().unwrap();
    let of_problems = document["components"]["schemas"]["ProblemCode"]["enum"].as_array().unwrap();
    let of_fields = document["components"]["schemas"]["FieldErrorCode"]["enum"].as_array().unwrap();
    for code in of_problems.iter().chain(of_fields) {
        assert!(table.contains(&format!("| `{}` |", code.as_str().unwrap())), "{code}");
    }
    let mut named = HashSet::new();
    for Operation { key, says } in operations(&document) {
        for (status, answer) in says["responses"].as_object().unwrap() {
            let schema = &resolved(&document, answer)["content"]["application/problem+json"]["schema"];
            if schema.is_null() {
                // RFC 6749 has errors of its own.
                assert!(!status.starts_with(['4', '5']) || key == "POST /api/v1/auth/token", "{key} {status}");
                continue;
            }
            let codes = resolved(&document, schema)["allOf"][1]["properties"]["code"]["enum"].as_array().unwrap();
            assert!(codes.iter().all(|code| of_problems.contains(code)), "{key} {status}: {codes:?}");
            named.extend(codes.iter().map(|code| code.as_str().unwrap().to_owned()));
        }
    }
    let of_no_operation: Vec<&str> =
        of_problems.iter().map(|code| code.as_str().unwrap()).filter(|code| !named.contains(*code)).collect();
    assert_eq!(of_no_operation, ["malformed_request", "bad_request", "method_not_allowed", "internal", "stopping"]);
}
