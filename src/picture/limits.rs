//! The rate limit of reading pictures, and the largest file that one is made from.

use crate::core::rate_limit::{MINUTE, Per, Policy, limit};

/// Reading a picture. A page shows many of them, and many users may share one address.
pub(crate) static PICTURE: Policy = Policy::new(&[limit(Per::Address, "picture-reads", 6_000, MINUTE)]);

/// The largest file, in bytes.
pub(crate) const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;
