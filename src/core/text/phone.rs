//! Telephone numbers.

use super::{schema::schema, visible::is_invisible};
use crate::core::input::{FieldError, FieldErrors, FromInput, Input};
use serde_json::json;
use std::ops::Deref;
use unicode_normalization::UnicodeNormalization as _;
use utoipa::openapi::{ObjectBuilder, schema::Type};

/// A telephone number: 5 to 20 digits with the usual punctuation, optionally a leading plus. With a country
/// code it is stored in E.164 (`+49301234567`), if it is a possible number of that country; without one it is
/// stored as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Normalises a number from a request.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let number = without_scheme(&to_ascii(raw));
        let names_country = number.starts_with('+') || number.starts_with("00");
        if names_country
            && is_dialable(&number)
            && let Some(number) = phonelib::normalize_phone_number(&number)
        {
            return Self(number);
        }
        Self(number)
    }
}

/// Converts to ASCII where possible and removes invisible characters.
fn to_ascii(raw: &str) -> String {
    let to_ascii = raw.nfkc().filter(|c| !is_invisible(*c)).map(|c| match c {
        c if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{30FC}' => '-',
        '\u{2024}' | '\u{2027}' | '\u{B7}' | '\u{2022}' => '.',
        '\u{2044}' | '\u{2215}' => '/',
        c => digit(c).unwrap_or(c),
    });
    to_ascii.collect::<String>().trim().to_owned()
}

/// The ASCII digit for an Arabic, Persian, Devanagari or Bengali one.
fn digit(c: char) -> Option<char> {
    [0x660_u32, 0x6F0, 0x966, 0x9E6]
        .into_iter()
        .filter_map(|zero| u32::from(c).checked_sub(zero))
        .find_map(|value| char::from_digit(value, 10))
}

/// The number of a `tel:` URI (RFC 3966). An extension stays in the text and is refused later, because it
/// cannot be stored.
fn without_scheme(number: &str) -> String {
    let Some((_, rest)) = number.split_once(':').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("tel")) else {
        return number.to_owned();
    };
    let rest = rest.replace("%20", " ").replace("%2B", "+").replace("%2b", "+");
    let (local, parameters) = rest.split_once(';').unwrap_or((&rest, ""));
    match parameters.split_once('=') {
        Some((name, context)) if name.eq_ignore_ascii_case("phone-context") => {
            if context.starts_with('+') {
                format!("{context}{}", local.trim())
            } else {
                local.trim().to_owned()
            }
        }
        _ => rest.trim().trim_start_matches("//").to_owned(),
    }
}

/// Whether it contains only the characters of telephone numbers.
fn is_dialable(number: &str) -> bool {
    let number = number.strip_prefix('+').unwrap_or(number);
    number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '/' | '(' | ')'))
}

impl Deref for Phone {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl FromInput for Phone {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let phone = Self::new(&input.text(errors)?);
        let digits = phone.0.chars().filter(char::is_ascii_digit).count();
        if !(5..=20).contains(&digits) || phone.0.len() > 40 || !is_dialable(&phone.0) {
            errors.add(FieldError::InvalidPhoneNumber);
        }
        Some(phone)
    }
}

schema!(
    [] Phone,
    "Phone",
    ObjectBuilder::new().schema_type(Type::String).max_length(Some(40)).examples([json!("+49 30 1234567")]).build()
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::input::read;
    use proptest::prelude::*;

    fn stored(raw: &str) -> Option<String> {
        read::<Phone>(Input::Text(raw)).ok().map(|phone| phone.to_string())
    }

    #[test]
    fn a_number_with_its_country_is_kept_in_e164_however_it_is_written() {
        for raw in [
            "+49 30 1234567",
            "+49301234567",
            "  +49 (0)30 / 123-45-67 ",
            "+49 030 1234567",
            "0049 30 1234567",
            "tel:+49-30-1234567",
            "TEL:+49%2030%201234567",
            "tel:1234567;phone-context=+49-30",
            "\u{202a}+49\u{a0}30\u{2011}1234567\u{202c}",
            "\u{2068}+49\u{202f}30\u{2009}123\u{ad}45\u{200b}67\u{2069}",
            "\u{feff}+49–30—1234567",
            "＋４９　３０　１２３４５６７",
            "+٤٩ ٣٠ ١٢٣٤٥٦٧",
            "+۴۹ ۳۰ ۱۲۳۴۵۶۷",
        ] {
            assert_eq!(stored(raw).as_deref(), Some("+49301234567"), "{raw:?}");
        }
        assert_eq!(stored("+44 020 7946 0958").as_deref(), Some("+442079460958"));
        assert_eq!(stored("+39 06 1234 5678").as_deref(), Some("+390612345678"), "Italy dials the zero");
        assert_eq!(stored("+1 (415) 555-2671").as_deref(), Some("+14155552671"));
    }

    #[test]
    fn a_number_without_its_country_stays_as_given() {
        for (raw, expected) in [
            ("030 1234567", "030 1234567"),
            ("tel:030-1234567;phone-context=hall.example", "030-1234567"),
            ("030\u{a0}1234567", "030 1234567"),
            ("(415) 555-2671", "(415) 555-2671"),
            ("12025550123", "12025550123"),
            ("+999 1234567", "+999 1234567"),
            ("+49 30 1234567 8901234", "+49 30 1234567 8901234"),
        ] {
            assert_eq!(stored(raw).as_deref(), Some(expected), "{raw:?}");
        }
    }

    #[test]
    fn text_that_cannot_be_dialled_is_refused() {
        for raw in [
            "",
            "1234",
            "123456789012345678901",
            "+49 30 CALL",
            "tel:",
            "tel:+49-30-1234567;ext=5",
            "mailto:+4930",
            "+49+301234567",
            "\u{200b}",
            "+49 30 1234567 #5",
            "٣",
            "030 1234567; rm",
            "sms:+49301234567",
        ] {
            assert_eq!(stored(raw), None, "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn a_stored_number_is_ascii_and_does_not_change_again(raw in "(\\+|00|tel:)?[0-9 ()/.;=+\u{ad}٣-]{0,40}|\\PC{0,40}") {
            if let Some(number) = stored(&raw) {
                prop_assert!(number.is_ascii() && number.len() <= 40);
                prop_assert_eq!(stored(&number), Some(number));
            }
        }
    }
}
