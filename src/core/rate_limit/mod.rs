//! How often somebody may do something.
//!
//! Every limit stands in one table, `LIMITS` in [`limits`]; nothing else in the house knows a number. A limit counts attempts, not
//! failures, and counts them before the work is done, so tries that run side by side cannot share one allowance.
//! Counts live in memory, one set per node, and start afresh with the process. What guards secrets is then counted once more over
//! all nodes, where there can be several: see [`Policy::guards_secrets`].

mod allowance;
mod key;
mod limiter;
mod limits;
#[cfg(test)]
mod tests;

pub use allowance::{Allowance, Exceeded};
pub(crate) use key::subscriber;
pub use key::{Key, client_address};
pub use limiter::RateLimits;
pub(crate) use limiter::longest_window;
pub use limits::Policy;
