//! How often somebody may ask for events.

use crate::core::rate_limit::{MINUTE, Per, Policy, limit};

/// Asking for events, or opening a live feed of them, which is put on record.
pub(crate) static FEED: Policy = Policy::new(&[limit(Per::User, "feeds", 600, MINUTE)]);
