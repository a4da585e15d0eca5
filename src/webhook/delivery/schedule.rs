//! When a failed delivery is repeated, and when a webhook is paused or disabled.

use crate::core::clock::{HOUR, MINUTE, Timestamp};
use std::time::Duration;

/// The pauses after failed attempts: eleven attempts within three days. Each pause is changed by up to a fifth.
const PAUSES: [Duration; 10] = [
    Duration::from_secs(30),
    MINUTE.saturating_mul(2),
    MINUTE.saturating_mul(10),
    MINUTE.saturating_mul(30),
    HOUR.saturating_mul(2),
    HOUR.saturating_mul(5),
    HOUR.saturating_mul(10),
    HOUR.saturating_mul(10),
    HOUR.saturating_mul(20),
    HOUR.saturating_mul(24),
];

/// A webhook is disabled when every attempt for so long has failed.
const DISABLED_AFTER: Duration = HOUR.saturating_mul(5 * 24);

/// After so many deliveries have failed without a success in between, the receiver counts as down: a single attempt is
/// made from time to time.
const DOWN_AFTER: i64 = 8;

/// When a delivery is tried again after a number of failed attempts; `None`: it is given up.
pub(super) fn next_attempt(failed: i64, now: Timestamp, random: u128) -> Option<Timestamp> {
    let pause = PAUSES.get(usize::try_from(failed).ok()?.checked_sub(1)?)?;
    Some(now.saturating_add(jittered(*pause, random)))
}

/// Whether the receiver counts as down.
pub(super) fn is_down(failures: i64) -> bool {
    failures >= DOWN_AFTER
}

/// When the next attempt is made at a receiver that is down: after a quarter of the time that it has been failing, but
/// half a minute at least and an hour at most.
pub(super) fn paused_until(failing_since: Timestamp, now: Timestamp, random: u128) -> Timestamp {
    let pause = (now.saturating_since(failing_since) / 4).clamp(Duration::from_secs(30), HOUR);
    now.saturating_add(jittered(pause, random))
}

/// Whether a webhook has failed for so long that it is disabled.
pub(super) fn is_hopeless(failing_since: Timestamp, now: Timestamp) -> bool {
    now.saturating_since(failing_since) >= DISABLED_AFTER
}

/// Between four and six fifths of the pause, so that what has failed together is not repeated together.
fn jittered(pause: Duration, random: u128) -> Duration {
    let percent = 80 + u32::try_from(random % 41).unwrap_or_default();
    pause * percent / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::MIN;

    #[test]
    fn a_delivery_is_tried_eleven_times_within_three_days() {
        let middle = 20;
        let mut at = NOW;
        for failed in 1..=10 {
            at = next_attempt(failed, at, middle).unwrap();
        }
        assert_eq!(next_attempt(11, at, middle), None);
        let hours = at.saturating_since(NOW).as_secs() / 3600;
        assert_eq!(hours, 71);
    }

    #[test]
    fn pauses_differ_by_a_fifth_at_most() {
        let seconds = |random| next_attempt(1, NOW, random).unwrap().saturating_since(NOW).as_secs();
        let pauses: Vec<u64> = (0..41).map(seconds).collect();
        assert_eq!((pauses.iter().min(), pauses.iter().max()), (Some(&24), Some(&36)));
        assert_eq!(seconds(u128::MAX), seconds(u128::MAX % 41));
    }

    #[test]
    fn a_receiver_that_is_down_is_tried_ever_more_rarely_up_to_an_hour() {
        let pause = |failing: Duration| {
            let now = NOW.saturating_add(failing);
            paused_until(NOW, now, 20).saturating_since(now).as_secs()
        };
        assert_eq!((pause(Duration::ZERO), pause(HOUR), pause(24 * HOUR)), (30, 900, 3600));
        assert!(!is_hopeless(NOW, NOW.saturating_add(119 * HOUR)) && is_hopeless(NOW, NOW.saturating_add(120 * HOUR)));
        assert!(!is_down(7) && is_down(8));
    }
}
