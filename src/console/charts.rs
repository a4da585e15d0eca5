//! Charts of how the marketplace is doing: drawn on the server, each with its table.

use super::frame::Frame;
use crate::{admin::stats::schemas::DayRead, core::day::Day};
use std::fmt::Write as _;

/// The periods that are shown. In days.
pub(super) const PERIODS: [i64; 3] = [30, 90, 365];

/// How many days are one bar.
fn step(days: i64) -> usize {
    if days <= 30 { 1 } else { 7 }
}

/// A number over time.
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) total: i64,
    /// The first day of each bar, and its number.
    pub(super) bars: Vec<(Day, i64)>,
    /// The highest number.
    pub(super) most: i64,
}

impl Chart {
    fn of(title: String, days: &[DayRead], step: usize, number: impl Fn(&DayRead) -> i64) -> Self {
        let bar = |days: &[DayRead]| Some((days.first()?.day, days.iter().map(&number).sum()));
        // A bar of fewer days would look like a fall, so only the oldest one may have fewer.
        let bars: Vec<(Day, i64)> = days.rchunks(step).rev().filter_map(bar).collect();
        let most = bars.iter().map(|(_, number)| *number).max().unwrap_or_default();
        Self { title, total: bars.iter().map(|(_, number)| number).sum(), most, bars }
    }

    /// The bars as a path in a box of 600 by 100. It consists of digits and letters alone.
    pub(super) fn path(&self) -> String {
        const GAP: f64 = 0.2;
        let number = |count: i64| f64::from(i32::try_from(count).unwrap_or(i32::MAX));
        let width = 600.0 / number(i64::try_from(self.bars.len()).unwrap_or(1).max(1));
        self.bars.iter().enumerate().fold(String::new(), |mut path, (at, (_, count))| {
            let height = 100.0 * number(*count) / number(self.most.max(1));
            let left = width * (number(i64::try_from(at).unwrap_or_default()) + GAP / 2.0);
            let _ = write!(path, "M{left:.1} 100V{:.1}h{:.1}V100z", 100.0 - height, width * (1.0 - GAP));
            path
        })
    }

    pub(super) fn first(&self) -> String {
        self.bars.first().map(|(day, _)| day.to_string()).unwrap_or_default()
    }

    pub(super) fn last(&self) -> String {
        self.bars.last().map(|(day, _)| day.to_string()).unwrap_or_default()
    }
}

/// A stage of a job, how many reached it, and how many of a hundred that were proposed.
pub(super) struct Stage {
    pub(super) title: String,
    pub(super) count: i64,
    pub(super) percent: i64,
}

/// What is drawn of a period.
pub(super) struct Charts {
    pub(super) days: i64,
    pub(super) charts: Vec<Chart>,
    pub(super) stages: Vec<Stage>,
}

impl Charts {
    pub(super) fn of(frame: &Frame, days: &[DayRead]) -> Self {
        let length = i64::try_from(days.len()).unwrap_or_default();
        let step = step(length);
        let chart = |key: &str, number: fn(&DayRead) -> i64| Chart::of(frame.text(key), days, step, number);
        let sum = |number: fn(&DayRead) -> i64| days.iter().map(number).sum::<i64>();
        let proposed = sum(|day| day.jobs_created);
        let stage = |key: &str, count: i64| Stage {
            title: frame.text(key),
            count,
            percent: (count * 100).checked_div(proposed).unwrap_or_default().min(100),
        };
        Self {
            days: length,
            charts: vec![
                chart("console-chart-accounts", |day| day.signups),
                chart("console-chart-listings", |day| day.services),
                chart("console-chart-jobs", |day| day.jobs_created),
                chart("console-chart-cancelled", |day| day.jobs_cancelled),
                chart("console-chart-messages", |day| day.messages),
                chart("console-chart-checks", |day| day.kyc_submissions),
            ],
            stages: vec![
                stage("console-stage-proposed", proposed),
                stage("console-stage-accepted", sum(|day| day.jobs_accepted)),
                stage("console-stage-completed", sum(|day| day.jobs_completed)),
                stage("console-stage-cancelled", sum(|day| day.jobs_cancelled)),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(signups: &[i64]) -> Vec<DayRead> {
        let first: Day = "2026-05-04".parse().unwrap();
        let day = |(after, signups): (i64, &i64)| DayRead {
            day: first.plus(after),
            signups: *signups,
            services: 0,
            threads: 0,
            messages: 0,
            jobs_created: 0,
            jobs_accepted: 0,
            jobs_completed: 0,
            jobs_cancelled: 0,
            reviews: 0,
            kyc_submissions: 0,
        };
        (0..).zip(signups).map(day).collect()
    }

    #[test]
    fn bars_are_as_high_as_their_numbers_and_the_highest_fills_the_chart() {
        let chart = Chart::of(String::new(), &days(&[0, 1, 4]), 1, |day| day.signups);
        assert_eq!((chart.total, chart.most), (5, 4));
        assert_eq!(chart.path(), "M20.0 100V100.0h160.0V100zM220.0 100V75.0h160.0V100zM420.0 100V0.0h160.0V100z");
        assert_eq!((chart.first(), chart.last()), ("2026-05-04".to_owned(), "2026-05-06".to_owned()));
    }

    #[test]
    fn weeks_are_added_up_and_an_empty_period_is_flat() {
        let chart = Chart::of(String::new(), &days(&[1; 10]), 7, |day| day.signups);
        assert_eq!(chart.bars.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [3, 7], "the newest week is whole");
        let empty = Chart::of(String::new(), &days(&[0; 2]), 1, |day| day.signups);
        assert_eq!(empty.path(), "M30.0 100V100.0h240.0V100zM330.0 100V100.0h240.0V100z");
        assert_eq!(Chart::of(String::new(), &[], 1, |day| day.signups).path(), "");
    }
}
