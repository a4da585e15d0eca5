//! Sends mails: a [`MailContent`] becomes a text and an HTML part, and goes into a directory or to a mail server.
//!
//! Nothing here retries or queues: the mail queue is in the database, and a [`SendError`] says whether a retry
//! makes sense. A mail may arrive twice (if an answer was lost), with the same content and `Message-ID`.

mod error;
mod folder;
mod mailer;
mod smtp;
mod url;

pub use error::SendError;
pub(crate) use mailer::MailParts;
pub use mailer::{MailContent, MailLink, MailParagraph, Mailer, MailerError};
pub(crate) use smtp::MAX_DELIVERY_TIME;
pub(crate) use url::percent_decode;
pub use url::{InvalidMailUrl, MailUrl, SmtpLogin, Tls};
