//! Money as requests carry it.

use super::text::{refuse, whole};
use garde::{Path, Report, Validate};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

/// An amount of money in minor units (cents) and its currency (ISO 4217). Never a float.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Money {
    /// Minor units: 12500 is 125.00 euros. At most 2^53 - 1, what every JSON reader holds exactly.
    #[schema(minimum = 0, maximum = 9007199254740991i64, example = 12500)]
    pub amount: i64,
    /// Three capital letters.
    #[schema(min_length = 3, max_length = 3, example = "EUR")]
    pub currency: String,
}

/// How the fields of [`Money`] are read.
#[derive(Deserialize)]
#[serde(remote = "Money", deny_unknown_fields)]
struct MoneyFields {
    #[serde(deserialize_with = "whole")]
    amount: i64,
    currency: String,
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        /// Serde would also fill an object's fields from an array, in their order.
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Money;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object with amount and currency")
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Money, A::Error> {
                MoneyFields::deserialize(MapAccessDeserializer::new(fields))
            }
        }

        from.deserialize_map(Object)
    }
}

/// The currencies in use (ISO 4217, list one, 2026-01).
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD \
    IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP \
    STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

impl Validate for Money {
    type Context = ();
    fn validate_into(&self, (): &(), at: &mut dyn FnMut() -> Path, report: &mut Report) {
        if !(0..=(1 << 53) - 1).contains(&self.amount) {
            refuse(
                report,
                &mut || at().join("amount"),
                "out_of_range",
                "must be between 0 and 9007199254740991 minor units",
            );
        }
        if !CURRENCIES.split_ascii_whitespace().any(|code| code == self.currency) {
            refuse(
                report,
                &mut || at().join("currency"),
                "invalid_currency",
                "must be a currency of ISO 4217 such as EUR",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_has_a_currency_that_exists_and_an_amount_that_json_can_hold() {
        let is_valid = |amount, currency: &str| Money { amount, currency: currency.into() }.validate().is_ok();
        assert!(is_valid(12500, "EUR"));
        assert!(!is_valid(-1, "EUR"));
        assert!(!is_valid(1 << 53, "EUR"));
        assert!(!is_valid(1, "eur"));
        assert!(!is_valid(1, "XXQ"));
    }

    #[test]
    fn an_amount_is_whole_by_its_value_and_never_rounded() {
        let read = |amount: &str| serde_json::from_str::<Money>(&format!(r#"{{"amount":{amount},"currency":"EUR"}}"#));
        for (amount, expected) in
            [("12500.0", 12500), ("1.25e4", 12500), ("9007199254740993.0", 9_007_199_254_740_993), ("-0.0", 0)]
        {
            assert_eq!(read(amount).unwrap().amount, expected, "{amount}");
        }
        for amount in ["0.5", "9007199254740991.4", "1e400", "\"5\"", "null", "[5]", "true"] {
            assert!(read(amount).is_err(), "{amount}");
        }
    }
}
