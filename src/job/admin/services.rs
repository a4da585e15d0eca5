//! The rules of administrators for jobs.

use super::models::{Conversation, JobCase, JobSearch, SentMessage, last_inspection};
use super::schemas::AllJobsFilter;
use crate::{
    auth::permissions::Admin,
    core::clock::Timestamp,
    database::{
        self, Tx,
        enums::{Role, Side},
        ids::{JobId, UserId},
        models::user::User,
    },
    event::{self, Event, EventKind, known},
    job::{
        dispute::models::Dispute,
        models::{Job, offers::JobOffer},
    },
    review::models::Review,
};
use serde_json::json;
use std::time::Duration;

/// Why an administrator could not read a job or its conversation.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InspectionError {
    #[error("there is no such job")]
    NoSuchJob,
    #[error("State your reason first, with POST /admin/jobs/{{id}}/inspect.")]
    ReasonNeeded,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Jobs, newest first.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    _: &Admin,
    filter: &AllJobsFilter,
    after: JobId,
    rows: i64,
) -> Result<Vec<Job>, InspectionError> {
    let party = match filter.user_id {
        None => None,
        Some(user) => match side_of(tx, user)? {
            Some(side) => Some((side, user)),
            None => return Ok(Vec::new()),
        },
    };
    let search = JobSearch { status: filter.status, party, from: filter.from, until: filter.until };
    Ok(search.run(tx, after, rows)?)
}

/// The side on which an account takes part in jobs, if it does.
fn side_of(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Side>, database::Error> {
    Ok(match User::find(tx, user)?.map(|user| user.role) {
        Some(Role::Client) => Some(Side::Client),
        Some(Role::Worker) => Some(Side::Worker),
        Some(Role::Admin) | None => None,
    })
}

/// A job with its latest offers, the status of its dispute, the reviews of both sides, the size of its conversation, and its latest history: a
/// proposal can be changed, and offers be made, any number of times.
pub(crate) fn view(tx: &mut Tx<'_>, _: &Admin, id: JobId) -> Result<JobCase, InspectionError> {
    const EVENTS: i64 = 50;
    const OFFERS: i64 = 20;
    let job = find(tx, id)?;
    let reviews = [Review::of_job(tx, id, Side::Client)?, Review::of_job(tx, id, Side::Worker)?];
    Ok(JobCase {
        offers: JobOffer::before(tx, id, i64::MAX, OFFERS)?,
        dispute: Dispute::find(tx, id)?.map(|dispute| dispute.status),
        reviews: reviews.into_iter().flatten().collect(),
        conversation: Conversation::find(tx, job.thread_id)?,
        history: known(job.latest_history(tx, EVENTS)?),
        job,
    })
}

/// How long an administrator may read a conversation after stating a reason.
const INSPECTION: Duration = Duration::from_secs(60 * 60);

/// States why an administrator reads the conversation of a job. Only the audit trail says so: the participants are
/// not told. Returns until when it may be read.
pub(crate) fn inspect(tx: &mut Tx<'_>, admin: &Admin, id: JobId, reason: &str) -> Result<Timestamp, InspectionError> {
    let job = find(tx, id)?;
    // About the conversation, not the job, whose history the participants read.
    let inspected = Event::new(EventKind::ThreadInspected, job.thread_id.as_uuid()).by(admin.id());
    let data = json!({ "thread_id": job.thread_id, "job_id": id, "reason": reason });
    event::append(tx, inspected.with(data))?;
    Ok(tx.now().saturating_add(INSPECTION))
}

/// The messages of the conversation of a job before a number, newest first, for an administrator who has stated a
/// reason.
pub(crate) fn messages(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: JobId,
    before: i64,
    rows: i64,
) -> Result<Vec<SentMessage>, InspectionError> {
    let job = find(tx, id)?;
    let inspected = last_inspection(tx, admin.id(), job.thread_id)?;
    if inspected.is_none_or(|at| at.saturating_add(INSPECTION) <= tx.now()) {
        return Err(InspectionError::ReasonNeeded);
    }
    Ok(SentMessage::before(tx, job.thread_id, before, rows)?)
}

fn find(tx: &mut Tx<'_>, id: JobId) -> Result<Job, InspectionError> {
    Job::find(tx, id)?.ok_or(InspectionError::NoSuchJob)
}
