//! What cancelling a job costs. Pure: the same question has the same answer.

use crate::{
    core::clock::{DAY, HOUR, Timestamp},
    database::enums::{CancellationPolicy, Side},
};
use std::time::Duration;

/// What was agreed, as far as cancelling depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Agreement {
    pub(crate) policy: CancellationPolicy,
    /// In minor units; `None` if no total was agreed.
    pub(crate) total: Option<i64>,
    /// When cancelling was last made free by an agreement.
    pub(crate) agreed_at: Timestamp,
    pub(crate) start: Option<Timestamp>,
}

/// What comes of a cancellation. Both amounts are in minor units of the agreed currency, and the same as long as nobody keeps a fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Consequence {
    /// `None` if no total was agreed.
    pub(crate) client_owes: Option<i64>,
    pub(crate) worker_gets: Option<i64>,
    /// Whether the time of free cancellation is over, also if a worker cancels or no total was agreed.
    pub(crate) late: bool,
}

/// How much of the total a client owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    Nothing,
    Half,
    All,
}

impl Agreement {
    /// What comes of it if this side cancels now.
    pub(crate) fn cancelled(&self, by: Side, now: Timestamp) -> Consequence {
        let share = self.share(now);
        let owed = self.total.map(|total| match by {
            Side::Client => share.of(total),
            Side::Worker => 0,
        });
        Consequence { client_owes: owed, worker_gets: owed, late: share != Share::Nothing }
    }

    /// The next moment at which cancelling costs more; `None` if it never does.
    pub(crate) fn next_change(&self, now: Timestamp) -> Option<Timestamp> {
        let before_start = [7 * DAY, 5 * DAY, DAY].map(|time| self.start.map(|start| start.saturating_sub(time)));
        let moments = before_start.into_iter().chain([Some(self.agreed_at.saturating_add(HOUR))]).flatten();
        moments.filter(|at| *at > now && self.share(*at) != self.share(now)).min()
    }

    fn share(&self, now: Timestamp) -> Share {
        // No start is far away.
        let is_within = |time: Duration| self.start.is_some_and(|start| now >= start.saturating_sub(time));
        if now < self.agreed_at.saturating_add(HOUR) && !is_within(DAY) {
            return Share::Nothing;
        }
        match self.policy {
            CancellationPolicy::Flexible if is_within(DAY) => Share::Half,
            CancellationPolicy::Moderate if is_within(DAY) => Share::All,
            CancellationPolicy::Moderate if is_within(5 * DAY) => Share::Half,
            CancellationPolicy::Strict if is_within(7 * DAY) => Share::All,
            CancellationPolicy::Strict => Share::Half,
            CancellationPolicy::Flexible | CancellationPolicy::Moderate => Share::Nothing,
        }
    }
}

impl Share {
    /// Half of an odd total is rounded up.
    fn of(self, total: i64) -> i64 {
        match self {
            Self::Nothing => 0,
            Self::Half => total / 2 + total % 2,
            Self::All => total,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CancellationPolicy::*;
    use proptest::prelude::*;

    const MINUTE: Duration = Duration::from_secs(60);

    /// 1 May 2026, noon.
    fn agreed_at() -> Timestamp {
        "2026-05-01T12:00:00Z".parse().unwrap()
    }

    fn agreement(policy: CancellationPolicy, start: Option<Timestamp>) -> Agreement {
        Agreement { policy, total: Some(10_001), agreed_at: agreed_at(), start }
    }

    fn in_days(days: u32) -> Timestamp {
        agreed_at().saturating_add(days * DAY)
    }

    #[test]
    fn each_policy_charges_what_it_says_and_when() {
        let start = in_days(20);
        for (policy, before_start, owed) in [
            (Flexible, DAY + MINUTE, 0),
            (Flexible, DAY, 5_001),
            (Flexible, MINUTE, 5_001),
            (Moderate, 5 * DAY + MINUTE, 0),
            (Moderate, 5 * DAY, 5_001),
            (Moderate, DAY + MINUTE, 5_001),
            (Moderate, DAY, 10_001),
            (Strict, 15 * DAY, 5_001),
            (Strict, 7 * DAY + MINUTE, 5_001),
            (Strict, 7 * DAY, 10_001),
        ] {
            let now = start.saturating_sub(before_start);
            let expected = Consequence { client_owes: Some(owed), worker_gets: Some(owed), late: owed > 0 };
            assert_eq!(
                agreement(policy, Some(start)).cancelled(Side::Client, now),
                expected,
                "{policy:?} {before_start:?}"
            );
        }
    }

    #[test]
    fn the_first_hour_is_free_unless_the_start_is_near() {
        for policy in CancellationPolicy::ALL {
            let owed = |start, after: Duration| {
                agreement(*policy, start).cancelled(Side::Client, agreed_at().saturating_add(after)).client_owes
            };
            assert_eq!(owed(Some(in_days(2)), 59 * MINUTE), Some(0), "{policy:?}");
            assert_ne!(owed(Some(in_days(1)), Duration::ZERO), Some(0), "{policy:?}");
            assert_eq!(owed(None, 59 * MINUTE), Some(0), "{policy:?}");
        }
    }

    #[test]
    fn without_a_start_or_a_total_nothing_is_made_up() {
        for (policy, owed) in [(Flexible, 0), (Moderate, 0), (Strict, 5_001)] {
            let cancelled = agreement(policy, None).cancelled(Side::Client, in_days(300));
            assert_eq!((cancelled.client_owes, cancelled.late), (Some(owed), owed > 0));
        }
        let without_total = Agreement { total: None, ..agreement(Flexible, Some(in_days(2))) };
        let expected = Consequence { client_owes: None, worker_gets: None, late: true };
        assert_eq!(without_total.cancelled(Side::Client, in_days(2)), expected);
    }

    #[test]
    fn the_next_change_is_the_moment_at_which_it_costs_more() {
        let start = in_days(20);
        let of = |policy, now| agreement(policy, Some(start)).next_change(now);
        assert_eq!(of(Flexible, agreed_at()), Some(in_days(19)));
        assert_eq!(of(Moderate, agreed_at()), Some(in_days(15)));
        assert_eq!(of(Moderate, in_days(15)), Some(in_days(19)));
        assert_eq!(of(Strict, agreed_at()), Some(agreed_at().saturating_add(HOUR)));
        assert_eq!(of(Strict, in_days(1)), Some(in_days(13)));
        assert_eq!(of(Strict, in_days(13)), None);
        assert_eq!(agreement(Flexible, None).next_change(agreed_at()), None);
    }

    prop_compose! {
        fn any_agreement()(
            policy in prop::sample::select(CancellationPolicy::ALL),
            total in prop::option::of(0..=crate::core::money::MAX_AMOUNT),
            start in prop::option::of(-10_i64..60 * 24 * 60),
        ) -> Agreement {
            let start = start.map(|minutes| match u64::try_from(minutes) {
                Ok(minutes) => agreed_at().saturating_add(Duration::from_secs(60 * minutes)),
                Err(_) => agreed_at().saturating_sub(MINUTE),
            });
            Agreement { policy, total, agreed_at: agreed_at(), start }
        }
    }

    fn after(minutes: u64) -> Timestamp {
        agreed_at().saturating_add(Duration::from_secs(60 * minutes))
    }

    proptest! {
        #[test]
        fn a_client_owes_never_less_than_nothing_or_more_than_the_total_and_all_of_it_goes_to_the_worker(
            agreement in any_agreement(), minutes in 0_u64..70 * 24 * 60
        ) {
            let cancelled = agreement.cancelled(Side::Client, after(minutes));
            prop_assert_eq!(cancelled.client_owes, cancelled.worker_gets);
            prop_assert_eq!(cancelled.client_owes.is_some(), agreement.total.is_some());
            if let Some((owed, total)) = cancelled.client_owes.zip(agreement.total) {
                prop_assert!((0..=total).contains(&owed));
                prop_assert_eq!(owed > 0, cancelled.late && total > 0);
            }
        }

        #[test]
        fn a_worker_who_cancels_gets_nothing_and_is_late_when_the_client_would_be(
            agreement in any_agreement(), minutes in 0_u64..70 * 24 * 60
        ) {
            let cancelled = agreement.cancelled(Side::Worker, after(minutes));
            let nothing = agreement.total.map(|_| 0);
            prop_assert_eq!((cancelled.client_owes, cancelled.worker_gets), (nothing, nothing));
            prop_assert_eq!(cancelled.late, agreement.cancelled(Side::Client, after(minutes)).late);
        }

        #[test]
        fn waiting_never_makes_it_cheaper_and_it_changes_when_it_was_said_to(
            agreement in any_agreement(), minutes in 0_u64..70 * 24 * 60, more in 0_u64..10 * 24 * 60
        ) {
            let (now, later) = (after(minutes), after(minutes + more));
            let (first, second) = (agreement.cancelled(Side::Client, now), agreement.cancelled(Side::Client, later));
            prop_assert!(first.client_owes <= second.client_owes && first.late <= second.late);
            let is_before_the_change = agreement.next_change(now).is_none_or(|change| later < change);
            prop_assert_eq!(is_before_the_change, agreement.share(now) == agreement.share(later));
        }
    }
}
