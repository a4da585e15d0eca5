//! How often somebody may propose a job.

use crate::core::rate_limit::{DAY, HOUR, Per, Policy, limit};

/// Proposing a job. Counted by all nodes together, since others get mail of it.
pub(crate) static JOB_PROPOSAL: Policy = Policy::shared(&[
    limit(Per::User, "job-proposals", 20, HOUR),
    limit(Per::UserAndOther, "job-proposals-thread", 5, DAY),
]);
