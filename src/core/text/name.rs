//! Names of people.

use super::{line::Line, reserved::looks_official, schema::schema};
use crate::core::input::{FieldError, FieldErrors, FromInput, Input};
use serde::Serialize;
use serde_json::json;
use std::ops::Deref;
use unicode_normalization::char::is_combining_mark;
use utoipa::openapi::{ObjectBuilder, schema::Type};

/// A first or last name of `MIN` to `MAX` characters. It is shown in lists and mails, so it must not contain a
/// link or a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Name<const MIN: usize, const MAX: usize>(Line<MIN, MAX>);

impl<const MIN: usize, const MAX: usize> Name<MIN, MAX> {
    /// In characters.
    pub const MAX_LENGTH: usize = MAX;
}

impl<const MAX: usize> Default for Name<0, MAX> {
    fn default() -> Self {
        Self(Line::default())
    }
}

impl<const MIN: usize, const MAX: usize> Deref for Name<MIN, MAX> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> FromInput for Name<MIN, MAX> {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let line = Line::from_input(input, errors)?;
        if looks_official(&line) {
            errors.add(FieldError::ReservedName);
        }
        if !line.is_empty() && !is_name(&line) {
            errors.add(FieldError::InvalidName);
        }
        Some(Self(line))
    }
}

schema!([const MIN: usize, const MAX: usize] Name<MIN, MAX>, format!("Name_{MIN}_{MAX}"),
    ObjectBuilder::new().schema_type(Type::String).min_length(Some(MIN)).max_length(Some(MAX)).examples([json!("Jean-Luc")]).build());

/// Whether the text can be a name: O'Connor, Jean-Luc, J. R., J.R.R., Nguyễn, Gal·la, 李. Mail programs turn
/// words joined by a dot into links, so a dot must be followed by a space or by a single letter. What looks like one
/// in the middle of a word stands only where its script has it.
pub(crate) fn is_name(text: &str) -> bool {
    const MAX_DIGITS: usize = 3;
    let is_possible = |c: char| {
        // Two phonetic letters that look like a colon.
        (c.is_alphabetic() && !matches!(c, 'ː' | 'ˑ'))
            || is_combining_mark(c)
            || c.is_ascii_digit()
            || matches!(
                c,
                ' ' | '-' | '‐' | '‑' | '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '.' | '·' | '・' | '\u{200C}' | '\u{200D}'
            )
    };
    let is_initial = |behind_dot: &str| {
        let word = behind_dot.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).next().unwrap_or_default();
        word.chars().filter(|c| !is_combining_mark(*c)).count() <= 1
    };
    let letters: Vec<char> = text.chars().collect();
    let neighbours = |index: usize| [index.wrapping_sub(1), index + 1].map(|next| letters.get(next).copied());
    let stands_right = |(index, c): (usize, &char)| match c {
        '·' => neighbours(index).iter().all(|next| matches!(next, Some('l' | 'L'))),
        // Letters and points that look like a dot, and joiners, which cannot be seen.
        'ꞏ' | 'ᐧ' | 'ꓸ' | 'ꓹ' | 'ꓺ' | 'ꓻ' | '・' | '\u{200C}' | '\u{200D}' => {
            neighbours(index).iter().all(|next| next.is_some_and(|next| !is_latin(next)))
        }
        _ => true,
    };
    text.chars().all(is_possible)
        && letters.iter().enumerate().all(stands_right)
        && text.chars().any(char::is_alphabetic)
        && text.chars().filter(char::is_ascii_digit).count() <= MAX_DIGITS
        && text.split('.').skip(1).all(is_initial)
}

/// Whether this is a Latin letter, or something else that an address can have.
fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_of_people_are_names() {
        for name in [
            "Ana",
            "O'Connor",
            "O’Neill",
            "Jean-Luc",
            "Mary Ann",
            "J. R.",
            "J.R.R.",
            "Nguyễn",
            "José",
            "李",
            "山田",
            "Łucja Maria",
            "Gal·la",
            "GAL·LA",
            "Marcel·lí",
            "ジャン・リュック",
            "St. John",
            "X Æ A-12",
            "नरेन्द्र",
            "Ph.D",
            "d'Artagnan",
            "ʻOkina".trim_start_matches('ʻ'),
            "Müller-Lüdenscheidt",
        ] {
            assert!(is_name(name), "{name}");
        }
    }

    #[test]
    fn what_is_a_link_an_address_or_a_sentence_is_no_name() {
        for text in [
            "evil.example",
            "www.evil.example/x",
            "http://evil",
            "a@b.c",
            "Security: confirm at evil",
            "Security： confirm",
            "Act now!",
            "Win 1000 €",
            "Ana <b>",
            "evil。example",
            "evil．com",
            "t.co",
            "call 0800 123456",
            "...",
            "-",
            "Really?",
            "me; you",
            "a,b",
            "Ana (admin)",
            "\"Ana\"",
            "✅ Verified",
            "x.y.evil.com",
            "Confirm at evil·com",
            "·l",
            "evil・com",
            "evilꓸcom",
            "evilᐧcom",
            "evilꞏcom",
            "ev\u{200D}il",
            "ádmi\u{200C}n",
        ] {
            assert!(!is_name(text), "{text}");
        }
    }
}
