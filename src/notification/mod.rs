//! Who is told of what has happened, and how: by mail. Reads the log and every module; no module knows it.
//!
//! [`collect`] turns events into tasks, by the table in [`rules`]. [`send`] works them off: what a mail says is looked up when it goes out
//! ([`content`]), and put into words by a template ([`mails`], [`templates`]). [`quota`] counts who gets how many.

mod collect;
mod content;
mod mails;
mod models;
mod preview;
mod quota;
mod rules;
mod send;
mod templates;
mod text;

pub(crate) use collect::collect;
pub(crate) use models::MessageMail;
pub(crate) use preview::preview;
pub(crate) use send::{SENDERS, send_due};
