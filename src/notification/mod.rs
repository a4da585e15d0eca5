//! Mails about events. This module reads the log and every feature module; none of them depends on it.
//!
//! [`collect`] turns events into tasks, by the table in [`rules`]. [`send`] processes them: [`content`] reads the data
//! of a mail when it is sent, and a template ([`mails`], [`templates`]) renders it. [`quota`] limits mails by
//! recipient.

mod collect;
mod content;
mod mails;
mod metrics;
mod models;
mod preview;
mod quota;
mod rules;
mod send;
mod templates;
mod test_mail;
mod text;

pub(crate) use collect::collect;
pub(crate) use metrics::register_metrics;
pub(crate) use models::MessageMail;
pub(crate) use preview::preview;
pub(crate) use send::{SENDERS, send_due};
pub(crate) use test_mail::send_test;
