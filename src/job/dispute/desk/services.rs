//! The rules of the desk.

use super::{
    models::{QueueKey, QueuedDispute, end_claim, messages_before, start_claim},
    schemas::DisputeQueueFilter,
};
use crate::{
    auth::{models::is_another_admin_active, permissions::Admin},
    core::money::Money,
    database::{
        self, Tx,
        ids::{JobId, UserId},
    },
    event::{self, Event, EventKind},
    job::{
        admin::models::SentMessage,
        dispute::{
            models::{Dispute, DisputeRecord, DisputeStatus},
            services::{DisputeEnd, DisputeError, ShareField, finish, is_undecided, outcome, read, share},
        },
        models::{Job, outcome::DecidedBy},
        settings::JobSettings,
        steps::{NewJobEvent, append_event},
    },
};
use serde_json::json;
use std::time::Duration;

/// The disputes with a status, oldest first. Without a filter those that wait for a decision: open ones, and those with an appeal.
pub(crate) fn queue(
    tx: &mut Tx<'_>,
    _: &Admin,
    filter: &DisputeQueueFilter,
    after: QueueKey,
    rows: i64,
) -> Result<Vec<QueuedDispute>, DisputeError> {
    if let Some(status) = filter.status {
        return Ok(QueuedDispute::list(tx, status, after, rows)?);
    }
    let mut waiting = QueuedDispute::list(tx, DisputeStatus::Open, after, rows)?;
    waiting.extend(QueuedDispute::list(tx, DisputeStatus::Appealed, after, rows)?);
    waiting.sort_by_key(QueuedDispute::key);
    waiting.truncate(usize::try_from(rows).unwrap_or_default());
    Ok(waiting)
}

/// Who a dispute is between, and how far it is, without what was said.
#[cfg(feature = "console")]
pub(crate) fn head(tx: &mut Tx<'_>, _: &Admin, id: JobId) -> Result<QueuedDispute, DisputeError> {
    QueuedDispute::find(tx, id)?.ok_or(DisputeError::NoSuchDispute)
}

/// How long a claim lasts. Claiming again extends it.
const CLAIM_LIFE: Duration = Duration::from_secs(30 * 60);

/// Claims a dispute, so that no other administrator reads it or decides on it for now.
pub(crate) fn claim(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: JobId,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let (job, dispute) = undecided(tx, id, settings)?;
    check_not_decider(tx, admin, &dispute)?;
    let until = tx.now().saturating_add(CLAIM_LIFE);
    if !start_claim(tx, id, admin.id(), until)? {
        return Err(DisputeError::ClaimedByOther);
    }
    let is_extended = claimer(tx, &dispute) == Some(admin.id());
    append_audit(tx, admin, if is_extended { EventKind::DisputeInspected } else { EventKind::DisputeClaimed }, id)?;
    read(tx, &job)
}

/// Releases a claim.
pub(crate) fn release(tx: &mut Tx<'_>, admin: &Admin, id: JobId, settings: JobSettings) -> Result<(), DisputeError> {
    claimed(tx, admin, id, settings)?;
    end_claim(tx, id)?;
    append_audit(tx, admin, EventKind::DisputeReleased, id)
}

/// A dispute with all that was said: one that the administrator has claimed, or any that is decided. Each look is in the audit trail.
pub(crate) fn view(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: JobId,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let (job, dispute) = find(tx, id)?;
    if is_undecided(tx, &job, &dispute, settings) {
        check_claim(tx, admin, &dispute)?;
    }
    append_audit(tx, admin, EventKind::DisputeInspected, id)?;
    read(tx, &job)
}

/// The messages that the two sides of a claimed dispute wrote between the proposal of the job and the decision, the newest first. Each
/// look is in the audit trail.
pub(crate) fn messages(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: JobId,
    before: i64,
    rows: i64,
    settings: JobSettings,
) -> Result<Vec<SentMessage>, DisputeError> {
    let (job, dispute) = claimed(tx, admin, id, settings)?;
    append_audit(tx, admin, EventKind::DisputeInspected, id)?;
    let until = dispute.decided_at.unwrap_or(tx.now());
    let mut messages = messages_before(tx, job.thread_id, until, before, rows)?;
    messages.retain(|message| message.sent_at >= job.created_at);
    Ok(messages)
}

/// An administrator decides on a dispute that they have claimed, or on the appeal against a decision of another one.
pub(crate) fn resolve(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: JobId,
    worker_gets: Option<&Money>,
    statement: &str,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let (job, dispute) = claimed(tx, admin, id, settings)?;
    let worker_gets = share(&job, worker_gets, ShareField::WorkerGets)?;
    if dispute.status == DisputeStatus::Appealed {
        decide_appeal(tx, admin, (&job, &dispute), worker_gets, statement)?;
    } else {
        finish(tx, &job, &dispute, DisputeEnd::Resolved { by: admin.id(), statement }, worker_gets)?;
    }
    append_audit(tx, admin, EventKind::DisputeResolved, id)?;
    read(tx, &job)
}

/// Who has decided does not decide on the appeal, unless there is nobody else.
fn check_not_decider(tx: &mut Tx<'_>, admin: &Admin, dispute: &Dispute) -> Result<(), DisputeError> {
    if dispute.decided_by_admin == Some(admin.id()) && is_another_admin_active(tx, admin.id())? {
        return Err(DisputeError::AnotherAdministratorNeeded);
    }
    Ok(())
}

fn decide_appeal(
    tx: &mut Tx<'_>,
    admin: &Admin,
    (job, dispute): (&Job, &Dispute),
    worker_gets: Option<i64>,
    statement: &str,
) -> Result<(), DisputeError> {
    check_not_decider(tx, admin, dispute)?;
    job.touch(tx)?;
    dispute.decide_appeal(tx, admin.id(), statement)?;
    outcome(dispute, worker_gets, DecidedBy::Administrator).store(tx, dispute.job_id)?;
    let decided = NewJobEvent { kind: EventKind::JobAppealDecided, actor: Some(admin.id()), offer: None };
    append_event(tx, dispute.job_id, decided)?;
    Ok(())
}

fn find(tx: &mut Tx<'_>, id: JobId) -> Result<(Job, Dispute), DisputeError> {
    let dispute = Dispute::find(tx, id)?.ok_or(DisputeError::NoSuchDispute)?;
    Ok((Job::find(tx, id)?.ok_or(database::Error::NoRow)?, dispute))
}

/// A dispute that nothing has decided.
fn undecided(tx: &mut Tx<'_>, id: JobId, settings: JobSettings) -> Result<(Job, Dispute), DisputeError> {
    let (job, dispute) = find(tx, id)?;
    if is_undecided(tx, &job, &dispute, settings) { Ok((job, dispute)) } else { Err(DisputeError::AlreadyDecided) }
}

/// One whose claim the administrator holds.
fn claimed(tx: &mut Tx<'_>, admin: &Admin, id: JobId, settings: JobSettings) -> Result<(Job, Dispute), DisputeError> {
    let (job, dispute) = undecided(tx, id, settings)?;
    check_claim(tx, admin, &dispute)?;
    Ok((job, dispute))
}

fn check_claim(tx: &Tx<'_>, admin: &Admin, dispute: &Dispute) -> Result<(), DisputeError> {
    match claimer(tx, dispute) {
        Some(claimer) if claimer == admin.id() => Ok(()),
        Some(_) => Err(DisputeError::ClaimedByOther),
        None => Err(DisputeError::NotClaimed),
    }
}

/// Who has claimed it, while the claim lasts.
fn claimer(tx: &Tx<'_>, dispute: &Dispute) -> Option<UserId> {
    dispute.claimed_by.filter(|_| dispute.claimed_until.is_some_and(|until| until > tx.now()))
}

/// What only the audit trail tells: the two sides hear of the decision.
fn append_audit(tx: &mut Tx<'_>, admin: &Admin, kind: EventKind, id: JobId) -> Result<(), DisputeError> {
    let event = Event::new(kind, id.as_uuid()).by(admin.id()).with(json!({ "job_id": id }));
    Ok(event::append(tx, event)?)
}
