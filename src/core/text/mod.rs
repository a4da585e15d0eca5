//! Text and numbers as requests carry them: each type normalises what it reads, knows its own limits, checks them, and
//! documents them.
//!
//! Text is trimmed, put into Unicode's normal form C and counted in characters; lines end with `\n`. Reading never refuses a value
//! for its content; `validate` does, so that a caller learns everything that is wrong at once.

mod common_passwords;
mod phone;
pub(crate) mod visible;
mod whole;
pub(crate) mod words;

use super::geo::degrees;
use common_passwords::advice_against;
use garde::{Path, Report, Validate};
pub use phone::Phone;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;
use std::ops::Deref;
use unicode_normalization::UnicodeNormalization as _;
use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, schema::Type};
use visible::{trimmed, visible_length, with_isolates_closed};
pub use whole::Whole;
pub(crate) use whole::whole;

/// Reports `code: detail` at the place of the value; the edge takes the two apart again.
pub(super) fn refuse(report: &mut Report, at: &mut dyn FnMut() -> Path, code: &str, detail: &str) {
    report.append(at(), garde::Error::new(format!("{code}: {detail}")));
}

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

        impl<'de, const MIN: usize, const MAX: usize> Deserialize<'de> for $name<MIN, MAX> {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Ok(Self::new(&String::deserialize(from)?))
            }
        }

        impl<const MIN: usize, const MAX: usize> Validate for $name<MIN, MAX> {
            type Context = ();
            fn validate_into(&self, (): &(), at: &mut dyn FnMut() -> Path, report: &mut Report) {
                check_text(&self.0, MIN, MAX, $line_breaks, at, report);
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
pub(crate) use reserved::looks_official;

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

fn check_text(
    text: &str,
    min: usize,
    max: usize,
    line_breaks: bool,
    at: &mut dyn FnMut() -> Path,
    report: &mut Report,
) {
    let length = text.chars().count();
    if visible_length(text) < min {
        refuse(report, at, "too_short", &format!("must have at least {min} characters that are visible"));
    }
    if length > max {
        refuse(report, at, "too_long", &format!("must have at most {max} characters, has {length}"));
    }
    if text.chars().any(|c| is_forbidden(c) && !(line_breaks && matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}'))) {
        let breaks = if line_breaks { " other than line breaks and tabs" } else { "" };
        refuse(
            report,
            at,
            "forbidden_character",
            &format!("must not have control characters{breaks} or bidirectional overrides"),
        );
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

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(from)?))
    }
}

impl Validate for Password {
    type Context = ();
    fn validate_into(&self, (): &(), at: &mut dyn FnMut() -> Path, report: &mut Report) {
        match self.0.chars().count() {
            0..8 => refuse(report, at, "too_short", "must have at least 8 characters"),
            8..=128 => {}
            _ => refuse(report, at, "too_long", "must have at most 128 characters"),
        }
        if self.0.contains('\0') {
            refuse(report, at, "forbidden_character", "must not have the character U+0000");
        }
        if let Some(advice) = advice_against(&self.0) {
            refuse(report, at, "too_common", &advice);
        }
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

impl<'de, const MAX: i16> Deserialize<'de> for Degrees<MAX> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(degrees(f64::deserialize(from)?)))
    }
}

impl<const MAX: i16> Validate for Degrees<MAX> {
    type Context = ();
    fn validate_into(&self, (): &(), at: &mut dyn FnMut() -> Path, report: &mut Report) {
        if self.0.is_nan() || self.0.abs() > f64::from(MAX) {
            refuse(report, at, "out_of_range", &format!("must be between -{MAX} and {MAX} degrees"));
        }
    }
}

schema!([const MAX: i16] Degrees<MAX>, format!("Degrees_{MAX}"),
    ObjectBuilder::new().schema_type(Type::Number).minimum(Some(-MAX)).maximum(Some(MAX)).examples([json!(13.405)]).build());

/// Why somebody does what others will want explained.
#[derive(Debug, Clone, Deserialize, garde::Validate, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// One line, for people.
    #[garde(dive)]
    #[schema(example = "The date does not suit me.")]
    pub reason: Line<1, 500>,
}

#[cfg(test)]
mod tests;
