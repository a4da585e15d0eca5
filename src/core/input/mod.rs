//! What a request says, read field by field.
//!
//! A type that a request can carry implements [`FromInput`]: it reads itself from JSON or from a query parameter, and reports what
//! is wrong with stable codes. Reading goes on after an error, so a client learns of every wrong field at once.

mod error;
mod fields;
#[cfg(test)]
mod tests;

pub use error::{FieldError, Format, InvalidField, JsonType};
pub(crate) use fields::{from_fields, given};

use serde_json::value::RawValue;
use std::fmt::Display;

/// A value that a request carries.
#[derive(Clone, Copy)]
pub(crate) enum Input<'i> {
    /// A part of a JSON body, as it was sent.
    Json(&'i RawValue),
    /// One parameter of a query, or one text of a form.
    Text(&'i str),
    /// All parameters of a query, or all texts of a form.
    Form(&'i [(String, String)]),
}

/// A type that a request can carry.
pub(crate) trait FromInput: Sized {
    /// Reads a value and checks it. What is wrong is added to `errors`; `None` when there is no value then.
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self>;

    /// The value of a field that was left out; `None` where it is needed.
    fn when_absent() -> Option<Self> {
        None
    }
}

/// Reads a whole value: itself, or everything that is wrong with it.
pub(crate) fn read<T: FromInput>(input: Input<'_>) -> Result<T, FieldErrors> {
    let mut errors = FieldErrors::default();
    let value = T::from_input(input, &mut errors);
    errors.or(value)
}

/// Reads a list. One that is too long is not looked into: the answer would be longer still.
pub(crate) fn at_most<T: FromInput>(max: usize, input: Input<'_>, errors: &mut FieldErrors) -> Option<Vec<T>> {
    let items = input.items(errors)?;
    if items.len() > max {
        errors.add(FieldError::TooMany { max });
        return None;
    }
    Vec::from_input(input, errors)
}

/// What is wrong with a request, as far as it was read.
#[derive(Debug, Default)]
pub(crate) struct FieldErrors {
    /// The pointer of the field that is being read.
    pointer: String,
    found: Vec<InvalidField>,
    is_malformed: bool,
}

impl FieldErrors {
    /// So many are told: an answer must not be much longer than its question.
    const MAX: usize = 100;

    /// The field that is being read is wrong.
    pub(crate) fn add(&mut self, error: FieldError) {
        let detail = error.to_string();
        self.add_with(error, detail);
    }

    /// The same in other words than usual.
    pub(crate) fn add_with(&mut self, error: FieldError, detail: impl Into<String>) {
        if self.found.len() < Self::MAX {
            self.found.push(InvalidField { pointer: self.pointer.clone(), error, detail: detail.into() });
        }
    }

    /// What is added meanwhile is about a field, or an item, of what is being read.
    pub(crate) fn at<T>(&mut self, name: impl Display, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        let name = name.to_string();
        self.pointer.push('/');
        if name.contains(['~', '/']) {
            self.pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        } else {
            self.pointer.push_str(&name);
        }
        let read = read(self);
        self.pointer.truncate(length);
        read
    }

    /// The input is not even JSON: a text in it is half of a character, say.
    fn add_malformed(&mut self) {
        self.is_malformed = true;
    }

    /// Whether the input is not JSON.
    pub(crate) fn is_malformed(&self) -> bool {
        self.is_malformed
    }

    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty() && !self.is_malformed
    }

    /// What was read, if nothing is wrong.
    pub(crate) fn or<T>(self, read: Option<T>) -> Result<T, Self> {
        match read {
            Some(read) if self.is_empty() => Ok(read),
            _ => Err(self),
        }
    }

    /// Every wrong field.
    pub(crate) fn into_vec(self) -> Vec<InvalidField> {
        self.found
    }
}

impl<'i> Input<'i> {
    fn is_null(self) -> bool {
        matches!(self, Input::Json(raw) if raw.get() == "null")
    }

    fn not_a<T>(errors: &mut FieldErrors, expected: JsonType) -> Option<T> {
        errors.add(FieldError::InvalidType { expected });
        None
    }

    /// A text.
    pub(crate) fn text(self, errors: &mut FieldErrors) -> Option<String> {
        match self {
            Input::Text(text) => Some(text.to_owned()),
            Input::Json(raw) if raw.get().starts_with('"') => {
                let text = serde_json::from_str(raw.get()).ok();
                if text.is_none() {
                    errors.add_malformed();
                }
                text
            }
            _ => Self::not_a(errors, JsonType::String),
        }
    }

    /// A text that a type can be parsed from; `error` where it cannot.
    pub(crate) fn parse<T: std::str::FromStr>(self, errors: &mut FieldErrors, error: FieldError) -> Option<T> {
        let parsed = self.text(errors)?.parse().ok();
        if parsed.is_none() {
            errors.add(error);
        }
        parsed
    }

    /// A number, which may be infinite: JSON knows numbers that are too large.
    pub(crate) fn number(self, errors: &mut FieldErrors) -> Option<f64> {
        let number = match self {
            Input::Json(raw) if raw.get().starts_with(|c: char| c == '-' || c.is_ascii_digit()) => raw.get().parse(),
            Input::Text(text) => text.parse(),
            _ => return Self::not_a(errors, JsonType::Number),
        };
        match number {
            Ok(number) if !f64::is_nan(number) => Some(number),
            _ => Self::not_a(errors, JsonType::Number),
        }
    }

    /// An object as it was sent, for a library that reads it by itself.
    pub(crate) fn object(self, errors: &mut FieldErrors) -> Option<&'i RawValue> {
        match self {
            Input::Json(raw) if raw.get().starts_with('{') => Some(raw),
            _ => Self::not_a(errors, JsonType::Object),
        }
    }

    /// The items of an array, as they were sent.
    pub(crate) fn items(self, errors: &mut FieldErrors) -> Option<Vec<&'i RawValue>> {
        match self {
            Input::Json(raw) if raw.get().starts_with('[') => {
                let items = serde_json::from_str(raw.get()).ok();
                if items.is_none() {
                    errors.add_malformed();
                }
                items
            }
            _ => Self::not_a(errors, JsonType::Array),
        }
    }
}

impl FromInput for bool {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let text = match input {
            Input::Json(raw) => raw.get(),
            Input::Text(text) => text,
            Input::Form(_) => "",
        };
        match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => Input::not_a(errors, JsonType::Boolean),
        }
    }
}

impl FromInput for String {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.text(errors)
    }
}

/// May be left out, or be `null`.
impl<T: FromInput> FromInput for Option<T> {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        if input.is_null() { Some(None) } else { T::from_input(input, errors).map(Some) }
    }

    fn when_absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromInput> FromInput for Vec<T> {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let items = input.items(errors)?.into_iter().enumerate();
        let read = items.map(|(index, item)| errors.at(index, |errors| T::from_input(Input::Json(item), errors)));
        // Every item is read, also behind one that is wrong.
        read.collect::<Vec<Option<T>>>().into_iter().collect()
    }
}
