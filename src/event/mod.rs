//! The event log. A change and its event are one transaction, so neither exists without the other.
//!
//! Job histories, the audit trail, live feeds and mails are read from the log. This module depends on none of its
//! readers.

mod audience;
mod contents;
pub(crate) mod counts;
mod fields;
mod kinds;
mod known;
pub(crate) mod lag;
pub(crate) mod live_tail;
pub(crate) mod models;

pub(crate) use contents::SubjectKind;
pub(crate) use fields::{FieldValue, Presence};
pub(crate) use kinds::EventKind;
pub(crate) use known::{Known, known};
#[cfg(feature = "demo")]
pub(crate) use models::append_at;
pub(crate) use models::{Event, append, may_have_happened};
