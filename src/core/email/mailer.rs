//! From a letter to a message that is sent.

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

/// What every mail of the system is. Plain words: the templates escape and lay out.
///
/// Each field is one line, each paragraph one paragraph: line breaks and control characters in them become a space,
/// so that no text that somebody typed can add a header, or stand where the link stands. Has no `Debug`: the link
/// may be a secret, and logs are safe to share.
#[derive(Clone, Serialize)]
pub struct Letter {
    /// The subject line.
    pub subject: String,
    /// The first line inside: a greeting ("Hello Ana,") or what happened ("Your identity is verified").
    pub heading: String,
    /// What there is to say, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The one thing to do now, if there is one.
    pub link: Option<Link>,
    /// The small print: why this person gets this mail, and what to do if it is not theirs.
    pub footer: String,
}

/// A paragraph of a letter.
#[derive(Clone, PartialEq, Serialize)]
pub struct Paragraph {
    text: String,
    is_quote: bool,
}

impl Paragraph {
    /// What somebody else has written. It is set apart, so that nobody takes it for ours.
    pub fn quote(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_quote: true }
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl From<String> for Paragraph {
    fn from(text: String) -> Self {
        Self { text, is_quote: false }
    }
}

impl From<&str> for Paragraph {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A button in the HTML part; in the text part the address stands once, alone on its line.
#[derive(Clone, Serialize)]
pub struct Link {
    /// What the button says: "Confirm the address".
    pub label: String,
    /// The whole address, made from the operator's public URL.
    pub url: String,
}

/// The parts of a mail.
pub(crate) struct MailParts {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

/// Why there is no [`Mailer`]: what [`Mailer::open`] can find out without disk and network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailerError {
    /// `from` is neither `address@domain` nor `Name <address@domain>`.
    #[error("{0:?} is not a sender: write `Name <address@domain>`")]
    InvalidSender(String),
    /// The TLS library refuses to start.
    #[error("no TLS for mail: {0}")]
    Tls(String),
    /// An embedded template does not compile.
    #[error("mail template: {0}")]
    Template(String),
}

/// Where mails go out. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct Mailer {
    inner: Arc<Inner>,
}

struct Inner {
    sender: Mailbox,
    templates: Environment<'static>,
    way_out: WayOut,
}

enum WayOut {
    Folder(Folder),
    Smtp(Smtp),
}

impl Mailer {
    /// Prepares sending to `url` as `from` (`Name <address@domain>`; the name signs the letters).
    /// Touches neither disk nor network: a mail server that is down must not keep Hirehall from starting.
    pub fn open(url: &MailUrl, from: &str) -> Result<Mailer, MailerError> {
        let way_out = match url {
            MailUrl::File(directory) => WayOut::Folder(Folder::new(directory.clone())),
            MailUrl::Smtp { host, port, tls, login } => {
                WayOut::Smtp(Smtp::new(host, *port, *tls, login.as_ref()).map_err(|e| MailerError::Tls(e.to_string()))?)
            }
        };
        let templates = templates().map_err(|e| MailerError::Template(e.to_string()))?;
        Ok(Mailer { inner: Arc::new(Inner { sender: parse_sender(from)?, templates, way_out }) })
    }

    /// Hands one letter over. `message_id` names the mail for ever: sending it again under the same one lets the
    /// recipient's mail program see that it is the same.
    ///
    /// May take more than a minute against a server that hardly answers, so never while a transaction is open.
    pub async fn send(&self, to: &str, letter: &Letter, message_id: &str) -> Result<(), SendError> {
        let message = self.inner.compose(to, letter, message_id)?;
        match &self.inner.way_out {
            WayOut::Folder(folder) => {
                folder.deliver(date_of(&message), &safe_id(message_id), message.formatted()).await
            }
            WayOut::Smtp(smtp) => smtp.deliver(message.envelope(), &message.formatted()).await,
        }
    }

    /// The parts of a mail, to look at.
    pub(crate) fn render(&self, letter: &Letter) -> Result<MailParts, SendError> {
        let letter = letter.tidied();
        Ok(MailParts {
            text: self.inner.render("letter.txt", &letter)?,
            html: self.inner.render("letter.html", &letter)?,
            subject: letter.subject,
        })
    }

    /// Whether a mail could go out now: the directory takes a file, or the server lets us in and answers `NOOP`.
    /// Sends nothing.
    pub async fn check(&self) -> Result<(), SendError> {
        match &self.inner.way_out {
            WayOut::Folder(folder) => folder.check().await,
            WayOut::Smtp(smtp) => smtp.check().await,
        }
    }
}

impl Inner {
    fn compose(&self, to: &str, letter: &Letter, message_id: &str) -> Result<Message, SendError> {
        let recipient = to.parse::<lettre::Address>().map_err(|_| permanent(&"the recipient is not a mail address"))?;
        let recipient = as_dns_spells_it(recipient);
        let letter = letter.tidied();
        let envelope =
            Envelope::new(Some(self.sender.email.clone()), vec![recipient.clone()]).map_err(|e| permanent(&e))?;
        let text = SinglePart::builder()
            .header(ContentType::TEXT_PLAIN)
            .body(self.readable(self.render("letter.txt", &letter)?));
        let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(self.render("letter.html", &letter)?);
        Message::builder()
            .envelope(envelope)
            .message_id(Some(format!("<{}@{}>", safe_id(message_id), self.sender.email.domain())))
            .from(self.sender.clone())
            .to(Mailbox::new(None, recipient))
            .subject(letter.subject)
            .raw_header(auto_generated())
            .multipart(MultiPart::alternative().singlepart(text).singlepart(html))
            .map_err(|e| permanent(&e))
    }

    fn render(&self, template: &str, letter: &Letter) -> Result<String, SendError> {
        #[derive(Serialize)]
        struct Page<'a> {
            sender: &'a str,
            #[serde(flatten)]
            letter: &'a Letter,
        }
        let sender = self.sender.name.as_deref().unwrap_or(self.sender.email.domain());
        let page = Serde(Page { sender, letter });
        self.templates.get_template(template).and_then(|t| t.render(page)).map_err(|e| permanent(&e))
    }

    /// The text part as people can read it in the raw message, with its link in one piece, wherever a standard
    /// allows it: RFC 5322 lets a line have 998 octets, and a file may hold 8-bit text (RFC 6152).
    fn readable(&self, text: String) -> Body {
        let fits = text.lines().all(|line| line.len() <= 998);
        let encoding = match self.way_out {
            _ if fits && text.is_ascii() => ContentTransferEncoding::SevenBit,
            WayOut::Folder(_) if fits => ContentTransferEncoding::EightBit,
            _ => return Body::new(text),
        };
        Body::dangerous_pre_encoded(text.replace('\n', "\r\n").into_bytes(), encoding)
    }
}

impl Letter {
    fn tidied(&self) -> Letter {
        let paragraph = |paragraph: &Paragraph| Paragraph { text: one_line(&paragraph.text), ..*paragraph };
        let link = |link: &Link| Link { label: one_line(&link.label), url: one_line(&link.url) };
        Letter {
            subject: one_line(&self.subject),
            heading: one_line(&self.heading),
            paragraphs: self.paragraphs.iter().map(paragraph).collect(),
            link: self.link.as_ref().map(link),
            footer: one_line(&self.footer),
        }
    }
}

fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// An id as the left side of a `Message-ID` and as part of a file name: letters, digits, dots and dashes.
fn safe_id(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '-' }).take(100).collect()
}

/// The moment that the mail itself names, to the second.
fn date_of(message: &Message) -> jiff::Timestamp {
    let date = message.headers().get::<Date>().map(SystemTime::from);
    date.and_then(|date| jiff::Timestamp::try_from(date).ok()).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

/// RFC 3834: nobody's "I am on holiday" answers this.
fn auto_generated() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned())
}

fn parse_sender(from: &str) -> Result<Mailbox, MailerError> {
    let invalid = || MailerError::InvalidSender(from.to_owned());
    if from.contains(char::is_control) {
        return Err(invalid());
    }
    let sender: Mailbox = from.trim().parse().map_err(|_| invalid())?;
    Ok(Mailbox { email: as_dns_spells_it(sender.email), ..sender })
}

/// The same address with its domain in ASCII, which every mail server takes. What stands before the `@` has one spelling only: where
/// that is not ASCII, the server has to know SMTPUTF8 (RFC 6531).
fn as_dns_spells_it(address: lettre::Address) -> lettre::Address {
    if address.domain().is_ascii() {
        return address;
    }
    let domain = ascii_domain(address.domain()).and_then(|domain| lettre::Address::new(address.user(), domain).ok());
    domain.unwrap_or(address)
}

fn templates() -> Result<Environment<'static>, minijinja::Error> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.add_template("letter.txt", include_str!("letter.txt"))?;
    templates.add_template("letter.html", include_str!("letter.html"))?;
    Ok(templates)
}
