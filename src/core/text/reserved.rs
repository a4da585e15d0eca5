//! Names that would be taken for the marketplace's own people.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

const OUR_NAME: &str = "hirehall";

/// Words that stand for people who act for the marketplace.
const OUR_ROLES: [&str; 7] =
    ["support", "helpdesk", "admin", "administrator", "administration", "moderator", "moderation"];

/// Whether a name holds the name of the marketplace, however it is spaced, or a word for those who act for it.
pub(crate) fn looks_official(name: &str) -> bool {
    let plain = plain(name);
    let joined: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut words = plain.split(|c: char| !c.is_alphanumeric());
    joined.contains(&self::plain(OUR_NAME)) || words.any(|word| OUR_ROLES.iter().any(|role| self::plain(role) == word))
}

/// Without capitals and accents, and with one letter for all that look like it.
fn plain(text: &str) -> String {
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
    fn nobody_is_called_like_the_marketplace_or_those_who_act_for_it() {
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
