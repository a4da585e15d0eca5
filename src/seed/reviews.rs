//! The reviews of the demo: by clients, and by some of their workers. Most can be read, some are still blind.

use super::{
    accounts::{Accounts, HOUR},
    activity::Activity,
    jobs::{DemoJob, DemoReview},
    rng::Rng,
    words::{CALLED_OFF, CLIENT_REVIEWS, REPLIES, REVIEWS},
};
use crate::{
    core::clock::Timestamp,
    database::{enums::Side, ids::uuid_v7},
    review::lifecycle::WINDOW,
};
use std::{collections::HashMap, time::Duration};

/// How long a job can be reviewed after its end.
const PERIOD: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// Clients review finished jobs, and so do some of their workers; of jobs that were called off late, in words.
pub(super) fn write(rng: &mut Rng, count: usize, now: Timestamp, activity: &mut Activity, accounts: &mut Accounts) {
    let over: Vec<(usize, &DemoJob)> =
        activity.jobs.iter().enumerate().filter(|(_, job)| job.reviewable_from().is_some()).collect();
    let mut left = over.len();
    let (mut by_clients, mut by_workers) = (Vec::new(), Vec::new());
    for (index, job) in over {
        // Each job is equally likely to be selected (Knuth, volume 2, algorithm 3.4.2S).
        let is_wanted = rng.below(left) < count - by_clients.len();
        left -= 1;
        if !is_wanted {
            continue;
        }
        let worker = activity.threads.get(job.thread).and_then(|thread| accounts.workers.get(thread.worker));
        let (Some(worker), Some(over)) = (worker, job.reviewable_from()) else { continue };
        let mut review = review(rng, index, over, now);
        let mut answer = rng.chance(60).then(|| self::review(rng, index, over, now));
        if job.finalized_at.is_some() {
            let is_good = rng.chance(u64::try_from(worker.quality).unwrap_or(0));
            let stars = if is_good { rng.weighted(&[0, 1, 5, 26, 68]) } else { rng.weighted(&[14, 20, 32, 24, 10]) };
            review.rating = Some(1 + stars);
            review.text = rng.chance(80).then(|| *rng.one_of(REVIEWS.get(stars).copied().unwrap_or_default()));
            review.reply = rng.chance(25).then(|| *rng.one_of(REPLIES));
            review.is_flagged = stars < 2 && rng.chance(10);
            if let Some(answer) = &mut answer {
                answer.rating = Some(3 + rng.weighted(&[8, 22, 70]));
                answer.text = rng.chance(60).then(|| *rng.one_of(CLIENT_REVIEWS));
            }
        } else {
            for one in [Some(&mut review), answer.as_mut()].into_iter().flatten() {
                one.text = Some(*rng.one_of(CALLED_OFF));
            }
        }
        let until = over.saturating_add(PERIOD);
        let together = answer.as_ref().map(|answer| answer.created_at.max(review.created_at));
        let revealed_at = together.or_else(|| (until <= now).then_some(until));
        for one in [Some(&mut review), answer.as_mut()].into_iter().flatten() {
            one.revealed_at = revealed_at;
        }
        if revealed_at.is_none() {
            (review.reply, review.is_flagged) = (None, false);
        }
        by_clients.push(review);
        by_workers.extend(answer);
    }
    count_stars(&mut by_clients, Side::Client, activity, accounts);
    count_stars(&mut by_workers, Side::Worker, activity, accounts);
    (activity.reviews, activity.client_reviews) = (by_clients, by_workers);
}

fn review(rng: &mut Rng, job: usize, from: Timestamp, now: Timestamp) -> DemoReview {
    let created_at = from.saturating_add(HOUR.mul_f64(rng.fraction() * 5.0)).min(now);
    let id = uuid_v7(created_at, rng.bits()).into();
    DemoReview {
        id,
        job,
        rating: None,
        text: None,
        reply: None,
        is_flagged: false,
        counts: false,
        created_at,
        revealed_at: None,
    }
}

/// Of the reviews by one side of the other, the newest of 90 days counts.
fn count_stars(reviews: &mut [DemoReview], by: Side, activity: &Activity, accounts: &mut Accounts) {
    let mut newest_first: Vec<&mut DemoReview> =
        reviews.iter_mut().filter(|review| review.revealed_at.is_some() && review.rating.is_some()).collect();
    newest_first.sort_by_key(|review| std::cmp::Reverse((review.created_at, review.id)));
    let mut counted = HashMap::new();
    for review in newest_first {
        let thread = activity.jobs.get(review.job).and_then(|job| activity.threads.get(job.thread));
        let (Some(thread), Some(rating)) = (thread, review.rating) else { continue };
        let pair = (thread.client, thread.worker);
        let until = counted.get(&pair).map(|last: &Timestamp| last.saturating_sub(WINDOW));
        if until.is_some_and(|until| review.created_at > until) {
            continue;
        }
        counted.insert(pair, review.created_at);
        review.counts = true;
        let stars = match by {
            Side::Client => accounts.workers.get_mut(thread.worker).map(|worker| &mut worker.stars),
            Side::Worker => accounts.clients.get_mut(thread.client).map(|client| &mut client.stars),
        };
        stars.into_iter().flatten().skip(rating - 1).take(1).for_each(|count| *count += 1);
    }
}
