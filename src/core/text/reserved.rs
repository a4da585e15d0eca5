//! Names that look like the marketplace's own.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

const MARKETPLACE_NAME: &str = "hirehall";

/// The name that deleted accounts are shown with.
const DELETED_NAME: &str = "deleteduser";

/// Words for people who act for the marketplace.
const STAFF_WORDS: [&str; 7] =
    ["support", "helpdesk", "admin", "administrator", "administration", "moderator", "moderation"];

/// Whether a name contains the name of the marketplace or of deleted accounts, in any spacing, or a word for its staff.
pub(crate) fn looks_official(name: &str) -> bool {
    let without_accents = without_accents(name);
    let joined: String = without_accents.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut words = without_accents.split(|c: char| !c.is_alphanumeric());
    [MARKETPLACE_NAME, DELETED_NAME].iter().any(|reserved| joined.contains(&self::without_accents(reserved)))
        || words.any(|word| STAFF_WORDS.iter().any(|role| self::without_accents(role) == word))
}

/// Removes case and accents, and maps similar letters to one.
fn without_accents(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(lookalike).collect()
}

fn lookalike(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'е' | 'ε' => 'e',
        'н' | 'һ' => 'h',
        'i' | '1' | 'ı' | 'і' | 'ι' | 'ӏ' | 'ł' => 'l',
        'м' => 'm',
        'п' => 'n',
        '0' | 'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'г' => 'r',
        '5' | 'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ԁ' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::looks_official;

    #[test]
    fn names_of_the_marketplace_and_its_staff_are_reserved() {
        for name in [
            "Hirehall",
            "HireHall Team",
            "H i r e h a l l",
            "H1rehall",
            "Нirehаll",
            "Support",
            "SUPPÓRT",
            "Suppοrt",
            "Site Admin",
            "Moderator-Max",
            "Deleted User",
        ] {
            assert!(looks_official(name), "{name}");
        }
        for name in
            ["Hall", "Hire", "Harriet Hall", "Administra", "Supporta", "Adminah", "Modesty", "Иван", "Ελένη", "山田"]
        {
            assert!(!looks_official(name), "{name}");
        }
    }
}
