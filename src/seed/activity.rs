//! What the users of the demo have done: conversations, jobs, reviews, bookmarks.

use super::{
    accounts::{Accounts, DemoClient, DemoService, DemoWorker, between},
    rng::Rng,
    sizes::Sizes,
    words::{REASONS, REPLIES, REVIEWS, TALK},
};
use crate::{
    core::clock::Timestamp,
    database::{
        enums::UserStatus,
        ids::{JobId, MessageId, ReviewId, ThreadId, UserId, uuid_v7},
    },
};
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

pub(super) struct DemoThread {
    pub(super) id: ThreadId,
    pub(super) client: usize,
    pub(super) worker: usize,
    pub(super) service: usize,
    pub(super) is_closed: bool,
    pub(super) message_count: i64,
    pub(super) client_unread: i64,
    pub(super) worker_unread: i64,
    pub(super) created_at: Timestamp,
    pub(super) last_activity_at: Timestamp,
}

pub(super) struct DemoMessage {
    pub(super) id: MessageId,
    pub(super) thread: usize,
    pub(super) number: i64,
    pub(super) sender: UserId,
    pub(super) content: String,
    pub(super) sent_at: Timestamp,
}

pub(super) struct DemoJob {
    pub(super) id: JobId,
    pub(super) thread: usize,
    pub(super) status: &'static str,
    pub(super) version: i64,
    pub(super) title: String,
    pub(super) price: Option<i64>,
    pub(super) scheduled_at: Option<Timestamp>,
    pub(super) reason: Option<&'static str>,
    /// Whether the worker accepted, rejected or cancelled it; otherwise the client did.
    pub(super) ended_by_worker: bool,
    pub(super) created_at: Timestamp,
    pub(super) accepted_at: Option<Timestamp>,
    pub(super) completed_at: Option<Timestamp>,
    pub(super) finalized_at: Option<Timestamp>,
    pub(super) ended_at: Option<Timestamp>,
}

impl DemoJob {
    /// When it was last changed.
    pub(super) fn updated_at(&self) -> Timestamp {
        let latest =
            [self.accepted_at, self.completed_at, self.finalized_at, self.ended_at].into_iter().flatten().max();
        latest.unwrap_or(self.created_at)
    }
}

pub(super) struct DemoReview {
    pub(super) id: ReviewId,
    pub(super) job: usize,
    pub(super) rating: usize,
    pub(super) text: Option<&'static str>,
    pub(super) reply: Option<&'static str>,
    pub(super) is_flagged: bool,
    pub(super) counts: bool,
    pub(super) created_at: Timestamp,
}

pub(super) struct DemoFavorite {
    pub(super) client: usize,
    pub(super) worker: usize,
    pub(super) created_at: Timestamp,
}

/// All activity between clients and workers.
#[derive(Default)]
pub(super) struct Activity {
    pub(super) threads: Vec<DemoThread>,
    pub(super) messages: Vec<DemoMessage>,
    pub(super) jobs: Vec<DemoJob>,
    pub(super) reviews: Vec<DemoReview>,
    pub(super) favorites: Vec<DemoFavorite>,
}

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Activity {
    /// Generates all activity, and updates the counters of the users.
    pub(super) fn new(rng: &mut Rng, sizes: &Sizes, now: Timestamp, accounts: &mut Accounts) -> Self {
        let mut activity = Self::default();
        activity.open_threads(rng, sizes.threads, now, accounts);
        activity.create_jobs(rng, sizes, now, accounts);
        activity.write_messages(rng, sizes.messages, now, accounts);
        activity.write_reviews(rng, sizes.reviews, now, accounts);
        activity.bookmark(rng, now, accounts);
        activity
    }

    /// Opens conversations. A few users have most of them.
    fn open_threads(&mut self, rng: &mut Rng, count: usize, now: Timestamp, accounts: &Accounts) {
        let mut offered: Vec<Vec<usize>> = vec![Vec::new(); accounts.workers.len()];
        for (index, service) in accounts.services.iter().enumerate() {
            if service.status == "PUBLISHED"
                && accounts.workers.get(service.worker).is_some_and(DemoWorker::may_publish)
            {
                offered.iter_mut().skip(service.worker).take(1).for_each(|of_worker| of_worker.push(index));
            }
        }
        let sellers: Vec<usize> = (0..offered.len())
            .filter(|worker| offered.get(*worker).is_some_and(|services| !services.is_empty()))
            .collect();
        let mut met = HashSet::new();
        for _ in 0..count.saturating_mul(20) {
            if self.threads.len() == count {
                break;
            }
            let client_place = rng.popular(accounts.clients.len());
            let Some(worker) = sellers.get(rng.popular(sellers.len())).copied() else { break };
            let Some(services) = offered.get(worker) else { break };
            let Some(service_place) = services.get(rng.below(services.len())).copied() else { break };
            let (Some(client), Some(service)) =
                (accounts.clients.get(client_place), accounts.services.get(service_place))
            else {
                break;
            };
            if client.person.status != UserStatus::Active || !met.insert((client_place, service_place)) {
                continue;
            }
            let since = client.person.created_at.max(service.created_at);
            let created_at = between(rng, since, now.saturating_sub(DAY / 2)).max(since);
            self.threads.push(DemoThread {
                id: uuid_v7(created_at, rng.bits()).into(),
                client: client_place,
                worker,
                service: service_place,
                is_closed: false,
                message_count: 0,
                client_unread: 0,
                worker_unread: 0,
                created_at,
                last_activity_at: created_at,
            });
        }
    }

    /// Creates jobs in every state. A conversation has at most one unfinished job, and a rejected one closes it.
    fn create_jobs(&mut self, rng: &mut Rng, sizes: &Sizes, now: Timestamp, accounts: &mut Accounts) {
        if self.threads.is_empty() {
            return;
        }
        const STATES: [&str; 7] =
            ["NEGOTIATING", "ACCEPTED", "COMPLETED", "REJECTED", "FINALIZED", "CANCELLED", "EXPIRED"];
        const WEIGHTS: [u64; 7] = [12, 14, 8, 8, 36, 15, 7];
        let mut plans: Vec<Vec<&str>> = vec![Vec::new(); self.threads.len()];
        let mut endings: Vec<Option<&str>> = vec![None; self.threads.len()];
        let mut next_ending = 0;
        let reviewed = std::iter::repeat_n("FINALIZED", sizes.reviews);
        let others: Vec<&str> =
            (0..sizes.jobs).map(|_| STATES.get(rng.weighted(&WEIGHTS)).copied().unwrap_or("FINALIZED")).collect();
        for state in reviewed.chain(others) {
            let is_ending = matches!(state, "NEGOTIATING" | "ACCEPTED" | "COMPLETED" | "REJECTED");
            // Steps of seven visit each thread once, unless the number of threads is a multiple of seven.
            match endings.get_mut((next_ending * 7) % self.threads.len()).filter(|ending| is_ending && ending.is_none())
            {
                Some(ending) => {
                    *ending = Some(state);
                    next_ending += 1;
                }
                None => {
                    let state = if is_ending { "FINALIZED" } else { state };
                    let index = rng.below(self.threads.len());
                    plans.iter_mut().skip(index).take(1).for_each(|plan| plan.push(state));
                }
            }
        }
        for (index, (plan, ending)) in plans.into_iter().zip(endings).enumerate() {
            self.add_jobs(rng, now, accounts, index, &plan, ending);
        }
    }

    /// Jobs of a conversation follow one another, each in its own part of the conversation's time.
    fn add_jobs(
        &mut self,
        rng: &mut Rng,
        now: Timestamp,
        accounts: &mut Accounts,
        index: usize,
        plan: &[&'static str],
        ending: Option<&'static str>,
    ) {
        let Some(thread) = self.threads.get_mut(index) else { return };
        let (Some(service), Some(client), Some(worker)) = (
            accounts.services.get(thread.service),
            accounts.clients.get_mut(thread.client),
            accounts.workers.get_mut(thread.worker),
        ) else {
            return;
        };
        let states: Vec<&str> = plan.iter().copied().chain(ending).collect();
        let parts = u32::try_from(states.len() + 1).unwrap_or(1);
        let part = now.saturating_since(thread.created_at) / parts;
        for (number, state) in states.into_iter().enumerate() {
            let from =
                thread.created_at.saturating_add(part * u32::try_from(number).unwrap_or(0)).saturating_add(part / 4);
            let job = job(rng, now, index, state, service, from, part);
            thread.last_activity_at = thread.last_activity_at.max(job.updated_at());
            thread.is_closed |= state == "REJECTED";
            if job.completed_at.is_some() {
                client.jobs_completed += 1;
                worker.jobs_completed += 1;
            }
            self.jobs.push(job);
        }
    }

    /// The client's first message, and the answers.
    fn write_messages(&mut self, rng: &mut Rng, count: usize, now: Timestamp, accounts: &Accounts) {
        let mut lengths: Vec<usize> = vec![1; self.threads.len()];
        for _ in self.threads.len()..count {
            let index = rng.below(lengths.len());
            // Some conversations are much longer.
            let index = if rng.chance(20) { index / 10 } else { index };
            lengths.iter_mut().skip(index).take(1).for_each(|length| *length += 1);
        }
        for (index, (thread, length)) in self.threads.iter_mut().zip(lengths).enumerate() {
            let (Some(client), Some(worker), Some(service)) = (
                accounts.clients.get(thread.client),
                accounts.workers.get(thread.worker),
                accounts.services.get(thread.service),
            ) else {
                continue;
            };
            let messages = conversation(rng, now, index, thread, (client, worker, service), length);
            self.messages.extend(messages);
        }
    }

    /// Clients review finished jobs.
    fn write_reviews(&mut self, rng: &mut Rng, count: usize, now: Timestamp, accounts: &mut Accounts) {
        let finalized: Vec<(usize, &DemoJob)> =
            self.jobs.iter().enumerate().filter(|(_, job)| job.status == "FINALIZED").collect();
        let mut left = finalized.len();
        for (index, job) in finalized {
            // Each job is equally likely to be selected (Knuth, volume 2, algorithm 3.4.2S).
            let is_wanted = rng.below(left) < count - self.reviews.len();
            left -= 1;
            if !is_wanted {
                continue;
            }
            let Some(worker) = self.threads.get(job.thread).and_then(|thread| accounts.workers.get_mut(thread.worker))
            else {
                continue;
            };
            let (Some(done), Some(agreed)) = (job.completed_at, job.finalized_at) else { continue };
            let is_good = rng.chance(u64::try_from(worker.quality).unwrap_or(0));
            let rating =
                1 + if is_good { rng.weighted(&[0, 1, 5, 26, 68]) } else { rng.weighted(&[14, 20, 32, 24, 10]) };
            let created_at = agreed.max(done).saturating_add(HOUR.mul_f64(rng.fraction() * 5.0)).min(now);
            let texts = REVIEWS.get(rating - 1).copied().unwrap_or_default();
            self.reviews.push(DemoReview {
                id: uuid_v7(created_at, rng.bits()).into(),
                job: index,
                rating,
                text: rng.chance(80).then(|| *rng.one_of(texts)),
                reply: rng.chance(25).then(|| *rng.one_of(REPLIES)),
                is_flagged: rating < 3 && rng.chance(10),
                counts: false,
                created_at,
            });
        }
        self.count_reviews(accounts);
    }

    /// Of the reviews by one client of one worker, the newest of 90 days counts.
    fn count_reviews(&mut self, accounts: &mut Accounts) {
        const WINDOW: Duration = Duration::from_secs(90 * 24 * 60 * 60);
        let mut newest_first: Vec<&mut DemoReview> = self.reviews.iter_mut().collect();
        newest_first.sort_by_key(|review| std::cmp::Reverse((review.created_at, review.id)));
        let mut counted = HashMap::new();
        for review in newest_first {
            let Some(thread) = self.jobs.get(review.job).and_then(|job| self.threads.get(job.thread)) else { continue };
            let pair = (thread.client, thread.worker);
            let until = counted.get(&pair).map(|last: &Timestamp| last.saturating_sub(WINDOW));
            if until.is_some_and(|until| review.created_at > until) {
                continue;
            }
            counted.insert(pair, review.created_at);
            review.counts = true;
            if let Some(worker) = accounts.workers.get_mut(thread.worker) {
                worker.stars.iter_mut().skip(review.rating - 1).take(1).for_each(|count| *count += 1);
            }
        }
    }

    fn bookmark(&mut self, rng: &mut Rng, now: Timestamp, accounts: &Accounts) {
        let mut known = HashSet::new();
        for thread in &self.threads {
            if rng.chance(30) && known.insert((thread.client, thread.worker)) {
                let created_at = between(rng, thread.created_at, now);
                self.favorites.push(DemoFavorite { client: thread.client, worker: thread.worker, created_at });
            }
        }
        debug_assert!(
            self.favorites
                .iter()
                .all(|favorite| accounts.workers.get(favorite.worker).is_some_and(DemoWorker::may_publish))
        );
    }
}

fn job(
    rng: &mut Rng,
    now: Timestamp,
    thread: usize,
    status: &'static str,
    service: &DemoService,
    from: Timestamp,
    part: Duration,
) -> DemoJob {
    let step = |fraction: f64| from.saturating_add(part.mul_f64(fraction)).min(now);
    // An unfinished job was changed recently; otherwise it would have been settled automatically.
    let lately = |days: f64| now.saturating_sub(DAY.mul_f64(days)).max(from).min(now);
    let (mut accepted_at, mut completed_at, mut finalized_at, mut ended_at) = (None, None, None, None);
    let mut created_at = step(0.0);
    let mut version = 1;
    let ended_by_worker = status == "REJECTED" || (status == "CANCELLED" && rng.chance(30));
    match status {
        "NEGOTIATING" => created_at = lately(10.0 * rng.fraction()),
        "ACCEPTED" => {
            created_at = lately(12.0);
            accepted_at = Some(lately(8.0 * rng.fraction()).max(created_at));
            version = 2;
        }
        "COMPLETED" => {
            accepted_at = Some(lately(9.0));
            created_at = lately(10.0);
            completed_at = Some(lately(5.0 * rng.fraction()));
            version = 3;
        }
        "FINALIZED" => {
            (accepted_at, completed_at, finalized_at) = (Some(step(0.1)), Some(step(0.3)), Some(step(0.35)));
            version = 4;
        }
        "CANCELLED" => {
            accepted_at = (ended_by_worker || rng.chance(40)).then(|| step(0.1));
            version = if accepted_at.is_some() { 3 } else { 2 };
            ended_at = Some(step(0.2));
        }
        _ => {
            version = 2;
            ended_at = Some(if status == "REJECTED" { step(0.1) } else { step(0.5) });
        }
    }
    let price = service.price.map(|price| if service.pricing == "HOURLY" { price * rng.between(1, 6) } else { price });
    let is_ahead = matches!(status, "NEGOTIATING" | "ACCEPTED");
    let planned = if is_ahead { now } else { created_at }.saturating_add(DAY.mul_f64(1.0 + 9.0 * rng.fraction()));
    DemoJob {
        id: uuid_v7(created_at, rng.bits()).into(),
        thread,
        status,
        version,
        title: service.title.clone(),
        price,
        scheduled_at: rng.chance(60).then_some(planned),
        reason: matches!(status, "REJECTED" | "CANCELLED").then(|| *rng.one_of(REASONS)),
        ended_by_worker,
        created_at,
        accepted_at,
        completed_at,
        finalized_at,
        ended_at,
    }
}

/// Sometimes the last messages are unread.
fn conversation(
    rng: &mut Rng,
    now: Timestamp,
    index: usize,
    thread: &mut DemoThread,
    who: (&DemoClient, &DemoWorker, &DemoService),
    length: usize,
) -> Vec<DemoMessage> {
    let (client, worker, service) = who;
    let mut messages = Vec::with_capacity(length);
    let pause = now.saturating_since(thread.created_at) / u32::try_from(length + 1).unwrap_or(1);
    let mut at = thread.created_at;
    let (mut client_unread, mut worker_unread) = (0, 0);
    for number in 0..length {
        let (side, content) = match number.checked_sub(1) {
            None => {
                let need = worker.trade.need;
                (
                    "c",
                    format!(
                        "Hello {}, I have seen \"{}\" and need help with {need}. Do you have time?",
                        worker.person.first_name, service.title
                    ),
                )
            }
            Some(line) => {
                TALK.get(line % TALK.len()).map_or(("c", String::new()), |(side, words)| (*side, (*words).to_owned()))
            }
        };
        if side == "c" {
            (client_unread, worker_unread) = (0, worker_unread + 1);
        } else {
            (worker_unread, client_unread) = (0, client_unread + 1);
        }
        let sender = if side == "c" { client.person.id } else { worker.person.id };
        messages.push(DemoMessage {
            id: uuid_v7(at, rng.bits()).into(),
            thread: index,
            number: i64::try_from(number + 1).unwrap_or(i64::MAX),
            sender,
            content,
            sent_at: at,
        });
        thread.last_activity_at = thread.last_activity_at.max(at);
        at = at.saturating_add(pause.min(HOUR * 9).mul_f64(rng.fraction()) + Duration::from_micros(1));
    }
    thread.message_count = i64::try_from(length).unwrap_or(i64::MAX);
    if rng.chance(35) && !thread.is_closed {
        (thread.client_unread, thread.worker_unread) = (client_unread, worker_unread);
    }
    messages
}
