//! What the people of the demo have done with one another.

use super::{
    dice::Dice,
    people::{Client, People, Service, Worker, between},
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

pub(super) struct Thread {
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

pub(super) struct Message {
    pub(super) id: MessageId,
    pub(super) thread: usize,
    pub(super) number: i64,
    pub(super) sender: UserId,
    pub(super) content: String,
    pub(super) sent_at: Timestamp,
}

pub(super) struct Job {
    pub(super) id: JobId,
    pub(super) thread: usize,
    pub(super) status: &'static str,
    pub(super) version: i64,
    pub(super) title: String,
    pub(super) price: Option<i64>,
    pub(super) scheduled_at: Option<Timestamp>,
    pub(super) reason: Option<&'static str>,
    /// Who called it off, turned it down or took it: the worker, or else the client.
    pub(super) ended_by_worker: bool,
    pub(super) created_at: Timestamp,
    pub(super) accepted_at: Option<Timestamp>,
    pub(super) completed_at: Option<Timestamp>,
    pub(super) finalized_at: Option<Timestamp>,
    pub(super) ended_at: Option<Timestamp>,
}

impl Job {
    /// When it was touched last.
    pub(super) fn updated_at(&self) -> Timestamp {
        let latest =
            [self.accepted_at, self.completed_at, self.finalized_at, self.ended_at].into_iter().flatten().max();
        latest.unwrap_or(self.created_at)
    }
}

pub(super) struct Review {
    pub(super) id: ReviewId,
    pub(super) job: usize,
    pub(super) rating: usize,
    pub(super) text: Option<&'static str>,
    pub(super) reply: Option<&'static str>,
    pub(super) is_flagged: bool,
    pub(super) counts: bool,
    pub(super) created_at: Timestamp,
}

pub(super) struct Favorite {
    pub(super) client: usize,
    pub(super) worker: usize,
    pub(super) created_at: Timestamp,
}

/// Everything that happened between two people.
#[derive(Default)]
pub(super) struct Business {
    pub(super) threads: Vec<Thread>,
    pub(super) messages: Vec<Message>,
    pub(super) jobs: Vec<Job>,
    pub(super) reviews: Vec<Review>,
    pub(super) favorites: Vec<Favorite>,
}

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Business {
    /// Makes it up, and counts what follows from it for each person.
    pub(super) fn new(dice: &mut Dice, sizes: &Sizes, now: Timestamp, people: &mut People) -> Self {
        let mut business = Self::default();
        business.meet(dice, sizes.threads, now, people);
        business.work(dice, sizes, now, people);
        business.talk(dice, sizes.messages, now, people);
        business.review(dice, sizes.reviews, now, people);
        business.bookmark(dice, now, people);
        business
    }

    /// Clients write to workers. A few of them have most of the business.
    fn meet(&mut self, dice: &mut Dice, count: usize, now: Timestamp, people: &People) {
        let mut offered: Vec<Vec<usize>> = vec![Vec::new(); people.workers.len()];
        for (place, service) in people.services.iter().enumerate() {
            if service.status == "PUBLISHED" && people.workers.get(service.worker).is_some_and(Worker::may_publish) {
                offered.iter_mut().skip(service.worker).take(1).for_each(|of_worker| of_worker.push(place));
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
            let client_place = dice.popular(people.clients.len());
            let Some(worker) = sellers.get(dice.popular(sellers.len())).copied() else { break };
            let Some(services) = offered.get(worker) else { break };
            let Some(service_place) = services.get(dice.below(services.len())).copied() else { break };
            let (Some(client), Some(service)) = (people.clients.get(client_place), people.services.get(service_place))
            else {
                break;
            };
            if client.person.status != UserStatus::Active || !met.insert((client_place, service_place)) {
                continue;
            }
            let since = client.person.created_at.max(service.created_at);
            let created_at = between(dice, since, now.saturating_sub(DAY / 2)).max(since);
            self.threads.push(Thread {
                id: uuid_v7(created_at, dice.bits()).into(),
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

    /// Jobs in every state. At most one of a thread is not over, and a rejected one closes it.
    fn work(&mut self, dice: &mut Dice, sizes: &Sizes, now: Timestamp, people: &mut People) {
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
            (0..sizes.jobs).map(|_| STATES.get(dice.weighted(&WEIGHTS)).copied().unwrap_or("FINALIZED")).collect();
        for state in reviewed.chain(others) {
            let is_ending = matches!(state, "NEGOTIATING" | "ACCEPTED" | "COMPLETED" | "REJECTED");
            // Seven steps through all threads meet each of them once, unless there are a multiple of seven.
            match endings.get_mut((next_ending * 7) % self.threads.len()).filter(|ending| is_ending && ending.is_none())
            {
                Some(ending) => {
                    *ending = Some(state);
                    next_ending += 1;
                }
                None => {
                    let state = if is_ending { "FINALIZED" } else { state };
                    let place = dice.below(self.threads.len());
                    plans.iter_mut().skip(place).take(1).for_each(|plan| plan.push(state));
                }
            }
        }
        for (place, (plan, ending)) in plans.into_iter().zip(endings).enumerate() {
            self.engage(dice, now, people, place, &plan, ending);
        }
    }

    /// One job after the other, each in its own part of the thread's time.
    fn engage(
        &mut self,
        dice: &mut Dice,
        now: Timestamp,
        people: &mut People,
        place: usize,
        plan: &[&'static str],
        ending: Option<&'static str>,
    ) {
        let Some(thread) = self.threads.get_mut(place) else { return };
        let (Some(service), Some(client), Some(worker)) = (
            people.services.get(thread.service),
            people.clients.get_mut(thread.client),
            people.workers.get_mut(thread.worker),
        ) else {
            return;
        };
        let states: Vec<&str> = plan.iter().copied().chain(ending).collect();
        let parts = u32::try_from(states.len() + 1).unwrap_or(1);
        let part = now.saturating_since(thread.created_at) / parts;
        for (number, state) in states.into_iter().enumerate() {
            let from =
                thread.created_at.saturating_add(part * u32::try_from(number).unwrap_or(0)).saturating_add(part / 4);
            let job = job(dice, now, place, state, service, from, part);
            thread.last_activity_at = thread.last_activity_at.max(job.updated_at());
            thread.is_closed |= state == "REJECTED";
            if job.completed_at.is_some() {
                client.jobs_completed += 1;
                worker.jobs_completed += 1;
            }
            self.jobs.push(job);
        }
    }

    /// The client's first words, and what followed.
    fn talk(&mut self, dice: &mut Dice, count: usize, now: Timestamp, people: &People) {
        let mut lengths: Vec<usize> = vec![1; self.threads.len()];
        for _ in self.threads.len()..count {
            let place = dice.below(lengths.len());
            // Some have much more to say to each other.
            let place = if dice.chance(20) { place / 10 } else { place };
            lengths.iter_mut().skip(place).take(1).for_each(|length| *length += 1);
        }
        for (place, (thread, length)) in self.threads.iter_mut().zip(lengths).enumerate() {
            let (Some(client), Some(worker), Some(service)) = (
                people.clients.get(thread.client),
                people.workers.get(thread.worker),
                people.services.get(thread.service),
            ) else {
                continue;
            };
            let spoken = talk(dice, now, place, thread, (client, worker, service), length);
            self.messages.extend(spoken);
        }
    }

    /// Clients say how it went.
    fn review(&mut self, dice: &mut Dice, count: usize, now: Timestamp, people: &mut People) {
        let finalized: Vec<(usize, &Job)> =
            self.jobs.iter().enumerate().filter(|(_, job)| job.status == "FINALIZED").collect();
        let mut left = finalized.len();
        for (place, job) in finalized {
            // Each is as likely as another to be among those that are wanted (Knuth, volume 2, algorithm 3.4.2S).
            let is_wanted = dice.below(left) < count - self.reviews.len();
            left -= 1;
            if !is_wanted {
                continue;
            }
            let Some(worker) = self.threads.get(job.thread).and_then(|thread| people.workers.get_mut(thread.worker))
            else {
                continue;
            };
            let (Some(done), Some(agreed)) = (job.completed_at, job.finalized_at) else { continue };
            let is_good = dice.chance(u64::try_from(worker.quality).unwrap_or(0));
            let rating =
                1 + if is_good { dice.weighted(&[0, 1, 5, 26, 68]) } else { dice.weighted(&[14, 20, 32, 24, 10]) };
            let created_at = agreed.max(done).saturating_add(HOUR.mul_f64(dice.fraction() * 5.0)).min(now);
            let texts = REVIEWS.get(rating - 1).copied().unwrap_or_default();
            self.reviews.push(Review {
                id: uuid_v7(created_at, dice.bits()).into(),
                job: place,
                rating,
                text: dice.chance(80).then(|| *dice.one_of(texts)),
                reply: dice.chance(25).then(|| *dice.one_of(REPLIES)),
                is_flagged: rating < 3 && dice.chance(10),
                counts: false,
                created_at,
            });
        }
        self.count_reviews(people);
    }

    /// Of the reviews by one client of one worker, the newest of 90 days counts.
    fn count_reviews(&mut self, people: &mut People) {
        const WINDOW: Duration = Duration::from_secs(90 * 24 * 60 * 60);
        let mut newest_first: Vec<&mut Review> = self.reviews.iter_mut().collect();
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
            if let Some(worker) = people.workers.get_mut(thread.worker) {
                worker.stars.iter_mut().skip(review.rating - 1).take(1).for_each(|count| *count += 1);
            }
        }
    }

    fn bookmark(&mut self, dice: &mut Dice, now: Timestamp, people: &People) {
        let mut known = HashSet::new();
        for thread in &self.threads {
            if dice.chance(30) && known.insert((thread.client, thread.worker)) {
                let created_at = between(dice, thread.created_at, now);
                self.favorites.push(Favorite { client: thread.client, worker: thread.worker, created_at });
            }
        }
        debug_assert!(
            self.favorites.iter().all(|favorite| people.workers.get(favorite.worker).is_some_and(Worker::may_publish))
        );
    }
}

fn job(
    dice: &mut Dice,
    now: Timestamp,
    thread: usize,
    status: &'static str,
    service: &Service,
    from: Timestamp,
    part: Duration,
) -> Job {
    let step = |fraction: f64| from.saturating_add(part.mul_f64(fraction)).min(now);
    // What is not over yet was touched lately, or the hall would have ended it by itself.
    let lately = |days: f64| now.saturating_sub(DAY.mul_f64(days)).max(from).min(now);
    let (mut accepted_at, mut completed_at, mut finalized_at, mut ended_at) = (None, None, None, None);
    let mut created_at = step(0.0);
    let mut version = 1;
    let ended_by_worker = status == "REJECTED" || (status == "CANCELLED" && dice.chance(30));
    match status {
        "NEGOTIATING" => created_at = lately(10.0 * dice.fraction()),
        "ACCEPTED" => {
            created_at = lately(12.0);
            accepted_at = Some(lately(8.0 * dice.fraction()).max(created_at));
            version = 2;
        }
        "COMPLETED" => {
            accepted_at = Some(lately(9.0));
            created_at = lately(10.0);
            completed_at = Some(lately(5.0 * dice.fraction()));
            version = 3;
        }
        "FINALIZED" => {
            (accepted_at, completed_at, finalized_at) = (Some(step(0.1)), Some(step(0.3)), Some(step(0.35)));
            version = 4;
        }
        "CANCELLED" => {
            accepted_at = (ended_by_worker || dice.chance(40)).then(|| step(0.1));
            version = if accepted_at.is_some() { 3 } else { 2 };
            ended_at = Some(step(0.2));
        }
        _ => {
            version = 2;
            ended_at = Some(if status == "REJECTED" { step(0.1) } else { step(0.5) });
        }
    }
    let price = service.price.map(|price| if service.pricing == "HOURLY" { price * dice.between(1, 6) } else { price });
    let is_ahead = matches!(status, "NEGOTIATING" | "ACCEPTED");
    let planned = if is_ahead { now } else { created_at }.saturating_add(DAY.mul_f64(1.0 + 9.0 * dice.fraction()));
    Job {
        id: uuid_v7(created_at, dice.bits()).into(),
        thread,
        status,
        version,
        title: service.title.clone(),
        price,
        scheduled_at: dice.chance(60).then_some(planned),
        reason: matches!(status, "REJECTED" | "CANCELLED").then(|| *dice.one_of(REASONS)),
        ended_by_worker,
        created_at,
        accepted_at,
        completed_at,
        finalized_at,
        ended_at,
    }
}

/// Whoever wrote last waits for the other to read it, now and then.
fn talk(
    dice: &mut Dice,
    now: Timestamp,
    place: usize,
    thread: &mut Thread,
    who: (&Client, &Worker, &Service),
    length: usize,
) -> Vec<Message> {
    let (client, worker, service) = who;
    let mut spoken = Vec::with_capacity(length);
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
        spoken.push(Message {
            id: uuid_v7(at, dice.bits()).into(),
            thread: place,
            number: i64::try_from(number + 1).unwrap_or(i64::MAX),
            sender,
            content,
            sent_at: at,
        });
        thread.last_activity_at = thread.last_activity_at.max(at);
        at = at.saturating_add(pause.min(HOUR * 9).mul_f64(dice.fraction()) + Duration::from_micros(1));
    }
    thread.message_count = i64::try_from(length).unwrap_or(i64::MAX);
    if dice.chance(35) && !thread.is_closed {
        (thread.client_unread, thread.worker_unread) = (client_unread, worker_unread);
    }
    spoken
}
