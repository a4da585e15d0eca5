//! Renders and sends mails.

use std::sync::Arc;
use std::time::SystemTime;

use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, Date, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MultiPart, SinglePart};
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use super::error::{SendError, permanent};
use super::folder::Folder;
use super::smtp::Smtp;
use super::url::MailUrl;
use crate::core::text::ascii_domain;
use crate::core::traces::{Callee, call};

/// The content of a mail. Plain text: the templates escape and lay it out.
///
/// Each field is one line and each paragraph one paragraph: line breaks and control characters in them become a
/// space, so user input can neither add a header nor look like the link. It has no `Debug`, because the link
/// may be a secret.
#[derive(Clone, Serialize)]
pub struct MailContent {
    /// The tag of its language (BCP 47).
    pub language: &'static str,
    /// The subject line.
    pub subject: String,
    /// The first line of the body: a greeting ("Hello Ana,") or what happened ("Your identity is verified").
    pub heading: String,
    /// The text, in order.
    pub paragraphs: Vec<MailParagraph>,
    /// The page that the mail leads to.
    pub link: MailLink,
    /// Why the recipient gets this mail, and what to do if it is not meant for them.
    pub footer: String,
}

/// A paragraph of a mail.
#[derive(Clone, PartialEq, Serialize)]
pub struct MailParagraph {
    text: String,
    is_quote: bool,
}

impl MailParagraph {
    /// Text written by another user. It is marked as a quotation, so that it is not taken for ours.
    pub fn quote(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_quote: true }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl From<String> for MailParagraph {
    fn from(text: String) -> Self {
        Self { text, is_quote: false }
    }
}

impl From<&str> for MailParagraph {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A button in the HTML part; in the text part the URL on a line of its own.
#[derive(Clone, Serialize)]
pub struct MailLink {
    /// The label: "Confirm the address".
    pub label: String,
    /// What to do if the button does nothing.
    pub hint: String,
    /// The absolute URL, built from the configured public URL.
    pub url: String,
}

/// The parts of a mail.
pub(crate) struct MailParts {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

/// Why [`Mailer::open`] failed. It checks what it can without disk and network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailerError {
    /// `from` is neither `address@domain` nor `Name <address@domain>`.
    #[error("{0:?} is not a sender: write `Name <address@domain>`")]
    InvalidSender(String),
    /// The TLS library failed to initialise.
    #[error("no TLS for mail: {0}")]
    Tls(String),
    /// An embedded template does not compile.
    #[error("mail template: {0}")]
    Template(String),
}

/// Sends mail. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct Mailer {
    inner: Arc<Inner>,
}

struct Inner {
    sender: Mailbox,
    templates: Environment<'static>,
    transport: Transport,
}

enum Transport {
    Folder(Folder),
    Smtp(Smtp),
}

impl Mailer {
    /// A mailer that sends to `url` as `from` (`Name <address@domain>`; the name signs the mails). Touches
    /// neither disk nor network, so Hirehall starts while the mail server is down.
    pub fn open(url: &MailUrl, from: &str) -> Result<Mailer, MailerError> {
        let transport = match url {
            MailUrl::File(directory) => Transport::Folder(Folder::new(directory.clone())),
            MailUrl::Smtp { host, port, tls, login } => Transport::Smtp(
                Smtp::new(host, *port, *tls, login.as_ref()).map_err(|e| MailerError::Tls(e.to_string()))?,
            ),
        };
        let templates = templates().map_err(|e| MailerError::Template(e.to_string()))?;
        Ok(Mailer { inner: Arc::new(Inner { sender: parse_sender(from)?, templates, transport }) })
    }

    /// Sends one mail. `message_id` identifies the mail permanently: with the same id, the recipient's mail
    /// program recognises a duplicate.
    ///
    /// May take more than a minute with a slow server, so never call it in a transaction.
    pub async fn send(&self, to: &str, mail: &MailContent, message_id: &str) -> Result<(), SendError> {
        let message = self.inner.compose(to, mail, message_id)?;
        let delivery = async {
            match &self.inner.transport {
                Transport::Folder(folder) => {
                    folder.deliver(date_of(&message), &safe_id(message_id), message.formatted()).await
                }
                Transport::Smtp(smtp) => smtp.deliver(message.envelope(), &message.formatted()).await,
            }
        };
        call(Callee::Mail, "send", delivery).await
    }

    /// Renders a mail without sending it.
    pub(crate) fn render(&self, mail: &MailContent) -> Result<MailParts, SendError> {
        let mail = mail.sanitized();
        Ok(MailParts {
            text: self.inner.render("mail.txt", &mail)?,
            html: self.inner.render("mail.html", &mail)?,
            subject: mail.subject,
        })
    }

    /// Whether a mail could be sent now: the directory takes a file, or the server accepts the login and answers `NOOP`.
    /// Sends nothing.
    pub async fn check(&self) -> Result<(), SendError> {
        match &self.inner.transport {
            Transport::Folder(folder) => folder.check().await,
            Transport::Smtp(smtp) => smtp.check().await,
        }
    }
}

impl Inner {
    fn compose(&self, to: &str, mail: &MailContent, message_id: &str) -> Result<Message, SendError> {
        let recipient = to.parse::<lettre::Address>().map_err(|_| permanent(&"the recipient is not a mail address"))?;
        let recipient = with_ascii_domain(recipient);
        let mail = mail.sanitized();
        let envelope =
            Envelope::new(Some(self.sender.email.clone()), vec![recipient.clone()]).map_err(|e| permanent(&e))?;
        let text =
            SinglePart::builder().header(ContentType::TEXT_PLAIN).body(self.readable(self.render("mail.txt", &mail)?));
        let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(self.render("mail.html", &mail)?);
        Message::builder()
            .envelope(envelope)
            .message_id(Some(format!("<{}@{}>", safe_id(message_id), self.sender.email.domain())))
            .from(self.sender.clone())
            .to(Mailbox::new(None, recipient))
            .subject(mail.subject)
            .raw_header(auto_generated())
            .raw_header(content_language(mail.language))
            .multipart(MultiPart::alternative().singlepart(text).singlepart(html))
            .map_err(|e| permanent(&e))
    }

    fn render(&self, template: &str, mail: &MailContent) -> Result<String, SendError> {
        #[derive(Serialize)]
        struct TemplateContext<'a> {
            sender: &'a str,
            #[serde(flatten)]
            mail: &'a MailContent,
        }
        let sender = self.sender.name.as_deref().unwrap_or(self.sender.email.domain());
        let page = Serde(TemplateContext { sender, mail });
        self.templates.get_template(template).and_then(|t| t.render(page)).map_err(|e| permanent(&e))
    }

    /// The text part, readable in the raw message where the standards allow it: RFC 5322 limits a line to 998
    /// octets, and a file may hold 8-bit text (RFC 6152). Links are never broken.
    fn readable(&self, text: String) -> Body {
        let fits = text.lines().all(|line| line.len() <= 998);
        let encoding = match self.transport {
            _ if fits && text.is_ascii() => ContentTransferEncoding::SevenBit,
            Transport::Folder(_) if fits => ContentTransferEncoding::EightBit,
            _ => return Body::new(text),
        };
        Body::dangerous_pre_encoded(text.replace('\n', "\r\n").into_bytes(), encoding)
    }
}

impl MailContent {
    fn sanitized(&self) -> MailContent {
        let paragraph = |paragraph: &MailParagraph| MailParagraph { text: one_line(&paragraph.text), ..*paragraph };
        let MailLink { label, hint, url } = &self.link;
        MailContent {
            language: self.language,
            subject: one_line(&self.subject),
            heading: one_line(&self.heading),
            paragraphs: self.paragraphs.iter().map(paragraph).collect(),
            link: MailLink { label: one_line(label), hint: one_line(hint), url: one_line(url) },
            footer: one_line(&self.footer),
        }
    }
}

fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The id as the left side of a `Message-ID` and as part of a file name: letters, digits, dots and dashes.
fn safe_id(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '-' }).take(100).collect()
}

/// The mail's `Date`, to the second.
fn date_of(message: &Message) -> jiff::Timestamp {
    let date = message.headers().get::<Date>().map(SystemTime::from);
    date.and_then(|date| jiff::Timestamp::try_from(date).ok()).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

/// `Auto-Submitted` (RFC 3834) prevents automatic replies.
fn auto_generated() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned())
}

/// `Content-Language` (RFC 3282).
fn content_language(tag: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Content-Language"), tag.to_owned())
}

fn parse_sender(from: &str) -> Result<Mailbox, MailerError> {
    let invalid = || MailerError::InvalidSender(from.to_owned());
    if from.contains(char::is_control) {
        return Err(invalid());
    }
    let sender: Mailbox = from.trim().parse().map_err(|_| invalid())?;
    Ok(Mailbox { email: with_ascii_domain(sender.email), ..sender })
}

/// The address with its domain in ASCII, which every mail server accepts. A local part that is not ASCII has no
/// other form; the server has to support SMTPUTF8 (RFC 6531).
fn with_ascii_domain(address: lettre::Address) -> lettre::Address {
    if address.domain().is_ascii() {
        return address;
    }
    let domain = ascii_domain(address.domain()).and_then(|domain| lettre::Address::new(address.user(), domain).ok());
    domain.unwrap_or(address)
}

fn templates() -> Result<Environment<'static>, minijinja::Error> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.add_template("mail.txt", include_str!("mail.txt"))?;
    templates.add_template("mail.html", include_str!("mail.html"))?;
    Ok(templates)
}
