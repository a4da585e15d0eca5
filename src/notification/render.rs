//! Renders mails in the language of their reader.

use super::{
    mails::Mail,
    values::{Reader, UserName},
};
use crate::core::email::{MailContent, MailLink, MailParagraph};

/// Renders a mail that leads to `url`, with a greeting.
pub(super) fn render(reader: &Reader, name: &UserName, mail: &Mail, url: String) -> MailContent {
    let language = reader.language;
    let values = mail.values(reader);
    let text = |part: &str| language.text(&format!("mail-{}.{part}", mail.name()), &values);
    MailContent {
        language: language.tag(),
        subject: text("subject"),
        heading: name.greeting(language),
        paragraphs: paragraphs(&text("body")),
        link: MailLink {
            label: language.plain(&format!("page-{}", mail.page().name())),
            hint: language.plain("mail-link-hint"),
            url,
        },
        footer: text("footer"),
    }
}

/// Splits at blank lines. A paragraph that begins with `> ` is a quotation.
fn paragraphs(body: &str) -> Vec<MailParagraph> {
    let lines: Vec<&str> = body.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|paragraph| !paragraph.is_empty());
    let paragraph = |lines: &[&str]| {
        let text = lines.join(" ");
        text.strip_prefix("> ").map_or_else(|| text.as_str().into(), MailParagraph::quote)
    };
    paragraphs.map(paragraph).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{language::Language, time_zone::TimeZone};
    use crate::notification::pages::Page;

    fn reader(language: Language) -> Reader {
        Reader { language, time_zone: TimeZone::named("Europe/Berlin").unwrap() }
    }

    fn ana() -> UserName {
        UserName { first_name: "Ana".to_owned(), last_name: String::new() }
    }

    #[test]
    fn every_mail_has_a_subject_words_and_a_reason_why_it_was_sent_in_every_language() {
        for (language, mail) in
            Language::all().flat_map(|language| Mail::samples().into_iter().map(move |mail| (language, mail)))
        {
            let content = render(&reader(language), &ana(), &mail, "https://hall.example/".to_owned());
            let name = format!("{language}: {}", mail.name());
            assert!(!content.subject.is_empty() && !content.subject.contains('\n'), "{name}");
            assert!(!content.paragraphs.is_empty(), "{name}");
            assert!(content.footer.ends_with('.') && !content.footer.contains('\n'), "{name}");
            assert!(content.heading.contains("Ana") && !content.link.label.is_empty(), "{name}");
        }
    }

    #[test]
    fn no_subject_holds_what_a_person_has_typed() {
        // Subjects are fixed text. Their one value is the name that the operator has given to an OpenID provider.
        for key in Language::keys().filter(|key| key.starts_with("mail-") && key.ends_with(".subject")) {
            for language in Language::all() {
                let used = language.values_of(&key);
                assert!(used.iter().all(|value| value == "provider"), "{language}: {key}: {used:?}");
            }
        }
    }

    #[test]
    fn every_text_of_a_mail_or_a_page_is_used() {
        let mails: Vec<&str> = Mail::samples().iter().map(Mail::name).collect();
        for key in Language::keys() {
            if let Some(name) = key.strip_prefix("mail-").and_then(|key| key.split_once('.')).map(|(name, _)| name) {
                assert!(mails.contains(&name), "{key}");
            }
            if let Some(name) = key.strip_prefix("page-") {
                assert!(Page::ALL.iter().any(|page| page.name() == name), "{key}");
            }
        }
    }
}
