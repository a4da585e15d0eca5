//! The document as text.

use serde_json::Value;
use std::fmt::Write as _;

/// Each operation and each component is a line, so that a difference names what has changed. Indented, the document would have more than
/// a megabyte.
const LEVELS: usize = 3;

/// The document as `hirehall openapi` prints it.
pub(crate) fn print(document: &Value) -> String {
    let mut text = String::new();
    print_value(document, 0, &mut text);
    text.push('\n');
    text
}

fn print_value(value: &Value, level: usize, text: &mut String) {
    match value.as_object().filter(|members| level < LEVELS && !members.is_empty()) {
        None => _ = write!(text, "{value}"),
        Some(members) => {
            for (number, (name, member)) in members.iter().enumerate() {
                let start = if number == 0 { "{" } else { "," };
                _ = write!(text, "{start}\n{:indent$}{}: ", "", Value::from(name.as_str()), indent = 2 * (level + 1));
                print_value(member, level + 1, text);
            }
            _ = write!(text, "\n{:indent$}}}", "", indent = 2 * level);
        }
    }
}
