//! Values of mails, as their reader is told them. Text typed by users is made safe.

use crate::core::{
    clock::Timestamp,
    language::{Language, Values, one_line},
    money::Money,
    text::{is_name, visible::initial},
    time_zone::TimeZone,
};
use crate::database::from_row;

/// The language and the time zone of the account that reads a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reader {
    pub(super) language: Language,
    pub(super) time_zone: TimeZone,
}

/// A value that a text may use by the name of its field.
pub(super) trait MailValue {
    /// Adds the value. Every text is on one line, so that it cannot begin a paragraph or a quotation.
    fn add(&self, name: &str, reader: &Reader, values: &mut Values<'static>);
}

impl MailValue for Timestamp {
    fn add(&self, name: &str, reader: &Reader, values: &mut Values<'static>) {
        values.set(name.to_owned(), reader.time_zone.moment(*self, reader.language));
    }
}

impl MailValue for Money {
    fn add(&self, name: &str, reader: &Reader, values: &mut Values<'static>) {
        self.to_string().add(name, reader, values);
    }
}

impl MailValue for String {
    fn add(&self, name: &str, _: &Reader, values: &mut Values<'static>) {
        values.set(name.to_owned(), one_line(self));
    }
}

/// Texts choose by `yes` and `no`.
impl MailValue for bool {
    fn add(&self, name: &str, _: &Reader, values: &mut Values<'static>) {
        values.set(name.to_owned(), if *self { "yes" } else { "no" });
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl MailValue for $number {
            fn add(&self, name: &str, _: &Reader, values: &mut Values<'static>) {
                values.set(name.to_owned(), *self);
            }
        }
    )+};
}
numbers!(i64, u16, usize);

/// With a second value that says whether there is one: `has_reason` for `reason`.
impl<T: MailValue> MailValue for Option<T> {
    fn add(&self, name: &str, reader: &Reader, values: &mut Values<'static>) {
        self.is_some().add(&format!("has_{name}"), reader, values);
        match self {
            Some(value) => value.add(name, reader, values),
            None => values.set(name.to_owned(), ""),
        }
    }
}

/// Each is a paragraph of its own.
impl MailValue for Vec<String> {
    fn add(&self, name: &str, _: &Reader, values: &mut Values<'static>) {
        values.set(name.to_owned(), self.iter().map(|line| one_line(line)).collect::<Vec<_>>().join("\n\n"));
    }
}

/// A file of an identity check that has to be replaced, and why.
#[derive(Debug, Clone)]
pub(super) struct RejectedFile {
    pub(super) slot: String,
    pub(super) reason_code: String,
    pub(super) note: Option<Typed>,
}

/// Each is a paragraph of its own.
impl MailValue for Vec<RejectedFile> {
    fn add(&self, name: &str, reader: &Reader, values: &mut Values<'static>) {
        let paragraph = |file: &RejectedFile| {
            let mut values = Values::new();
            file.slot.add("slot", reader, &mut values);
            file.reason_code.add("code", reader, &mut values);
            file.note.add("note", reader, &mut values);
            reader.language.text("rejected-file", &values)
        };
        values.set(name.to_owned(), self.iter().map(paragraph).collect::<Vec<_>>().join("\n\n"));
    }
}

/// The name of a user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct UserName {
    pub(super) first_name: String,
    pub(super) last_name: String,
}

from_row!(UserName { first_name, last_name });

impl UserName {
    /// Greets by name if it looks like a name: a stranger who signs up with another person's address chooses the name in
    /// the mail.
    pub(super) fn greeting(&self, language: Language) -> String {
        const MAX_CHARACTERS: usize = 40;
        let full_name = format!("{} {}", self.first_name, self.last_name).trim_end().to_owned();
        if !is_name(&self.first_name) || !is_name(&full_name) || full_name.chars().count() > MAX_CHARACTERS {
            return language.plain("greeting-without-name");
        }
        let mut values = Values::new();
        values.set("first_name", self.first_name.clone());
        values.set("full_name", full_name);
        language.text("greeting", &values)
    }

    /// The name that the other side of a job or conversation sees: first name and initial.
    fn public_name(&self, language: Language) -> String {
        if !is_name(&self.first_name) {
            return language.plain("somebody");
        }
        match initial(&self.last_name) {
            letter if letter.starts_with(char::is_alphabetic) => format!("{} {letter}.", self.first_name),
            _ => self.first_name.clone(),
        }
    }
}

impl MailValue for UserName {
    fn add(&self, name: &str, reader: &Reader, values: &mut Values<'static>) {
        self.public_name(reader.language).add(name, reader, values);
    }
}

/// Text typed by a user, shortened to 200 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    text: String,
    is_from_team: bool,
}

impl Typed {
    /// From another user: without links, and without quotation marks that would end ours.
    pub(super) fn new(text: &str) -> Self {
        let is_invisible =
            |c: char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}');
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        Self { text: excerpt(&text), is_from_team: false }
    }

    /// From an administrator, whose links are kept. `None` if it is empty.
    pub(super) fn from_team(text: Option<String>) -> Option<Self> {
        text.filter(|text| !text.is_empty()).map(|text| Self { text: excerpt(&text), is_from_team: true })
    }

    fn in_language(&self, language: Language) -> String {
        if self.is_from_team {
            return one_line(&self.text);
        }
        let link = language.plain("link-left-out");
        let words = self.text.split_whitespace().map(|word| if is_link(word) { &link } else { word });
        let is_quotation_mark = |c| matches!(c, '“' | '”' | '„' | '‟' | '"' | '«' | '»');
        words.collect::<Vec<_>>().join(" ").chars().map(|c| if is_quotation_mark(c) { '\'' } else { c }).collect()
    }
}

impl MailValue for Typed {
    fn add(&self, name: &str, reader: &Reader, values: &mut Values<'static>) {
        values.set(name.to_owned(), self.in_language(reader.language));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_an_address_or_a_slogan_greets_nobody() {
        let greeting = |first_name: &str, last_name: &str| {
            UserName { first_name: first_name.to_owned(), last_name: last_name.to_owned() }.greeting(Language::ENGLISH)
        };
        for name in ["Ana", "Jean-Luc", "O’Neill", "J. R.", "Łucja Maria", "山田"] {
            assert_eq!(greeting(name, "Kovač"), format!("Hello {name},"));
            assert_eq!(greeting(name, ""), format!("Hello {name},"));
        }
        for name in
            ["", "evil.example", "http://evil", "www.evil.example/x", "Win 1000 €", "Security: act", &"a".repeat(41)]
        {
            assert_eq!(greeting(name, ""), "Hello,", "{name}");
            assert!(name.is_empty() || greeting("Ana", name) == "Hello,", "{name}");
        }
    }

    #[test]
    fn the_other_side_is_called_by_first_name_and_initial() {
        let public_name = |first_name: &str, last_name: &str| {
            UserName { first_name: first_name.to_owned(), last_name: last_name.to_owned() }
                .public_name(Language::ENGLISH)
        };
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
            assert_eq!(Typed::new(text).in_language(Language::ENGLISH), expected);
        }
    }
}
