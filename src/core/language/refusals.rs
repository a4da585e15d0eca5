//! What the API refuses, in other languages than English. The English sentences stand where they are refused, and may be more
//! precise; a text of another language goes by the code and its parameters.

use super::{Language, Values};
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::Value;

impl Language {
    /// The name of a status; `None` in English.
    pub(crate) fn status(self, status: StatusCode) -> Option<String> {
        self.translated(&format!("status-{}", status.as_u16()), &Values::new())
    }

    /// What a problem with this code and these parameters says; `None` in English.
    pub(crate) fn problem(self, code: &str, params: &Value) -> Option<String> {
        if self == Self::ENGLISH {
            return None;
        }
        self.translated(&format!("problem-{code}"), &values(params))
    }

    /// What is wrong with a field; `None` in English. `error` is written as its code and its parameters.
    pub(crate) fn field_error(self, error: &impl Serialize) -> Option<String> {
        if self == Self::ENGLISH {
            return None;
        }
        let error = serde_json::to_value(error).ok()?;
        let code = error.get("code")?.as_str()?;
        self.translated(&format!("field-{code}"), &values(error.get("params").unwrap_or(&Value::Null)))
    }

    fn translated(self, key: &str, values: &Values<'_>) -> Option<String> {
        if self == Self::ENGLISH { None } else { self.find(key, values) }
    }
}

/// Parameters as values. A list is told with commas, and `<name>_count` is its length. A bound that is left out is `none`.
fn values(params: &Value) -> Values<'static> {
    let mut values = Values::new();
    for bound in ["min", "max"] {
        values.set(bound, "none");
    }
    for (name, value) in params.as_object().into_iter().flatten() {
        match value {
            Value::Number(number) => match number.as_i64() {
                Some(whole) => values.set(name.clone(), whole),
                None => values.set(name.clone(), number.to_string()),
            },
            Value::String(text) => values.set(name.clone(), text.clone()),
            Value::Array(items) => {
                let words: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                values.set(format!("{name}_count"), words.len());
                values.set(name.clone(), words.join(", "));
            }
            Value::Null | Value::Bool(_) | Value::Object(_) => {}
        }
    }
    values
}
