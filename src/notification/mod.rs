//! Who is told of what has happened, and how: by mail. Reads the log and every module; no module knows it.

mod letters;
pub(crate) mod mailer;
mod mails;
pub(crate) mod models;
mod queries;
mod quota;
mod typed;
