//! What every change of a job has in common: the table, the row, the conversation, the event.

use super::{
    lifecycle::{IllegalJobAction, JobAction, JobStatus, TRANSITIONS},
    models::{
        Job,
        history::{JobEventData, kind_of_change},
        offers::JobOffer,
        outcome::Outcome,
        reliability::{JobClient, fact},
        touch_thread,
    },
    situation::JobRefusal,
};
use crate::{
    auth::permissions::Party,
    database::{
        self, Tx,
        enums::{Actor, Side},
        ids::{JobId, UserId},
    },
    event::{self, Event, EventKind},
    review::{lifecycle::JobStage, models::blind},
    worker::reliability::services::{answered, record},
};
use serde_json::json;

/// Why a job could not be created or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JobError {
    #[error("there is no such job")]
    NoSuchJob,
    #[error("there is no such offer")]
    NoSuchOffer,
    #[error("there is no such conversation")]
    NoSuchThread,
    #[error("The conversation is closed.")]
    ThreadClosed,
    #[error("The worker cannot accept jobs at present.")]
    WorkerUnavailable,
    #[error("The client's account is not active, so no work can be agreed.")]
    ClientUnavailable,
    #[error("This conversation has an unfinished job.")]
    AlreadyExists,
    #[error("The job has changed: look at it again, and accept its version {version}.")]
    OutdatedVersion { version: i64 },
    #[error("The offer is not open any more{}", open.map_or_else(|| ".".to_owned(), |open| format!("; offer {open} is.")))]
    OfferNotOpen { open: Option<i64> },
    #[error("must be in the next 30 days")]
    OfferPeriod,
    #[error("Cancelling has another consequence now: look at it again.")]
    ConsequenceChanged { client_owes: i64, late: bool },
    #[error("{0}")]
    Refused(JobRefusal),
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<IllegalJobAction> for JobError {
    fn from(illegal: IllegalJobAction) -> Self {
        Self::Refused(illegal.into())
    }
}

impl From<JobRefusal> for JobError {
    fn from(refusal: JobRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The job, if the party takes part in it.
pub(crate) fn of_party(tx: &mut Tx<'_>, party: Party, id: JobId) -> Result<Job, JobError> {
    Job::of_party(tx, party, id)?.ok_or(JobError::NoSuchJob)
}

/// A change of status.
#[derive(Clone, Copy)]
pub(crate) struct Step<'a> {
    pub(crate) to: JobStatus,
    /// Who does it; `None` if it happens by itself.
    pub(crate) actor: Option<UserId>,
    /// The side that does it, if one of them does.
    pub(crate) side: Option<Side>,
    pub(crate) reason: Option<&'a str>,
    /// What came of the job, if this ends it otherwise than by work that is confirmed.
    pub(crate) outcome: Option<Outcome>,
}

impl<'a> Step<'a> {
    /// What a participant does.
    pub(crate) fn of(party: Party, to: JobStatus, reason: Option<&'a str>) -> Self {
        Self { to, actor: Some(party.id()), side: Some(party.side()), reason, outcome: None }
    }

    /// What happens by itself, by the table.
    pub(crate) fn by_itself(job: &Job, action: JobAction) -> Result<Self, JobError> {
        let to = TRANSITIONS.after(job.status, action, Actor::System)?;
        Ok(Self { to, actor: None, side: None, reason: None, outcome: None })
    }
}

/// Changes the status of a job, and ends the offer that is still open. What came of it is stored, and counted for its worker. [`append_event`]
/// must follow.
pub(crate) fn change_status(tx: &mut Tx<'_>, job: &Job, step: &Step<'_>) -> Result<(), JobError> {
    job.advance(tx, step.to, step.reason)?;
    if !matches!(step.to, JobStatus::Negotiating | JobStatus::Accepted) {
        JobOffer::end(tx, job.id, step.side)?;
    }
    if let Some(outcome) = &step.outcome {
        outcome.store(tx, job.id)?;
    }
    let client = JobClient { id: job.client.id, status: job.client_status };
    match fact(client, step.to, step.outcome) {
        Some(fact) => Ok(record(tx, job.worker.id, fact)?),
        None => Ok(()),
    }
}

/// An event of a job that is to be appended.
#[derive(Clone, Copy)]
pub(crate) struct NewJobEvent {
    pub(crate) kind: EventKind,
    /// `None` if it happened by itself.
    pub(crate) actor: Option<UserId>,
    /// The number of the offer that it is about.
    pub(crate) offer: Option<i64>,
}

impl NewJobEvent {
    /// What a participant has done.
    pub(crate) fn of(kind: EventKind, party: Party) -> Self {
        Self { kind, actor: Some(party.id()), offer: None }
    }

    pub(crate) fn by_itself(kind: EventKind) -> Self {
        Self { kind, actor: None, offer: None }
    }

    pub(crate) fn about_offer(self, number: i64) -> Self {
        Self { offer: Some(number), ..self }
    }
}

/// Appends the event of a change that was made, and returns the job as it is now. What a participant does counts as activity.
pub(crate) fn append_event(tx: &mut Tx<'_>, id: JobId, new: NewJobEvent) -> Result<Job, JobError> {
    let job = Job::find(tx, id)?.ok_or(database::Error::NoRow)?;
    if let JobStage::Over { at, .. } = job.review_stage() {
        blind::set_over_at(tx, id, at)?;
    }
    let data = json!(JobEventData {
        job_id: job.id,
        thread_id: job.thread_id,
        status: job.status,
        version: job.version,
        offer: new.offer,
    });
    let mut event = Event::new(new.kind, job.id.as_uuid()).to_client(job.client.id).to_worker(job.worker.id).with(data);
    if let Some(actor) = new.actor {
        event = event.by(actor);
        if [job.client.id, job.worker.id].contains(&actor) {
            touch_thread(tx, job.thread_id)?;
        }
        if actor == job.worker.id {
            answered(tx, actor, job.thread_id)?;
        }
    }
    event::append(tx, event)?;
    Ok(job)
}

/// A change of status that needs nothing else.
pub(crate) fn step(tx: &mut Tx<'_>, job: &Job, step: &Step<'_>) -> Result<Job, JobError> {
    change_status(tx, job, step)?;
    append_event(tx, job.id, NewJobEvent { kind: kind_of_change(step.to), actor: step.actor, offer: None })
}
