//! The rules of the desk.

use super::{
    models::{Case, CaseKey, FullCase},
    schemas::{ChangeRequest, QueueFilter, Rejection},
};
#[cfg(feature = "console")]
use crate::core::clock::Timestamp;
use crate::settings::Settings;
use crate::{
    auth::permissions::Admin,
    core::config::Days,
    database::{
        Tx,
        enums::{Actor, KycStatus, Role, UserStatus},
        ids::SubmissionId,
        models::user::User,
    },
    event::{self, Event, EventKind},
    worker::kyc::{
        check::models::Check,
        lifecycle::KycAction,
        models::{File, ReasonCode, Sealed, Slot, Submission},
        quarantine::{models::is_quarantined, services::require_clean},
        retention::models::LegalHold,
        services::{KycError, update_status},
        signals::{self, models::SignalCode},
    },
};
use serde_json::json;
use std::{net::IpAddr, time::Duration};

/// The submissions with a status, or of a worker, oldest first. Without a filter those that wait for a decision.
pub(crate) fn queue(
    tx: &mut Tx<'_>,
    _: &Admin,
    filter: &QueueFilter,
    after: CaseKey,
    rows: i64,
) -> Result<Vec<Case>, KycError> {
    let status = match (filter.status, filter.worker_id) {
        (None, None) => Some(KycStatus::Pending),
        (status, _) => status,
    };
    Ok(Case::queue(tx, status, filter.worker_id, after, rows)?)
}

/// A submission with everything needed to decide on it.
pub(crate) fn open(tx: &mut Tx<'_>, _: &Admin, id: SubmissionId) -> Result<FullCase, KycError> {
    let case = find(tx, id)?;
    let worker = case.submission.worker_id;
    Ok(FullCase {
        files: File::of_submission(tx, id)?,
        signals: signals::services::of(tx, &case)?,
        check: Check::find(tx, id)?,
        hold: LegalHold::find(tx, worker)?,
        attempts: Submission::of_worker(tx, worker)?,
        case,
    })
}

/// The submissions that the administrator has claimed, oldest first.
#[cfg(feature = "console")]
pub(crate) fn held(tx: &mut Tx<'_>, admin: &Admin) -> Result<Vec<Case>, KycError> {
    Ok(Case::claimed_by(tx, admin.id())?)
}

/// What stands beside a submission in the queue of those that wait.
#[cfg(feature = "console")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Neighbours {
    pub(crate) previous: Option<SubmissionId>,
    /// The next one; behind the last one, the first.
    pub(crate) next: Option<SubmissionId>,
}

/// The submissions that wait beside this one.
#[cfg(feature = "console")]
pub(crate) fn neighbours(tx: &mut Tx<'_>, _: &Admin, id: SubmissionId) -> Result<Neighbours, KycError> {
    let key = find(tx, id)?.key();
    let next = match Case::after(tx, KycStatus::Pending, key)? {
        Some(next) => Some(next),
        None => {
            Case::after(tx, KycStatus::Pending, (Timestamp::MIN, SubmissionId::FIRST))?.filter(|first| *first != id)
        }
    };
    Ok(Neighbours { previous: Case::before(tx, KycStatus::Pending, key)?, next })
}

/// Records a view of a file. Viewing a submission that waits for a decision claims it.
pub(super) fn record_view(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: SubmissionId,
    slot: Slot,
    from: IpAddr,
) -> Result<Sealed, KycError> {
    let file = Sealed::find(tx, id, slot)?.ok_or(KycError::NoSuchSubmission)?;
    require_clean(tx, id, Some(slot))?;
    if find(tx, id)?.submission.status.is_undecided() {
        claim(tx, admin, id)?;
    }
    let data = json!({ "submission_id": id, "worker_id": file.worker_id, "file": slot, "from": from });
    event::append(tx, Event::new(EventKind::KycFileViewed, id.as_uuid()).by(admin.id()).with(data))?;
    Ok(file)
}

fn find(tx: &mut Tx<'_>, id: SubmissionId) -> Result<Case, KycError> {
    Case::find(tx, id)?.ok_or(KycError::NoSuchSubmission)
}

/// How long a claim lasts without activity.
const CLAIM_LIFE: Duration = Duration::from_secs(30 * 60);

/// Claims a submission, so that no other administrator decides on it for now. The same administrator's claim is extended; a claim of
/// another that has lapsed is released first.
pub(crate) fn claim(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId) -> Result<Case, KycError> {
    let Case { submission, .. } = find(tx, id)?;
    let (me, now) = (Some(admin.id()), tx.now());
    let claimed_until = Some(now.saturating_add(CLAIM_LIFE));
    if submission.status == KycStatus::InReview && submission.claimed_by == me {
        put(tx, &submission, Submission { claimed_until, ..submission.clone() })?;
        return find(tx, id);
    }
    if submission.claimed_until.is_some_and(|until| until > now) {
        return Err(KycError::ClaimedByOther);
    }
    let submission = if submission.status == KycStatus::InReview {
        put(tx, &submission, submission.after(KycAction::Release, Actor::System)?)?
    } else {
        submission
    };
    let claimed = submission.after(KycAction::Claim, Actor::Admin)?;
    let submission = put(tx, &submission, Submission { claimed_by: me, claimed_until, ..claimed })?;
    append_event(tx, admin, KycAction::Claim, &submission, None)?;
    find(tx, id)
}

/// Releases a claim.
pub(crate) fn release(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId) -> Result<Case, KycError> {
    let Case { submission, .. } = find(tx, id)?;
    let released = submission.after(KycAction::Release, Actor::Admin)?;
    if submission.claimed_by != Some(admin.id()) {
        return Err(KycError::ClaimedByOther);
    }
    put(tx, &submission, released)?;
    append_event(tx, admin, KycAction::Release, &submission, None)?;
    find(tx, id)
}

/// Writes the new state of a submission, unless another transaction has changed it meanwhile.
fn put(tx: &mut Tx<'_>, old: &Submission, new: Submission) -> Result<Submission, KycError> {
    if !new.replace(tx, old)? {
        return Err(KycError::AlreadyDecided);
    }
    update_status(tx, new.worker_id)?;
    Ok(new)
}

/// How many days before an approval ends its worker is reminded; the last time first, so that a worker who missed the first gets one mail.
pub(crate) const REMINDERS: [i64; 2] = [7, 30];

/// Releases some claims that have lapsed. False when there are none.
pub(crate) fn release_lapsed(tx: &mut Tx<'_>) -> Result<bool, KycError> {
    let lapsed = Submission::lapsed(tx)?;
    for claimed in &lapsed {
        put(tx, claimed, claimed.after(KycAction::Release, Actor::System)?)?;
    }
    Ok(!lapsed.is_empty())
}

/// Ends some approvals that have expired. False when there are none.
pub(crate) fn end_expired(tx: &mut Tx<'_>) -> Result<bool, KycError> {
    let ended = Submission::ended(tx)?;
    for approved in &ended {
        put(tx, approved, approved.after(KycAction::Expire, Actor::System)?)?;
        event::append(tx, automatic_event(EventKind::KycExpired, approved))?;
    }
    Ok(!ended.is_empty())
}

/// Reminds some workers whose approval expires within so many days. False when there are none.
pub(crate) fn announce_expiry(tx: &mut Tx<'_>, days: i64) -> Result<bool, KycError> {
    let due = Submission::due_for_reminder(tx, days)?;
    for approved in &due {
        approved.set_reminded(tx, days)?;
        let data = json!({ "submission_id": approved.id, "worker_id": approved.worker_id, "days": days });
        event::append(tx, automatic_event(EventKind::KycExpiresSoon, approved).with(data))?;
    }
    Ok(!due.is_empty())
}

fn automatic_event(kind: EventKind, submission: &Submission) -> Event {
    let data = json!({ "submission_id": submission.id, "worker_id": submission.worker_id });
    Event::new(kind, submission.id.as_uuid()).to_worker(submission.worker_id).with(data)
}

/// The operator's rules for approvals.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Approval {
    /// The validity of an approval.
    pub(crate) valid: Option<Days>,
    /// Whether two administrators must approve.
    pub(crate) four_eyes: bool,
}

impl Approval {
    pub(crate) fn of(settings: &Settings) -> Self {
        Self { valid: settings.kyc_valid, four_eyes: settings.kyc_four_eyes }
    }
}

/// Approves a submission, for as long as the document and the operator's settings allow. With two
/// administrators, the first approval is an endorsement.
pub(crate) fn approve(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, rule: Approval) -> Result<Case, KycError> {
    let Case { submission, .. } = claim(tx, admin, id)?;
    require_clean(tx, id, None)?;
    if Submission::has_expired(tx, id)? {
        return Err(KycError::DocumentExpired);
    }
    if rule.four_eyes && !is_endorsed_by_another(tx, admin, &submission)? {
        return endorse(tx, admin, &submission);
    }
    begin_approval(tx, &submission, rule)?;
    decide(tx, admin, &submission, KycAction::Approve, None, None)
}

/// Ends an earlier approval and sets the end of the new one.
fn begin_approval(tx: &mut Tx<'_>, submission: &Submission, rule: Approval) -> Result<(), KycError> {
    for earlier in Submission::unfinished(tx, submission.worker_id)? {
        if earlier.status == KycStatus::Approved {
            // The worker stays approved, so their listings are not hidden in between.
            earlier.after(KycAction::Expire, Actor::System)?.replace(tx, &earlier)?;
        }
    }
    let latest = rule.valid.map(|days| tx.now().saturating_add(days.duration()));
    Ok(Submission::set_expiry(tx, submission.id, latest)?)
}

/// Approves a submission automatically after the check service has passed it. It is left to an administrator if
/// it is claimed, if it has signals other than the account's age, or if its document has expired.
pub(crate) fn approve_automatically(tx: &mut Tx<'_>, id: SubmissionId, rule: Approval) -> Result<(), KycError> {
    let case = find(tx, id)?;
    let Ok(approved) = case.submission.after(KycAction::Approve, Actor::System) else { return Ok(()) };
    let signals = signals::services::of(tx, &case)?;
    let is_suspect = signals.iter().any(|signal| signal.code != SignalCode::NewAccount);
    if rule.four_eyes || is_suspect || is_quarantined(tx, id, None)? || Submission::has_expired(tx, id)? {
        return Ok(());
    }
    let submission = &case.submission;
    begin_approval(tx, submission, rule)?;
    let now = tx.now();
    let approved = put(tx, submission, approved.decided(None, now, None, None))?;
    let data = json!({ "submission_id": approved.id, "worker_id": approved.worker_id, "reason_code": null });
    Ok(event::append(tx, automatic_event(EventKind::KycApproved, &approved).with(data))?)
}

/// The endorsement of an administrator who is no longer active does not count.
fn is_endorsed_by_another(tx: &mut Tx<'_>, admin: &Admin, submission: &Submission) -> Result<bool, KycError> {
    match submission.endorsed_by {
        Some(first) if first == admin.id() => Err(KycError::SecondAdministratorNeeded),
        Some(first) => {
            let first = User::find(tx, first)?;
            Ok(first.is_some_and(|first| (first.role, first.status) == (Role::Admin, UserStatus::Active)))
        }
        None => Ok(false),
    }
}

fn endorse(tx: &mut Tx<'_>, admin: &Admin, submission: &Submission) -> Result<Case, KycError> {
    let endorsed = submission.after(KycAction::Endorse, Actor::Admin)?;
    put(tx, submission, Submission { endorsed_by: Some(admin.id()), ..endorsed })?;
    append_event(tx, admin, KycAction::Endorse, submission, None)?;
    find(tx, submission.id)
}

/// Rejects a submission.
pub(crate) fn reject(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, why: &Rejection) -> Result<Case, KycError> {
    let Case { submission, .. } = claim(tx, admin, id)?;
    decide(tx, admin, &submission, KycAction::Reject, Some(why.reason_code), why.note.as_deref())
}

/// Rejects some files: the worker submits these again and keeps the others.
pub(crate) fn request_changes(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: SubmissionId,
    wanted: &ChangeRequest,
) -> Result<Case, KycError> {
    let Case { submission, .. } = claim(tx, admin, id)?;
    for (number, file) in wanted.files.iter().enumerate() {
        if !File::refuse(tx, id, file.slot, file.reason_code, file.note.as_deref())? {
            return Err(KycError::NoSuchFile(number));
        }
    }
    decide(tx, admin, &submission, KycAction::RequestChanges, None, wanted.note.as_deref())
}

/// Revokes an approval. The worker's listings are hidden, and they may submit again.
pub(crate) fn revoke(tx: &mut Tx<'_>, admin: &Admin, id: SubmissionId, why: &Rejection) -> Result<Case, KycError> {
    let Case { submission, .. } = find(tx, id)?;
    decide(tx, admin, &submission, KycAction::Revoke, Some(why.reason_code), why.note.as_deref())
}

fn decide(
    tx: &mut Tx<'_>,
    admin: &Admin,
    submission: &Submission,
    action: KycAction,
    reason_code: Option<ReasonCode>,
    note: Option<&str>,
) -> Result<Case, KycError> {
    let (decided, now) = (submission.after(action, Actor::Admin)?, tx.now());
    put(tx, submission, decided.decided(Some(admin.id()), now, reason_code, note))?;
    append_event(tx, admin, action, submission, reason_code)?;
    find(tx, submission.id)
}

fn append_event(
    tx: &mut Tx<'_>,
    admin: &Admin,
    action: KycAction,
    submission: &Submission,
    reason_code: Option<ReasonCode>,
) -> Result<(), KycError> {
    let (id, worker) = (submission.id, submission.worker_id);
    let data = json!({ "submission_id": id, "worker_id": worker, "reason_code": reason_code });
    let event = Event::new(action.event(), id.as_uuid()).by(admin.id()).with(data);
    // The worker does not learn of an endorsement by the first of two administrators.
    let event = if action == KycAction::Endorse { event } else { event.to_worker(worker) };
    Ok(event::append(tx, event)?)
}
