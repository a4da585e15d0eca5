//! Detects a clock that is ahead. Expired jobs, discarded mails and deleted documents cannot be restored, so
//! nothing expires while the clock shows more time than has passed.

use super::{
    clock::{Clock, Timestamp},
    metrics::gauge,
};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Corrections of a clock are smaller than this, and expiring something this much too early is harmless.
const MAX_CORRECTION: Duration = Duration::from_secs(5 * 60);

/// How often the error is logged while the clock is not plausible.
const REMINDER: Duration = Duration::from_secs(60 * 60);

/// Compares the clock with the time that has passed.
#[derive(Debug)]
pub(crate) struct ClockWatch {
    /// The start of this process, by the monotonic clock.
    began: Duration,
    expected: Mutex<ExpectedTime>,
}

#[derive(Debug)]
struct ExpectedTime {
    /// The expected time at `at`.
    time: Timestamp,
    /// A reading of the monotonic clock.
    at: Duration,
    was_plausible: bool,
    /// When the error was last logged, by the monotonic clock.
    reported_at: Duration,
}

/// The time of the database server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReferenceClock {
    pub(crate) time: Timestamp,
    /// Whether the server is another machine, so that a wrong time of this machine does not affect it.
    pub(crate) is_independent: bool,
}

impl ClockWatch {
    /// Takes the current time as correct.
    pub(crate) fn new(clock: &Clock) -> ClockWatch {
        let at = clock.monotonic();
        let expected = ExpectedTime { time: clock.now(), at, was_plausible: true, reported_at: at };
        ClockWatch { began: at, expected: Mutex::new(expected) }
    }

    /// The time since this process started, by the monotonic clock.
    pub(crate) fn running_for(&self, clock: &Clock) -> Duration {
        clock.monotonic().saturating_sub(self.began)
    }

    /// Whether the clock is neither ahead of the time that has passed nor ahead of the database's clock. A leap to the time of an independent
    /// clock is accepted as a correction, as after a machine was paused or has started with a wrong time.
    pub(crate) fn is_plausible(&self, clock: &Clock, database_time: Option<ReferenceClock>) -> bool {
        let (now, monotonic) = (clock.now(), clock.monotonic());
        let mut expected = self.expected.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = monotonic.saturating_sub(expected.at);
        let should_be = expected.time.saturating_add(passed);
        let leap = now.saturating_since(should_be);
        let ahead = database_time.map_or(Duration::ZERO, |other| now.saturating_since(clock.shifted(other.time)));
        let is_confirmed = database_time.is_some_and(|other| {
            other.is_independent
                && ahead <= MAX_CORRECTION
                && clock.shifted(other.time).saturating_since(now) <= MAX_CORRECTION
        });
        let is_plausible = is_confirmed || (leap <= MAX_CORRECTION && ahead <= MAX_CORRECTION);
        if is_plausible && (is_confirmed || should_be.saturating_since(now) <= MAX_CORRECTION) {
            // The expected time follows small corrections, so that many of them do not add up to a leap.
            (expected.time, expected.at) = (now, monotonic);
        }
        gauge("hirehall_clock_ahead_seconds", &[]).set(if is_plausible { 0.0 } else { leap.max(ahead).as_secs_f64() });
        let was_plausible = std::mem::replace(&mut expected.was_plausible, is_plausible);
        if !is_plausible && (was_plausible || monotonic.saturating_sub(expected.reported_at) >= REMINDER) {
            expected.reported_at = monotonic;
            tracing::error!(
                clock = %now, expected = %should_be, database = database_time.map(|other| tracing::field::display(other.time)),
                "the clock is ahead of the time that has passed, or of the database's clock: nothing expires, nothing is deleted and no mail is \
                 sent until it is correct. If it is correct now, restart Hirehall"
            );
        } else if is_plausible && !was_plausible {
            tracing::warn!(clock = %now, "the clock is plausible again");
        }
        is_plausible
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    #[test]
    fn time_that_has_passed_is_no_leap_and_a_leap_is_one_until_the_clock_is_set_back() {
        let clock = Clock::system();
        let watch = ClockWatch::new(&clock);
        assert!(watch.is_plausible(&clock, None));
        clock.advance(10 * DAY);
        assert!(watch.is_plausible(&clock, None));
        assert!(watch.running_for(&clock) >= 10 * DAY);
        clock.leap(400 * DAY);
        assert!(!watch.is_plausible(&clock, None));
        clock.advance(DAY);
        assert!(!watch.is_plausible(&clock, None), "it does not become right by waiting");
        clock.leap_back(400 * DAY);
        assert!(watch.is_plausible(&clock, None));
    }

    #[test]
    fn a_clock_that_was_set_back_may_be_set_right_again() {
        let clock = Clock::system();
        clock.leap(DAY);
        let watch = ClockWatch::new(&clock);
        clock.leap_back(DAY);
        assert!(watch.is_plausible(&clock, None));
        clock.leap(DAY);
        assert!(watch.is_plausible(&clock, None));
    }

    #[test]
    fn a_leap_to_the_time_of_another_machine_is_a_correction_and_one_together_with_it_is_none() {
        let clock = Clock::system();
        let watch = ClockWatch::new(&clock);
        clock.leap(DAY);
        let same = ReferenceClock { time: clock.now(), is_independent: false };
        assert!(!watch.is_plausible(&clock, Some(same)), "the clock of the same machine leaps together with ours");
        let other = ReferenceClock { is_independent: true, ..same };
        assert!(watch.is_plausible(&clock, Some(other)));
        assert!(watch.is_plausible(&clock, None), "it was accepted");
        clock.leap(DAY);
        assert!(!watch.is_plausible(&clock, Some(other)), "the other one knows nothing of this leap");
    }

    #[test]
    fn small_corrections_are_none_however_many() {
        let clock = Clock::system();
        let watch = ClockWatch::new(&clock);
        for _ in 0..100 {
            clock.leap(Duration::from_secs(60));
            assert!(watch.is_plausible(&clock, None));
        }
    }

    #[test]
    fn a_clock_that_was_ahead_when_we_began_is_found_out_by_the_databases() {
        let clock = Clock::system();
        let right = clock.now();
        clock.leap(400 * DAY);
        let watch = ClockWatch::new(&clock);
        for is_independent in [true, false] {
            assert!(!watch.is_plausible(&clock, Some(ReferenceClock { time: right, is_independent })));
        }
        let right = ReferenceClock { time: right, is_independent: false };
        clock.leap_back(400 * DAY);
        assert!(watch.is_plausible(&clock, Some(right)));
        clock.advance(10 * DAY);
        assert!(
            watch.is_plausible(&clock, Some(right)),
            "the other clock was not moved, but ten days are meant to have passed"
        );
    }
}
