//! The size of a background transaction.

/// The rows that a background transaction changes at most. More rows are changed in several transactions, so that others do not wait for
/// long, and an interrupted one can be repeated.
pub(crate) const STEP: i64 = 500;
