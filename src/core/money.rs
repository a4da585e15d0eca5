//! Amounts of money: in requests, and as they are written.

use super::{
    input::{FieldError, FieldErrors, FromInput as _, Input, from_fields},
    text::Whole,
};
use serde::Serialize;
use std::fmt;

/// An amount of money in minor units (cents) and its currency (ISO 4217). Never a float.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units: 12500 is 125.00 euros. At most 2^53 - 1, which every JSON parser reads exactly.
    #[schema(minimum = 0, maximum = 9007199254740991i64, example = 12500)]
    pub amount: i64,
    /// A currency in use (ISO 4217).
    #[schema(pattern = "^[A-Z]{3}$", example = "EUR")]
    pub currency: String,
}

impl Money {
    /// An amount and its currency, which are given together.
    pub(crate) fn of(amount: Option<i64>, currency: Option<String>) -> Option<Self> {
        amount.zip(currency).map(|(amount, currency)| Self { amount, currency })
    }
}

from_fields!(Money { amount: amount, currency: currency });

/// The largest integer that every JSON parser reads exactly.
pub(crate) const MAX_AMOUNT: i64 = (1 << 53) - 1;

fn amount(input: Input<'_>, errors: &mut FieldErrors) -> Option<i64> {
    Whole::<0, MAX_AMOUNT>::from_input(input, errors).map(|amount| amount.0)
}

/// The code of a currency in use.
pub(crate) fn currency(input: Input<'_>, errors: &mut FieldErrors) -> Option<String> {
    let currency = input.text(errors)?;
    if !currencies().any(|code| code == currency) {
        errors.add(FieldError::InvalidCurrency);
    }
    Some(currency)
}

/// The currencies that prices may have.
pub(crate) fn currencies() -> impl Iterator<Item = &'static str> {
    CURRENCIES.split_ascii_whitespace()
}

/// The currencies in use (ISO 4217, list one, 2026-01).
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD \
    IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP \
    STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Currencies whose minor unit is not a hundredth (ISO 4217).
const OTHER_UNITS: [(&str, usize); 2] =
    [("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", 0), ("BHD IQD JOD KWD LYD OMR TND", 3)];

/// How many decimals the own unit of a currency has.
pub(crate) fn places(currency: &str) -> usize {
    let other = OTHER_UNITS.iter().find(|(codes, _)| codes.split(' ').any(|code| code == currency));
    other.map_or(2, |(_, places)| *places)
}

/// In the currency's own unit: `125.00 EUR`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { amount, currency } = self;
        let places = places(currency);
        let digits = format!("{amount:0>width$}", width = places + 1);
        let (whole, part) = digits.split_at(digits.len() - places);
        if part.is_empty() { write!(f, "{whole} {currency}") } else { write!(f, "{whole}.{part} {currency}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::input::InvalidField;
    use serde_json::value::RawValue;

    fn read(json: &str) -> Result<Money, Vec<InvalidField>> {
        let raw: &RawValue = serde_json::from_str(json).unwrap();
        crate::core::input::read(Input::Json(raw)).map_err(FieldErrors::into_vec)
    }

    #[test]
    fn money_has_a_currency_that_exists_and_an_amount_that_json_can_hold() {
        let is_valid =
            |amount: i64, currency: &str| read(&format!(r#"{{"amount":{amount},"currency":"{currency}"}}"#)).is_ok();
        assert!(is_valid(12500, "EUR"));
        assert!(!is_valid(-1, "EUR"));
        assert!(!is_valid(1 << 53, "EUR"));
        assert!(!is_valid(1, "eur"));
        assert!(!is_valid(1, "XXQ"));
    }

    #[test]
    fn an_amount_is_whole_by_its_value_and_never_rounded() {
        let amount = |amount: &str| read(&format!(r#"{{"amount":{amount},"currency":"EUR"}}"#));
        for (text, expected) in
            [("12500.0", 12500), ("1.25e4", 12500), ("9007199254740991.0", 9_007_199_254_740_991), ("-0.0", 0)]
        {
            assert_eq!(amount(text).unwrap().amount, expected, "{text}");
        }
        for wrong in ["0.5", "9007199254740991.4", "9007199254740993.0", "1e400", "\"5\"", "null", "[5]", "true"] {
            let errors = amount(wrong).unwrap_err();
            assert_eq!((errors.len(), errors[0].pointer.as_str()), (1, "/amount"), "{wrong}");
        }
    }

    #[test]
    fn money_is_written_in_the_unit_of_its_currency() {
        for (amount, currency, expected) in [
            (12_500, "EUR", "125.00 EUR"),
            (5, "EUR", "0.05 EUR"),
            (0, "USD", "0.00 USD"),
            (1_500, "JPY", "1500 JPY"),
            (1_500, "KWD", "1.500 KWD"),
        ] {
            assert_eq!(Money { amount, currency: currency.to_owned() }.to_string(), expected);
        }
    }
}
