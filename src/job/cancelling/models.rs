//! What cancelling a job would mean.

use crate::{
    core::clock::Timestamp,
    job::{cancelling::policy::Consequence, models::Job},
};

/// What cancelling a job now would mean for the caller.
#[derive(Debug)]
pub(crate) struct Preview {
    pub(crate) job: Job,
    pub(crate) consequence: Consequence,
    /// When it changes next.
    pub(crate) until: Option<Timestamp>,
}
