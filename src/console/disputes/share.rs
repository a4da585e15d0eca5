//! What a worker gets, as an administrator types it: in the currency's own unit.

use crate::core::{
    error::Problem,
    input::FieldError,
    money::{Money, places},
};

/// `40` and `40.5` are 4000 and 4050 cents. Empty: nothing is shared, because no total was agreed.
pub(super) fn typed_share(typed: &str, currency: Option<&str>) -> Result<Option<Money>, Problem> {
    let typed = typed.trim();
    let Some(currency) = currency.filter(|_| !typed.is_empty()) else { return Ok(None) };
    let wrong = || {
        let detail = format!("must be an amount of {currency}, such as 40 or 40.50");
        Problem::invalid_field("/worker_gets", FieldError::OutOfRange { min: Some(0), max: None }, detail)
    };
    let amount = minor_units(typed, places(currency)).ok_or_else(wrong)?;
    Ok(Some(Money { amount, currency: currency.to_owned() }))
}

fn minor_units(typed: &str, places: usize) -> Option<i64> {
    let (whole, part) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > places || !is_number(whole) || !is_number(part) {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::minor_units;

    #[test]
    fn an_amount_is_typed_in_the_unit_of_its_currency() {
        for (typed, places, expected) in [
            ("40", 2, Some(4000)),
            ("40.5", 2, Some(4050)),
            ("40,55", 2, Some(4055)),
            ("0", 2, Some(0)),
            ("1200", 0, Some(1200)),
            ("1.5", 3, Some(1500)),
            ("40.555", 2, None),
            ("1.5", 0, None),
            ("-1", 2, None),
            ("+1", 2, None),
            (".5", 2, None),
            ("forty", 2, None),
            ("99999999999999999999", 2, None),
        ] {
            assert_eq!(minor_units(typed, places), expected, "{typed}");
        }
    }
}
