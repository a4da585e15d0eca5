//! The fields of events' data: what they are called, what they hold, and whether they are there.

use serde_json::Value;

/// A field of an event's data.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) value: FieldValue,
    pub(crate) presence: Presence,
    pub(crate) meaning: &'static str,
    /// Whether, of the two sides, only the author of the review that the event is about is told.
    pub(super) is_for_author: bool,
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldValue {
    Id,
    Text,
    Texts,
    Integer,
    Flag,
    /// A word of the schema of this name.
    Word(&'static str),
}

/// Whether a field is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Always,
    /// It is always there, and may be `null`.
    OrNull,
    /// It may be missing.
    Sometimes,
}

impl Field {
    pub(super) const fn new(name: &'static str, value: FieldValue, meaning: &'static str) -> Self {
        Self { name, value, presence: Presence::Always, meaning, is_for_author: false }
    }

    pub(super) const fn or_null(self) -> Self {
        Self { presence: Presence::OrNull, ..self }
    }

    pub(super) const fn sometimes(self) -> Self {
        Self { presence: Presence::Sometimes, ..self }
    }

    pub(super) const fn for_author(self) -> Self {
        Self { is_for_author: true, ..self }
    }

    pub(super) fn fits(&self, value: Option<&Value>) -> bool {
        match value {
            None => self.presence == Presence::Sometimes,
            Some(Value::Null) => self.presence == Presence::OrNull,
            Some(value) => match self.value {
                FieldValue::Id | FieldValue::Text | FieldValue::Word(_) => value.is_string(),
                FieldValue::Texts => value.is_array(),
                FieldValue::Integer => value.is_i64(),
                FieldValue::Flag => value.is_boolean(),
            },
        }
    }
}

pub(super) const fn id(name: &'static str, meaning: &'static str) -> Field {
    Field::new(name, FieldValue::Id, meaning)
}

pub(super) const fn text(name: &'static str, meaning: &'static str) -> Field {
    Field::new(name, FieldValue::Text, meaning)
}

pub(super) const fn integer(name: &'static str, meaning: &'static str) -> Field {
    Field::new(name, FieldValue::Integer, meaning)
}

pub(super) const fn flag(name: &'static str, meaning: &'static str) -> Field {
    Field::new(name, FieldValue::Flag, meaning)
}

pub(super) const fn word(name: &'static str, of: &'static str, meaning: &'static str) -> Field {
    Field::new(name, FieldValue::Word(of), meaning)
}

/// Fields that are made at compile time.
macro_rules! fields {
    ($($field:expr),* $(,)?) => {
        const { &[$($field),*] }
    };
}
pub(super) use fields;
