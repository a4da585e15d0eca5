//! The rules of moderation: keeping, removing and restoring reviews, and appeals.

use crate::{
    auth::{
        models::is_another_admin_active,
        permissions::{Admin, Party},
    },
    core::clock::Timestamp,
    database::{self, Tx, enums::Side, ids::ReviewId},
    event::{self, Event, EventKind},
    review::{
        lifecycle,
        models::{
            RemovalCode, Review, ReviewStatus,
            appeals::{Appeal, AppealStatus, OpenAppeal},
        },
        services::{ReviewError, refresh_listings},
    },
};
use serde_json::json;

/// An administrator removes a review; it stops counting. Its author is told why.
pub(crate) fn remove(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: ReviewId,
    code: RemovalCode,
    reason: &str,
) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.ok_or(ReviewError::NoSuchReview)?;
    if !review.remove(tx, admin.id(), code, reason)? {
        return Err(ReviewError::AlreadyRemoved);
    }
    review.settle_flags(tx)?;
    refresh_listings(tx, &review)?;
    let data = json!({
        "review_id": id, "job_id": review.job_id, "reviewer": review.reviewer, "reason_code": code, "reason": reason,
    });
    Ok(event::append(tx, about(&review, EventKind::ReviewRemoved, admin).with(data))?)
}

/// An administrator restores a removed review. It counts as if it had not been removed. An appeal against the removal is granted with it, by the
/// same administrators as by a decision.
pub(crate) fn restore(tx: &mut Tx<'_>, admin: &Admin, id: ReviewId, reason: &str) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.ok_or(ReviewError::NoSuchReview)?;
    if Appeal::find(tx, id)?.is_some_and(|appeal| appeal.status == AppealStatus::Open) {
        check_not_remover(tx, admin, &review)?;
    }
    if !review.restore(tx)? {
        return Err(ReviewError::NotRemoved);
    }
    Appeal::decide(tx, id, AppealStatus::Granted, admin.id(), reason)?;
    refresh_listings(tx, &review)?;
    let data = json!({ "review_id": id, "job_id": review.job_id, "reviewer": review.reviewer, "reason": reason });
    Ok(event::append(tx, about(&review, EventKind::ReviewRestored, admin).with(data))?)
}

/// An administrator keeps a review; its flags are closed.
pub(crate) fn keep(tx: &mut Tx<'_>, admin: &Admin, id: ReviewId) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.ok_or(ReviewError::NoSuchReview)?;
    if review.status == ReviewStatus::Removed {
        return Err(ReviewError::AlreadyRemoved);
    }
    if !review.waits() {
        return Ok(());
    }
    review.settle_flags(tx)?;
    let kept = Event::new(EventKind::ReviewKept, id.as_uuid()).by(admin.id());
    Ok(event::append(tx, kept.with(json!({ "review_id": id, "flags": review.open_flags })))?)
}

/// The author of a removed review asks for another look, once and within a time.
pub(crate) fn appeal(tx: &mut Tx<'_>, party: &Party, id: ReviewId, text: &str) -> Result<Appeal, ReviewError> {
    let review = Review::find(tx, id)?.filter(|review| review.author().id == party.id());
    let review = review.ok_or(ReviewError::NoSuchReview)?;
    let removal = review.removal.as_ref().ok_or(ReviewError::NotRemoved)?;
    if Appeal::find(tx, id)?.is_some() {
        return Err(ReviewError::AlreadyAppealed);
    }
    if !lifecycle::may_appeal(removal.at, tx.now()) {
        return Err(ReviewError::AppealPeriodOver);
    }
    if !Appeal::insert(tx, id, party.id(), text)? {
        return Err(ReviewError::AlreadyAppealed);
    }
    let data = json!({ "review_id": id, "job_id": review.job_id, "reviewer": review.reviewer });
    let appealed = to_author(&review, Event::new(EventKind::ReviewAppealed, id.as_uuid()).by(party.id()));
    event::append(tx, appealed.with(data))?;
    Appeal::find(tx, id)?.ok_or_else(|| database::Error::NoRow.into())
}

/// The appeals that wait, the oldest first.
pub(crate) fn open_appeals(
    tx: &mut Tx<'_>,
    _: &Admin,
    after: (Timestamp, ReviewId),
    rows: i64,
) -> Result<Vec<OpenAppeal>, ReviewError> {
    Ok(OpenAppeal::list(tx, after, rows)?)
}

/// An administrator decides on an appeal.
pub(crate) fn decide(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: ReviewId,
    is_granted: bool,
    statement: &str,
) -> Result<(), ReviewError> {
    let review = Review::find(tx, id)?.ok_or(ReviewError::NoSuchReview)?;
    let appeal = Appeal::find(tx, id)?.ok_or(ReviewError::NoSuchReview)?;
    if appeal.status != AppealStatus::Open {
        return Err(ReviewError::AlreadyDecided);
    }
    check_not_remover(tx, admin, &review)?;
    if is_granted {
        return restore(tx, admin, id, statement);
    }
    if !Appeal::decide(tx, id, AppealStatus::Rejected, admin.id(), statement)? {
        return Err(ReviewError::AlreadyDecided);
    }
    let data = json!({ "review_id": id, "job_id": review.job_id, "reviewer": review.reviewer, "reason": statement });
    let rejected = Event::new(EventKind::ReviewAppealRejected, id.as_uuid()).by(admin.id()).with(data);
    Ok(event::append(tx, to_author(&review, rejected))?)
}

/// Who has removed a review leaves the decision on the appeal to another administrator, if there is one.
fn check_not_remover(tx: &mut Tx<'_>, admin: &Admin, review: &Review) -> Result<(), ReviewError> {
    let has_removed = review.removal.as_ref().is_some_and(|removal| removal.by == Some(admin.id()));
    if has_removed && is_another_admin_active(tx, admin.id())? {
        return Err(ReviewError::OwnRemoval);
    }
    Ok(())
}

/// An event for both participants of the job; if a worker wrote the review, for that worker alone: the public does not see it.
fn about(review: &Review, kind: EventKind, admin: &Admin) -> Event {
    let event = Event::new(kind, review.id.as_uuid()).by(admin.id());
    match review.reviewer {
        Side::Client => event.to_client(review.client.id).to_worker(review.worker.id),
        Side::Worker => event.to_worker(review.worker.id),
    }
}

fn to_author(review: &Review, event: Event) -> Event {
    match review.reviewer {
        Side::Client => event.to_client(review.client.id),
        Side::Worker => event.to_worker(review.worker.id),
    }
}
