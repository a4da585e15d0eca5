//! Lines and paragraphs.

use super::schema::schema;
use super::visible::{trim_invisible, visible_length, with_isolates_closed};
use crate::core::input::{FieldError, FieldErrors, FromInput, Input};
use serde::Serialize;
use serde_json::json;
use std::ops::Deref;
use unicode_normalization::UnicodeNormalization as _;
use utoipa::openapi::{ObjectBuilder, schema::Type};

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $line_breaks:literal, $example:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name<const MIN: usize, const MAX: usize>(String);

        impl<const MIN: usize, const MAX: usize> $name<MIN, MAX> {
            /// In characters.
            pub const MAX_LENGTH: usize = MAX;

            /// Normalises a text from a request.
            #[must_use]
            pub fn new(raw: &str) -> Self {
                Self(normalized(raw, $line_breaks))
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

text_type! {
    /// One line of `MIN` to `MAX` characters.
    Line, false, "Leaking taps and pipes"
}

text_type! {
    /// A text of `MIN` to `MAX` characters that may contain line breaks and tabs.
    Paragraph, true, "I have been at it for twelve years.\nFair prices, clean work."
}

/// Trims the text and converts it to NFC, with `\n` as line end. A text without visible characters becomes empty.
fn normalized(raw: &str, has_line_breaks: bool) -> String {
    let composed: String = trim_invisible(raw).nfc().collect();
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

/// Control characters, line and paragraph separators, and bidirectional embeddings and overrides, which can make a text look different from
/// its content (Unicode Technical Report 36, section 2.6.1). Isolates are allowed, because they do not affect the text around them (Unicode
/// Annex 9, section 2.4).
pub(crate) fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}')
}
