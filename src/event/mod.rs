//! The log of what happened. A change and its event are one transaction, so neither exists without the other.
//!
//! A job's history, the audit trail, the live feeds and the mails are read from the log. It knows none of its readers.

pub(crate) mod counts;
mod kinds;
pub(crate) mod live_tail;
pub(crate) mod models;

pub(crate) use kinds::EventKind;
#[cfg(feature = "demo")]
pub(crate) use models::append_at;
pub(crate) use models::{Event, append, has_happened};
