//! How often somebody may do something.
//!
//! Each module declares the [`Policy`] of what it limits. A limit counts attempts, not failures, and counts them before the work is
//! done, so tries that run side by side cannot share one allowance.
//! Counts live in memory, one set per node, and start afresh with the process. What guards secrets is then counted once more over
//! all nodes, where there can be several: see [`Policy::guarding_secrets`].

mod allowance;
mod key;
mod limiter;
mod policy;

pub use allowance::{Allowance, Exceeded};
pub(crate) use key::{Per, subscriber_network};
pub use key::{RateLimitKey, client_address};
pub use limiter::RateLimits;
pub use policy::Policy;
pub(crate) use policy::{ANY_CHANGE, DAY, HOUR, MAX_WINDOW, MINUTE, PUBLIC_READ, SEARCH, UPLOAD, WRITE, limit};

#[cfg(test)]
mod tests;
