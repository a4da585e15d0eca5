//! Text typed by users, made safe for mails.

use crate::core::{
    clock::Timestamp,
    text::{is_name, visible::initial},
};
use serde::Serialize;

/// Greets by name if it looks like a name: a stranger who signs up with another person's address chooses the name in
/// the mail.
pub(super) fn greeting(name: &str) -> String {
    const MAX_CHARACTERS: usize = 40;
    if !is_name(name) || name.chars().count() > MAX_CHARACTERS {
        return "Hello,".to_owned();
    }
    format!("Hello {name},")
}

/// The name that the other side of a job or conversation sees: first name and initial.
pub(super) fn public_name(first_name: &str, last_name: &str) -> String {
    if !is_name(first_name) {
        return "Somebody".to_owned();
    }
    match initial(last_name) {
        letter if letter.starts_with(char::is_alphabetic) => format!("{first_name} {letter}."),
        _ => first_name.to_owned(),
    }
}

/// Text typed by a user, shortened to 200 characters.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Typed(String);

impl Typed {
    /// From another user: without links, and without quotation marks that would end ours.
    pub(super) fn new(text: &str) -> Self {
        let is_invisible =
            |c: char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}');
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let excerpt = excerpt(&text);
        let words = excerpt.split_whitespace().map(|word| if is_link(word) { "(link)" } else { word });
        let text = words.collect::<Vec<_>>().join(" ");
        let is_quotation_mark = |c| matches!(c, '“' | '”' | '„' | '‟' | '"' | '«' | '»');
        Self(text.chars().map(|c| if is_quotation_mark(c) { '\'' } else { c }).collect())
    }

    /// From an administrator, whose links are kept. `None` if it is empty.
    pub(super) fn from_team(text: Option<String>) -> Option<Self> {
        text.filter(|text| !text.is_empty()).map(|text| Self(excerpt(&text)))
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether mail programs may turn it into a link.
fn is_link(word: &str) -> bool {
    let word = word.to_lowercase();
    let has_host = || {
        let is_dot = |c: char| matches!(c, '.' | '。' | '．' | '｡' | '․');
        let begins_with_letters = |label: &str| label.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2;
        let ends_alphanumeric = |label: &str| label.ends_with(|c: char| c.is_alphanumeric());
        let labels: Vec<&str> = word.split(is_dot).collect();
        labels
            .iter()
            .zip(labels.iter().skip(1))
            .any(|(before, behind)| ends_alphanumeric(before) && begins_with_letters(behind))
    };
    word.contains("://") || word.contains('@') || word.contains("mailto:") || word.contains("tel:") || has_host()
}

/// The beginning of a text.
fn excerpt(text: &str) -> String {
    const MAX_CHARACTERS: usize = 200;
    match text.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// `2026-11-28 at 17:10`
pub(super) fn minute(at: Timestamp) -> String {
    let at = at.to_string();
    at.get(..16).unwrap_or(&at).replace('T', " at ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_an_address_or_a_slogan_greets_nobody() {
        for name in ["Ana", "Jean-Luc", "O’Neill", "J. R.", "Łucja Maria", "山田"] {
            assert_eq!(greeting(name), format!("Hello {name},"));
        }
        for name in
            ["", "evil.example", "http://evil", "www.evil.example/x", "Win 1000 €", "Security: act", &"a".repeat(41)]
        {
            assert_eq!(greeting(name), "Hello,", "{name}");
        }
    }

    #[test]
    fn the_other_side_is_called_by_first_name_and_initial() {
        assert_eq!(public_name("Ana", "Kovač"), "Ana K.");
        assert_eq!(public_name("Deleted user", ""), "Deleted user");
        assert_eq!(public_name("Security: confirm at evil.example", "X"), "Somebody");
        assert_eq!(public_name("Vincent", "'t Hooft"), "Vincent t.");
    }

    #[test]
    fn an_excerpt_has_at_most_200_characters() {
        assert_eq!(excerpt("short"), "short");
        assert_eq!(excerpt(&"ä".repeat(200)), "ä".repeat(200));
        assert_eq!(excerpt(&"ä".repeat(201)), format!("{}…", "ä".repeat(200)));
    }

    #[test]
    fn quoted_user_text_has_no_links_and_no_quotation_marks() {
        for (text, expected) in [
            ("Fix the tap", "Fix the tap"),
            ("Pay at https://evil.example/x now", "Pay at (link) now"),
            ("see evil.example.", "see (link)"),
            ("mail me@evil.example", "mail (link)"),
            ("EVIL。COM", "(link)"),
            ("evil\u{200B}.\u{2060}example", "(link)"),
            ("tap” was done. Our team: “act", "tap' was done. Our team: 'act"),
            ("At 10.30, flat 2.5 rooms, etc.", "At 10.30, flat 2.5 rooms, etc."),
        ] {
            assert_eq!(Typed::new(text).as_str(), expected);
        }
    }
}
