//! The rules of disputes for the two sides of a job.

use super::{
    decision::{InvalidShare, check_share, end_of_job},
    models::{
        Dispute, DisputeReason, DisputeRecord, DisputeStatement, DisputeStatus, MAX_ENTRIES, Settlement,
        SettlementStatus,
    },
    schemas::{DisputeCreate, SettlementCreate},
    settings::DisputeSettings,
};
use crate::{
    auth::permissions::{Party, Respondent},
    core::{clock::Timestamp, money::Money},
    database::{
        self, Tx,
        enums::Side,
        ids::{JobId, UserId},
    },
    event::EventKind,
    job::{
        lifecycle::{JobAction, JobStatus},
        models::{
            Job,
            outcome::{DecidedBy, Outcome, OutcomeReason},
        },
        settings::JobSettings,
        steps::{JobError, NewJobEvent, Step, append_event, change_status, of_party},
    },
};

/// Why something could not be done with a dispute.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DisputeError {
    #[error(transparent)]
    Job(#[from] JobError),
    #[error("there is no such dispute")]
    NoSuchDispute,
    #[error("The dispute is decided.")]
    AlreadyDecided,
    #[error("The amount is not a share of what was agreed.")]
    Share { of: ShareField, why: InvalidShare },
    #[error("must be in the currency of the agreed total, {currency}")]
    Currency { of: ShareField, currency: String },
    #[error("A side can say something {MAX_ENTRIES} times.")]
    TooManyStatements,
    #[error("A side can propose a settlement {MAX_ENTRIES} times.")]
    TooManySettlements,
    #[error("The settlement is not open any more{}", open.map_or_else(|| ".".to_owned(), |open| format!("; settlement {open} is.")))]
    SettlementNotOpen { open: Option<i64> },
    #[error("A settlement is accepted or declined by the other side.")]
    WrongSide,
    #[error("Only the decision of an administrator can be appealed, once, and in time.")]
    NotAppealable,
    #[error("Another administrator has claimed this dispute.")]
    ClaimedByOther,
    #[error("Claim the dispute first, with POST /admin/disputes/{{id}}/claim.")]
    NotClaimed,
    #[error("You have decided on this dispute. Another administrator decides on the appeal.")]
    AnotherAdministratorNeeded,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// The field of a request that names what the worker gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShareField {
    Wants,
    WorkerGets,
}

/// A side opens a dispute: after the agreed start, or when the work is marked as done. Nothing ends by itself from then on, but for the
/// dispute itself.
pub(crate) fn open(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    new: &DisputeCreate,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let job = of_party(tx, *party, id)?;
    let to = job.situation(settings, tx.now()).after(JobAction::Dispute, party.side()).map_err(JobError::from)?;
    let wanted = share(&job, new.wants.worker_gets.as_ref(), ShareField::Wants)?;
    begin(tx, party, &job, to, new.reason_code, wanted, &new.text)
}

/// A side contests that it did not come. It wants what was agreed: a worker all of it, a client to owe nothing.
pub(crate) fn contest(
    tx: &mut Tx<'_>,
    party: &Respondent,
    id: JobId,
    text: &str,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let party = &party.party();
    let job = of_party(tx, *party, id)?;
    let side = party.side();
    let to = job.situation(settings, tx.now()).after(JobAction::Contest, side).map_err(JobError::from)?;
    let wanted = job.terms.price_amount.map(|total| match side {
        Side::Worker => total,
        Side::Client => 0,
    });
    begin(tx, party, &job, to, DisputeReason::NoShow, wanted, text)
}

fn begin(
    tx: &mut Tx<'_>,
    party: &Party,
    job: &Job,
    to: JobStatus,
    reason: DisputeReason,
    wanted: Option<i64>,
    text: &str,
) -> Result<DisputeRecord, DisputeError> {
    let side = party.side();
    change_status(tx, job, &Step::of(*party, to, None))?;
    Dispute::insert(tx, job.id, side, reason, wanted, job.status == JobStatus::Completed)?;
    DisputeStatement::insert(tx, job.id, 1, side, text)?;
    append_event(tx, job.id, NewJobEvent::of(EventKind::JobDisputed, *party))?;
    read(tx, job)
}

/// What the worker is to get, as a share of the agreed total.
pub(super) fn share(job: &Job, worker_gets: Option<&Money>, of: ShareField) -> Result<Option<i64>, DisputeError> {
    let amount = worker_gets.map(|money| money.amount);
    check_share(job.terms.price_amount, amount).map_err(|why| DisputeError::Share { of, why })?;
    match (&job.terms.price_currency, worker_gets) {
        (Some(currency), Some(money)) if money.currency != *currency => {
            Err(DisputeError::Currency { of, currency: currency.clone() })
        }
        _ => Ok(amount),
    }
}

/// The dispute of one of the caller's jobs.
pub(crate) fn view(tx: &mut Tx<'_>, party: &Party, id: JobId) -> Result<DisputeRecord, DisputeError> {
    let job = of_party(tx, *party, id)?;
    read(tx, &job)
}

/// A dispute with all that was said.
pub(super) fn read(tx: &mut Tx<'_>, job: &Job) -> Result<DisputeRecord, DisputeError> {
    DisputeRecord::find(tx, job.id, job.terms.price_currency.clone())?.ok_or(DisputeError::NoSuchDispute)
}

/// The dispute of one of the caller's jobs, if nothing is decided.
fn undecided(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    settings: JobSettings,
) -> Result<(Job, DisputeRecord), DisputeError> {
    let job = of_party(tx, *party, id)?;
    let record = read(tx, &job)?;
    if record.dispute.status != DisputeStatus::Open || !is_undecided(tx, &job, &record.dispute, settings) {
        return Err(DisputeError::AlreadyDecided);
    }
    Ok((job, record))
}

/// Whether nothing has decided a dispute, or an appeal waits. Silence that has lasted long enough decides it, also before a node has ended the job.
pub(super) fn is_undecided(tx: &Tx<'_>, job: &Job, dispute: &Dispute, settings: JobSettings) -> bool {
    dispute.status.is_undecided() && !job.situation(settings, tx.now()).has_lapsed()
}

/// A side says something, also while an appeal waits. The first time that the other side than the opener does, silence decides nothing any more.
pub(crate) fn say(
    tx: &mut Tx<'_>,
    party: &Respondent,
    id: JobId,
    text: &str,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let party = &party.party();
    let job = of_party(tx, *party, id)?;
    let DisputeRecord { dispute, statements, .. } = read(tx, &job)?;
    if !is_undecided(tx, &job, &dispute, settings) {
        return Err(DisputeError::AlreadyDecided);
    }
    let side = party.side();
    let own = statements.iter().filter(|statement| statement.made_by == side).count();
    if i64::try_from(own).is_ok_and(|own| own >= MAX_ENTRIES) {
        return Err(DisputeError::TooManyStatements);
    }
    let number = statements.last().map_or(1, |last| last.number + 1);
    job.touch(tx)?;
    DisputeStatement::insert(tx, id, number, side, text)?;
    dispute.record_answer(tx, side)?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobStatementMade, *party))?;
    read(tx, &job)
}

/// A side proposes a settlement. One that is open is superseded, whichever side proposed it.
pub(crate) fn propose(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    new: &SettlementCreate,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let (job, DisputeRecord { dispute, settlements, .. }) = undecided(tx, party, id, settings)?;
    let worker_gets = share(&job, new.worker_gets.as_ref(), ShareField::WorkerGets)?;
    let side = party.side();
    let own = settlements.iter().filter(|settlement| settlement.proposed_by == side).count();
    if i64::try_from(own).is_ok_and(|own| own >= MAX_ENTRIES) {
        return Err(DisputeError::TooManySettlements);
    }
    let number = settlements.last().map_or(1, |last| last.number + 1);
    job.touch(tx)?;
    Settlement::end_open(tx, id, SettlementStatus::Superseded)?;
    Settlement::insert(tx, id, number, side, worker_gets, new.note.as_deref())?;
    dispute.record_answer(tx, side)?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobSettlementProposed, *party))?;
    read(tx, &job)
}

/// The open settlement, if it has this number and the other side has proposed it.
fn open_settlement(record: &DisputeRecord, party: &Party, number: i64) -> Result<Settlement, DisputeError> {
    let open = record.settlements.iter().find(|settlement| settlement.status == SettlementStatus::Open);
    match open {
        Some(settlement) if settlement.number == number => {
            if settlement.proposed_by == party.side() {
                return Err(DisputeError::WrongSide);
            }
            Ok(settlement.clone())
        }
        _ if record.settlements.iter().all(|settlement| settlement.number != number) => {
            Err(DisputeError::NoSuchDispute)
        }
        _ => Err(DisputeError::SettlementNotOpen { open: open.map(|settlement| settlement.number) }),
    }
}

/// The other side accepts a settlement: the job ends by it.
pub(crate) fn settle(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    number: i64,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let (job, record_before) = undecided(tx, party, id, settings)?;
    let settlement = open_settlement(&record_before, party, number)?;
    finish(tx, &job, &record_before.dispute, DisputeEnd::Settled(*party), settlement.worker_gets)?;
    read(tx, &job)
}

/// The other side declines a settlement. The dispute goes on.
pub(crate) fn decline(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    number: i64,
    settings: JobSettings,
) -> Result<DisputeRecord, DisputeError> {
    let (job, before) = undecided(tx, party, id, settings)?;
    open_settlement(&before, party, number)?;
    job.touch(tx)?;
    Settlement::end_open(tx, id, SettlementStatus::Declined)?;
    before.dispute.record_answer(tx, party.side())?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobSettlementDeclined, *party))?;
    read(tx, &job)
}

/// Who ends a dispute.
#[derive(Debug, Clone, Copy)]
pub(super) enum DisputeEnd<'a> {
    /// This side has accepted the settlement of the other one.
    Settled(Party),
    /// The other side was silent.
    Unanswered,
    /// An administrator has decided, and says why.
    Resolved { by: UserId, statement: &'a str },
}

/// Ends a dispute and its job: what the worker gets is the outcome.
pub(super) fn finish(
    tx: &mut Tx<'_>,
    job: &Job,
    dispute: &Dispute,
    end: DisputeEnd<'_>,
    worker_gets: Option<i64>,
) -> Result<(), DisputeError> {
    // Work that was done before changes were requested is done, too.
    let was_done = dispute.was_done || job.change_requests > 0;
    let to = end_of_job(job.terms.price_amount, worker_gets, was_done);
    let (status, decided_by, settlement) = match end {
        DisputeEnd::Settled(_) => (DisputeStatus::Settled, DecidedBy::Agreement, SettlementStatus::Accepted),
        DisputeEnd::Unanswered => (DisputeStatus::Unanswered, DecidedBy::Silence, SettlementStatus::Superseded),
        DisputeEnd::Resolved { .. } => {
            (DisputeStatus::Resolved, DecidedBy::Administrator, SettlementStatus::Superseded)
        }
    };
    let (actor, side, by_admin) = match end {
        DisputeEnd::Settled(party) => (Some(party.id()), Some(party.side()), None),
        DisputeEnd::Unanswered => (None, None, None),
        DisputeEnd::Resolved { by, statement } => (Some(by), None, Some((by, statement))),
    };
    let outcome = Some(outcome(dispute, worker_gets, decided_by));
    change_status(tx, job, &Step { to, actor, side, reason: None, outcome })?;
    dispute.decide(tx, status, by_admin)?;
    Settlement::end_open(tx, job.id, settlement)?;
    match (to == JobStatus::Finalized, dispute.was_done) {
        (true, false) => job.count_completed(tx, 1)?,
        (false, true) => job.count_completed(tx, -1)?,
        (true, true) | (false, false) => {}
    }
    append_event(tx, job.id, NewJobEvent { kind: EventKind::JobDisputeDecided, actor, offer: None })?;
    Ok(())
}

/// What came of a dispute: what the worker gets, the client owes; the rest of the agreed total is the client's.
pub(super) fn outcome(dispute: &Dispute, worker_gets: Option<i64>, decided_by: DecidedBy) -> Outcome {
    Outcome {
        by: dispute.opened_by,
        reason: OutcomeReason::Dispute,
        client_owes: worker_gets,
        worker_gets,
        is_late: false,
        decided_by,
    }
}

/// Ends a dispute that was opened by `before` and that the other side has not answered, as the opener wants.
pub(crate) fn decide_by_silence(tx: &mut Tx<'_>, id: JobId, before: Timestamp) -> Result<bool, DisputeError> {
    let Some(dispute) = Dispute::find(tx, id)?.filter(|dispute| {
        dispute.status == DisputeStatus::Open && dispute.answered_at.is_none() && dispute.opened_at <= before
    }) else {
        return Ok(false);
    };
    let job = Job::find(tx, id)?.ok_or(database::Error::NoRow)?;
    finish(tx, &job, &dispute, DisputeEnd::Unanswered, dispute.wanted)?;
    Ok(true)
}

/// A side appeals against the decision of an administrator.
pub(crate) fn appeal(
    tx: &mut Tx<'_>,
    party: &Respondent,
    id: JobId,
    text: &str,
    settings: DisputeSettings,
) -> Result<DisputeRecord, DisputeError> {
    let party = &party.party();
    let job = of_party(tx, *party, id)?;
    let dispute = Dispute::find(tx, id)?.ok_or(DisputeError::NoSuchDispute)?;
    let until = dispute.decided_at.map(|at| at.saturating_add(settings.appeal_period));
    let is_in_time = until.is_some_and(|until| tx.now() < until);
    if dispute.status != DisputeStatus::Resolved || !is_in_time {
        return Err(DisputeError::NotAppealable);
    }
    job.touch(tx)?;
    dispute.insert_appeal(tx, party.side(), text)?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobDecisionAppealed, *party))?;
    read(tx, &job)
}
