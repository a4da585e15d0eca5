//! The settings of reviews.

use crate::settings::Settings;
use std::time::Duration;

/// How long reviews can be posted, and how long a job that is done takes to be over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReviewSettings {
    /// From the end of the job.
    pub(crate) period: Duration,
    pub(crate) finalize_after: Duration,
}

impl ReviewSettings {
    pub(crate) fn of(settings: &Settings) -> Self {
        Self { period: settings.review_period.duration(), finalize_after: settings.job_finalize_after.duration() }
    }
}
