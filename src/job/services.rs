//! The rules of jobs.

use super::{
    lifecycle::{JobAction, JobStatus},
    models::{
        Job,
        history::JobEvent,
        proposal::{JobContext, rename},
    },
    offers::services::{agree, first_offer, require_available},
    schemas::{JobCreate, JobFilter, JobUpdate},
    settings::JobSettings,
    steps::{JobError, NewJobEvent, Step, append_event, change_status, of_party, step},
};
use crate::{
    auth::permissions::{Client, JobViewer, Party, VerifiedWorker, Worker},
    core::clock::Timestamp,
    database::{
        Tx,
        enums::{Side, UserStatus},
        ids::{JobId, ThreadId, UserId},
        on_unique,
    },
    event::{EventKind, Known},
    messaging,
};

/// The version of a proposal that was never changed.
const FIRST_VERSION: i64 = 1;

/// The worker of one of a client's conversations.
pub(crate) fn worker_of(tx: &mut Tx<'_>, client: &Client, thread: ThreadId) -> Result<UserId, JobError> {
    let context = JobContext::of_client(tx, client.id(), thread)?.ok_or(JobError::NoSuchThread)?;
    Ok(context.worker_id)
}

/// A client proposes a job in an open conversation, which has at most one unfinished job. What it says of price and time is offer 1.
pub(crate) fn propose(
    tx: &mut Tx<'_>,
    client: &Client,
    new: &JobCreate,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let context = JobContext::of_client(tx, client.id(), new.thread_id)?.ok_or(JobError::NoSuchThread)?;
    if context.is_closed {
        return Err(JobError::ThreadClosed);
    }
    if context.worker_status != UserStatus::Active {
        return Err(JobError::WorkerUnavailable);
    }
    let terms = new.terms(context.service_title.as_deref().unwrap_or("Job"));
    let id = terms.insert(tx, client.id(), &context).map_err(on_unique("jobs_thread_id", JobError::AlreadyExists))?;
    let policy = context.cancellation_policy.unwrap_or(settings.cancellation_policy);
    let offer = first_offer(tx, id, &terms, &new.proposed(), policy, settings)?;
    append_event(tx, id, NewJobEvent { offer, ..NewJobEvent::of(EventKind::JobCreated, (*client).into()) })
}

/// A client changes title or description of a proposal, while no offer is open for it.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    client: &Client,
    id: JobId,
    update: &JobUpdate,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let job = of_party(tx, (*client).into(), id)?;
    job.situation(settings, tx.now()).after(JobAction::Change, Side::Client)?;
    let (title, description) = update.apply(&job.terms);
    if (&title, &description) == (&job.terms.title, &job.terms.description) {
        return Ok(job);
    }
    rename(tx, &job, &title, description.as_deref())?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobChanged, (*client).into()))
}

/// A worker accepts what the client offers and what they have seen: the open offer, or a proposal without terms.
pub(crate) fn accept(
    tx: &mut Tx<'_>,
    worker: &VerifiedWorker,
    id: JobId,
    seen_version: Option<i64>,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let party = Party::from(*worker);
    let job = of_party(tx, party, id)?;
    let to = job.situation(settings, tx.now()).after(JobAction::Accept, party.side())?;
    require_available(&job, party.side(), JobAction::Accept)?;
    if job.version != seen_version.unwrap_or(FIRST_VERSION) {
        return Err(JobError::OutdatedVersion { version: job.version });
    }
    match job.open_offer_at(tx.now()).map(|offer| offer.number) {
        Some(number) => agree(tx, party, &job, number),
        None => step(tx, &job, &Step::of(party, to, None)),
    }
}

/// A worker declines a job. The conversation is closed.
pub(crate) fn reject(
    tx: &mut Tx<'_>,
    worker: &Worker,
    id: JobId,
    reason: &str,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let party = Party::from(*worker);
    let job = of_party(tx, party, id)?;
    let to = job.situation(settings, tx.now()).after(JobAction::Reject, party.side())?;
    let job = step(tx, &job, &Step::of(party, to, Some(reason)))?;
    messaging::services::close(tx, job.thread_id, worker.id())?;
    Ok(job)
}

/// A worker marks the work as done, not before it was to begin.
pub(crate) fn complete(tx: &mut Tx<'_>, worker: &Worker, id: JobId, settings: JobSettings) -> Result<Job, JobError> {
    let party = Party::from(*worker);
    let job = of_party(tx, party, id)?;
    let to = job.situation(settings, tx.now()).after(JobAction::Complete, party.side())?;
    let job = step(tx, &job, &Step::of(party, to, None))?;
    job.count_completed(tx, 1)?;
    Ok(job)
}

/// A client asks for changes of work that is done: the worker completes it once more.
pub(crate) fn request_changes(
    tx: &mut Tx<'_>,
    client: &Client,
    id: JobId,
    reason: &str,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let party = Party::from(*client);
    let job = of_party(tx, party, id)?;
    let to = job.situation(settings, tx.now()).after(JobAction::RequestChanges, party.side())?;
    change_status(tx, &job, &Step::of(party, to, Some(reason)))?;
    job.count_change_request(tx)?;
    job.count_completed(tx, -1)?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobChangesRequested, party))
}

/// A client confirms that the work is done.
pub(crate) fn finalize(tx: &mut Tx<'_>, client: &Client, id: JobId, settings: JobSettings) -> Result<Job, JobError> {
    let party = Party::from(*client);
    let job = of_party(tx, party, id)?;
    let to = job.situation(settings, tx.now()).after(JobAction::Finalize, party.side())?;
    step(tx, &job, &Step::of(party, to, None))
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
    if filter.side.is_some_and(|side| side != party.side()) {
        return Ok(Vec::new());
    }
    Ok(Job::list_of_party(tx, party, (filter.status, filter.thread_id), after, rows)?)
}

/// One of the caller's jobs.
pub(crate) fn view(tx: &mut Tx<'_>, party: &Party, id: JobId) -> Result<Job, JobError> {
    of_party(tx, *party, id)
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

/// Finalizes a completed job whose client did not respond in time.
pub(crate) fn finalize_automatically(tx: &mut Tx<'_>, id: JobId, before: Timestamp) -> Result<bool, JobError> {
    match Job::find(tx, id)? {
        Some(job) if job.status == JobStatus::Completed && job.completed_at.is_some_and(|done| done <= before) => {
            let finalize = Step::by_itself(&job, JobAction::Finalize)?;
            step(tx, &job, &finalize).map(|_| true)
        }
        _ => Ok(false),
    }
}

/// Expires a proposal that was not changed in time.
pub(crate) fn expire(tx: &mut Tx<'_>, id: JobId, before: Timestamp) -> Result<bool, JobError> {
    match Job::find(tx, id)? {
        Some(job) if job.status == JobStatus::Negotiating && job.last_touched() <= before => {
            let expire = Step::by_itself(&job, JobAction::Expire)?;
            step(tx, &job, &expire).map(|_| true)
        }
        _ => Ok(false),
    }
}
