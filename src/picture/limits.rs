//! How often pictures may be asked for.

use crate::core::rate_limit::{MINUTE, Per, Policy, limit};

/// Looking at a picture: a page shows many of them, to many people behind one address.
pub(crate) static PICTURE: Policy = Policy::new(&[limit(Per::Address, "picture-reads", 6_000, MINUTE)]);
