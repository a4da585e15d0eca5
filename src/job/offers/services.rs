//! The rules of offers.

use super::schemas::{MAX_OFFER_PERIOD, OfferCreate, ProposedTerms};
use crate::{
    auth::permissions::{AgreeingParty, Party},
    database::{
        self, Tx,
        enums::{CancellationPolicy, Side},
        ids::JobId,
    },
    event::EventKind,
    job::{
        lifecycle::{JobAction, JobStatus},
        models::{
            Job, Terms,
            agreement::policy_of_listing,
            offers::{JobOffer, OfferLine, OfferStatus},
        },
        rights::is_other_side_available,
        settings::JobSettings,
        situation::JobRefusal,
        steps::{JobError, NewJobEvent, append_event, of_party},
    },
};

/// The first offer of a job that was just proposed, if it says anything of price or time, and its number.
pub(crate) fn first_offer(
    tx: &mut Tx<'_>,
    id: JobId,
    terms: &Terms,
    proposed: &ProposedTerms<'_>,
    policy: CancellationPolicy,
    settings: JobSettings,
) -> Result<Option<i64>, JobError> {
    if proposed.is_empty() {
        return Ok(None);
    }
    let (offer, lines) = proposed.of(Side::Client, &terms.title, Some(policy), tx.now(), settings);
    offer.insert(tx, id, 1, &lines)?;
    Job::count_first_offer(tx, id)?;
    Ok(Some(1))
}

/// Either side offers terms: of a proposal, or, after the agreement, other ones. An offer that is open is superseded.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    party: &AgreeingParty,
    id: JobId,
    new: &OfferCreate,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let party = party.party();
    let job = of_party(tx, party, id)?;
    job.situation(settings, tx.now()).after(JobAction::Offer, party.side())?;
    if job.thread_is_closed {
        return Err(JobError::ThreadClosed);
    }
    require_available(&job, party.side(), JobAction::Offer)?;
    let policy = policy_of_next_offer(tx, &job, party.side(), settings)?;
    let now = tx.now();
    if new.expires_at.is_some_and(|at| at <= now || at > now.saturating_add(MAX_OFFER_PERIOD)) {
        return Err(JobError::OfferPeriod);
    }
    let (terms, lines) = new.proposed().of(party.side(), &job.terms.title, policy, now, settings);
    let number = job.offer_count + 1;
    job.offered(tx, number, &terms)?;
    JobOffer::supersede(tx, id)?;
    terms.insert(tx, id, number, &lines)?;
    append_event(tx, id, NewJobEvent::of(EventKind::JobOfferMade, party).about_offer(number))
}

/// What was agreed on cancelling stays, whatever the listing says now. Before, a worker offers what the listing says; a client offers what was
/// offered last, so that a worker cannot change it under their offer.
fn policy_of_next_offer(
    tx: &mut Tx<'_>,
    job: &Job,
    side: Side,
    settings: JobSettings,
) -> Result<Option<CancellationPolicy>, database::Error> {
    if let Some(agreed) = &job.agreed_offer {
        return Ok(agreed.cancellation_policy);
    }
    let latest = match side {
        Side::Client => JobOffer::find(tx, job.id, job.offer_count)?,
        Side::Worker => None,
    };
    match latest {
        Some(latest) => Ok(latest.terms.cancellation_policy),
        None => Ok(policy_of_listing(tx, job.id)?.or(Some(settings.cancellation_policy))),
    }
}

/// The offers of one of the caller's jobs before a number with their lines, the newest first.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    before: i64,
    rows: i64,
) -> Result<Vec<(JobOffer, Vec<OfferLine>)>, JobError> {
    let job = of_party(tx, *party, id)?;
    Ok(JobOffer::before(tx, job.id, before, rows)?)
}

/// The other side accepts an open offer. What it says is agreed from then on.
pub(crate) fn accept(
    tx: &mut Tx<'_>,
    party: &AgreeingParty,
    id: JobId,
    number: i64,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let party = party.party();
    let job = decidable(tx, party, id, number)?;
    let side = party.side();
    if job.open_offer.as_ref().is_some_and(|offer| offer.made_by == side) {
        return Err(JobRefusal::WrongSide.into());
    }
    job.situation(settings, tx.now()).after(JobAction::Accept, side)?;
    require_available(&job, party.side(), JobAction::Accept)?;
    agree(tx, party, &job, number)
}

/// Makes an open offer what is agreed.
pub(crate) fn agree(tx: &mut Tx<'_>, party: Party, job: &Job, number: i64) -> Result<Job, JobError> {
    let offer = JobOffer::find(tx, job.id, number)?.ok_or(JobError::NoSuchOffer)?;
    job.agree(tx, &offer)?;
    JobOffer::decide(tx, job.id, number, OfferStatus::Accepted, None)?;
    let kind = match job.status {
        JobStatus::Accepted => EventKind::JobAmended,
        JobStatus::Negotiating
        | JobStatus::Rejected
        | JobStatus::Completed
        | JobStatus::Finalized
        | JobStatus::Cancelled
        | JobStatus::Expired
        | JobStatus::Disputed => EventKind::JobAccepted,
    };
    append_event(tx, job.id, NewJobEvent::of(kind, party).about_offer(number))
}

/// The other side declines an open offer. The job stays as it is.
pub(crate) fn decline(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    number: i64,
    reason: Option<&str>,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let end = End { action: JobAction::Decline, to: OfferStatus::Declined, kind: EventKind::JobOfferDeclined };
    close(tx, *party, (id, number), &end, reason, settings)
}

/// Its author withdraws an open offer.
pub(crate) fn withdraw(
    tx: &mut Tx<'_>,
    party: &Party,
    id: JobId,
    number: i64,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let end = End { action: JobAction::Withdraw, to: OfferStatus::Withdrawn, kind: EventKind::JobOfferWithdrawn };
    close(tx, *party, (id, number), &end, None, settings)
}

/// How an offer ends without being accepted.
struct End {
    action: JobAction,
    to: OfferStatus,
    kind: EventKind,
}

fn close(
    tx: &mut Tx<'_>,
    party: Party,
    (id, number): (JobId, i64),
    end: &End,
    reason: Option<&str>,
    settings: JobSettings,
) -> Result<Job, JobError> {
    let job = decidable(tx, party, id, number)?;
    job.situation(settings, tx.now()).after(end.action, party.side())?;
    job.touch(tx)?;
    JobOffer::decide(tx, id, number, end.to, reason)?;
    append_event(tx, id, NewJobEvent::of(end.kind, party).about_offer(number))
}

/// The job of an offer that is open.
fn decidable(tx: &mut Tx<'_>, party: Party, id: JobId, number: i64) -> Result<Job, JobError> {
    let job = of_party(tx, party, id)?;
    if !(1..=job.offer_count).contains(&number) {
        return Err(JobError::NoSuchOffer);
    }
    let open = job.open_offer_at(tx.now()).map(|offer| offer.number);
    if open != Some(number) {
        return Err(JobError::OfferNotOpen { open });
    }
    Ok(job)
}

/// The other side's account lets this side offer or accept.
pub(crate) fn require_available(job: &Job, side: Side, action: JobAction) -> Result<(), JobError> {
    if is_other_side_available(job, side, action) {
        return Ok(());
    }
    Err(match side {
        Side::Worker => JobError::ClientUnavailable,
        Side::Client => JobError::WorkerUnavailable,
    })
}

/// Marks an open offer as expired whose time is over.
pub(crate) fn expire(tx: &mut Tx<'_>, id: JobId, number: i64) -> Result<bool, JobError> {
    let Some(job) = Job::find(tx, id)? else { return Ok(false) };
    let is_due = |offer: &JobOffer, now| offer.status == OfferStatus::Open && offer.terms.expires_at <= now;
    let Some(_) = JobOffer::find(tx, id, number)?.filter(|offer| is_due(offer, tx.now())) else { return Ok(false) };
    if !job.open_offer.as_ref().is_some_and(|offer| job.is_about(offer)) {
        // It was none any more, so nobody is told that it has expired.
        JobOffer::decide(tx, id, number, OfferStatus::Expired, None)?;
        return Ok(true);
    }
    job.touch_by_itself(tx)?;
    JobOffer::decide(tx, id, number, OfferStatus::Expired, None)?;
    append_event(tx, id, NewJobEvent::by_itself(EventKind::JobOfferExpired).about_offer(number))?;
    Ok(true)
}
