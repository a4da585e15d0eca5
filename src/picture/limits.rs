//! The rate limit of reading pictures.

use crate::core::rate_limit::{MINUTE, Per, Policy, limit};

/// Reading a picture. A page shows many of them, and many users may share one address.
pub(crate) static PICTURE: Policy = Policy::new(&[limit(Per::Address, "picture-reads", 6_000, MINUTE)]);
