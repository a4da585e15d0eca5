//! Quantities of an offer's lines, and what the lines come to. Pure: no clock, no database.

use crate::{
    core::{
        input::{FieldError, FieldErrors, Format, FromInput, Input},
        money::MAX_AMOUNT,
        text::schema,
    },
    database::enums::text_enum,
};
use serde_json::json;
use std::{fmt, str::FromStr};
use utoipa::openapi::{ObjectBuilder, schema::Type};

text_enum! {
    /// What the quantity of a line counts.
    pub(crate) OfferUnit {
        /// Hours.
        Hour = "HOUR",
        /// Days.
        Day = "DAY",
        /// Pieces.
        Piece = "PIECE",
        /// Square metres.
        SquareMetre = "SQUARE_METRE",
        /// The whole job.
        Job = "JOB",
    }
}

/// A quantity in thousandths, from 0.001 to 1,000,000. In JSON it is a decimal number in a string, so that no parser rounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quantity(i64);

impl Quantity {
    pub(crate) const ONE: Quantity = Quantity(1_000);
    const MAX: i64 = 1_000_000_000;

    /// `None` if it is out of range.
    pub(crate) fn from_thousandths(thousandths: i64) -> Option<Self> {
        (1..=Self::MAX).contains(&thousandths).then_some(Self(thousandths))
    }

    pub(crate) fn thousandths(self) -> i64 {
        self.0
    }
}

/// What a line comes to in minor units, rounded half up; `None` if it is more than an amount of money may be.
pub(crate) fn line_total(quantity: Quantity, unit_price: i64) -> Option<i64> {
    let thousandths = i128::from(quantity.0) * i128::from(unit_price);
    i64::try_from((thousandths + 500) / 1_000).ok().filter(|total| (0..=MAX_AMOUNT).contains(total))
}

/// What all lines come to, each rounded for itself; `None` if it is more than an amount of money may be.
pub(crate) fn total(lines: impl IntoIterator<Item = (Quantity, i64)>) -> Option<i64> {
    lines.into_iter().try_fold(0_i64, |sum, (quantity, unit_price)| {
        sum.checked_add(line_total(quantity, unit_price)?).filter(|total| *total <= MAX_AMOUNT)
    })
}

/// Without decimals that are zeros: `2.5`, `3`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:03}", self.0 / 1_000, self.0 % 1_000);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// The text is not a quantity.
#[derive(Debug, thiserror::Error)]
#[error("not a quantity")]
pub(crate) struct InvalidQuantity;

impl FromStr for Quantity {
    type Err = InvalidQuantity;

    fn from_str(text: &str) -> Result<Self, InvalidQuantity> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) || whole.len() > 7 || decimals.len() > 3 {
            return Err(InvalidQuantity);
        }
        let thousandths = format!("{whole}{decimals:0<3}").parse().map_err(|_| InvalidQuantity)?;
        Self::from_thousandths(thousandths).ok_or(InvalidQuantity)
    }
}

impl FromInput for Quantity {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.parse(errors, FieldError::InvalidFormat { format: Format::Quantity })
    }
}

impl serde::Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

schema!([] Quantity, "Quantity",
    ObjectBuilder::new().schema_type(Type::String).pattern(Some(r"^[0-9]{1,7}(\.[0-9]{1,3})?$"))
        .description(Some("A decimal number from 0.001 to 1000000, with at most three decimals.")).examples([json!("2.5")]).build());

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quantity(text: &str) -> Quantity {
        text.parse().unwrap()
    }

    #[test]
    fn each_line_is_rounded_half_up() {
        for (amount, unit_price, expected) in
            [("2.5", 4_500, 11_250), ("0.5", 1, 1), ("0.499", 1, 0), ("1.5", 1, 2), ("0.333", 100, 33), ("1", 0, 0)]
        {
            assert_eq!(line_total(quantity(amount), unit_price), Some(expected), "{amount} × {unit_price}");
        }
        let half = (quantity("0.5"), 1);
        assert_eq!(total([half, half]), Some(2), "each for itself");
        assert_eq!(total([]), Some(0));
    }

    #[test]
    fn what_is_too_large_is_no_total() {
        assert_eq!(line_total(Quantity::ONE, MAX_AMOUNT), Some(MAX_AMOUNT));
        assert_eq!(line_total(quantity("1.001"), MAX_AMOUNT), None);
        assert_eq!(line_total(quantity("1000000"), MAX_AMOUNT), None);
        assert_eq!(total([(Quantity::ONE, MAX_AMOUNT), (Quantity::ONE, 1)]), None);
    }

    #[test]
    fn a_quantity_is_a_decimal_number_with_three_decimals() {
        for (text, thousandths, shown) in [
            ("2.5", 2_500, "2.5"),
            ("2.500", 2_500, "2.5"),
            ("0.001", 1, "0.001"),
            ("10", 10_000, "10"),
            ("007.0", 7_000, "7"),
            ("1000000", 1_000_000_000, "1000000"),
        ] {
            assert_eq!((quantity(text).thousandths(), quantity(text).to_string().as_str()), (thousandths, shown));
        }
        for text in
            ["", "0", "0.0", ".5", "5.", "-1", "+1", "1e3", "1,5", " 1", "1.0001", "1000000.001", "10000000", "٣"]
        {
            assert!(text.parse::<Quantity>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_line_differs_from_the_exact_product_by_half_a_unit_at_most(thousandths in 1..=Quantity::MAX, unit_price in 0..=MAX_AMOUNT) {
            let exact = i128::from(thousandths) * i128::from(unit_price);
            match line_total(Quantity(thousandths), unit_price) {
                Some(total) => prop_assert!((-500..500).contains(&(exact - 1_000 * i128::from(total)))),
                None => prop_assert!(exact + 500 >= 1_000 * (i128::from(MAX_AMOUNT) + 1)),
            }
        }

        #[test]
        fn a_total_is_the_sum_of_its_lines_and_never_wraps(lines in prop::collection::vec((1..=Quantity::MAX, 0..=MAX_AMOUNT), 0..8)) {
            let lines: Vec<_> = lines.into_iter().map(|(thousandths, price)| (Quantity(thousandths), price)).collect();
            let exact: Option<i128> = lines.iter().map(|(quantity, price)| line_total(*quantity, *price).map(i128::from)).sum();
            let expected = exact.filter(|sum| *sum <= i128::from(MAX_AMOUNT));
            prop_assert_eq!(total(lines).map(i128::from), expected);
        }

        #[test]
        fn small_lines_always_have_a_total(lines in prop::collection::vec((1..=1_000_000_i64, 0..=10_000_000_i64), 0..50)) {
            prop_assert!(total(lines.into_iter().map(|(thousandths, price)| (Quantity(thousandths), price))).is_some());
        }

        #[test]
        fn a_quantity_is_written_as_it_is_read(thousandths in 1..=Quantity::MAX) {
            prop_assert_eq!(Quantity(thousandths).to_string().parse::<Quantity>().unwrap().thousandths(), thousandths);
        }
    }
}
