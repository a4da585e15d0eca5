//! The events of the generated data, as the services would have recorded them, in the order of time.

use super::{
    accounts::{Accounts, DAY, DemoClient, DemoUser, DemoWorker, SUBMISSION_DELAY},
    activity::Activity,
    conversations::DemoThread,
    deals::{DemoStep, steps},
    jobs::{DemoDispute, DemoJob},
};
use crate::{
    core::clock::Timestamp,
    database::{
        enums::{KycStatus, Role, Side, UserStatus},
        ids::UserId,
    },
    event::{Event, EventKind},
};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, time::Duration};
use uuid::Uuid;

pub(super) struct DemoEvent {
    pub(super) at: Timestamp,
    kind: EventKind,
    subject: Uuid,
    actor: Option<UserId>,
    client: Option<UserId>,
    worker: Option<UserId>,
    data: Value,
}

impl DemoEvent {
    fn new(at: Timestamp, kind: EventKind, subject: Uuid, data: Value) -> Self {
        Self { at, kind, subject, actor: None, client: None, worker: None, data }
    }

    fn by(mut self, actor: UserId) -> Self {
        self.actor = Some(actor);
        self
    }

    fn for_client(mut self, client: UserId) -> Self {
        self.client = Some(client);
        self
    }

    fn for_worker(mut self, worker: UserId) -> Self {
        self.worker = Some(worker);
        self
    }

    /// The event to append to the log.
    pub(super) fn event(&self) -> Event {
        let mut event = Event::new(self.kind, self.subject).with(self.data.clone());
        if let Some(actor) = self.actor {
            event = event.by(actor);
        }
        if let Some(client) = self.client {
            event = event.to_client(client);
        }
        if let Some(worker) = self.worker {
            event = event.to_worker(worker);
        }
        event
    }
}

/// All events, oldest first.
pub(super) fn events(accounts: &Accounts, activity: &Activity) -> Vec<DemoEvent> {
    let mut log = Vec::new();
    let admin = &accounts.admin;
    log.push(DemoEvent::new(
        admin.created_at,
        EventKind::AdminCreated,
        admin.id.as_uuid(),
        json!({ "user_id": admin.id }),
    ));
    accounts.clients.iter().for_each(|client| account(&mut log, &client.person, admin.id));
    for worker in &accounts.workers {
        account(&mut log, &worker.person, admin.id);
        identity_check(&mut log, worker, admin.id);
    }
    for service in &accounts.services {
        let Some(worker) = accounts.workers.get(service.worker) else { continue };
        let data = json!({ "service_id": service.id, "status": service.status });
        let created = DemoEvent::new(service.created_at, EventKind::ServiceCreated, service.id.as_uuid(), data);
        log.push(created.by(worker.person.id).for_worker(worker.person.id));
    }
    interactions(&mut log, accounts, activity);
    log.sort_by_key(|event| event.at);
    log
}

/// The time from submitting documents to the decision.
pub(super) const DECISION_DELAY: Duration = Duration::from_secs(20 * 60 * 60);

fn account(log: &mut Vec<DemoEvent>, person: &DemoUser, admin: UserId) {
    let to_owner = |event: DemoEvent| match person.role {
        Role::Client => event.for_client(person.id),
        Role::Worker => event.for_worker(person.id),
        Role::Admin => event,
    };
    log.push(to_owner(
        DemoEvent::new(person.created_at, EventKind::UserCreated, person.id.as_uuid(), json!({})).by(person.id),
    ));
    let kind = match person.status {
        UserStatus::Frozen => EventKind::UserFrozen,
        UserStatus::Banned => EventKind::UserBanned,
        UserStatus::Active | UserStatus::Deleted => return,
    };
    let reason = "Several complaints about insults.";
    let data = json!({ "user_id": person.id, "from": UserStatus::Active, "to": person.status, "reason": reason });
    log.push(to_owner(
        DemoEvent::new(person.created_at.saturating_add(DAY * 12), kind, person.id.as_uuid(), data).by(admin),
    ));
}

fn identity_check(log: &mut Vec<DemoEvent>, worker: &DemoWorker, admin: UserId) {
    let (id, submission) = (worker.person.id, worker.submission);
    let submitted_at = worker.person.created_at.saturating_add(SUBMISSION_DELAY);
    if worker.kyc == KycStatus::NotSubmitted {
        return;
    }
    let data = json!({ "submission_id": submission, "worker_id": id });
    log.push(DemoEvent::new(submitted_at, EventKind::KycSubmitted, submission.as_uuid(), data).by(id).for_worker(id));
    let (kind, reason) = match worker.kyc {
        KycStatus::Approved => (EventKind::KycApproved, None),
        KycStatus::Rejected => (EventKind::KycRejected, Some("UNREADABLE")),
        _ => return,
    };
    let data = json!({ "submission_id": submission, "worker_id": id, "reason_code": reason });
    log.push(
        DemoEvent::new(submitted_at.saturating_add(DECISION_DELAY), kind, submission.as_uuid(), data)
            .by(admin)
            .for_worker(id),
    );
}

fn interactions(log: &mut Vec<DemoEvent>, accounts: &Accounts, activity: &Activity) {
    let sides = |thread: &DemoThread| -> Option<(&DemoClient, &DemoWorker)> {
        Some((accounts.clients.get(thread.client)?, accounts.workers.get(thread.worker)?))
    };
    let both = |thread: &DemoThread, event: DemoEvent| match sides(thread) {
        Some((client, worker)) => event.for_client(client.person.id).for_worker(worker.person.id),
        None => event,
    };
    for thread in &activity.threads {
        let Some((client, _)) = sides(thread) else { continue };
        let data = json!({ "service_id": accounts.services.get(thread.service).map(|service| service.id) });
        let opened = DemoEvent::new(thread.created_at, EventKind::ThreadOpened, thread.id.as_uuid(), data);
        log.push(both(thread, opened.by(client.person.id)));
    }
    for message in &activity.messages {
        let Some(thread) = activity.threads.get(message.thread) else { continue };
        let data = json!({ "thread_id": thread.id });
        let posted = DemoEvent::new(message.sent_at, EventKind::MessagePosted, message.id.as_uuid(), data);
        log.push(both(thread, posted.by(message.sender)));
    }
    for job in &activity.jobs {
        let Some(thread) = activity.threads.get(job.thread) else { continue };
        let Some((client, worker)) = sides(thread) else { continue };
        log.extend((1_i64..).zip(steps(job)).map(|(version, DemoStep { at, kind, status, by, offer })| {
            let mut data = json!({ "job_id": job.id, "thread_id": thread.id, "status": status, "version": version });
            if let (Some(offer), Value::Object(data)) = (offer, &mut data) {
                data.insert("offer".to_owned(), json!(offer));
            }
            let mut event = DemoEvent::new(at, kind, job.id.as_uuid(), data);
            let is_resolved = job.dispute.as_ref().is_some_and(DemoDispute::is_resolved);
            let by_admin = (is_resolved && kind == EventKind::JobDisputeDecided).then_some(accounts.admin.id);
            let by_side = by.map(|by| match by {
                Side::Client => client.person.id,
                Side::Worker => worker.person.id,
            });
            event.actor = by_admin.or(by_side);
            both(thread, event)
        }));
        if let (true, Some(ended_at)) = (job.status == "REJECTED", job.ended_at) {
            let closed = DemoEvent::new(ended_at, EventKind::ThreadClosed, thread.id.as_uuid(), json!({}));
            log.push(both(thread, closed.by(worker.person.id)));
        }
    }
    reviews(log, accounts, activity);
    for favorite in &activity.favorites {
        let (Some(client), Some(worker)) =
            (accounts.clients.get(favorite.client), accounts.workers.get(favorite.worker))
        else {
            continue;
        };
        let data = json!({ "worker_id": worker.person.id });
        let added = DemoEvent::new(favorite.created_at, EventKind::FavoriteAdded, worker.person.id.as_uuid(), data);
        log.push(added.by(client.person.id).for_client(client.person.id));
    }
}
fn reviews(log: &mut Vec<DemoEvent>, accounts: &Accounts, activity: &Activity) {
    let mut revealed: BTreeMap<usize, (Timestamp, Map<String, Value>)> = BTreeMap::new();
    let by_clients = activity.reviews.iter().map(|review| (review, Side::Client));
    for (review, reviewer) in by_clients.chain(activity.client_reviews.iter().map(|review| (review, Side::Worker))) {
        let Some((job, client, worker)) = sides_of(accounts, activity, review.job) else { continue };
        let data = json!({ "review_id": review.id, "job_id": job.id });
        let about = |at, kind| DemoEvent::new(at, kind, review.id.as_uuid(), data.clone());
        let posted = about(review.created_at, EventKind::ReviewPosted);
        let (posted, id) = match reviewer {
            Side::Client => (posted.by(client).for_client(client), "client_review_id"),
            Side::Worker => (posted.by(worker).for_worker(worker), "worker_review_id"),
        };
        log.push(posted);
        let Some(at) = review.revealed_at else { continue };
        revealed.entry(review.job).or_insert_with(|| (at, Map::new())).1.insert(id.to_owned(), json!(review.id));
        if review.reply.is_some() {
            log.push(about(at, EventKind::ReviewReplied).by(worker).for_client(client).for_worker(worker));
        }
        if review.is_flagged {
            let data = json!({ "review_id": review.id });
            log.push(DemoEvent::new(at, EventKind::ReviewFlagged, review.id.as_uuid(), data).by(worker));
        }
    }
    for (job, (at, data)) in revealed {
        let Some((job, client, worker)) = sides_of(accounts, activity, job) else { continue };
        let event = DemoEvent::new(at, EventKind::ReviewRevealed, job.id.as_uuid(), Value::Object(data));
        log.push(event.for_client(client).for_worker(worker));
    }
}

/// A job, its client and its worker.
fn sides_of<'a>(accounts: &Accounts, activity: &'a Activity, job: usize) -> Option<(&'a DemoJob, UserId, UserId)> {
    let job = activity.jobs.get(job)?;
    let thread = activity.threads.get(job.thread)?;
    let (client, worker) = (accounts.clients.get(thread.client)?, accounts.workers.get(thread.worker)?);
    Some((job, client.person.id, worker.person.id))
}
