use super::*;
use proptest::prelude::*;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const PERIOD: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// What happens in a random history.
#[derive(Debug, Clone, Copy)]
enum Step {
    Complete,
    Finalize,
    Cancel,
    /// The client (true) or the worker posts, changes or takes back.
    Post(bool),
    Change(bool),
    TakeBack(bool),
    /// So many hours pass.
    Wait(u32),
    /// The timer runs.
    Timer,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Complete),
        Just(Step::Finalize),
        Just(Step::Cancel),
        any::<bool>().prop_map(Step::Post),
        any::<bool>().prop_map(Step::Post),
        any::<bool>().prop_map(Step::Change),
        any::<bool>().prop_map(Step::TakeBack),
        (1u32..200).prop_map(Step::Wait),
        Just(Step::Timer),
    ]
}

/// The reviews of a job, moved by the rules, as services move them.
struct Pair {
    stage: JobStage,
    client: Posted,
    worker: Posted,
    is_closed: bool,
    now: Timestamp,
}

impl Pair {
    fn own(&mut self, is_client: bool) -> &mut Posted {
        if is_client { &mut self.client } else { &mut self.worker }
    }

    fn window(&mut self, is_client: bool) -> ReviewWindow {
        ReviewWindow { stage: self.stage, own: *self.own(is_client), is_closed: self.is_closed }
    }

    fn reveal(&mut self) {
        if is_revealed(self.stage, self.client, self.worker, PERIOD, self.now) {
            for posted in [&mut self.client, &mut self.worker] {
                if *posted == Posted::Blind {
                    *posted = Posted::Revealed;
                    self.is_closed = true;
                }
            }
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Complete if self.stage == JobStage::NotDone => self.stage = JobStage::Done,
            Step::Finalize if self.stage == JobStage::Done => {
                self.stage = JobStage::Over { at: self.now, has_stars: true };
            }
            Step::Cancel if self.stage == JobStage::NotDone => {
                self.stage = JobStage::Over { at: self.now, has_stars: false };
            }
            Step::Complete | Step::Finalize | Step::Cancel => {}
            Step::Post(is_client) => {
                if self.window(is_client).may_post(PERIOD, self.now).is_ok() {
                    *self.own(is_client) = Posted::Blind;
                    self.reveal();
                }
            }
            Step::Change(is_client) => {
                if *self.own(is_client) == Posted::Blind {
                    let _ = self.window(is_client).may_change(PERIOD, self.now);
                }
            }
            Step::TakeBack(is_client) => {
                if *self.own(is_client) == Posted::Blind && self.window(is_client).may_change(PERIOD, self.now).is_ok()
                {
                    *self.own(is_client) = Posted::Nothing;
                }
            }
            Step::Wait(hours) => self.now = self.now.saturating_add(Duration::from_secs(u64::from(hours) * 3600)),
            Step::Timer => self.reveal(),
        }
    }
}

/// What may be seen, told in the words of the rule and not of its code.
#[derive(Default)]
struct Model {
    has_client: bool,
    has_worker: bool,
    is_revealed: bool,
    over_at: Option<Timestamp>,
}

proptest! {
    #[test]
    fn nobody_sees_a_blind_review_before_both_are_posted_or_the_time_is_over(steps in prop::collection::vec(step(), 0..60)) {
        let start = Timestamp::MIN.saturating_add(DAY * 400);
        let mut pair =
            Pair { stage: JobStage::NotDone, client: Posted::Nothing, worker: Posted::Nothing, is_closed: false, now: start };
        let mut model = Model::default();
        for step in steps {
            let before = (pair.client, pair.worker, pair.stage);
            pair.take(step);
            if let (JobStage::NotDone | JobStage::Done, JobStage::Over { at, .. }) = (before.2, pair.stage) {
                model.over_at = Some(at);
            }
            let is_late = model.over_at.is_some_and(|over| over.saturating_add(PERIOD) <= pair.now);
            match step {
                Step::Post(is_client) => {
                    let (was, is) = if is_client { (before.0, pair.client) } else { (before.1, pair.worker) };
                    let has_posted = was == Posted::Nothing && is != Posted::Nothing;
                    prop_assert!(!(has_posted && (is_late || model.is_revealed || before.2 == JobStage::NotDone)));
                    let own = if is_client { &mut model.has_client } else { &mut model.has_worker };
                    *own |= has_posted;
                }
                Step::TakeBack(is_client) => {
                    let (was, is) = if is_client { (before.0, pair.client) } else { (before.1, pair.worker) };
                    if was != Posted::Nothing && is == Posted::Nothing {
                        prop_assert!(!is_late && !model.is_revealed, "what was revealed, or is due, stays");
                        if is_client { model.has_client = false } else { model.has_worker = false }
                    }
                }
                Step::Complete | Step::Finalize | Step::Cancel | Step::Change(_) | Step::Wait(_) | Step::Timer => {}
            }
            let may_be_seen = (model.has_client && model.has_worker) || is_late || model.is_revealed;
            for posted in [pair.client, pair.worker] {
                prop_assert!(posted != Posted::Revealed || may_be_seen, "{step:?}");
            }
            model.is_revealed |= pair.client == Posted::Revealed || pair.worker == Posted::Revealed;
            prop_assert!(!(model.has_client && model.has_worker) || model.is_revealed, "both are posted and one is blind");
            if matches!(step, Step::Timer) && is_late {
                prop_assert!(pair.client != Posted::Blind && pair.worker != Posted::Blind, "the timer reveals what is due");
            }
        }
    }

    #[test]
    fn what_a_side_may_do_does_not_depend_on_a_blind_review_of_the_other(
        days in 0u32..40, own in 0usize..3, stage in 0usize..4
    ) {
        let start = Timestamp::MIN.saturating_add(DAY * 400);
        let over = |has_stars| JobStage::Over { at: start, has_stars };
        let stage = [JobStage::NotDone, JobStage::Done, over(true), over(false)][stage];
        let own = [Posted::Nothing, Posted::Blind, Posted::Revealed][own];
        let now = start.saturating_add(DAY * days);
        let window = ReviewWindow { stage, own, is_closed: false };
        let is_in_time = stage == JobStage::Done || (matches!(stage, JobStage::Over { .. }) && days < 14);
        prop_assert_eq!(window.may_post(PERIOD, now).is_ok(), own == Posted::Nothing && is_in_time);
    }

    #[test]
    fn the_bayesian_mean_is_between_the_prior_and_the_mean_and_tends_to_it(
        stars in prop::array::uniform5(0i64..500), rating in 1000i64..=5000, weight in 0i64..50
    ) {
        let prior = Prior { rating, weight };
        let count: i64 = stars.iter().sum();
        let mean = prior.mean(stars);
        if count == 0 {
            prop_assert_eq!(mean, if weight == 0 { 0 } else { rating });
        } else {
            let sum: i64 = stars.iter().zip(1..).map(|(n, s)| n * s).sum();
            let plain = 1000 * sum / count;
            prop_assert!(mean >= plain.min(rating) && mean <= plain.max(rating) + 1, "{mean} {plain}");
            let more = stars.map(|n| 100 * n);
            prop_assert!((prior.mean(more) - plain).abs() <= (mean - plain).abs() + 1);
        }
        let mut better = stars;
        better[4] += 1;
        prop_assert!(prior.mean(better) >= mean, "a review with five stars makes no rating worse");
    }
}

#[test]
fn one_good_review_ranks_below_many_good_ones() {
    let prior = Prior { rating: 4000, weight: 5 };
    assert!(prior.mean([0, 0, 0, 0, 1]) < prior.mean([0, 0, 0, 4, 60]));
    assert_eq!(prior.mean([0, 0, 0, 0, 0]), 4000);
    assert_eq!(prior.mean([0, 0, 0, 0, 5]), 4500);
}

#[test]
fn a_group_that_only_reviews_itself_is_a_ring() {
    let ring = [('a', 1), ('a', 2), ('b', 1), ('b', 2)];
    assert!(is_closed_ring(&ring, &ring));
    let open = [('a', 1), ('a', 2), ('b', 1), ('b', 2), ('b', 3)];
    assert!(!is_closed_ring(&open, &ring), "one of them reviews another worker");
    let visited = [('a', 1), ('a', 2), ('b', 1), ('b', 2), ('c', 1)];
    assert!(!is_closed_ring(&ring, &visited), "another client reviews one of their workers once");
    assert!(!is_closed_ring(&[('a', 1), ('b', 1)], &[('a', 1), ('b', 1)]), "a worker with two clients");
}
