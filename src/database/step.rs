//! The size of a background transaction.

/// The rows that a background transaction changes at most. More rows are changed in several transactions, so that others do not wait for
/// long, and an interrupted one can be repeated.
pub(crate) const STEP: i64 = 500;

/// Whether a step has found as many rows as it may change, so that there may be more.
pub(crate) fn is_full_step(rows: u64) -> bool {
    rows == STEP.unsigned_abs()
}
