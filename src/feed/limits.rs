//! The rate limit of feeds.

use crate::core::rate_limit::{MINUTE, Per, Policy, limit};

/// Listing events, or opening a live feed, which is recorded.
pub(crate) static FEED: Policy = Policy::new(&[limit(Per::User, "feeds", 600, MINUTE)]);
