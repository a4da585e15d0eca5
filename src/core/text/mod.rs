//! Text and numbers as requests carry them: each type normalises what it reads, knows its own limits, checks them, and
//! documents them.
//!
//! Text is trimmed, put into Unicode's normal form C and counted in characters; lines end with `\n`.

mod common_passwords;
mod phone;
pub(crate) mod visible;
mod whole;
pub(crate) mod words;

use super::{
    geo::degrees,
    input::{FieldError, FieldErrors, FromInput, Input, from_fields},
};
use common_passwords::advice_against;
pub use phone::Phone;
use serde::Serialize;
use serde_json::json;
use std::ops::Deref;
use unicode_normalization::UnicodeNormalization as _;
use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, schema::Type};
use visible::{trimmed, visible_length, with_isolates_closed};
pub use whole::Whole;

macro_rules! schema {
    ([$($generics:tt)*] $name:ty, $named:expr, $schema:expr) => {
        impl<$($generics)*> utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let schema: utoipa::openapi::Object = $schema;
                schema.into()
            }
        }
        impl<$($generics)*> utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $named.into()
            }
        }
    };
}

// Behind the macro that it uses.
mod email;
pub use email::Email;
pub(crate) use email::ascii_domain;

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $line_breaks:literal, $example:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name<const MIN: usize, const MAX: usize>(String);

        impl<const MIN: usize, const MAX: usize> $name<MIN, MAX> {
            /// The text as it is read from a request.
            #[must_use]
            pub fn new(raw: &str) -> Self {
                Self(as_kept(raw, $line_breaks))
            }
        }

        impl<const MAX: usize> Default for $name<0, MAX> {
            fn default() -> Self {
                Self(String::new())
            }
        }

        impl<const MIN: usize, const MAX: usize> Deref for $name<MIN, MAX> {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<const MIN: usize, const MAX: usize> FromInput for $name<MIN, MAX> {
            fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
                let text = Self::new(&input.text(errors)?);
                check_text(&text, MIN, MAX, $line_breaks, errors);
                Some(text)
            }
        }

        schema!([const MIN: usize, const MAX: usize] $name<MIN, MAX>, format!(concat!(stringify!($name), "_{}_{}"), MIN, MAX),
            ObjectBuilder::new().schema_type(Type::String).min_length(Some(MIN)).max_length(Some(MAX))
                .examples([json!($example)]).build());
    };
}

pub(crate) use schema;

text_type! {
    /// One line of `MIN` to `MAX` characters.
    Line, false, "Leaking taps and pipes"
}
mod name;
mod reserved;
pub use name::Name;
pub(crate) use name::is_name;

text_type! {
    /// Text of `MIN` to `MAX` characters that may have line breaks and tabs.
    Paragraph, true, "I have been at it for twelve years.\nFair prices, clean work."
}

/// Trimmed and composed; lines end with `\n`. Text of which nothing is visible is empty.
fn as_kept(raw: &str, has_line_breaks: bool) -> String {
    let composed: String = trimmed(raw).nfc().collect();
    let text = if has_line_breaks { composed.replace("\r\n", "\n").replace('\r', "\n") } else { composed };
    if visible_length(&text) == 0 && !text.contains(is_forbidden) {
        return String::new();
    }
    with_isolates_closed(text)
}

fn check_text(text: &str, min: usize, max: usize, line_breaks: bool, errors: &mut FieldErrors) {
    if visible_length(text) < min {
        errors.add(FieldError::TooShort { min });
    }
    if text.chars().count() > max {
        errors.add(FieldError::TooLong { max });
    }
    if text.chars().any(|c| is_forbidden(c) && !(line_breaks && matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}'))) {
        errors.add(FieldError::ForbiddenCharacter);
    }
}

/// Control characters, line and paragraph separators, and what makes text read differently from what it is: embeddings and
/// overrides (Unicode Technical Report 36, section 2.6.1). Isolates, which took their place, change nothing around them
/// (Unicode Annex 9, section 2.4).
pub(crate) fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}')
}

/// A password that somebody chooses: 8 to 128 characters, any composition, but not one that everybody tries first.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// The password as it is read from a request. It is not trimmed.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self(raw.nfc().collect())
    }

    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Drop for Password {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.0);
    }
}

impl Password {
    /// A password that was chosen before, whatever the rules for new ones are.
    pub(crate) fn existing(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.text(errors).map(|raw| Self::new(&raw))
    }
}

/// A new password.
impl FromInput for Password {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let password = Self::existing(input, errors)?;
        match password.0.chars().count() {
            0..8 => errors.add(FieldError::TooShort { min: 8 }),
            8..=128 => {}
            _ => errors.add(FieldError::TooLong { max: 128 }),
        }
        if password.0.contains('\0') {
            errors.add_with(FieldError::ForbiddenCharacter, "must not have the character U+0000");
        }
        if let Some(advice) = advice_against(&password.0) {
            errors.add_with(FieldError::TooCommon, advice);
        }
        Some(password)
    }
}

schema!(
    [] Password,
    "Password",
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Password)))
        .min_length(Some(8))
        .max_length(Some(128))
        .examples([json!("correct horse battery")])
        .build()
);

/// An angle in degrees from `-MAX` to `MAX`: 90 for latitudes, 180 for longitudes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Degrees<const MAX: i16>(pub f64);

impl<const MAX: i16> FromInput for Degrees<MAX> {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let given = degrees(input.number(errors)?);
        if given.abs() > f64::from(MAX) {
            errors.add(FieldError::OutOfRange { min: Some((-MAX).into()), max: Some(MAX.into()) });
        }
        Some(Self(given))
    }
}

schema!([const MAX: i16] Degrees<MAX>, format!("Degrees_{MAX}"),
    ObjectBuilder::new().schema_type(Type::Number).minimum(Some(-MAX)).maximum(Some(MAX)).examples([json!(13.405)]).build());

/// Why somebody does what others will want explained.
#[derive(Debug, Clone, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// One line, for people.
    #[schema(example = "The date does not suit me.")]
    pub reason: Line<1, 500>,
}

from_fields!(Reason { reason });

#[cfg(test)]
mod tests;
