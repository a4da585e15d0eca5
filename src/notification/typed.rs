//! What people have typed, as it may stand in a mail of ours.

use crate::core::{email::Paragraph, text::is_name};

/// Greets by name, if it reads like one: whoever signs up with somebody else's address chooses what we call them there.
pub(super) fn greeting(name: &str) -> String {
    const LONGEST: usize = 40;
    if !is_name(name) || name.chars().count() > LONGEST {
        return "Hello,".to_owned();
    }
    format!("Hello {name},")
}

/// What somebody else has written, set apart.
pub(super) fn quote(text: &str) -> Paragraph {
    Paragraph::quote(format!("“{}”", typed(text)))
}

/// The beginning of what somebody else has typed, as it may stand in a mail of ours: without links, and without quotation marks that
/// would end our own.
pub(super) fn typed(text: &str) -> String {
    let is_invisible = |c: char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}');
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let words = excerpt(&text);
    let words = words.split_whitespace().map(|word| if is_link(word) { "(link)" } else { word });
    let said = words.collect::<Vec<_>>().join(" ");
    said.chars().map(|c| if matches!(c, '“' | '”' | '„' | '‟' | '"' | '«' | '»') { '\'' } else { c }).collect()
}

/// Whether a mail program could make a link of it.
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

/// The beginning of what somebody wrote.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 200;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
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
    fn an_excerpt_has_at_most_200_characters() {
        assert_eq!(excerpt("short"), "short");
        assert_eq!(excerpt(&"ä".repeat(200)), "ä".repeat(200));
        assert_eq!(excerpt(&"ä".repeat(201)), format!("{}…", "ä".repeat(200)));
    }

    #[test]
    fn what_others_have_typed_is_no_link_and_does_not_end_its_quotation() {
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
            assert_eq!(typed(text), expected);
        }
    }
}
