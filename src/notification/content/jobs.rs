//! The content of mails about jobs: their offers, their disputes, and both sides' reviews once these can be read.

use super::{
    super::{
        mails::Mail,
        models::{JobRow, ReviewRow, decline_reason},
        values::{Typed, UserName},
    },
    About,
};
use crate::{
    database::{
        Error, Tx,
        enums::Side,
        ids::{JobId, SubjectId},
    },
    job::{
        dispute::models::{Dispute, DisputeStatus},
        lifecycle::JobStatus,
        models::offers::OfferSummary,
    },
};

pub(in crate::notification) fn job_proposed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let number = about.event.number("offer");
    about.open_job(tx, |job, JobMail { other, title, .. }| {
        // Another offer that was made meanwhile has a mail of its own.
        let offer = job.open_offer.as_ref().filter(|offer| offer.number == number);
        let (total, start) = (offer.and_then(OfferSummary::total), offer.and_then(|offer| offer.scheduled_at));
        Some(Mail::JobProposed { other, title, total, start, until: offer.map(|offer| offer.expires_at) })
    })
}

pub(in crate::notification) fn job_changed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobChanged { other, title })
}

pub(in crate::notification) fn job_accepted(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobAccepted { other, title })
}

pub(in crate::notification) fn job_declined(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, reason }| Mail::JobDeclined { other, title, reason })
}

pub(in crate::notification) fn job_completed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let finalize_after = about.periods.finalize_after;
    let review_days = about.periods.review_period.0.get();
    about.job(tx, |JobMail { other, title, .. }| Mail::JobCompleted { other, title, finalize_after, review_days })
}

pub(in crate::notification) fn job_finalized(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let until = about.event.at.saturating_add(about.periods.review_period.duration());
    about.job(tx, |JobMail { other, title, .. }| match about.event.actor {
        Some(_) => Mail::JobFinalized { other, title, until },
        None => Mail::JobFinalizedAutomatically { other, title, until },
    })
}

pub(in crate::notification) fn job_cancelled(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let is_by_itself = about.event.actor.is_none();
    let own_side = if about.is_client() { Side::Client } else { Side::Worker };
    about.open_job(tx, |job, JobMail { other, title, reason }| {
        Some(match job.no_show_reported_by.filter(|_| is_by_itself) {
            Some(reported_by) => Mail::JobCancelledForNoShow { other, title, is_absent: reported_by != own_side },
            None => Mail::JobCancelled { other, title, reason },
        })
    })
}

pub(in crate::notification) fn job_expired(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobExpired { other, title })
}

/// `None` when the offer is not open any more.
pub(in crate::notification) fn offer_made(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let number = about.event.number("offer");
    about.open_job(tx, |job, JobMail { other, title, .. }| {
        let offer = job.open_offer.as_ref().filter(|offer| offer.number == number)?;
        let (total, start, until) = (offer.total(), offer.scheduled_at, offer.expires_at);
        Some(Mail::JobOfferMade { other, title, total, start, until })
    })
}

pub(in crate::notification) fn offer_declined(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let reason = decline_reason(tx, about.event.subject, about.event.number("offer"))?;
    let reason = reason.as_deref().map(Typed::new);
    about.job(tx, |JobMail { other, title, .. }| Mail::JobOfferDeclined { other, title, reason })
}

pub(in crate::notification) fn offer_withdrawn(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobOfferWithdrawn { other, title })
}

pub(in crate::notification) fn offer_expired(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobOfferExpired { other, title })
}

pub(in crate::notification) fn job_amended(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobAmended { other, title })
}

pub(in crate::notification) fn changes_requested(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, reason }| Mail::JobChangesRequested { other, title, reason })
}

/// `None` when the report does not wait any more.
pub(in crate::notification) fn no_show_reported(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let contest_period = about.periods.contest_period;
    about.open_job(tx, |job, JobMail { other, title, .. }| {
        let reported_at = job.no_show_at.filter(|_| job.status == JobStatus::Accepted)?;
        let until = reported_at.saturating_add(contest_period);
        Some(Mail::JobNoShowReported { other, title, until })
    })
}

/// `None` when the reader has answered, or the dispute is decided.
pub(in crate::notification) fn job_disputed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let unanswered = about.dispute(tx)?.filter(|one| one.status == DisputeStatus::Open && one.answered_at.is_none());
    let Some(dispute) = unanswered else { return Ok(None) };
    let until = dispute.opened_at.saturating_add(about.periods.disputes.answer_period);
    about.job(tx, |JobMail { other, title, .. }| Mail::JobDisputed { other, title, until })
}

/// `None` when the dispute is decided.
pub(in crate::notification) fn statement_made(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.open_dispute(tx, |JobMail { other, title, .. }| Mail::JobStatementMade { other, title })
}

/// `None` when the dispute is decided.
pub(in crate::notification) fn settlement_proposed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.open_dispute(tx, |JobMail { other, title, .. }| Mail::JobSettlementProposed { other, title })
}

/// `None` when the dispute is decided.
pub(in crate::notification) fn settlement_declined(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.open_dispute(tx, |JobMail { other, title, .. }| Mail::JobSettlementDeclined { other, title })
}

/// `None` when the decision is appealed: the mail would call it final.
pub(in crate::notification) fn dispute_decided(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let Some(dispute) = about.dispute(tx)? else { return Ok(None) };
    if matches!(dispute.status, DisputeStatus::Appealed | DisputeStatus::AppealDecided) {
        return Ok(None);
    }
    let resolved = Some(dispute).filter(|dispute| dispute.status == DisputeStatus::Resolved);
    let decided_at = resolved.and_then(|dispute| dispute.decided_at);
    let until = decided_at.map(|at| at.saturating_add(about.periods.disputes.appeal_period));
    about.job(tx, |JobMail { other, title, .. }| Mail::JobDisputeDecided { other, title, until })
}

pub(in crate::notification) fn decision_appealed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobDecisionAppealed { other, title })
}

pub(in crate::notification) fn appeal_decided(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    about.job(tx, |JobMail { other, title, .. }| Mail::JobAppealDecided { other, title })
}

/// The other side's review, if there is one.
pub(in crate::notification) fn reviews_revealed(tx: &mut Tx<'_>, about: &About<'_>) -> Result<Option<Mail>, Error> {
    let names = ("client_review_id", "worker_review_id");
    let (own, theirs) = if about.is_client() { names } else { (names.1, names.0) };
    let has_own = about.event.text(own).is_some();
    let received = match about.event.id_in::<SubjectId>(theirs) {
        Some(id) => ReviewRow::find(tx, id)?,
        None => None,
    };
    let (rating, text) = received.map_or((None, None), |review| (review.rating, review.text));
    let text = text.as_deref().map(Typed::new);
    let has_received = rating.is_some() || text.is_some();
    let rating = rating.unwrap_or_default();
    about.job(tx, |JobMail { other, title, .. }| Mail::ReviewsRevealed {
        other,
        title,
        has_own,
        has_received,
        rating,
        text,
    })
}

/// A job in a mail to its client or worker.
struct JobMail {
    other: UserName,
    title: Typed,
    reason: Option<Typed>,
}

impl About<'_> {
    fn job(&self, tx: &mut Tx<'_>, mail: impl FnOnce(JobMail) -> Mail) -> Result<Option<Mail>, Error> {
        self.open_job(tx, |_, job| Some(mail(job)))
    }

    fn dispute(&self, tx: &mut Tx<'_>) -> Result<Option<Dispute>, Error> {
        Dispute::find(tx, JobId::from(self.event.subject.as_uuid()))
    }

    /// A mail about a dispute that is not decided; `None` if it is.
    fn open_dispute(&self, tx: &mut Tx<'_>, mail: impl FnOnce(JobMail) -> Mail) -> Result<Option<Mail>, Error> {
        match self.dispute(tx)?.filter(|dispute| dispute.status.is_undecided()) {
            Some(_) => self.job(tx, mail),
            None => Ok(None),
        }
    }

    /// A mail that depends on how the job is now; `None` when there is no longer anything to report.
    fn open_job(
        &self,
        tx: &mut Tx<'_>,
        mail: impl FnOnce(&JobRow, JobMail) -> Option<Mail>,
    ) -> Result<Option<Mail>, Error> {
        let Some(job) = JobRow::find(tx, self.event.subject)? else { return Ok(None) };
        let other = if self.is_client() { job.worker.clone() } else { job.client.clone() };
        let reason = job.reason.as_deref().filter(|reason| !reason.is_empty()).map(Typed::new);
        let words = JobMail { other, title: Typed::new(&job.title), reason };
        Ok(mail(&job, words))
    }
}
