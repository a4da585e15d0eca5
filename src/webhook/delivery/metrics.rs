//! What is counted of deliveries.

use super::models::Outcome;
use crate::core::metrics::{Family, Label, counter};
use metrics::Counter;
use std::sync::LazyLock;

impl Label for Outcome {
    const ALL: &'static [Self] = Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Redirected => "redirected",
            Self::Gone => "gone",
            Self::TimedOut => "timed_out",
            Self::Unreachable => "unreachable",
            Self::BrokenOff => "broken_off",
            Self::ForbiddenAddress => "forbidden_address",
        }
    }

    fn index(self) -> usize {
        self as usize
    }
}

static METRICS: LazyLock<DeliveryMetrics> = LazyLock::new(|| DeliveryMetrics {
    attempts: Family::counters("hirehall_webhook_attempts_total", "outcome"),
    given_up: counter("hirehall_webhook_deliveries_given_up_total", &[]),
});

struct DeliveryMetrics {
    attempts: Family<Outcome, Counter>,
    given_up: Counter,
}

/// Shows the metrics of webhooks with the value 0 before the first delivery.
pub(crate) fn register_metrics() {
    LazyLock::force(&METRICS);
}

pub(super) fn count_attempt(outcome: Outcome) {
    METRICS.attempts.of(outcome).increment(1);
}

pub(super) fn count_given_up() {
    METRICS.given_up.increment(1);
}
