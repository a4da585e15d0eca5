//! What the users of the demo have done: conversations, jobs, reviews, bookmarks.

use super::{
    accounts::{Accounts, DAY, DemoWorker, between},
    conversations::{DemoMessage, DemoThread, conversation},
    deals::{negotiate, steps},
    disputes::dispute,
    jobs::{DemoJob, DemoReview, job},
    rng::Rng,
    sizes::Sizes,
};
use crate::{
    core::clock::Timestamp,
    database::{
        enums::{Side, UserStatus},
        ids::{EXAMPLE, uuid_v7},
    },
    worker::reliability::summary::ANSWER_PERIOD,
};
use std::collections::HashSet;

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
    /// By clients.
    pub(super) reviews: Vec<DemoReview>,
    /// By workers.
    pub(super) client_reviews: Vec<DemoReview>,
    pub(super) favorites: Vec<DemoFavorite>,
}

impl Activity {
    /// Generates all activity, and updates the counters of the users.
    pub(super) fn new(rng: &mut Rng, sizes: &Sizes, now: Timestamp, accounts: &mut Accounts) -> Self {
        let mut activity = Self::default();
        activity.open_threads(rng, sizes.threads, now, accounts);
        activity.create_jobs(rng, sizes, now, accounts);
        activity.name_examples();
        activity.write_messages(rng, sizes.messages, now, accounts);
        activity.answer(accounts);
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
                answered_at: None,
            });
        }
    }

    /// Gives the document's example id to a conversation of the client for trying the demo in which a job can be proposed,
    /// and to a job of that client.
    fn name_examples(&mut self) {
        const UNFINISHED: [&str; 4] = ["NEGOTIATING", "ACCEPTED", "COMPLETED", "DISPUTED"];
        let Self { threads, jobs, .. } = self;
        let is_busy = |index: usize| jobs.iter().any(|job| job.thread == index && UNFINISHED.contains(&job.status));
        let is_free = |index: usize, thread: &DemoThread| thread.client == 0 && !thread.is_closed && !is_busy(index);
        if let Some((_, thread)) = threads.iter_mut().enumerate().find(|(index, thread)| is_free(*index, thread)) {
            thread.id = EXAMPLE.into();
        }
        let is_own = |job: &&mut DemoJob| threads.get(job.thread).is_some_and(|thread| thread.client == 0);
        if let Some(job) = jobs.iter_mut().find(is_own) {
            job.id = EXAMPLE.into();
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
            let mut job = job(rng, now, index, state, service, from, part);
            negotiate(rng, now, &mut job, service.cancellation_policy());
            dispute(rng, now, &mut job);
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

    /// The first that a worker writes, or does with a job, is the answer, unless it comes too late.
    fn answer(&mut self, accounts: &Accounts) {
        let Self { threads, messages, jobs, .. } = self;
        let id_of = |worker: usize| accounts.workers.get(worker).map(|worker| worker.person.id);
        let written = messages.iter().map(|message| (message.thread, message.sent_at, Some(message.sender)));
        let acts = jobs.iter().flat_map(|job| steps(job).into_iter().map(move |step| (job.thread, step)));
        let acts = acts.filter(|(_, step)| step.by == Some(Side::Worker)).map(|(thread, step)| (thread, step.at, None));
        for (thread, at, sender) in written.chain(acts) {
            let Some(thread) = threads.get_mut(thread) else { continue };
            let is_by_worker = sender.is_none() || sender == id_of(thread.worker);
            if is_by_worker && at < thread.created_at.saturating_add(ANSWER_PERIOD) {
                thread.answered_at = Some(thread.answered_at.map_or(at, |first| first.min(at)));
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
