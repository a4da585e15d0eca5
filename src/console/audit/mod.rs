//! The audit trail: who did what to whom, when and why.

mod csv;
mod page;

pub(super) use csv::download;
pub(super) use page::{actor, details, page_of, show_audit, subject};
