//! The rate limit of tests of webhooks.

use crate::core::rate_limit::{HOUR, Per, Policy, limit};

/// Sending a test, which is a request to another server.
pub(crate) static WEBHOOK_TEST: Policy = Policy::shared(&[limit(Per::User, "webhook-tests", 60, HOUR)]);
