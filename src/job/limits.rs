//! The rate limits of what one side of a job sends mail with.

use crate::core::rate_limit::{DAY, HOUR, Per, Policy, limit};

/// Proposing a job. Counted over all nodes, since each proposal sends mail, and for each worker, with whom a client can have many conversations.
pub(crate) static JOB_PROPOSAL: Policy = Policy::shared(&[
    limit(Per::User, "job-proposals", 20, HOUR),
    limit(Per::UserAndOther, "job-proposals-worker", 5, DAY),
]);

/// Changing a proposal. Counted like proposals.
pub(crate) static JOB_CHANGE: Policy =
    Policy::shared(&[limit(Per::User, "job-changes", 60, HOUR), limit(Per::UserAndOther, "job-changes-job", 10, DAY)]);

/// Offers, each of which sends mail to the other side.
pub(crate) static JOB_OFFER: Policy =
    Policy::shared(&[limit(Per::User, "job-offers", 60, HOUR), limit(Per::UserAndOther, "job-offers-job", 10, DAY)]);

/// Reports of no-shows, each of which sends mail to the other side.
pub(crate) static NO_SHOW_REPORT: Policy =
    Policy::shared(&[limit(Per::User, "no-shows", 20, DAY), limit(Per::UserAndOther, "no-shows-job", 5, DAY)]);
