//! How often somebody may write.

use crate::core::rate_limit::{HOUR, MINUTE, Per, Policy, limit};

/// Writing to somebody for the first time.
pub(crate) static THREAD: Policy = Policy::new(&[limit(Per::User, "threads", 60, HOUR)]);

/// Writing in a thread.
pub(crate) static MESSAGE: Policy = Policy::new(&[limit(Per::User, "messages", 120, MINUTE)]);
