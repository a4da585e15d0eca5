//! Replacements. Each follows from the row's id alone, so that a copy of the same rows is the same.

use super::rules::Rule;
use crate::database::tables::Value;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

/// The row of a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'r> {
    /// The number of its first id; 0 without one.
    pub(super) number: u128,
    /// Whether it is an account that was deleted.
    pub(super) is_deleted: bool,
    /// The hash of the one password.
    pub(super) password_hash: &'r str,
}

/// The value in the copy; `None` if the row is left out.
pub(super) fn replaced(rule: Rule, value: Value, row: Row<'_>) -> Option<Value> {
    let text = |new: String| Some(Value::Text(new));
    match (rule, value) {
        (Rule::Keep, value) => Some(value),
        (Rule::Null, _) => Some(Value::Null),
        (Rule::LeaveOutIfTrue, Value::Bool(true) | Value::Integer(1)) => None,
        (Rule::LeaveOutIfTrue, value) => Some(value),
        // What there is nothing of stays so.
        (_, Value::Null) => Some(Value::Null),
        (Rule::Text | Rule::Address | Rule::LastName | Rule::Phone, Value::Text(old)) if old.is_empty() => text(old),
        (Rule::FirstName, _) if row.is_deleted => text("Deleted user".to_owned()),
        (Rule::Empty, _) => text(String::new()),
        (Rule::EmptyList, _) => text("[]".to_owned()),
        (Rule::Text, Value::Text(old)) => text(filler(row.number, old.chars().count())),
        (Rule::Address, _) => text(format!("{:032x}@anonymised.invalid", row.number)),
        (Rule::FirstName, _) => text(pick(&FIRST_NAMES, row.number).to_owned()),
        (Rule::LastName, _) => text(pick(&LAST_NAMES, row.number / 16).to_owned()),
        (Rule::Phone, _) => text(format!("+999{:08}", row.number % 100_000_000)),
        (Rule::Password, _) => text(row.password_hash.to_owned()),
        (Rule::Latitude, _) => Some(Value::Float(52.52 + offset(row.number))),
        (Rule::Longitude, _) => Some(Value::Float(13.405 + offset(row.number >> 16))),
        (Rule::EventData, Value::Text(old)) => text(harmless(&old)),
        // No column has such a rule and another type.
        (Rule::Text | Rule::EventData, _) => Some(Value::Null),
    }
}

const FIRST_NAMES: [&str; 16] = [
    "Alex", "Bela", "Chris", "Dana", "Eli", "Finn", "Gale", "Hana", "Ira", "Jona", "Kim", "Lou", "Mika", "Nico",
    "Robin", "Sam",
];
const LAST_NAMES: [&str; 16] = [
    "Ash", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Ginkgo", "Hazel", "Ironwood", "Juniper", "Larch", "Maple",
    "Oak", "Pine", "Rowan", "Willow",
];

fn pick<'t>(words: &[&'t str; 16], number: u128) -> &'t str {
    usize::try_from(number % 16).ok().and_then(|at| words.get(at)).copied().unwrap_or_default()
}

/// Between -0.2 and 0.2 degrees.
fn offset(number: u128) -> f64 {
    f64::from(u16::try_from(number & 0xffff).unwrap_or_default()) / 65535.0 * 0.4 - 0.2
}

/// So many characters of words that say nothing.
fn filler(number: u128, characters: usize) -> String {
    const WORDS: [&str; 16] = [
        "lorem", "ipsum", "dolor", "amet", "elit", "tempor", "labore", "magna", "aliqua", "veniam", "nostrud",
        "ullamco", "nisi", "commodo", "irure", "velit",
    ];
    let mut text = String::new();
    let mut at = number;
    while text.len() < characters {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(pick(&WORDS, at));
        at = at.wrapping_add(1);
    }
    text.truncate(characters);
    // A text does not end with a space; one character more or less tells nothing.
    if text.ends_with(' ') {
        text.pop();
        text.push('.');
    }
    text
}

/// Ids and truth values: whatever else is in the data of an event may be personal.
fn harmless(data: &str) -> String {
    let Ok(Json::Object(fields)) = serde_json::from_str(data) else { return "{}".to_owned() };
    let is_harmless = |value: &Json| match value {
        Json::Bool(_) | Json::Null => true,
        Json::String(text) => Uuid::try_parse(text).is_ok(),
        Json::Number(_) | Json::Array(_) | Json::Object(_) => false,
    };
    let kept: Map<String, Json> = fields.into_iter().filter(|(_, value)| is_harmless(value)).collect();
    Json::Object(kept).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Row<'_> = Row { number: 0x0199_1234, is_deleted: false, password_hash: "hash" };

    fn text(rule: Rule, old: &str) -> String {
        match replaced(rule, Value::Text(old.to_owned()), ROW) {
            Some(Value::Text(new)) => new,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_text_keeps_its_length_and_nothing_else() {
        for old in ["", "a", "Müller & Söhne", &"Straße 5, ".repeat(50)] {
            let new = text(Rule::Text, old);
            assert_eq!(new.chars().count(), old.chars().count());
            assert!(old.is_empty() || !old.contains(&new) && !new.ends_with(' '), "{new}");
        }
    }

    #[test]
    fn of_an_event_only_ids_and_truth_values_stay() {
        let data = r#"{"job_id":"0199b0e6-0000-7000-8000-000000000001","reason":"He is Ada","rating":5,"by_operator":true,"a":{"b":1}}"#;
        let kept: Json = serde_json::from_str(&text(Rule::EventData, data)).unwrap();
        assert_eq!(kept, serde_json::json!({ "job_id": "0199b0e6-0000-7000-8000-000000000001", "by_operator": true }));
        assert_eq!(text(Rule::EventData, "no JSON"), "{}");
    }

    #[test]
    fn what_there_is_nothing_of_stays_so() {
        for rule in [Rule::Text, Rule::Address, Rule::Phone, Rule::Password, Rule::Latitude, Rule::Empty] {
            assert_eq!(replaced(rule, Value::Null, ROW), Some(Value::Null));
        }
        assert_eq!(text(Rule::Address, ""), "");
        let deleted = Row { is_deleted: true, ..ROW };
        let name = replaced(Rule::FirstName, Value::Text("Ada".to_owned()), deleted);
        assert_eq!(name, Some(Value::Text("Deleted user".to_owned())));
    }
}
