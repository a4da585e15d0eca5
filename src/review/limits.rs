//! The rate limit of changes to reviews.

use crate::core::rate_limit::{HOUR, Per, Policy, limit};

/// Posting, changing and taking back reviews: each is an event that stays.
pub(crate) static REVIEW_CHANGE: Policy = Policy::new(&[limit(Per::User, "review-changes", 60, HOUR)]);
