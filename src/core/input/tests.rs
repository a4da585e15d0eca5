use super::*;
use crate::{
    core::{
        change::Change,
        clock::Timestamp,
        day::Day,
        money::Money,
        text::{Degrees, Email, Line, Name, Paragraph, Password, Phone, Whole},
    },
    database::{
        enums::{Role, Slot},
        ids::UserId,
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn from_json<T: FromInput>(json: &Value) -> Result<T, Vec<InvalidField>> {
    let text = json.to_string();
    let raw: &RawValue = serde_json::from_str(&text).unwrap();
    read(Input::Json(raw)).map_err(FieldErrors::into_vec)
}

fn from_form<T: FromInput>(parameters: &[(&str, &str)]) -> Result<T, Vec<InvalidField>> {
    let parameters: Vec<_> = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    read(Input::Form(&parameters)).map_err(FieldErrors::into_vec)
}

/// `/pointer code {params}`.
fn shown(errors: Vec<InvalidField>) -> Vec<String> {
    let shown = |field: InvalidField| {
        assert!(!field.detail.is_empty());
        let field = serde_json::to_value(field).unwrap();
        let text = |name: &str| field[name].as_str().unwrap().to_owned();
        let params = field.get("params").map_or(String::new(), |params| format!(" {params}"));
        format!("{} {}{params}", text("pointer"), text("code"))
    };
    errors.into_iter().map(shown).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "shorter calls in tests")]
fn wrong<T: FromInput>(json: Value) -> Vec<String> {
    from_json::<T>(&json).err().map(shown).unwrap_or_default()
}

/// One field of each kind.
#[derive(Debug)]
#[expect(dead_code, reason = "the tests only parse it")]
struct Everything {
    line: Line<2, 5>,
    paragraph: Paragraph<0, 5>,
    name: Name<1, 80>,
    email: Email,
    phone: Phone,
    password: Password,
    whole: Whole<1, 5>,
    degrees: Degrees<90>,
    money: Money,
    is_so: bool,
    id: UserId,
    day: Day,
    at: Timestamp,
    role: Role,
    list: Vec<Whole<1, 5>>,
    optional: Option<Line<1, 5>>,
    change: Change<Line<1, 5>>,
    patch: Option<Line<1, 5>>,
    with_default: bool,
}

from_fields!(Everything {
    line, paragraph, name, email, phone, password, whole, degrees, money, is_so, id, day, at, role, list, optional, change,
    patch: given = None, with_default = true, });

fn good() -> Value {
    json!({
        "line": "ab", "paragraph": "a\nb", "name": "Ada", "email": "ada@example.org", "phone": "+49 30 1234567",
        "password": "correct horse battery", "whole": 5.0, "degrees": 52.5, "money": { "amount": 1, "currency": "EUR" },
        "is_so": true, "id": "019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f", "day": "2026-05-04", "at": "2026-05-04T10:00:00Z",
        "role": "CLIENT", "list": [1, 2], "optional": "a", "change": null, "patch": "a", "with_default": false,
    })
}

#[test]
fn each_kind_of_field_is_read() {
    from_json::<Everything>(&good()).unwrap();
    let mut least = good();
    for optional in ["optional", "change", "patch", "with_default"] {
        least.as_object_mut().unwrap().remove(optional);
    }
    let read: Everything = from_json(&least).unwrap();
    assert!(read.with_default && read.optional.is_none() && read.patch.is_none() && read.change == Change::Keep);
    let mut nulls = good();
    nulls["optional"] = Value::Null;
    nulls["change"] = Value::Null;
    let read: Everything = from_json(&nulls).unwrap();
    assert!(read.optional.is_none() && read.change == Change::Clear);
}

#[test]
fn each_kind_of_field_reports_its_errors() {
    let number = json!(7);
    let text = json!("x");
    for (field, value, expected) in [
        ("line", number.clone(), r#"invalid_type {"expected":"string"}"#),
        ("line", json!("a"), r#"too_short {"min":2}"#),
        ("line", json!("  a \u{200b}"), r#"too_short {"min":2}"#),
        ("line", json!("abcdef"), r#"too_long {"max":5}"#),
        ("line", json!("a\nb"), "forbidden_character"),
        ("line", Value::Null, r#"invalid_type {"expected":"string"}"#),
        ("paragraph", json!("abcdef"), r#"too_long {"max":5}"#),
        ("paragraph", json!("a\u{202e}b"), "forbidden_character"),
        ("paragraph", json!(["a"]), r#"invalid_type {"expected":"string"}"#),
        ("name", json!("evil.example"), "invalid_name"),
        ("name", json!(""), r#"too_short {"min":1}"#),
        ("email", json!("ada"), "invalid_email"),
        ("email", number.clone(), r#"invalid_type {"expected":"string"}"#),
        ("phone", json!("many"), "invalid_phone_number"),
        ("phone", json!(4930), r#"invalid_type {"expected":"string"}"#),
        ("password", json!("f8#"), r#"too_short {"min":8}"#),
        ("password", json!("password123"), "too_common"),
        ("password", number.clone(), r#"invalid_type {"expected":"string"}"#),
        ("whole", json!(6), r#"out_of_range {"max":5,"min":1}"#),
        ("whole", json!(0), r#"out_of_range {"max":5,"min":1}"#),
        ("whole", json!(1.5), r#"invalid_type {"expected":"integer"}"#),
        ("whole", json!("3"), r#"invalid_type {"expected":"integer"}"#),
        ("whole", Value::Null, r#"invalid_type {"expected":"integer"}"#),
        ("degrees", json!(90.5), r#"out_of_range {"max":90,"min":-90}"#),
        ("degrees", json!("52"), r#"invalid_type {"expected":"number"}"#),
        ("money", text.clone(), r#"invalid_type {"expected":"object"}"#),
        ("money", json!([1, "EUR"]), r#"invalid_type {"expected":"object"}"#),
        ("is_so", json!("true"), r#"invalid_type {"expected":"boolean"}"#),
        ("is_so", json!(1), r#"invalid_type {"expected":"boolean"}"#),
        ("id", text, r#"invalid_format {"format":"uuid"}"#),
        ("id", number.clone(), r#"invalid_type {"expected":"string"}"#),
        ("day", json!("2026-02-30"), r#"invalid_format {"format":"date"}"#),
        ("at", json!("2026-05-04"), r#"invalid_format {"format":"date-time"}"#),
        ("role", json!("client"), r#"unknown_value {"accepted":["CLIENT","WORKER","ADMIN"]}"#),
        ("role", json!({ "CLIENT": null }), r#"invalid_type {"expected":"string"}"#),
        ("list", json!({ "0": 1 }), r#"invalid_type {"expected":"array"}"#),
        ("optional", number.clone(), r#"invalid_type {"expected":"string"}"#),
        ("optional", json!("abcdef"), r#"too_long {"max":5}"#),
        ("change", number, r#"invalid_type {"expected":"string"}"#),
        ("change", json!(""), r#"too_short {"min":1}"#),
        ("patch", Value::Null, r#"invalid_type {"expected":"string"}"#),
        ("patch", json!("abcdef"), r#"too_long {"max":5}"#),
        ("with_default", Value::Null, r#"invalid_type {"expected":"boolean"}"#),
    ] {
        let mut body = good();
        body[field] = value.clone();
        assert_eq!(wrong::<Everything>(body), [format!("/{field} {expected}")], "{field}: {value}");
    }
    for field in good().as_object().unwrap().keys() {
        let mut body = good();
        body.as_object_mut().unwrap().remove(field);
        let is_optional = ["optional", "change", "patch", "with_default"].contains(&field.as_str());
        let expected = if is_optional { Vec::new() } else { vec![format!("/{field} required")] };
        assert_eq!(wrong::<Everything>(body), expected);
    }
}

#[test]
fn all_invalid_fields_are_reported_at_once() {
    struct Body {
        _title: Line<3, 100>,
        _price: Option<Money>,
        _years: Vec<Whole<0, 9>>,
        _role: Role,
    }
    from_fields!(Body { _title as "title", _price as "price", _years as "years", _role as "role" });

    let body = json!({ "titel": "Taps", "price": { "amount": 0.5, "currency": "XXQ", "tax": 1 }, "years": [1, "2", 10], "a/b~": 0 });
    assert_eq!(
        wrong::<Body>(body),
        [
            r#"/a~1b~0 unknown_field {"known":["title","price","years","role"]}"#,
            r#"/titel unknown_field {"known":["title","price","years","role"]}"#,
            "/title required",
            r#"/price/tax unknown_field {"known":["amount","currency"]}"#,
            r#"/price/amount invalid_type {"expected":"integer"}"#,
            "/price/currency invalid_currency",
            r#"/years/1 invalid_type {"expected":"integer"}"#,
            r#"/years/2 out_of_range {"max":9,"min":0}"#,
            "/role required",
        ]
    );
}

#[test]
fn a_duplicate_field_is_an_error_and_a_string_that_is_not_unicode_is_not_json() {
    let raw = |text: &'static str| -> &'static RawValue { serde_json::from_str(text).unwrap() };
    let twice = read::<Money>(Input::Json(raw(r#"{"amount":1,"currency":"EUR","amount":2}"#))).unwrap_err();
    assert_eq!(shown(twice.into_vec()), ["/amount duplicate_field"]);
    for broken in [r#""\ud800""#, r#""\udc00 x""#] {
        assert!(read::<Line<0, 9>>(Input::Json(raw(broken))).unwrap_err().is_malformed(), "{broken}");
    }
    assert!(read::<Money>(Input::Json(raw(r#"{"\ud800":1}"#))).unwrap_err().is_malformed());
}

#[test]
fn the_same_types_are_read_from_a_query() {
    #[derive(Debug)]
    struct Filter {
        words: Option<String>,
        least: Option<Whole<0, 5>>,
        flagged: Option<bool>,
        owner: Option<UserId>,
        slot: Option<Slot>,
        from: Option<Day>,
        north: Option<Degrees<90>>,
    }
    from_fields!(Filter { words, least, flagged, owner, slot, from, north });

    let read: Filter = from_form(&[("least", "5"), ("flagged", "true"), ("words", "5"), ("north", "5e1")]).unwrap();
    assert_eq!(
        (read.least.map(|least| least.0), read.flagged, read.words.as_deref()),
        (Some(5), Some(true), Some("5"))
    );
    assert_eq!(read.north.map(|north| north.0), Some(50.0));
    assert!(read.owner.is_none() && read.slot.is_none() && read.from.is_none());
    let errors = from_form::<Filter>(&[
        ("least", "many"),
        ("flagged", "yes"),
        ("owner", "me"),
        ("slot", "hat"),
        ("from", "today"),
        ("north", "inf"),
        ("limit", "1"),
        ("words", "a"),
        ("words", "b"),
    ])
    .unwrap_err();
    let slots = r#"["document","document_back","selfie","licence","insurance","criminal_record"]"#;
    assert_eq!(
        shown(errors),
        [
            r#"/limit unknown_field {"known":["words","least","flagged","owner","slot","from","north"]}"#.to_owned(),
            "/words duplicate_field".to_owned(),
            r#"/least invalid_type {"expected":"integer"}"#.to_owned(),
            r#"/flagged invalid_type {"expected":"boolean"}"#.to_owned(),
            r#"/owner invalid_format {"format":"uuid"}"#.to_owned(),
            format!(r#"/slot unknown_value {{"accepted":{slots}}}"#),
            r#"/from invalid_format {"format":"date"}"#.to_owned(),
            r#"/north out_of_range {"max":90,"min":-90}"#.to_owned(),
        ]
    );
}

#[test]
fn at_most_a_hundred_errors_are_reported() {
    assert_eq!(wrong::<Vec<Line<1, 9>>>(json!(vec![""; 300])).len(), 100);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z_/~]{0,6}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_input_is_parsed_or_reported_and_only_invalid_fields_are_reported(
        changes in prop::collection::vec((prop::sample::select(good().as_object().unwrap().keys().cloned().collect::<Vec<_>>()), any_json()), 0..4),
        unknown in prop::option::of("[A-Z]{1,6}"),
    ) {
        let mut body = good();
        for (field, value) in &changes {
            body[field] = value.clone();
        }
        if let Some(name) = &unknown {
            body[name] = Value::Null;
        }
        let errors = from_json::<Everything>(&body).err().unwrap_or_default();
        for error in &errors {
            let field = error.pointer.split('/').nth(1).unwrap();
            prop_assert!(changes.iter().any(|(changed, _)| changed == field) || unknown.as_deref() == Some(field), "{error:?}");
        }
        if let Some(name) = &unknown {
            let is_reported = |error: &InvalidField| error.pointer == format!("/{name}") && matches!(error.error, FieldError::UnknownField { .. });
            prop_assert_eq!(errors.iter().filter(|error| is_reported(error)).count(), 1);
        }
        // A field has the same errors with and without other invalid fields.
        for (field, _) in &changes {
            let mut alone = good();
            alone[field] = body[field].clone();
            let of_field = |errors: &[InvalidField]| errors.iter().filter(|error| error.pointer.split('/').nth(1) == Some(field)).cloned().collect::<Vec<_>>();
            let alone = from_json::<Everything>(&alone).err().unwrap_or_default();
            prop_assert_eq!(of_field(&alone), of_field(&errors));
        }
    }
}
