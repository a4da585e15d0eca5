//! The inputs of forms and filters.

use super::form::{Form, Refused};

/// One input.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    kind: Kind,
    /// What is there when nothing was typed.
    value: String,
}

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    /// A line of text with at most so many characters.
    Line(usize),
    Date,
    Number,
    Check,
    /// One of these values; each has a word.
    Choice(Vec<(String, String)>),
    /// Any of them.
    Choices(Vec<(String, String)>),
}

impl Field {
    fn new(name: impl Into<String>, label: String, kind: Kind) -> Self {
        Self { name: name.into(), label, kind, hint: String::new(), value: String::new() }
    }

    pub(super) fn line(name: impl Into<String>, label: String, max: usize) -> Self {
        Self::new(name, label, Kind::Line(max))
    }

    pub(super) fn date(name: impl Into<String>, label: String) -> Self {
        Self::new(name, label, Kind::Date)
    }

    pub(super) fn number(name: impl Into<String>, label: String) -> Self {
        Self::new(name, label, Kind::Number)
    }

    pub(super) fn check(name: impl Into<String>, label: String) -> Self {
        Self::new(name, label, Kind::Check)
    }

    /// One of some values, or none.
    pub(super) fn choice(
        name: impl Into<String>,
        label: String,
        options: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        Self::new(name, label, Kind::Choice(options.into_iter().collect()))
    }

    /// Any number of some values.
    pub(super) fn choices(
        name: impl Into<String>,
        label: String,
        options: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        Self::new(name, label, Kind::Choices(options.into_iter().collect()))
    }

    pub(super) fn hinted(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    pub(super) fn filled(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    // What templates call.

    pub(super) fn is_check(&self) -> bool {
        self.kind == Kind::Check
    }

    pub(super) fn options(&self) -> Option<&[(String, String)]> {
        match &self.kind {
            Kind::Choice(options) | Kind::Choices(options) => Some(options),
            Kind::Line(_) | Kind::Date | Kind::Number | Kind::Check => None,
        }
    }

    pub(super) fn takes_many(&self) -> bool {
        matches!(self.kind, Kind::Choices(_))
    }

    pub(super) fn input_type(&self) -> &'static str {
        match self.kind {
            Kind::Date => "date",
            Kind::Number => "number",
            Kind::Line(_) | Kind::Check | Kind::Choice(_) | Kind::Choices(_) => "text",
        }
    }

    pub(super) fn max_length(&self) -> Option<usize> {
        match self.kind {
            Kind::Line(max) => Some(max),
            Kind::Date | Kind::Number | Kind::Check | Kind::Choice(_) | Kind::Choices(_) => None,
        }
    }
}

/// The inputs of one form, with what was typed and what was refused of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    pub(super) all: Vec<Field>,
    pub(super) typed: Form,
    pub(super) refused: Refused,
    /// Whether something was sent, so that what is empty was left empty.
    pub(super) is_sent: bool,
}

impl Fields {
    pub(super) fn names(&self) -> Vec<String> {
        self.all.iter().map(|field| field.name.clone()).collect()
    }

    // What templates call.

    pub(super) fn value<'f>(&'f self, field: &'f Field) -> &'f str {
        if self.is_sent { self.typed.value(&field.name) } else { &field.value }
    }

    pub(super) fn has(&self, field: &Field, value: &str) -> bool {
        match self.is_sent {
            true => self.typed.values(&field.name).any(|typed| typed == value),
            false => field.value.split(' ').any(|known| known == value),
        }
    }
}
