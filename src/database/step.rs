//! The size of a step.

/// What can touch any number of rows does so in steps of so many, each a transaction: others get their turn in between, and a step
/// that a kill interrupts is done again.
pub(crate) const STEP: i64 = 500;
