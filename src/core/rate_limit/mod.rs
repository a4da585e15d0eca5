//! Rate limits.
//!
//! Each module declares a [`Policy`] for what it limits. A limit counts attempts, not failures, and counts them before the work is done, so
//! that concurrent attempts are all counted. Counts are in the memory of each node and are lost at a restart. Shared policies are counted in
//! the database as well, for all nodes together: see [`Policy::shared`].

mod allowance;
mod key;
mod limiter;
mod policy;

pub(crate) use super::clock::{DAY, HOUR, MINUTE};
pub use allowance::{Allowance, Exceeded};
pub(crate) use key::{Per, customer_network, subscriber_network};
pub use key::{RateLimitKey, client_address, client_address_behind_socket};
pub use limiter::RateLimits;
pub use policy::Policy;
pub(crate) use policy::{ANY_CHANGE, Limit, MAX_WINDOW, PUBLIC_READ, SEARCH, UPLOAD, WRITE, limit};

#[cfg(test)]
mod tests;
