//! Operation ids: the names of functions in generated clients, which stay as they are.

use super::{
    assert_reviewed,
    openapi::{Operation, document, operations, resolved},
};
use hirehall::database::Engine;
use serde_json::Value;
use std::collections::HashSet;

#[test]
fn operation_ids_equal_the_reviewed_table() {
    let row = |Operation { key, says }: &Operation| format!("{key:<72}{}\n", id(says));
    let table: String = operations(&document()).iter().map(row).collect();
    assert_reviewed("operations.txt", &table, Engine::Sqlite);
}

#[test]
fn an_operation_id_is_unique_and_has_a_verb_and_a_noun_and_every_list_is_named_so() {
    let document = document();
    let mut seen = HashSet::new();
    for Operation { key, says } in operations(&document) {
        let id = id(&says);
        assert!(seen.insert(id.clone()), "{key}: {id} is also another operation");
        let (verb, noun) = id.split_at(id.find(|c: char| c.is_ascii_uppercase()).unwrap_or(id.len()));
        assert!(!verb.is_empty() && !noun.is_empty(), "{key}: {id} is not a verb and a noun");
        assert!(id.chars().all(|c| c.is_ascii_alphanumeric()), "{key}: {id}");
        let answer = resolved(&document, &says["responses"]["200"]["content"]["application/json"]["schema"]);
        let is_list = answer["type"] == "array" || answer["properties"]["next_cursor"].is_object();
        assert_eq!(is_list, matches!(verb, "list" | "search"), "{key}: {id}");
    }
}

fn id(operation: &Value) -> String {
    operation["operationId"].as_str().unwrap().to_owned()
}
