//! The rate limit of listings.

use crate::core::rate_limit::{DAY, Per, Policy, limit};

/// Creating a listing.
pub(crate) static LISTING: Policy = Policy::new(&[limit(Per::User, "listings", 200, DAY)]);
