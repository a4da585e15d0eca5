//! What an installation has set for jobs.

use crate::{database::enums::CancellationPolicy, settings::Settings};
use std::time::Duration;

/// The periods of jobs, and the policy of listings that have none of their own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct JobSettings {
    /// A proposal that nobody touches expires.
    pub(crate) expire_after: Duration,
    /// Work that is done counts as confirmed.
    pub(crate) finalize_after: Duration,
    /// How long an offer is open if it does not say.
    pub(crate) offer_period: Duration,
    /// How long after the start the other side counts as absent.
    pub(crate) no_show_after: Duration,
    /// How long the report of a no-show can be contested.
    pub(crate) contest_period: Duration,
    /// How long silence after a dispute was opened decides nothing.
    pub(crate) answer_period: Duration,
    /// How long a job that is over can be reviewed.
    pub(crate) review_period: Duration,
    pub(crate) cancellation_policy: CancellationPolicy,
}

impl JobSettings {
    pub(crate) fn of(settings: &Settings) -> Self {
        Self {
            expire_after: settings.job_expire_after.duration(),
            finalize_after: settings.job_finalize_after.duration(),
            offer_period: settings.job_offer_period.duration(),
            no_show_after: Duration::from_secs(60 * u64::from(settings.job_no_show_minutes.get())),
            contest_period: settings.job_contest_period.duration(),
            answer_period: settings.dispute_answer_period.duration(),
            review_period: settings.review_period.duration(),
            cancellation_policy: settings.cancellation_policy,
        }
    }
}
