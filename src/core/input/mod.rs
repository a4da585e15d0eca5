//! Parses requests field by field.
//!
//! Each type of a request implements [`FromInput`]: it parses JSON or a query parameter, and reports errors with stable codes. Parsing
//! continues after an error, so that a client gets all errors at once.

mod error;
mod fields;
#[cfg(test)]
mod tests;

pub use error::{FieldError, Format, InvalidField, JsonType};
pub(crate) use fields::{Fields, from_fields, given};

use serde_json::value::RawValue;
use std::fmt::Display;

/// A value of a request.
#[derive(Clone, Copy)]
pub(crate) enum Input<'i> {
    /// A part of a JSON body, unparsed.
    Json(&'i RawValue),
    /// One parameter of a query or form.
    Text(&'i str),
    /// All parameters of a query or form.
    Form(&'i [(String, String)]),
}

/// A type that can be parsed from a request.
pub(crate) trait FromInput: Sized {
    /// Parses and validates a value. Adds each error to `errors`; `None` if there is no value.
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self>;

    /// The value of a missing field; `None` if the field is required.
    fn when_absent() -> Option<Self> {
        None
    }
}

/// Parses a value, or returns all errors.
pub(crate) fn read<T: FromInput>(input: Input<'_>) -> Result<T, FieldErrors> {
    let mut errors = FieldErrors::default();
    let value = T::from_input(input, &mut errors);
    errors.or(value)
}

/// Parses a list of at most `max` items. The items of a longer list are not parsed, to keep the response short.
pub(crate) fn at_most<T: FromInput>(max: usize, input: Input<'_>, errors: &mut FieldErrors) -> Option<Vec<T>> {
    let items = input.items(errors)?;
    if items.len() > max {
        errors.add(FieldError::TooMany { max });
        return None;
    }
    Vec::from_input(input, errors)
}

/// The errors of a request.
#[derive(Debug, Default)]
pub(crate) struct FieldErrors {
    /// The pointer of the current field.
    pointer: String,
    found: Vec<InvalidField>,
    is_malformed: bool,
}

impl FieldErrors {
    /// The maximum number of errors in a response, so that it is not much longer than its request.
    const MAX: usize = 100;

    /// Adds an error of the current field.
    pub(crate) fn add(&mut self, error: FieldError) {
        let detail = error.to_string();
        self.add_with(error, detail);
    }

    /// Adds an error with another text than usual.
    pub(crate) fn add_with(&mut self, error: FieldError, detail: impl Into<String>) {
        if self.found.len() < Self::MAX {
            self.found.push(InvalidField { pointer: self.pointer.clone(), error, detail: detail.into() });
        }
    }

    /// Runs `read` with a field or item of the current value as the current field.
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

    /// The input is not JSON, such as a string with half of a surrogate pair.
    fn add_malformed(&mut self) {
        self.is_malformed = true;
    }

    /// Whether the input is not JSON.
    pub(crate) fn is_malformed(&self) -> bool {
        self.is_malformed
    }

    /// Whether there are no errors.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty() && !self.is_malformed
    }

    /// The value, if there are no errors.
    pub(crate) fn or<T>(self, read: Option<T>) -> Result<T, Self> {
        match read {
            Some(read) if self.is_empty() => Ok(read),
            _ => Err(self),
        }
    }

    /// All errors.
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

    /// A string.
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

    /// Parses a string with `FromStr`; adds `error` if that fails.
    pub(crate) fn parse<T: std::str::FromStr>(self, errors: &mut FieldErrors, error: FieldError) -> Option<T> {
        let parsed = self.text(errors)?.parse().ok();
        if parsed.is_none() {
            errors.add(error);
        }
        parsed
    }

    /// A number. It may be infinite, because JSON numbers have no limit.
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

    /// An unparsed object, for a library that parses it.
    pub(crate) fn object(self, errors: &mut FieldErrors) -> Option<&'i RawValue> {
        match self {
            Input::Json(raw) if raw.get().starts_with('{') => Some(raw),
            _ => Self::not_a(errors, JsonType::Object),
        }
    }

    /// The unparsed items of an array.
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

/// An object without fields, or a query or form without parameters.
impl FromInput for () {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.fields(&[], errors).map(drop)
    }
}

impl FromInput for String {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.text(errors)
    }
}

/// May be missing or `null`.
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
        // All items are parsed, also after an invalid one.
        read.collect::<Vec<Option<T>>>().into_iter().collect()
    }
}
