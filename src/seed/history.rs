//! The events that the rooms would have recorded, in the order of time.

use super::{
    business::{Business, Job, Thread},
    people::{Client, People, Person, SETTLING_IN, Worker},
};
use crate::{
    core::clock::Timestamp,
    database::{
        enums::{KycStatus, Role, UserStatus},
        ids::UserId,
    },
    event::{Event, EventKind},
};
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

/// One event.
pub(super) struct Happening {
    pub(super) at: Timestamp,
    kind: EventKind,
    subject: Uuid,
    actor: Option<UserId>,
    client: Option<UserId>,
    worker: Option<UserId>,
    data: Value,
}

impl Happening {
    fn new(at: Timestamp, kind: EventKind, subject: Uuid, data: Value) -> Self {
        Self { at, kind, subject, actor: None, client: None, worker: None, data }
    }

    fn by(mut self, actor: UserId) -> Self {
        self.actor = Some(actor);
        self
    }

    fn heard_by_client(mut self, client: UserId) -> Self {
        self.client = Some(client);
        self
    }

    fn heard_by_worker(mut self, worker: UserId) -> Self {
        self.worker = Some(worker);
        self
    }

    /// As it is appended to the log.
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

/// Everything that happened, the oldest first.
pub(super) fn of(people: &People, business: &Business) -> Vec<Happening> {
    let mut log = Vec::new();
    let admin = &people.admin;
    log.push(Happening::new(
        admin.created_at,
        EventKind::AdminCreated,
        admin.id.as_uuid(),
        json!({ "user_id": admin.id }),
    ));
    people.clients.iter().for_each(|client| account(&mut log, &client.person, admin.id));
    for worker in &people.workers {
        account(&mut log, &worker.person, admin.id);
        identity_check(&mut log, worker, admin.id);
    }
    for service in &people.services {
        let Some(worker) = people.workers.get(service.worker) else { continue };
        let data = json!({ "service_id": service.id, "status": service.status });
        let created = Happening::new(service.created_at, EventKind::ServiceCreated, service.id.as_uuid(), data);
        log.push(created.by(worker.person.id).heard_by_worker(worker.person.id));
    }
    between_people(&mut log, people, business);
    log.sort_by_key(|happening| happening.at);
    log
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// From handing documents in to the decision.
pub(super) const DECISION: Duration = Duration::from_secs(20 * 60 * 60);

fn account(log: &mut Vec<Happening>, person: &Person, admin: UserId) {
    let heard = |happening: Happening| match person.role {
        Role::Client => happening.heard_by_client(person.id),
        Role::Worker => happening.heard_by_worker(person.id),
        Role::Admin => happening,
    };
    log.push(heard(
        Happening::new(person.created_at, EventKind::UserCreated, person.id.as_uuid(), json!({})).by(person.id),
    ));
    let kind = match person.status {
        UserStatus::Frozen => EventKind::UserFrozen,
        UserStatus::Banned => EventKind::UserBanned,
        UserStatus::Active | UserStatus::Deleted => return,
    };
    let reason = "Several complaints about insults.";
    let data = json!({ "user_id": person.id, "from": UserStatus::Active, "to": person.status, "reason": reason });
    log.push(heard(
        Happening::new(person.created_at.saturating_add(DAY * 12), kind, person.id.as_uuid(), data).by(admin),
    ));
}

fn identity_check(log: &mut Vec<Happening>, worker: &Worker, admin: UserId) {
    let (id, submission) = (worker.person.id, worker.submission);
    let submitted_at = worker.person.created_at.saturating_add(SETTLING_IN);
    if worker.kyc == KycStatus::NotSubmitted {
        return;
    }
    let data = json!({ "submission_id": submission, "worker_id": id });
    log.push(
        Happening::new(submitted_at, EventKind::KycSubmitted, submission.as_uuid(), data).by(id).heard_by_worker(id),
    );
    let (kind, reason) = match worker.kyc {
        KycStatus::Approved => (EventKind::KycApproved, None),
        KycStatus::Rejected => (EventKind::KycRejected, Some("UNREADABLE")),
        _ => return,
    };
    let data = json!({ "submission_id": submission, "worker_id": id, "reason_code": reason });
    log.push(
        Happening::new(submitted_at.saturating_add(DECISION), kind, submission.as_uuid(), data)
            .by(admin)
            .heard_by_worker(id),
    );
}

fn between_people(log: &mut Vec<Happening>, people: &People, business: &Business) {
    let sides = |thread: &Thread| -> Option<(&Client, &Worker)> {
        Some((people.clients.get(thread.client)?, people.workers.get(thread.worker)?))
    };
    let both = |thread: &Thread, happening: Happening| match sides(thread) {
        Some((client, worker)) => happening.heard_by_client(client.person.id).heard_by_worker(worker.person.id),
        None => happening,
    };
    for thread in &business.threads {
        let Some((client, _)) = sides(thread) else { continue };
        let data = json!({ "service_id": people.services.get(thread.service).map(|service| service.id) });
        let opened = Happening::new(thread.created_at, EventKind::ThreadOpened, thread.id.as_uuid(), data);
        log.push(both(thread, opened.by(client.person.id)));
    }
    for message in &business.messages {
        let Some(thread) = business.threads.get(message.thread) else { continue };
        let data = json!({ "thread_id": thread.id });
        let posted = Happening::new(message.sent_at, EventKind::MessagePosted, message.id.as_uuid(), data);
        log.push(both(thread, posted.by(message.sender)));
    }
    for job in &business.jobs {
        let Some(thread) = business.threads.get(job.thread) else { continue };
        let Some((client, worker)) = sides(thread) else { continue };
        log.extend(steps(job, client, worker).into_iter().enumerate().map(|(step, (at, kind, status, actor))| {
            let data = json!({ "job_id": job.id, "thread_id": thread.id, "status": status, "version": step + 1 });
            let mut happening = Happening::new(at, kind, job.id.as_uuid(), data);
            happening.actor = actor;
            both(thread, happening)
        }));
        if let (true, Some(ended_at)) = (job.status == "REJECTED", job.ended_at) {
            let closed = Happening::new(ended_at, EventKind::ThreadClosed, thread.id.as_uuid(), json!({}));
            log.push(both(thread, closed.by(worker.person.id)));
        }
    }
    for review in &business.reviews {
        let Some(job) = business.jobs.get(review.job) else { continue };
        let Some(thread) = business.threads.get(job.thread) else { continue };
        let Some((client, worker)) = sides(thread) else { continue };
        let data = json!({ "review_id": review.id, "job_id": job.id, "rating": review.rating });
        let about = |at, kind| both(thread, Happening::new(at, kind, review.id.as_uuid(), data.clone()));
        log.push(about(review.created_at, EventKind::ReviewPosted).by(client.person.id));
        if review.reply.is_some() {
            log.push(about(review.created_at, EventKind::ReviewReplied).by(worker.person.id));
        }
        if review.is_flagged {
            let data = json!({ "review_id": review.id });
            log.push(
                Happening::new(review.created_at, EventKind::ReviewFlagged, review.id.as_uuid(), data)
                    .by(worker.person.id),
            );
        }
    }
    for favorite in &business.favorites {
        let (Some(client), Some(worker)) = (people.clients.get(favorite.client), people.workers.get(favorite.worker))
        else {
            continue;
        };
        let data = json!({ "worker_id": worker.person.id });
        let added = Happening::new(favorite.created_at, EventKind::FavoriteAdded, worker.person.id.as_uuid(), data);
        log.push(added.by(client.person.id).heard_by_client(client.person.id));
    }
}

/// When, what, what came of it, and who did it; what expires does so by itself.
type Step = (Timestamp, EventKind, &'static str, Option<UserId>);

fn steps(job: &Job, client: &Client, worker: &Worker) -> Vec<Step> {
    let (client, worker) = (Some(client.person.id), Some(worker.person.id));
    let ender = if job.ended_by_worker { worker } else { client };
    let ended = match job.status {
        "REJECTED" => Some((EventKind::JobRejected, "REJECTED", worker)),
        "CANCELLED" => Some((EventKind::JobCancelled, "CANCELLED", ender)),
        "EXPIRED" => Some((EventKind::JobExpired, "EXPIRED", None)),
        _ => None,
    };
    let begun = [
        Some((job.created_at, EventKind::JobCreated, "NEGOTIATING", client)),
        job.accepted_at.map(|at| (at, EventKind::JobAccepted, "ACCEPTED", worker)),
        job.completed_at.map(|at| (at, EventKind::JobCompleted, "COMPLETED", worker)),
        job.finalized_at.map(|at| (at, EventKind::JobFinalized, "FINALIZED", client)),
    ];
    let end = job.ended_at.zip(ended).map(|(at, (kind, status, actor))| (at, kind, status, actor));
    begun.into_iter().flatten().chain(end).collect()
}
