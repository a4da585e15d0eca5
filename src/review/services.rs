//! The rules of reviews.

use super::{
    models::{Flag, RatingHistogram, Review, ReviewStatus, recount},
    schemas::ReviewCreate,
};
use crate::{
    auth::permissions::{Admin, AdmissionPolicy, Client, Party, PermissionError, SignedIn, Worker, admit},
    core::{clock::Timestamp, security::AccessClaims},
    database::{
        self, Tx,
        ids::{JobId, ReviewId, UserId},
        on_unique,
    },
    event::{self, Event, EventKind},
    job::models::Job,
    service,
};
use serde_json::json;

/// Why a review could not be posted, answered, flagged or decided on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReviewError {
    #[error("there is no such job")]
    NoSuchJob,
    #[error("there is no such review")]
    NoSuchReview,
    #[error("there is no such worker")]
    NoSuchWorker,
    #[error("A job can be reviewed once its work is done.")]
    NotFinished,
    #[error("This job has been reviewed already.")]
    AlreadyExists,
    #[error("This review has been removed already.")]
    AlreadyRemoved,
    #[error("This review is not removed.")]
    NotRemoved,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// A client reviews a finished job, once. Earlier reviews of the same worker by the same client may stop
/// counting.
pub(crate) fn post(tx: &mut Tx<'_>, client: &Client, job: JobId, new: &ReviewCreate) -> Result<Review, ReviewError> {
    let job = Job::of_party(tx, (*client).into(), job)?.ok_or(ReviewError::NoSuchJob)?;
    if !job.status.is_done() {
        return Err(ReviewError::NotFinished);
    }
    let text = new.text.as_deref().filter(|text| !text.is_empty());
    let review = Review::insert(tx, &job, new.rating.0, text)
        .map_err(on_unique("reviews_job_id", ReviewError::AlreadyExists))?;
    recount(tx, client.id(), review.worker.id, Timestamp::MAX)?;
    service::models::refresh(tx, review.worker.id)?;
    event::append(tx, about(&review, EventKind::ReviewPosted).by(client.id()))?;
    if let Some(signal) = review.open_signal {
        let flagged = Event::new(EventKind::ReviewFlagged, review.id.as_uuid());
        event::append(tx, flagged.with(json!({ "review_id": review.id, "signal": signal })))?;
    }
    Ok(review)
}

/// The public reviews of a worker, newest first.
pub(crate) fn of_worker(
    tx: &mut Tx<'_>,
    worker: UserId,
    after: ReviewId,
    rows: i64,
) -> Result<Vec<Review>, ReviewError> {
    summary(tx, worker)?;
    Ok(Review::of_worker(tx, worker, after, rows)?)
}

/// A review. Its author and its worker see it while it is visible, others while it counts and the worker is public.
pub(crate) fn view(
    tx: &mut Tx<'_>,
    id: ReviewId,
    visitor: Option<(AccessClaims, AdmissionPolicy)>,
) -> Result<Review, ReviewError> {
    let visible = Review::find(tx, id)?.filter(|review| review.status == ReviewStatus::Visible);
    let review = visible.ok_or(ReviewError::NoSuchReview)?;
    if review.counts && review.worker_is_public {
        return Ok(review);
    }
    let Some((claims, terms)) = visitor else { return Err(ReviewError::NoSuchReview) };
    match admit::<Party>(tx, claims, terms) {
        Ok(party) if [review.author.id, review.worker.id].contains(&party.id()) => Ok(review),
        Err(PermissionError::Database(error)) => Err(error.into()),
        Ok(_) | Err(_) => Err(ReviewError::NoSuchReview),
    }
}

/// The rating summary of a worker.
pub(crate) fn summary(tx: &mut Tx<'_>, worker: UserId) -> Result<RatingHistogram, ReviewError> {
    RatingHistogram::of_public_worker(tx, worker)?.ok_or(ReviewError::NoSuchWorker)
}

/// A worker replies to a review of theirs, or changes the reply.
pub(crate) fn reply(tx: &mut Tx<'_>, worker: &Worker, id: ReviewId, text: &str) -> Result<Review, ReviewError> {
    if !Review::reply(tx, worker.id(), id, text)? {
        return Err(ReviewError::NoSuchReview);
    }
    let review = Review::find(tx, id)?.ok_or(database::Error::NoRow)?;
    event::append(tx, about(&review, EventKind::ReviewReplied).by(worker.id()))?;
    Ok(review)
}

/// Flags a review for the administrators. Flagging it again changes nothing.
pub(crate) fn flag(tx: &mut Tx<'_>, caller: &SignedIn, id: ReviewId, reason: &str) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.filter(|review| review.status == ReviewStatus::Visible);
    let review = review.ok_or(ReviewError::NoSuchReview)?;
    let now = tx.now();
    if Flag::raise(tx, review.id, caller.id(), reason, now)? {
        let flagged = Event::new(EventKind::ReviewFlagged, review.id.as_uuid()).by(caller.id());
        event::append(tx, flagged.with(json!({ "review_id": review.id })))?;
    }
    Ok(())
}

/// An administrator removes a review; it stops counting.
pub(crate) fn remove(tx: &mut Tx<'_>, admin: &Admin, id: ReviewId, reason: &str) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.ok_or(ReviewError::NoSuchReview)?;
    if !review.remove(tx)? {
        return Err(ReviewError::AlreadyRemoved);
    }
    Flag::settle_all_of(tx, review.id)?;
    service::models::refresh(tx, review.worker.id)?;
    let data = json!({ "review_id": review.id, "job_id": review.job_id, "reason": reason });
    Ok(event::append(tx, about(&review, EventKind::ReviewRemoved).by(admin.id()).with(data))?)
}

/// An administrator restores a removed review. It counts as if it had not been removed.
pub(crate) fn restore(tx: &mut Tx<'_>, admin: &Admin, id: ReviewId, reason: &str) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.ok_or(ReviewError::NoSuchReview)?;
    if !review.restore(tx)? {
        return Err(ReviewError::NotRemoved);
    }
    service::models::refresh(tx, review.worker.id)?;
    let data = json!({ "review_id": review.id, "job_id": review.job_id, "reason": reason });
    Ok(event::append(tx, about(&review, EventKind::ReviewRestored).by(admin.id()).with(data))?)
}

/// An administrator keeps a review; its flags are closed.
pub(crate) fn keep(tx: &mut Tx<'_>, admin: &Admin, id: ReviewId) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.ok_or(ReviewError::NoSuchReview)?;
    if review.status == ReviewStatus::Removed {
        return Err(ReviewError::AlreadyRemoved);
    }
    if review.open_flags == 0 && review.open_signal.is_none() {
        return Ok(());
    }
    Flag::settle_all_of(tx, review.id)?;
    let kept = Event::new(EventKind::ReviewKept, review.id.as_uuid()).by(admin.id());
    Ok(event::append(tx, kept.with(json!({ "review_id": review.id, "flags": review.open_flags })))?)
}

/// An event for both participants of the job.
fn about(review: &Review, kind: EventKind) -> Event {
    let data = json!({ "review_id": review.id, "job_id": review.job_id, "rating": review.rating });
    Event::new(kind, review.id.as_uuid()).to_client(review.author.id).to_worker(review.worker.id).with(data)
}
