//! Whole numbers in JSON: `5`, `5.0` and `0.5e1` are the same number.

use super::schema::schema;
use crate::core::input::{FieldError, FieldErrors, FromInput, Input, JsonType};
use serde::Serialize;
use serde_json::json;
use utoipa::openapi::{ObjectBuilder, schema::Type};

/// A whole number from `MIN` to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Whole<const MIN: i64, const MAX: i64>(pub i64);

/// Parses the digits, because a float would round large numbers.
impl<const MIN: i64, const MAX: i64> FromInput for Whole<MIN, MAX> {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let text = match input {
            Input::Json(raw) => raw.get(),
            Input::Text(text) => text,
            Input::Form(_) => "",
        };
        let is_number = text.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
            && text.bytes().all(|byte| byte.is_ascii_digit() || b"-+.eE".contains(&byte));
        match if is_number { number(text) } else { Number::Fraction } {
            Number::Whole(number) if (MIN..=MAX).contains(&number) => return Some(Self(number)),
            Number::Whole(_) | Number::Large => errors.add(FieldError::OutOfRange { min: Some(MIN), max: Some(MAX) }),
            Number::Fraction => errors.add(FieldError::InvalidType { expected: JsonType::Integer }),
        }
        None
    }
}

schema!([const MIN: i64, const MAX: i64] Whole<MIN, MAX>, format!("Whole_{MIN}_{MAX}"),
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(MIN)).maximum(Some(MAX)).examples([json!(MAX)]).build());

#[derive(Debug, PartialEq, Eq)]
enum Number {
    Whole(i64),
    /// Not a whole number.
    Fraction,
    /// A whole number that does not fit into an `i64`.
    Large,
}

/// Parses a JSON number in time linear in its length, for any exponent.
fn number(text: &str) -> Number {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |text| ("-", text));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{before}{after}");
    let significant = digits.trim_end_matches('0');
    let zeros = digits.len() - significant.len();
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        return Number::Whole(0);
    }
    // An exponent that does not fit into an `i64` is larger than any body has digits.
    let exponent = exponent.parse().unwrap_or(if exponent.starts_with('-') { i64::MIN } else { i64::MAX });
    let shift = i64::try_from(zeros).unwrap_or(i64::MAX).saturating_sub(i64::try_from(after.len()).unwrap_or(i64::MAX));
    match usize::try_from(exponent.saturating_add(shift)) {
        Err(_) if exponent.saturating_add(shift) < 0 => Number::Fraction,
        // The largest `i64` has 19 digits.
        Ok(zeros) if significant.len().saturating_add(zeros) <= 19 => {
            format!("{sign}{significant}{}", "0".repeat(zeros)).parse().map_or(Number::Large, Number::Whole)
        }
        _ => Number::Large,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::input::read;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_whole_by_its_value_and_not_by_its_spelling() {
        for (text, expected) in [
            ("5", 5),
            ("5.0", 5),
            ("0.5e1", 5),
            ("50e-1", 5),
            ("12500.0", 12500),
            ("1.25e4", 12500),
            ("1.25E+4", 12500),
            ("125000000e-4", 12500),
            ("-0", 0),
            ("-0.0", 0),
            ("0e999999999999999999999", 0),
            ("0.000e-999999999999999999999", 0),
            ("-5.00", -5),
            ("9007199254740993.0", 9_007_199_254_740_993),
            ("9223372036854775807", i64::MAX),
            ("-9223372036854775808.0", i64::MIN),
            ("9.223372036854775807e18", i64::MAX),
        ] {
            assert_eq!(number(text), Number::Whole(expected), "{text}");
        }
        for text in [
            "0.5",
            "5.00000000000000000000000001",
            "1e-1",
            "-1e-400",
            "1e-99999999999999999999",
            "9007199254740991.4",
            "15e-1",
        ] {
            assert_eq!(number(text), Number::Fraction, "{text}");
        }
        for text in [
            "1e400",
            "1e99999999999999999999",
            "9223372036854775808",
            "-9223372036854775809.0",
            "1e19",
            "12345678901234567890123.0",
        ] {
            assert_eq!(number(text), Number::Large, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_whole_number_is_read_with_any_exponent(value: i64, zeros in 0_usize..30, exponent in 0_usize..30) {
            let text = format!("{value}{}.{}e-{exponent}", "0".repeat(exponent), "0".repeat(zeros + 1));
            prop_assert_eq!(number(&text), Number::Whole(value));
            prop_assert_eq!(read::<Whole<{ i64::MIN }, { i64::MAX }>>(Input::Text(&text)).unwrap().0, value);
        }
    }
}
