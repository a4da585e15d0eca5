//! The codes of errors: their schemas, and tables of what they mean.
#![expect(clippy::indexing_slicing, reason = "missing JSON members read as null")]

use super::components::reference;
use crate::{
    codes,
    core::{
        error::{self, CodeEntry},
        input::FieldError,
    },
};
use serde_json::{Map, Value, json};
use utoipa::PartialSchema as _;

/// Every code of a problem.
pub(super) fn problem_codes() -> impl Iterator<Item = &'static CodeEntry> {
    [error::codes::CODES, codes::CODES].concat().into_iter()
}

/// The codes of problems and fields, and their parameters, as schemas. Problems and fields refer to them.
pub(super) fn add_schemas(schemas: &mut Value) {
    let code_list = |codes: &[Documented], about: &str| {
        let meanings: String = codes.iter().map(|code| format!("\n- `{}`: {}", code.code, code.meaning)).collect();
        let words: Vec<&str> = codes.iter().map(|code| code.code.as_str()).collect();
        json!({ "type": "string", "description": format!("{about}\n{meanings}"), "enum": words, "examples": [words.first()] })
    };
    let (problems, fields) = (documented_problems(), documented_fields());
    schemas["ProblemCode"] = code_list(&problems, "What went wrong.");
    schemas["ProblemParams"] = params_of(&problems, &json!({ "retry_after": 30 }));
    schemas["FieldErrorCode"] = code_list(&fields, "What is wrong with a field.");
    schemas["FieldErrorParams"] = params_of(&fields, &json!({ "min": 1, "max": 5 }));
    let problem = &mut schemas["Problem"]["properties"];
    problem["code"] = reference("schemas", "ProblemCode");
    problem["params"] = reference("schemas", "ProblemParams");

    // One object with optional parameters: generators of clients turn a union with a schema for each code into dozens of classes without a
    // common field for the parameters.
    let mut field = schemas["InvalidField"]["allOf"][1].clone();
    field["description"] = "An invalid field.".into();
    field["properties"]["code"] = reference("schemas", "FieldErrorCode");
    field["properties"]["params"] = reference("schemas", "FieldErrorParams");
    field["required"] = json!(["pointer", "code", "detail"]);
    field["examples"] = json!([{
        "pointer": "/rating",
        "code": "out_of_range",
        "params": { "min": 1, "max": 5 },
        "detail": "must be between 1 and 5",
    }]);
    schemas["InvalidField"] = field;
    if let Some(schemas) = schemas.as_object_mut() {
        schemas.remove("FieldError");
    }
}

/// The tables in Markdown.
pub(super) fn as_markdown() -> String {
    let mut text = "Every error is `application/problem+json` (RFC 9457): `status` and `code` say what went wrong, `params` has what a text \
        about it needs, `detail` says it in English, and `errors` names each wrong field by a JSON pointer (RFC 6901). Decide and translate by \
        `code` and `params`; `detail` may change. New codes may come: treat an unknown one by its status.\n\n\
        An operation documents the codes that it gives. Beside them, any request can be answered with `malformed_request`, `bad_request` or \
        `internal`.\n\n## Codes of problems\n\n| status | code | meaning | params |\n| --- | --- | --- | --- |\n"
        .to_owned();
    for (entry, code) in problem_codes().zip(documented_problems()) {
        text += &format!("| {} {}\n", entry.status.as_u16(), code.row());
    }
    text += "\n## Codes of fields\n\n| code | meaning | params |\n| --- | --- | --- |\n";
    text.extend(documented_fields().iter().map(|code| code.row() + "\n"));
    text
}

/// A code with what the document says about it.
struct Documented {
    code: String,
    meaning: String,
    params: Vec<DocumentedParam>,
}

struct DocumentedParam {
    name: String,
    meaning: String,
    schema: Value,
    is_optional: bool,
}

impl Documented {
    fn row(&self) -> String {
        let params = self.params.iter().map(|param| {
            let optional = if param.is_optional { " (may be missing)" } else { "" };
            format!("`{}`{optional}: {}", param.name, param.meaning)
        });
        format!("| `{}` | {} | {} |", self.code, self.meaning, params.collect::<Vec<_>>().join(" "))
    }
}

fn documented_problems() -> Vec<Documented> {
    let of = |entry: &CodeEntry| Documented {
        code: entry.code.to_owned(),
        meaning: entry.meaning.trim().to_owned(),
        params: (entry.params.iter())
            .map(|param| DocumentedParam {
                name: param.name.to_owned(),
                meaning: param.meaning.trim().to_owned(),
                schema: serde_json::to_value((param.schema)()).unwrap_or_default(),
                is_optional: false,
            })
            .collect(),
    };
    problem_codes().map(of).collect()
}

/// From the documentation of the variants of [`FieldError`].
fn documented_fields() -> Vec<Documented> {
    let schema = serde_json::to_value(FieldError::schema()).unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().replace('\n', " ").trim().to_owned();
    let of = |variant: &Value| {
        let params = &variant["properties"]["params"];
        let is_required = |name: &String| params["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
        Documented {
            code: text(&variant["properties"]["code"]["enum"][0]),
            meaning: text(&variant["description"]),
            params: (params["properties"].as_object().into_iter().flatten())
                .map(|(name, schema)| DocumentedParam {
                    name: name.clone(),
                    meaning: text(&schema["description"]),
                    schema: schema.clone(),
                    is_optional: !is_required(name),
                })
                .collect(),
        }
    };
    schema["oneOf"].as_array().into_iter().flatten().map(of).collect()
}

/// The parameters of all codes as one object. Each is sent with the codes that its description names.
fn params_of(codes: &[Documented], example: &Value) -> Value {
    let mut properties = Map::new();
    for (code, param) in codes.iter().flat_map(|code| code.params.iter().map(move |param| (code, param))) {
        let says = format!("- with `{}`: {}", code.code, param.meaning);
        let property = properties.entry(&param.name).or_insert_with(|| {
            let mut schema = param.schema.clone();
            schema["description"] = "".into();
            // Another code has it with other bounds.
            schema.as_object_mut().map(|schema| schema.remove("minimum"));
            schema
        });
        let earlier = property["description"].as_str().unwrap_or_default();
        property["description"] = format!("{earlier}\n{says}").trim().into();
    }
    json!({
        "type": "object",
        "description": "What a text about the error needs. Which parameters there are follows from the code.",
        "properties": properties,
        "examples": [example],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{HashMap, HashSet};

    #[test]
    fn a_code_has_one_meaning_and_a_parameter_one_type() {
        for codes in [documented_problems(), documented_fields()] {
            let (mut seen, mut types) = (HashSet::new(), HashMap::new());
            for Documented { code, meaning, params } in codes {
                assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{code}");
                assert!(meaning.ends_with('.') && !meaning.contains('|'), "{code}: {meaning}");
                for DocumentedParam { name, meaning, schema, .. } in params {
                    assert!(meaning.ends_with('.') && !meaning.contains('|'), "{code}: {name}: {meaning}");
                    let kind = [&schema["type"], &schema["$ref"], &schema["items"]["type"]].map(Value::to_string);
                    assert_eq!(types.entry(name.clone()).or_insert(kind.clone()), &kind, "{code}: {name}");
                }
                assert!(seen.insert(code.clone()), "{code} is there twice");
            }
            assert!(seen.len() > 40, "{}", seen.len());
        }
    }
}
