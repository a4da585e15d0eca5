//! When a certificate is asked for.

use super::error::Outcome;
use crate::{core::clock::Timestamp, server::tls::certificate::Validity};
use std::time::Duration;

/// A certificate is renewed when a third of its life is left.
pub(super) fn renewal_due(validity: Validity) -> Timestamp {
    validity.ends.saturating_sub(validity.ends.saturating_since(validity.begins) / 3)
}

/// Attempts that have failed one after the other, of one kind.
#[derive(Debug, Default)]
pub(super) struct Failures {
    last: Option<Outcome>,
    of_this_kind: u32,
    in_all: u32,
}

impl Failures {
    /// Counts a failure. Returns how long to wait before the next attempt: twice as long as after the one before, if it
    /// was of the same kind.
    pub(super) fn count(&mut self, outcome: Outcome) -> Duration {
        if self.last != Some(outcome) {
            *self = Self { last: Some(outcome), of_this_kind: 0, in_all: self.in_all };
        }
        self.of_this_kind = self.of_this_kind.saturating_add(1);
        self.in_all = self.in_all.saturating_add(1);
        let (first, most) = bounds(outcome);
        first.saturating_mul(1 << (self.of_this_kind - 1).min(20)).min(most)
    }

    pub(super) fn in_all(&self) -> u32 {
        self.in_all
    }
}

/// The first and the longest wait. Let's Encrypt allows five refusals an hour for a name, and asks for attempts once a
/// day at least.
fn bounds(outcome: Outcome) -> (Duration, Duration) {
    const MINUTE: Duration = Duration::from_secs(60);
    const HOUR: Duration = Duration::from_secs(60 * 60);
    match outcome {
        Outcome::Unreachable => (Duration::from_secs(5), HOUR),
        Outcome::Issued | Outcome::Refused => (5 * MINUTE, 6 * HOUR),
        Outcome::RateLimited => (HOUR, 24 * HOUR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24 * 60 * 60;

    #[test]
    fn a_certificate_is_renewed_when_a_third_of_its_life_is_left() {
        let begins = Timestamp::from_unix_seconds(1_800_000_000).unwrap();
        for (days, due) in [(90, 60), (6, 4)] {
            let ends = begins.saturating_add(Duration::from_secs(days * DAY));
            assert_eq!(renewal_due(Validity { begins, ends }), begins.saturating_add(Duration::from_secs(due * DAY)));
        }
    }

    #[test]
    fn four_refusals_fit_into_an_hour_and_four_into_a_later_day() {
        let mut failures = Failures::default();
        let waits: Vec<u64> = (0..9).map(|_| failures.count(Outcome::Refused).as_secs() / 60).collect();
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 360, 360]);
        assert_eq!(failures.in_all(), 9);
    }

    #[test]
    fn an_authority_that_is_away_is_asked_soon_and_then_once_an_hour_and_other_failures_begin_anew() {
        let mut failures = Failures::default();
        assert_eq!(failures.count(Outcome::Unreachable).as_secs(), 5);
        for _ in 0..40 {
            failures.count(Outcome::Unreachable);
        }
        assert_eq!(failures.count(Outcome::Unreachable).as_secs(), 3600);
        assert_eq!(failures.count(Outcome::Refused).as_secs(), 300);
        assert_eq!(failures.count(Outcome::RateLimited).as_secs(), 3600);
        assert_eq!(failures.count(Outcome::Unreachable).as_secs(), 5);
    }
}
