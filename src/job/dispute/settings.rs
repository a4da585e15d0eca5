//! What an installation has set for disputes.

use crate::settings::Settings;
use std::time::Duration;

/// The periods of disputes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DisputeSettings {
    /// If the other side says nothing for this long, what the opener wants counts.
    pub(crate) answer_period: Duration,
    /// How long the decision of an administrator can be appealed.
    pub(crate) appeal_period: Duration,
}

impl DisputeSettings {
    pub(crate) fn of(settings: &Settings) -> Self {
        Self {
            answer_period: settings.dispute_answer_period.duration(),
            appeal_period: settings.dispute_appeal_period.duration(),
        }
    }
}
