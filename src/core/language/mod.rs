//! The languages that this program speaks. Each file of `locales` is one: its name is the language's tag (BCP 47), and it
//! holds every text in Project Fluent's format.

mod negotiation;
mod refusals;
#[cfg(test)]
mod tests;
mod texts;

pub(crate) use negotiation::{AcceptLanguage, InLanguage, depends_on_language};
pub(crate) use texts::{Values, one_line};

use crate::core::{
    config::Value,
    input::{FieldError, FieldErrors, FromInput, Input},
};
use serde::{Serialize, Serializer};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, schema::Type};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// A language of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(usize);

impl Language {
    /// The language in which every text is written first.
    pub(crate) const ENGLISH: Self = Self(ENGLISH);

    /// Every language, by its tag.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..TAGS.len()).map(Self)
    }

    /// The language with this tag. Case does not matter (BCP 47).
    pub(crate) fn named(tag: &str) -> Option<Self> {
        TAGS.iter().position(|known| known.eq_ignore_ascii_case(tag)).map(Self)
    }

    /// Its tag, such as `de`.
    pub(crate) fn tag(self) -> &'static str {
        TAGS.get(self.0).copied().unwrap_or("en")
    }

    fn source(self) -> &'static str {
        SOURCES.get(self.0).copied().unwrap_or_default()
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl FromInput for Language {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let language = Self::named(&input.text(errors)?);
        if language.is_none() {
            errors.add(FieldError::UnknownValue { accepted: TAGS });
        }
        language
    }
}

impl Value for Language {
    const EXPECTED: &'static str = "the tag of a language that is installed, such as en";

    fn parse(text: &str) -> Result<Self, String> {
        Self::named(text).ok_or_else(|| format!("the languages are {}", TAGS.join(", ")))
    }

    fn show(&self) -> String {
        self.tag().to_owned()
    }
}

impl utoipa::PartialSchema for Language {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .enum_values(Some(TAGS.iter().copied()))
            .description(Some("The tag of a language (BCP 47)."))
            .into()
    }
}

impl utoipa::ToSchema for Language {}
