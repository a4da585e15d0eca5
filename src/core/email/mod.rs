//! Sending one mail: a [`Letter`] in, a text and an HTML part out, into a directory or to a mail server.
//!
//! Nothing here retries or queues: the mail queue is in the database, and a [`SendError`] tells it whether trying
//! again makes sense. A mail may arrive twice (an answer got lost), never changed: its `Message-ID` is then the same.

mod error;
mod folder;
mod mailer;
mod smtp;
mod url;

pub use error::SendError;
pub(crate) use mailer::MailParts;
pub use mailer::{Letter, Link, Mailer, MailerError, Paragraph};
pub use url::{InvalidMailUrl, Login, MailUrl, Tls};
