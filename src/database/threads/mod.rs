//! Threads with a connection each, which run transactions one after the other.

pub(super) mod meter;
pub(super) mod postgres;
mod span;
pub(super) mod sqlite;
pub(super) mod work;
