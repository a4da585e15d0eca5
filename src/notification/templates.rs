//! Renders mails with their templates.

use super::{
    mails::{Mail, PARTS, TEMPLATES},
    text::greeting,
};
use crate::core::email::{MailContent, MailLink, MailParagraph};
use minijinja::{Environment, Error, Output, State, UndefinedBehavior, Value, value::Serde};
use std::sync::LazyLock;

/// Why a mail cannot be rendered. This is a bug, which the tests find.
#[derive(Debug, Clone, thiserror::Error)]
#[error("a mail cannot be rendered: {0}")]
pub(super) struct TemplateError(String);

impl From<Error> for TemplateError {
    fn from(error: Error) -> Self {
        Self(format!("{error:#}"))
    }
}

/// Renders a mail with a greeting. An empty name leads to a general greeting.
pub(super) fn render(name: &str, mail: &Mail) -> Result<MailContent, TemplateError> {
    let environment = ENVIRONMENT.as_ref().map_err(Clone::clone)?;
    let mut rendered = environment.get_template(mail.template())?.render_captured(Serde(mail))?;
    let mut block = |name| rendered.with_state_mut(|state| state.render_block(name));
    let (label, url) = (block("button")?, block("link")?);
    Ok(MailContent {
        subject: block("subject")?,
        heading: greeting(name),
        paragraphs: paragraphs(&block("body")?),
        link: (!url.is_empty()).then_some(MailLink { label, url }),
        footer: block("footer")?,
    })
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

static ENVIRONMENT: LazyLock<Result<Environment<'static>, TemplateError>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(one_line);
    for (name, source) in TEMPLATES.iter().chain(PARTS) {
        environment.add_template(name, source)?;
    }
    Ok(environment)
});

/// Prints a value on one line, so that user text cannot begin a paragraph or a quotation. Letters are plain text; the
/// HTML part is escaped where it is built.
fn one_line(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let text = value.to_string();
    Ok(out.write_str(&text.split_whitespace().collect::<Vec<_>>().join(" "))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mail_has_a_subject_words_and_a_reason_why_it_was_sent() {
        for mail in Mail::samples() {
            let content = render("Ana", &mail).unwrap();
            assert!(!content.subject.is_empty() && !content.subject.contains(['{', '\n']), "{}", mail.template());
            assert!(!content.paragraphs.is_empty(), "{}", mail.template());
            assert!(content.footer.ends_with('.') && !content.footer.contains('\n'), "{}", mail.template());
            assert_eq!(content.heading, "Hello Ana,");
        }
    }

    #[test]
    fn no_subject_holds_what_a_person_has_typed() {
        // Subjects are fixed text. Their one value is the name that the operator has given to an OpenID provider.
        for (name, source) in TEMPLATES {
            let (_, subject) = source.split_once("{% block subject %}").unwrap();
            let (subject, _) = subject.split_once("{% endblock %}").unwrap();
            assert!(!subject.replace("{{ provider }}", "").contains('{'), "{name}: {subject}");
        }
    }
}
