//! The document says what bodies and parameters look like. That responses are so is compared in every test, by
//! `support::documented`.

use super::openapi::{Operation, document, operations, resolved};
use serde_json::Value;
use std::collections::HashSet;

#[test]
fn every_component_is_used() {
    let document = document();
    let mut used = HashSet::new();
    visit(&document, "", &mut |_, node| {
        used.extend(node["$ref"].as_str().map(str::to_owned));
    });
    for (kind, components) in
        document["components"].as_object().unwrap().iter().filter(|(kind, _)| *kind != "securitySchemes")
    {
        for name in components.as_object().unwrap().keys() {
            assert!(used.contains(&format!("#/components/{kind}/{name}")), "nothing refers to {kind}/{name}");
        }
    }
}

#[test]
fn every_operation_says_what_success_is_and_has_a_description() {
    for Operation { key, says } in operations(&document()) {
        // A WebSocket begins with 101.
        let is_success = |status: &String| status.starts_with('2') || status == "101";
        assert!(says["responses"].as_object().unwrap().keys().any(is_success), "{key} never succeeds");
        for text in ["summary", "description"] {
            assert!(says[text].as_str().is_some_and(|text| text.len() > 5), "{key} has no {text}");
        }
    }
}

#[test]
fn an_answer_always_has_its_fields_unless_they_are_never_null() {
    let document = document();
    let mut seen = 0;
    for name in schemas_of(&document, "responses") {
        visit(&document["components"]["schemas"][&name], &name, &mut |place, node| {
            for (field, says) in node["properties"].as_object().into_iter().flatten() {
                let is_required = node["required"].as_array().into_iter().flatten().any(|known| known == field);
                assert!(is_required || !accepts_null(says), "{place}: {field} may be null, so it is always sent");
                seen += 1;
            }
        });
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn the_items_of_a_list_and_the_objects_in_an_answer_have_names() {
    let document = document();
    for name in schemas_of(&document, "responses") {
        visit(&document["components"]["schemas"][&name], &name, &mut |place, node| {
            // The parameters of a code and the data of an event belong to it alone.
            let properties = node["properties"].as_object().into_iter().flatten();
            let properties = properties.filter(|(field, _)| !["params", "data"].contains(&field.as_str()));
            for part in properties.map(|(_, part)| part).chain(node.get("items")) {
                assert!(part["properties"].is_null(), "{place} has an object without a name");
            }
        });
    }
}

/// OAuth 2 and OpenID Connect say that unknown parameters are ignored.
const OPEN: [&str; 2] = ["TokenRequest", "Callback"];

#[test]
fn request_bodies_are_closed() {
    let document = document();
    let mut seen = 0;
    for name in schemas_of(&document, "requestBody").iter().filter(|name| !OPEN.contains(&name.as_str())) {
        visit(&document["components"]["schemas"][name], name, &mut |place, node| {
            if node["properties"].is_object() {
                assert_eq!(node["additionalProperties"], false, "{place} has room for unknown fields");
                seen += 1;
            }
        });
    }
    assert!(seen > 40, "{seen}");
}

/// Text whose content only the server knows: it is given back as it was received.
const OPAQUE: [&str; 22] = [
    "If-Match",
    "If-None-Match",
    "category",
    "code",
    "credential",
    "cursor",
    "error",
    "iss",
    "others",
    "password",
    "provider",
    "refresh_token",
    "state",
    "token",
    "totp_code",
    "user",
    "username",
    "webhook-id",
    "webhook-signature",
    "webhook-timestamp",
    "Last-Event-ID",
    "after",
];

#[test]
fn text_and_numbers_in_requests_have_a_shape_or_bounds() {
    let document = document();
    let check = |place: &str, schema: &Value| {
        visit(schema, place, &mut |place, node| {
            let is = |kind: &str| {
                node["type"] == kind || node["type"].as_array().is_some_and(|kinds| kinds.contains(&kind.into()))
            };
            let has = |words: &[&str]| words.iter().any(|word| node.get(word).is_some());
            let is_opaque = place.split(['/', ' ']).any(|name| OPAQUE.contains(&name));
            if is("string") && !is_opaque {
                assert!(has(&["enum", "format", "pattern", "maxLength"]), "{place}: a text of any length: {node}");
            }
            if (is("integer") || is("number")) && !is_opaque {
                assert!(has(&["minimum", "exclusiveMinimum"]), "{place}: a number without a minimum: {node}");
            }
        });
    };
    for name in schemas_of(&document, "requestBody") {
        check(&name, &document["components"]["schemas"][&name]);
    }
    for Operation { key, says } in operations(&document) {
        for parameter in says["parameters"].as_array().into_iter().flatten() {
            let parameter = resolved(&document, parameter);
            let place = format!("{key} {}", parameter["name"].as_str().unwrap());
            check(&place, &parameter["schema"]);
            assert!(!accepts_null(&parameter["schema"]), "{place}: a parameter is never null");
        }
    }
}

#[test]
fn bytes_have_a_media_type_and_no_schema() {
    let mut seen = 0;
    for Operation { key, says } in operations(&document()) {
        for answer in says["responses"].as_object().unwrap().values() {
            for (kind, content) in answer["content"].as_object().into_iter().flatten() {
                let is_text = kind.ends_with("json") || kind.starts_with("text/");
                assert_eq!(content["schema"].is_object(), is_text, "{key}: {kind}");
                seen += usize::from(!is_text);
            }
        }
    }
    assert!(seen >= 8, "{seen}");
}

fn accepts_null(schema: &Value) -> bool {
    let is_null = |kind: &Value| kind == "null";
    let choices = ["oneOf", "anyOf"].into_iter().flat_map(|of| schema[of].as_array().into_iter().flatten());
    schema["type"].as_array().into_iter().flatten().any(is_null) || choices.map(|choice| &choice["type"]).any(is_null)
}

/// The schemas that a part of every operation refers to, directly or not.
fn schemas_of(document: &Value, part: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut open: Vec<Value> = operations(document).into_iter().map(|operation| operation.says[part].clone()).collect();
    while let Some(node) = open.pop() {
        visit(&node, "", &mut |_, node| {
            let Some(reference) = node["$ref"].as_str() else { return };
            if let Some(name) = reference.strip_prefix("#/components/schemas/")
                && !found.insert(name.to_owned())
            {
                return;
            }
            open.push(resolved(document, node).clone());
        });
    }
    assert!(found.len() > 50, "{part}: {}", found.len());
    found
}

/// Calls `look` with every object below a node and its place, examples aside.
fn visit(node: &Value, place: &str, look: &mut impl FnMut(&str, &Value)) {
    match node {
        Value::Object(fields) => {
            look(place, node);
            for (name, field) in fields.iter().filter(|(name, _)| !matches!(name.as_str(), "example" | "examples")) {
                let place = if matches!(name.as_str(), "properties" | "oneOf" | "allOf") {
                    place.to_owned()
                } else {
                    format!("{place}/{name}")
                };
                visit(field, &place, look);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| visit(item, place, look)),
        _ => {}
    }
}
