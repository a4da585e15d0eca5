//! What counts for the reliability of a worker, for how long, and what it sums up to. Pure: the same facts have the same sums.

use crate::{
    core::{clock::Timestamp, day::Day},
    database::ids::UserId,
};
use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;

/// On how many days, today included, what came of a job counts for the rate.
pub(crate) const RATE_DAYS: i64 = 365;

/// On how many days, today included, late cancellations and answers count.
const RECENT_DAYS: i64 = 90;

/// A first answer that comes later after the client has opened the conversation is none.
pub(crate) const ANSWER_PERIOD: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Of how many answers the median is shown at most: the newest.
pub(crate) const MAX_ANSWERS: usize = 200;

/// Fewer say too little.
const MIN_JOBS: i64 = 5;
const MIN_ANSWERS: usize = 3;

/// How reliable a worker is, by what has happened. Days are in UTC, today included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub(crate) struct Reliability {
    /// The share of agreed jobs of the last 365 days that were finished (`FINALIZED`), from 0 to 1, rounded down to hundredths; `null` with
    /// fewer than 5. Not finished are those that the worker has cancelled, did not come to, or got nothing for after a dispute. Jobs that the client has
    /// cancelled or did not come to do not count, nor do those that the worker has cancelled while the client's account was frozen, banned or deleted.
    #[schema(minimum = 0, maximum = 1, example = 0.97)]
    pub(crate) completion_rate: Option<f64>,
    /// How often in the last 90 days the worker has cancelled when that was not free any more, or did not come.
    #[schema(minimum = 0, example = 0)]
    pub(crate) late_cancellations: i64,
    /// How many clients have at least two finished jobs with the worker, however long ago.
    #[schema(minimum = 0, example = 6)]
    pub(crate) repeat_clients: i64,
    /// The minutes, rounded up, until the worker first answers: the median of the conversations that were first answered in the last 90 days,
    /// the newest 200 at most; `null` with fewer than 3. A message is an answer, and so is an act on a job.
    #[schema(minimum = 0, example = 25)]
    pub(crate) response_time_minutes: Option<i64>,
}

/// Something that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// An agreed job was finished.
    Finished { client: UserId },
    /// An agreed job was not finished, because of the worker.
    Failed {
        /// It was called off when that was not free any more, or the worker did not come.
        is_late: bool,
    },
}

/// What came of jobs on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayOutcomes {
    /// Days since 1970-01-01.
    pub(crate) day: i64,
    pub(crate) finished: i64,
    pub(crate) failed: i64,
    pub(crate) late_cancellations: i64,
}

/// When a conversation was opened and first answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FirstAnswer {
    pub(crate) opened_at: Timestamp,
    pub(crate) answered_at: Timestamp,
}

/// What is known of a worker. What is too old to count may be missing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    days: Vec<DayOutcomes>,
    /// The newest first.
    answers: Vec<FirstAnswer>,
}

/// What counts at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sums {
    pub(crate) jobs_finished: i64,
    pub(crate) jobs_failed: i64,
    pub(crate) late_cancellations: i64,
    pub(crate) response_time_minutes: Option<i64>,
}

impl DayOutcomes {
    /// A fact as what it adds to its day.
    pub(crate) fn of(fact: Fact, at: Timestamp) -> Self {
        let nothing = Self { day: Day::of(at).number(), finished: 0, failed: 0, late_cancellations: 0 };
        match fact {
            Fact::Finished { .. } => Self { finished: 1, ..nothing },
            Fact::Failed { is_late } => Self { failed: 1, late_cancellations: i64::from(is_late), ..nothing },
        }
    }
}

/// The first of so many days that end today, as days since 1970-01-01.
fn first_of(days: i64, now: Timestamp) -> i64 {
    Day::of(now).plus(1 - days).number()
}

/// The first day of the rate. Outcomes of earlier days do not count any more.
pub(crate) fn first_day(now: Timestamp) -> i64 {
    first_of(RATE_DAYS, now)
}

/// From when on answers count.
pub(crate) fn first_answers(now: Timestamp) -> Timestamp {
    Day::of(now).plus(1 - RECENT_DAYS).start()
}

impl Record {
    /// Answers are the newest first.
    pub(crate) fn new(days: Vec<DayOutcomes>, answers: Vec<FirstAnswer>) -> Self {
        Self { days, answers }
    }

    fn outcomes(&self, now: Timestamp) -> impl Iterator<Item = &DayOutcomes> {
        let first = first_of(RATE_DAYS, now);
        self.days.iter().filter(move |outcomes| outcomes.day >= first && outcomes.finished + outcomes.failed > 0)
    }

    fn late(&self, now: Timestamp) -> impl Iterator<Item = &DayOutcomes> {
        let first = first_of(RECENT_DAYS, now);
        self.days.iter().filter(move |outcomes| outcomes.day >= first && outcomes.late_cancellations > 0)
    }

    fn answers(&self, now: Timestamp) -> impl Iterator<Item = &FirstAnswer> {
        let first = first_answers(now);
        self.answers.iter().take(MAX_ANSWERS).filter(move |answer| answer.answered_at >= first)
    }

    /// What counts now.
    pub(crate) fn sums(&self, now: Timestamp) -> Sums {
        Sums {
            jobs_finished: self.outcomes(now).map(|outcomes| outcomes.finished).sum(),
            jobs_failed: self.outcomes(now).map(|outcomes| outcomes.failed).sum(),
            late_cancellations: self.late(now).map(|outcomes| outcomes.late_cancellations).sum(),
            response_time_minutes: median_minutes(self.answers(now).copied().map(FirstAnswer::delay).collect()),
        }
    }

    /// When something that counts now is too old; `None` if nothing counts.
    pub(crate) fn next_change(&self, now: Timestamp) -> Option<Timestamp> {
        let outcomes = self.outcomes(now).map(|outcomes| outcomes.day + RATE_DAYS);
        let late = self.late(now).map(|outcomes| outcomes.day + RECENT_DAYS);
        let answers = self.answers(now).map(|answer| Day::of(answer.answered_at).number() + RECENT_DAYS);
        outcomes.chain(late).chain(answers).min().map(|day| Day::numbered(day).start())
    }
}

impl FirstAnswer {
    fn delay(self) -> Duration {
        self.answered_at.saturating_since(self.opened_at)
    }
}

/// The median in minutes, rounded up; of an even number, the mean of the two in the middle.
fn median_minutes(mut delays: Vec<Duration>) -> Option<i64> {
    const TWO_MINUTES: u128 = 2 * 60 * 1_000_000;
    if delays.len() < MIN_ANSWERS {
        return None;
    }
    delays.sort_unstable();
    let (low, high) = (delays.get((delays.len() - 1) / 2)?, delays.get(delays.len() / 2)?);
    i64::try_from((*low + *high).as_micros().div_ceil(TWO_MINUTES)).ok()
}

impl Reliability {
    /// What is shown of the sums. The rate is rounded down, so that 1 says that every job was finished.
    pub(crate) fn of(sums: Sums, repeat_clients: i64) -> Self {
        let Sums { jobs_finished, jobs_failed, late_cancellations, response_time_minutes } = sums;
        let jobs = jobs_finished + jobs_failed;
        let hundredths = (jobs >= MIN_JOBS).then(|| 100 * jobs_finished / jobs);
        Self {
            completion_rate: hundredths
                .and_then(|value| i32::try_from(value).ok())
                .map(|value| f64::from(value) / 100.0),
            late_cancellations,
            repeat_clients,
            response_time_minutes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::ids::EXAMPLE;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const DAY: u64 = 24 * 60 * 60;

    fn begin() -> Timestamp {
        "2026-05-01T00:00:00Z".parse().unwrap()
    }

    fn after(seconds: u64) -> Timestamp {
        begin().saturating_add(Duration::from_secs(seconds))
    }

    fn finished() -> Fact {
        Fact::Finished { client: EXAMPLE.into() }
    }

    /// Everything that has happened with a worker.
    #[derive(Debug, Clone)]
    struct History {
        facts: Vec<(Timestamp, Fact)>,
        answers: Vec<FirstAnswer>,
    }

    /// What counts, one by one.
    #[derive(Debug, PartialEq)]
    struct Counted {
        outcomes: Vec<(Timestamp, Fact)>,
        late: Vec<Timestamp>,
        answers: Vec<FirstAnswer>,
    }

    impl History {
        /// What has happened until a moment.
        fn until(&self, now: Timestamp) -> Self {
            let mut known = self.clone();
            known.facts.retain(|(at, _)| *at <= now);
            known.answers.retain(|answer| answer.answered_at <= now);
            known.answers.sort_by_key(|answer| answer.answered_at);
            known
        }

        /// As it is stored: a row for each day. Days that did not count at a moment may have been deleted then.
        fn record(&self, deleted_at: Timestamp) -> Record {
            let mut days: BTreeMap<i64, DayOutcomes> = BTreeMap::new();
            for (at, fact) in &self.facts {
                let new = DayOutcomes::of(*fact, *at);
                let day =
                    days.entry(new.day).or_insert(DayOutcomes { finished: 0, failed: 0, late_cancellations: 0, ..new });
                day.finished += new.finished;
                day.failed += new.failed;
                day.late_cancellations += new.late_cancellations;
            }
            days.retain(|day, _| *day >= first_day(deleted_at));
            Record::new(days.into_values().collect(), self.answers.iter().rev().copied().collect())
        }

        fn counted(&self, now: Timestamp) -> Counted {
            let day = |at: Timestamp| at.unix_micros() / 86_400_000_000;
            let is_of_last = |days: i64, at: Timestamp| day(now) - day(at) < days;
            let late = self.facts.iter().filter(|(_, fact)| *fact == Fact::Failed { is_late: true });
            Counted {
                outcomes: self.facts.iter().copied().filter(|(at, _)| is_of_last(365, *at)).collect(),
                late: late.map(|(at, _)| *at).filter(|at| is_of_last(90, *at)).collect(),
                answers: self
                    .answers
                    .iter()
                    .rev()
                    .copied()
                    .filter(|answer| is_of_last(90, answer.answered_at))
                    .take(200)
                    .collect(),
            }
        }
    }

    impl Counted {
        fn sums(&self) -> Sums {
            let count = |number: usize| i64::try_from(number).unwrap();
            let finished = self.outcomes.iter().filter(|(_, fact)| *fact == finished()).count();
            let mut seconds: Vec<u64> = self
                .answers
                .iter()
                .map(|answer| answer.answered_at.saturating_since(answer.opened_at).as_secs())
                .collect();
            seconds.sort_unstable();
            let middle = |from: usize| seconds[(seconds.len() - from) / 2];
            let minutes = (seconds.len() > 2).then(|| (middle(1) + middle(0)).div_ceil(120));
            Sums {
                jobs_finished: count(finished),
                jobs_failed: count(self.outcomes.len() - finished),
                late_cancellations: count(self.late.len()),
                response_time_minutes: minutes.map(|minutes| i64::try_from(minutes).unwrap()),
            }
        }
    }

    prop_compose! {
        /// Over some 500 days, with moments at the edges of days.
        fn any_moment()(day in 0_u64..500, second in prop_oneof![Just(0), Just(DAY - 1), 0..DAY]) -> Timestamp {
            after(day * DAY + second)
        }
    }

    prop_compose! {
        fn any_history()(
            facts in prop::collection::vec((any_moment(), 0_usize..3), 0..40),
            answers in prop::collection::vec((any_moment(), 0..3 * DAY), 0..8),
            busy_day in 0_u64..400,
            many in prop_oneof![Just(0_u64), 150_u64..300],
        ) -> History {
            let kinds = [finished(), Fact::Failed { is_late: false }, Fact::Failed { is_late: true }];
            let answer = |(at, delay): (Timestamp, u64)| FirstAnswer {
                opened_at: at,
                answered_at: at.saturating_add(Duration::from_secs(delay)),
            };
            // More answers than count.
            let busy = (0..many).map(|number| (after(busy_day * DAY + number * DAY / 4), number * 37));
            History {
                facts: facts.into_iter().map(|(at, kind)| (at, kinds[kind])).collect(),
                answers: answers.into_iter().chain(busy).map(answer).collect(),
            }
        }
    }

    proptest! {
        #[test]
        fn the_sums_of_days_equal_a_recount_at_every_time(
            history in any_history(), now in any_moment(), earlier in 0_u64..200
        ) {
            let known = history.until(now);
            let deleted_at = now.saturating_sub(Duration::from_secs(earlier * DAY));
            prop_assert_eq!(known.record(deleted_at).sums(now), known.counted(now).sums());
        }

        #[test]
        fn the_sums_are_due_exactly_when_less_counts_and_never_if_nothing_does(history in any_history(), now in any_moment()) {
            let known = history.until(now);
            let counted = known.counted(now);
            let is_empty = counted.outcomes.is_empty() && counted.answers.is_empty();
            let due = known.record(now).next_change(now);
            prop_assert_eq!(due.is_none(), is_empty);
            if let Some(due) = due {
                prop_assert!(due > now);
                prop_assert_eq!(known.counted(due.saturating_sub(Duration::from_micros(1))), counted);
                prop_assert_ne!(known.counted(due), known.counted(now));
            }
        }

        #[test]
        fn a_rate_is_shown_from_five_jobs_on_and_is_one_if_none_failed(jobs_finished in 0_i64..400, jobs_failed in 0_i64..9) {
            let shown = Reliability::of(Sums { jobs_finished, jobs_failed, ..Sums::default() }, 0).completion_rate;
            prop_assert_eq!(shown.is_some(), jobs_finished + jobs_failed >= 5);
            if let Some(rate) = shown {
                prop_assert!((0.0..=1.0).contains(&rate));
                prop_assert_eq!(rate >= 1.0, jobs_failed == 0);
            }
        }
    }

    #[test]
    fn a_rate_is_rounded_down_to_hundredths() {
        for (jobs_finished, jobs_failed, rate) in [(2, 4, 0.33), (4, 2, 0.66), (199, 1, 0.99), (0, 5, 0.0), (5, 0, 1.0)]
        {
            let sums = Sums { jobs_finished, jobs_failed, ..Sums::default() };
            assert_eq!(Reliability::of(sums, 0).completion_rate, Some(rate), "{jobs_finished} {jobs_failed}");
        }
    }

    #[test]
    fn a_response_time_is_a_median_in_minutes_rounded_up() {
        let of = |seconds: &[u64]| median_minutes(seconds.iter().copied().map(Duration::from_secs).collect());
        for (seconds, minutes) in [
            (&[][..], None),
            (&[1, 1], None),
            (&[1, 1, 1], Some(1)),
            (&[0, 0, 9000], Some(0)),
            (&[9000, 60, 30], Some(1)),
            (&[9000, 61, 30], Some(2)),
            (&[60, 240, 0, 9000], Some(3)),
        ] {
            assert_eq!(of(seconds), minutes, "{seconds:?}");
        }
    }
}
