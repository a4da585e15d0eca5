use super::*;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use std::collections::{BTreeMap, BTreeSet};

/// The values that each text uses, by its key; of an attribute, `key.attribute`.
type Texts = BTreeMap<String, BTreeSet<String>>;

fn parsed(language: Language) -> Resource<&'static str> {
    fluent_syntax::parser::parse(language.source()).unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"))
}

fn texts(language: Language) -> Texts {
    let resource = parsed(language);
    let mut texts = Texts::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let own = message.value.iter().map(|pattern| (message.id.name.to_owned(), pattern));
                let attributes = message.attributes.iter();
                let attributes = attributes.map(|of| (format!("{}.{}", message.id.name, of.id.name), &of.value));
                for (key, pattern) in own.chain(attributes) {
                    let mut values = BTreeSet::new();
                    collect(&resource, pattern, &mut values);
                    assert!(texts.insert(key.clone(), values).is_none(), "{language}: {key} is there twice");
                }
            }
            Entry::Term(_) | Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Junk { content } => panic!("{language}: {content}"),
        }
    }
    texts
}

/// Values that a pattern uses, also by the texts that it refers to.
fn collect(resource: &Resource<&str>, pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression } => collect_of(resource, expression, values),
        }
    }
}

fn collect_of(resource: &Resource<&str>, expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    let selector = match expression {
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| collect(resource, &variant.value, values));
            selector
        }
        Expression::Inline(inline) => inline,
    };
    match selector {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute: None } => {
            let is_it = |entry: &&Entry<&str>| matches!(entry, Entry::Message(message) if message.id.name == id.name);
            let Some(Entry::Message(message)) = resource.body.iter().find(is_it) else {
                panic!("there is no text {}", id.name)
            };
            message.value.iter().for_each(|pattern| collect(resource, pattern, values));
        }
        InlineExpression::Placeable { expression } => collect_of(resource, expression, values),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("this test does not know what values {other:?} uses"),
    }
}

impl Language {
    /// The key of every text.
    pub(crate) fn keys() -> impl Iterator<Item = String> {
        texts(Self::ENGLISH).into_keys()
    }

    /// The values that the text uses.
    pub(crate) fn values_of(self, key: &str) -> BTreeSet<String> {
        texts(self).remove(key).unwrap_or_default()
    }
}

/// What the API refuses is written in English where it is refused.
const NOT_IN_ENGLISH: [&str; 3] = ["status-", "problem-", "field-"];

fn is_refusal(key: &str) -> bool {
    NOT_IN_ENGLISH.iter().any(|family| key.starts_with(family))
}

#[test]
fn every_language_has_each_text_and_none_that_english_lacks() {
    let english: BTreeSet<String> = texts(Language::ENGLISH).into_keys().collect();
    assert!(!english.iter().any(|key| is_refusal(key)));
    for language in Language::all() {
        let keys: BTreeSet<String> = texts(language).into_keys().filter(|key| !is_refusal(key)).collect();
        let missing: Vec<_> = english.difference(&keys).collect();
        let unknown: Vec<_> = keys.difference(&english).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{language} lacks {missing:?} and alone has {unknown:?}");
    }
}

#[test]
fn every_language_tells_each_value_of_a_text() {
    // Languages greet by one or the other name.
    const ONE_OF: [&str; 2] = ["first_name", "full_name"];
    let english = texts(Language::ENGLISH);
    for language in Language::all() {
        for (key, values) in texts(language).into_iter().filter(|(key, _)| !is_refusal(key)) {
            let told = |values: &BTreeSet<String>| -> BTreeSet<String> {
                values
                    .iter()
                    .map(|value| if ONE_OF.contains(&&**value) { "a name".to_owned() } else { value.clone() })
                    .collect()
            };
            assert_eq!(told(&values), told(&english[&key]), "{language}: {key}");
        }
    }
}

#[test]
fn a_language_is_chosen_by_weight_then_by_place_and_never_refused_for_what_is_asked() {
    let best = |asked: &str| {
        let headers = axum::http::HeaderMap::from_iter([(axum::http::header::ACCEPT_LANGUAGE, asked.parse().unwrap())]);
        AcceptLanguage::of(&headers).best().map(Language::tag)
    };
    for (asked, expected) in [
        ("de", Some("de")),
        ("DE", Some("de")),
        ("de-AT", Some("de")),
        ("de-Latn-AT-1996", Some("de")),
        ("fr, de;q=0.5, en;q=0.9", Some("en")),
        ("en;q=0.8, de", Some("de")),
        ("de, en", Some("de")),
        ("en-GB,en;q=0.9,de;q=0.8", Some("en")),
        ("de;q=0, de-AT, en;q=0.1", Some("en")),
        ("de;q=0", None),
        ("*", None),
        ("fr", None),
        ("", None),
        (";;,,q=1,=", None),
        ("d", None),
        ("deutsch", None),
    ] {
        assert_eq!(best(asked), expected, "{asked}");
    }
    let long = format!("{}de", "fr, ".repeat(10_000));
    assert_eq!(best(&long), None, "a list is read to a bound");
    assert_eq!(AcceptLanguage::default().best(), None);
}

#[test]
fn every_error_of_a_field_is_told_with_its_parameters_in_every_other_language() {
    use crate::core::input::{Format, InvalidField, JsonType};
    let german = Language::named("de").unwrap();
    let told = |error: FieldError| InvalidField::new("/x", error).detail_in(german).into_owned();
    for (error, text) in [
        (FieldError::Required, "ist erforderlich"),
        (FieldError::TooLong { max: 80 }, "darf höchstens 80 Zeichen haben"),
        (FieldError::TooShort { min: 1 }, "muss mindestens ein sichtbares Zeichen haben"),
        (FieldError::OutOfRange { min: Some(1), max: Some(5) }, "muss zwischen 1 und 5 liegen"),
        (FieldError::OutOfRange { min: Some(1), max: None }, "muss mindestens 1 sein"),
        (FieldError::OutOfRange { min: None, max: Some(5) }, "darf höchstens 5 sein"),
        (
            FieldError::OutOfRange { min: None, max: None },
            "muss in dem Bereich liegen, den die anderen Angaben zulassen",
        ),
        (FieldError::UnknownValue { accepted: &["A", "B"] }, "muss einer dieser Werte sein: A, B"),
        (FieldError::UnknownValue { accepted: &[] }, "muss ein Wert sein, den es gibt"),
        (FieldError::InvalidType { expected: JsonType::Boolean }, "muss true oder false sein"),
        (FieldError::InvalidFormat { format: Format::DateTime }, "muss ein Zeitpunkt wie 2026-05-04T10:00:00Z sein"),
    ] {
        assert_eq!(told(error), text);
    }
    let own = InvalidField { pointer: String::new(), error: FieldError::TooCommon, detail: "more precise".to_owned() };
    assert_eq!(own.detail_in(Language::ENGLISH), "more precise");
}
