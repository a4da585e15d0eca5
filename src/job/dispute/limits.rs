//! The rate limits of disputes. Each of these sends mail to the other side.

use crate::core::rate_limit::{DAY, Per, Policy, limit};

/// Opening a dispute.
pub(super) static DISPUTE: Policy = Policy::shared(&[limit(Per::User, "disputes", 10, DAY)]);

/// Statements and proposals of one side.
pub(super) static DISPUTE_ENTRY: Policy = Policy::shared(&[
    limit(Per::User, "dispute-entries", 60, DAY),
    limit(Per::UserAndOther, "dispute-entries-job", 10, DAY),
]);
