//! How often somebody may make a listing.

use crate::core::rate_limit::{DAY, Per, Policy, limit};

/// Making a listing.
pub(crate) static LISTING: Policy = Policy::new(&[limit(Per::User, "listings", 200, DAY)]);
