//! The rules of jobs.

use super::{
    lifecycle::{IllegalJobAction, JobAction, JobStatus, TRANSITIONS},
    models::{
        Job, JobContext,
        history::{JobEvent, event_data, happened},
        touch_thread,
    },
    schemas::{JobCreate, JobFilter, JobRights, JobUpdate},
};
use crate::{
    auth::permissions::{Client, JobViewer, Party, VerifiedWorker, Worker},
    core::clock::Timestamp,
    database::{
        self, Tx,
        enums::{Actor, UserStatus},
        ids::{JobId, UserId},
        on_unique,
    },
    event::{self, Event, EventKind, Known},
    messaging,
};

/// Why a job could not be created or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JobError {
    #[error("there is no such job")]
    NoSuchJob,
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
    #[error("The client has changed the proposal: look at it again, and accept its version {version}.")]
    OutdatedVersion { version: i64 },
    #[error("{0}")]
    Illegal(IllegalJobAction),
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<IllegalJobAction> for JobError {
    fn from(illegal: IllegalJobAction) -> Self {
        Self::Illegal(illegal)
    }
}

/// The version of a proposal that was never changed.
const FIRST_VERSION: i64 = 1;

/// A client proposes a job in an open conversation, which has at most one unfinished job.
pub(crate) fn propose(tx: &mut Tx<'_>, client: &Client, new: &JobCreate) -> Result<Job, JobError> {
    let context = JobContext::of_client(tx, client.id(), new.thread_id)?.ok_or(JobError::NoSuchThread)?;
    if context.is_closed {
        return Err(JobError::ThreadClosed);
    }
    if context.worker_status != UserStatus::Active {
        return Err(JobError::WorkerUnavailable);
    }
    let terms = new.terms(context.service_title.as_deref().unwrap_or("Job"));
    let id = terms.insert(tx, client.id(), &context).map_err(on_unique("jobs_thread_id", JobError::AlreadyExists))?;
    let job = Job::find(tx, id)?.ok_or(database::Error::NoRow)?;
    touch_thread(tx, job.thread_id)?;
    event::append(tx, about(&job, EventKind::JobCreated).by(client.id()))?;
    Ok(job)
}

/// A client changes a proposal that the worker has not answered.
pub(crate) fn change(tx: &mut Tx<'_>, client: &Client, id: JobId, update: &JobUpdate) -> Result<Job, JobError> {
    let job = Job::of_party(tx, (*client).into(), id)?.ok_or(JobError::NoSuchJob)?;
    TRANSITIONS.after(job.status, JobAction::Change, Actor::Client)?;
    let terms = update.apply(job.terms.clone());
    if terms == job.terms {
        return Ok(job);
    }
    let is_changed = terms.replace(tx, &job)?;
    let job = Job::find(tx, id)?.ok_or(database::Error::NoRow)?;
    if !is_changed {
        return Err(TRANSITIONS.illegal(job.status, JobAction::Change, Actor::Client).into());
    }
    touch_thread(tx, job.thread_id)?;
    event::append(tx, about(&job, EventKind::JobChanged).by(client.id()))?;
    Ok(job)
}

/// A worker accepts the proposal that they have seen, of a client whose account is active.
pub(crate) fn accept(
    tx: &mut Tx<'_>,
    worker: &VerifiedWorker,
    id: JobId,
    seen_version: Option<i64>,
) -> Result<Job, JobError> {
    let job = Job::of_party(tx, (*worker).into(), id)?.ok_or(JobError::NoSuchJob)?;
    if job.status == JobStatus::Negotiating {
        if job.client_status != UserStatus::Active {
            return Err(JobError::ClientUnavailable);
        }
        if job.version != seen_version.unwrap_or(FIRST_VERSION) {
            return Err(JobError::OutdatedVersion { version: job.version });
        }
    }
    advance(tx, (*worker).into(), id, JobAction::Accept, None)
}

/// A worker declines a job. The conversation is closed.
pub(crate) fn reject(tx: &mut Tx<'_>, worker: &Worker, id: JobId, reason: &str) -> Result<Job, JobError> {
    let job = advance(tx, (*worker).into(), id, JobAction::Reject, Some(reason))?;
    messaging::services::close(tx, job.thread_id, worker.id())?;
    Ok(job)
}

/// A worker marks the work as done.
pub(crate) fn complete(tx: &mut Tx<'_>, worker: &Worker, id: JobId) -> Result<Job, JobError> {
    let job = advance(tx, (*worker).into(), id, JobAction::Complete, None)?;
    job.count_completed(tx)?;
    Ok(job)
}

/// A client confirms that the work is done.
pub(crate) fn finalize(tx: &mut Tx<'_>, client: &Client, id: JobId) -> Result<Job, JobError> {
    advance(tx, (*client).into(), id, JobAction::Finalize, None)
}

/// A participant cancels a job.
pub(crate) fn cancel(tx: &mut Tx<'_>, party: &Party, id: JobId, reason: &str) -> Result<Job, JobError> {
    advance(tx, *party, id, JobAction::Cancel, Some(reason))
}

/// The viewer's jobs, newest first.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    viewer: &JobViewer,
    filter: &JobFilter,
    after: JobId,
    rows: i64,
) -> Result<Vec<Job>, JobError> {
    let party = viewer.party();
    if filter.side.is_some_and(|side| !side.is(party.side())) {
        return Ok(Vec::new());
    }
    Ok(Job::list_of_party(tx, party, (filter.status, filter.thread_id), after, rows)?)
}

/// One of the caller's jobs.
pub(crate) fn view(tx: &mut Tx<'_>, party: &Party, id: JobId) -> Result<Job, JobError> {
    Job::of_party(tx, *party, id)?.ok_or(JobError::NoSuchJob)
}

/// What a viewer may do with a job now, by its status and the state of their account.
pub(crate) fn rights_of(viewer: &JobViewer, job: &Job) -> JobRights {
    let by_the_table = TRANSITIONS.allowed(job.status, viewer.party().side().into());
    let may_accept = viewer.is_verified() && job.client_status == UserStatus::Active;
    let lets = |action: &JobAction| !viewer.is_frozen() && (*action != JobAction::Accept || may_accept);
    let can_review = !viewer.is_frozen() && is_reviewable_by(viewer.party().side().into(), job);
    JobRights { actions: by_the_table.filter(lets).collect(), can_review }
}

/// What the actor who has just changed a job may do with it: their account is active, so only the job limits them.
pub(crate) fn rights_after_change(actor: Actor, job: &Job) -> JobRights {
    let actions = TRANSITIONS.allowed(job.status, actor).collect();
    JobRights { actions, can_review: is_reviewable_by(actor, job) }
}

fn is_reviewable_by(actor: Actor, job: &Job) -> bool {
    actor == Actor::Client && job.status.is_done() && job.review.is_none()
}

/// The history of one of the caller's jobs.
pub(crate) fn history(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    after: i64,
    rows: i64,
) -> Result<Vec<Known<JobEvent>>, JobError> {
    Ok(view(tx, party, id)?.history(tx, after, rows)?)
}

fn advance(tx: &mut Tx<'_>, party: Party, id: JobId, action: JobAction, reason: Option<&str>) -> Result<Job, JobError> {
    let job = Job::of_party(tx, party, id)?.ok_or(JobError::NoSuchJob)?;
    let job = step(tx, &job, action, party.side().into(), Some(party.id()), reason)?;
    touch_thread(tx, job.thread_id)?;
    Ok(job)
}

/// Applies a transition to a job.
fn step(
    tx: &mut Tx<'_>,
    job: &Job,
    action: JobAction,
    by: Actor,
    actor: Option<UserId>,
    reason: Option<&str>,
) -> Result<Job, JobError> {
    let to = TRANSITIONS.after(job.status, action, by)?;
    let advanced = job.advance(tx, to, reason)?;
    let job = Job::find(tx, job.id)?.ok_or(database::Error::NoRow)?;
    if !advanced {
        return Err(TRANSITIONS.illegal(job.status, action, by).into());
    }
    let mut event = about(&job, happened(to));
    if let Some(actor) = actor {
        event = event.by(actor);
    }
    event::append(tx, event)?;
    Ok(job)
}

/// An event for both participants.
fn about(job: &Job, kind: EventKind) -> Event {
    let data = event_data(job.id, job.thread_id, job.status, job.version);
    Event::new(kind, job.id.as_uuid()).to_client(job.client.id).to_worker(job.worker.id).with(data)
}

/// Finalizes a completed job whose client did not respond in time.
pub(crate) fn finalize_automatically(tx: &mut Tx<'_>, id: JobId, before: Timestamp) -> Result<bool, JobError> {
    match Job::find(tx, id)? {
        Some(job) if job.status == JobStatus::Completed && job.completed_at.is_some_and(|done| done <= before) => {
            step(tx, &job, JobAction::Finalize, Actor::System, None, None).map(|_| true)
        }
        _ => Ok(false),
    }
}

/// Expires a proposal that was not changed in time.
pub(crate) fn expire(tx: &mut Tx<'_>, id: JobId, before: Timestamp) -> Result<bool, JobError> {
    match Job::find(tx, id)? {
        Some(job) if job.status == JobStatus::Negotiating && job.last_touched() <= before => {
            step(tx, &job, JobAction::Expire, Actor::System, None, None).map(|_| true)
        }
        _ => Ok(false),
    }
}
