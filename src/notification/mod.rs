//! Mails about events. This module reads the log and every feature module; none of them depends on it.
//!
//! [`collect`] turns events into tasks, by the table in [`rules`]. [`send`] processes them: [`content`] reads the data
//! of a mail when it is sent, and [`render`] writes it in the language and time zone of its reader ([`mails`], [`values`], [`pages`]). [`quota`] limits mails by
//! recipient.

mod collect;
mod content;
#[cfg(feature = "console")]
mod letters;
mod mails;
mod metrics;
mod models;
mod pages;
mod preview;
mod quota;
mod render;
mod rules;
mod send;
mod test_mail;
mod values;

pub(crate) use collect::collect;
#[cfg(feature = "console")]
pub(crate) use letters::{LetterPart, Letters};
pub(crate) use metrics::register_metrics;
pub(crate) use models::MessageMail;
pub(crate) use preview::{Preview, preview};
pub(crate) use send::{SENDERS, send_due};
pub(crate) use test_mail::send_test;
