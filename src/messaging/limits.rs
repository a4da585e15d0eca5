//! Rate limits of messages.

use crate::core::rate_limit::{HOUR, MINUTE, Per, Policy, limit};

/// Opening a conversation.
pub(crate) static THREAD: Policy = Policy::new(&[limit(Per::User, "threads", 60, HOUR)]);

/// Writing in a conversation.
pub(crate) static MESSAGE: Policy = Policy::new(&[limit(Per::User, "messages", 120, MINUTE)]);
