//! The log of what happened. A change and its event are one transaction, so neither exists without the other.
//!
//! A job's history, the audit trail, the mails and the live feeds are all read from the log.

pub(crate) mod counts;
mod kinds;
mod letters;
mod live;
pub(crate) mod mailer;
pub(crate) mod models;
pub(crate) mod routes;
mod schemas;
mod services;
mod socket;
pub(crate) mod tail;

pub(crate) use kinds::EventKind;
pub(crate) use models::{Event, append, has_happened};
