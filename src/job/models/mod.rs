//! Jobs.

pub(crate) mod agreement;
mod due;
pub(crate) mod history;
pub(crate) mod offers;
pub(crate) mod outcome;
pub(crate) mod proposal;
pub(crate) mod reliability;
mod review;

use self::{
    offers::{OfferSummary, offer_summary_columns},
    outcome::Outcome,
};
use super::{
    dispute::models::JobDispute,
    lifecycle::JobStatus,
    settings::JobSettings,
    situation::{NoShowReport, Situation},
};
use crate::{
    auth::permissions::Party,
    core::clock::Timestamp,
    database::{
        Error, FromRow, Param, Row, Tx,
        enums::{CancellationPolicy, KycStatus, Side, UserStatus},
        from_row,
        ids::{JobId, ReviewId, ServiceId, ThreadId},
        stored_struct,
    },
    picture::summary::{UserSummary, user_summary_columns},
};
use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;

/// A job with the names of both sides.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) id: JobId,
    pub(crate) status: JobStatus,
    pub(crate) version: i64,
    pub(crate) terms: Terms,
    pub(crate) thread_id: ThreadId,
    pub(crate) reason: Option<String>,
    pub(crate) created_at: Timestamp,
    pub(crate) accepted_at: Option<Timestamp>,
    pub(crate) completed_at: Option<Timestamp>,
    pub(crate) finalized_at: Option<Timestamp>,
    pub(crate) cancelled_at: Option<Timestamp>,
    pub(crate) updated_at: Timestamp,
    /// The number of the latest offer; zero if none was made.
    pub(crate) offer_count: i64,
    /// When cancelling was last made free by an agreement.
    pub(crate) agreed_at: Option<Timestamp>,
    /// What was agreed on cancelling; `None`: it is free.
    pub(crate) cancellation_policy: Option<CancellationPolicy>,
    /// The start by which a cancellation is counted.
    pub(crate) cancellation_start: Option<Timestamp>,
    /// How often its client has asked for changes.
    pub(crate) change_requests: i64,
    /// Who has reported that the other side did not come, and when.
    pub(crate) no_show_reported_by: Option<Side>,
    pub(crate) no_show_at: Option<Timestamp>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) dispute: Option<JobDispute>,
    pub(crate) client: UserSummary,
    pub(crate) client_status: UserStatus,
    pub(crate) worker: UserSummary,
    pub(crate) worker_status: UserStatus,
    pub(crate) worker_kyc: KycStatus,
    pub(crate) service_id: Option<ServiceId>,
    /// The service's title when the job was proposed.
    pub(crate) service_title: Option<String>,
    /// When something last happened in its conversation.
    pub(crate) thread_active_at: Timestamp,
    pub(crate) thread_is_closed: bool,
    pub(crate) open_offer: Option<OfferSummary>,
    pub(crate) agreed_offer: Option<OfferSummary>,
    /// The client's review, once it is revealed.
    pub(crate) review: Option<JobReview>,
    /// Whether a side has posted its review, blind or not. Only that side may be told.
    pub(crate) client_has_reviewed: bool,
    pub(crate) worker_has_reviewed: bool,
    /// Whether both can be read, so that no other can be posted.
    pub(crate) reviews_are_closed: bool,
}

from_row!(Job {
    id, status, version, [terms], thread_id, reason, created_at, accepted_at, completed_at, finalized_at, cancelled_at, updated_at,
    offer_count, agreed_at, cancellation_policy, cancellation_start, change_requests, no_show_reported_by, no_show_at, [outcome as "outcome_"],
    [dispute as "dispute_"],
    [client as "client_"], client_status, [worker as "worker_"], worker_status, worker_kyc, service_id, service_title,
    thread_active_at, thread_is_closed, [open_offer as "open_"], [agreed_offer as "agreed_"], [review as "review_"],
    client_has_reviewed, worker_has_reviewed, reviews_are_closed
});

stored_struct! {
    /// What is proposed.
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) struct Terms {
        pub(crate) title: String,
        pub(crate) description: Option<String>,
        pub(crate) price_amount: Option<i64>,
        pub(crate) price_currency: Option<String>,
        pub(crate) scheduled_at: Option<Timestamp>,
    }
}

/// The review of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct JobReview {
    pub(crate) id: ReviewId,
    /// `null` if it is about a job that was called off late.
    #[schema(minimum = 1, maximum = 5, example = 5)]
    pub(crate) rating: Option<i64>,
    /// False after an administrator has removed it.
    pub(crate) is_visible: bool,
}

/// For a `LEFT JOIN`.
impl FromRow for Option<JobReview> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (id, rating): (Option<ReviewId>, Option<i64>) = (row.take("id")?, row.take("rating")?);
        let is_visible: Option<bool> = row.take("is_visible")?;
        Ok(id.map(|id| JobReview { id, rating, is_visible: is_visible.unwrap_or_default() }))
    }
}

/// The base query of [`Job`]; conditions follow.
pub(super) const SELECT: &str = concat!(
    "SELECT j.id, j.status, j.version, j.title, j.description, j.price_amount, j.price_currency, j.scheduled_at, j.thread_id,
     j.reason, j.created_at, j.accepted_at, j.completed_at, j.finalized_at, j.cancelled_at, j.updated_at, j.offer_count, j.agreed_at,
     j.cancellation_policy, j.cancellation_start, j.change_requests, j.no_show_by AS no_show_reported_by, j.no_show_at, j.outcome_by, j.outcome_reason,
     j.outcome_client_owes, j.outcome_worker_gets, j.outcome_is_late, j.outcome_decided_by,
     d.opened_at AS dispute_opened_at, d.answered_at AS dispute_answered_at, s.proposed_by AS dispute_settlement_by, ",
    user_summary_columns!("c", "cp" as "client_"),
    ", c.status AS client_status, ",
    user_summary_columns!("w", "wp" as "worker_"),
    ", w.status AS worker_status, wp.kyc_status AS worker_kyc, j.service_id, j.service_title,
     t.last_activity_at AS thread_active_at, t.is_closed AS thread_is_closed, ",
    offer_summary_columns!("o" as "open_"),
    ", ",
    offer_summary_columns!("a" as "agreed_"),
    ", r.id AS review_id, r.rating AS review_rating, r.status = 'VISIBLE' AS review_is_visible,
     (r.id IS NOT NULL OR EXISTS (SELECT 1 FROM blind_reviews b WHERE b.job_id = j.id AND b.reviewer = 'CLIENT')) AS client_has_reviewed,
     (EXISTS (SELECT 1 FROM blind_reviews b WHERE b.job_id = j.id AND b.reviewer = 'WORKER')
         OR EXISTS (SELECT 1 FROM client_reviews cr WHERE cr.job_id = j.id)) AS worker_has_reviewed,
     (r.revealed_at IS NOT NULL OR EXISTS (SELECT 1 FROM client_reviews cr WHERE cr.job_id = j.id)) AS reviews_are_closed
     FROM jobs j JOIN users c ON c.id = j.client_id JOIN clients cp ON cp.user_id = j.client_id
     JOIN users w ON w.id = j.worker_id JOIN workers wp ON wp.user_id = j.worker_id
     JOIN threads t ON t.id = j.thread_id
     LEFT JOIN job_offers o ON o.job_id = j.id AND o.status = 'OPEN'
     LEFT JOIN job_offers a ON a.job_id = j.id AND a.number = j.agreed_offer
     LEFT JOIN disputes d ON d.job_id = j.id AND d.status = 'OPEN'
     LEFT JOIN dispute_settlements s ON s.job_id = d.job_id AND s.status = 'OPEN'
     LEFT JOIN reviews r ON r.job_id = j.id"
);

/// How long after an agreement without a start the work can be disputed before it is done.
const DISPUTABLE_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

impl Job {
    pub(crate) fn find(tx: &mut Tx<'_>, id: JobId) -> Result<Option<Job>, Error> {
        tx.optional(&format!("{SELECT} WHERE j.id = $1"), &[&id])
    }

    /// The job, if the party takes part in it.
    pub(crate) fn of_party(tx: &mut Tx<'_>, party: Party, id: JobId) -> Result<Option<Job>, Error> {
        tx.optional(&format!("{SELECT} WHERE j.id = $1 AND j.{} = $2", party.side().column()), &[&id, &party.id()])
    }

    /// The jobs of one side, the newest first: all, or those of a conversation.
    pub(crate) fn list_of_party(
        tx: &mut Tx<'_>,
        party: Party,
        (status, thread): (Option<JobStatus>, Option<ThreadId>),
        after: JobId,
        rows: i64,
    ) -> Result<Vec<Job>, Error> {
        let (id, side) = (party.id(), party.side().column());
        let mut params: Vec<&dyn Param> = vec![&id, &after, &rows];
        let mut sql = match &thread {
            None => format!("{SELECT} WHERE j.{side} = $1 AND j.id < $2"),
            Some(thread) => {
                params.push(thread);
                format!("{SELECT} WHERE t.id = $4 AND t.{side} = $1 AND j.id < $2")
            }
        };
        if let Some(status) = &status {
            params.push(status);
            sql.push_str(&format!(" AND j.status = ${}", params.len()));
        }
        tx.all(&format!("{sql} ORDER BY j.id DESC LIMIT $3"), &params)
    }

    /// Changes the status.
    pub(crate) fn advance(&self, tx: &mut Tx<'_>, to: JobStatus, reason: Option<&str>) -> Result<(), Error> {
        let now = tx.now();
        tx.execute_one(
            "UPDATE jobs SET status = $3, version = version + 1, updated_at = $4,
                 reason = CASE WHEN $3 IN ('COMPLETED', 'DISPUTED') THEN $5 ELSE COALESCE($5, reason) END,
                 accepted_at = CASE WHEN $3 = 'ACCEPTED' THEN COALESCE(accepted_at, $4) ELSE accepted_at END,
                 completed_at = CASE WHEN $3 = 'COMPLETED' THEN $4 WHEN $3 = 'ACCEPTED' THEN NULL ELSE completed_at END,
                 finalized_at = CASE WHEN $3 = 'FINALIZED' THEN $4 ELSE finalized_at END,
                 cancelled_at = CASE WHEN $3 = 'CANCELLED' THEN $4 ELSE cancelled_at END
             WHERE id = $1 AND status = $2",
            &[&self.id, &self.status, &to, &now, &reason],
        )
    }

    /// Whether the job was finished so soon after it was accepted that hardly any work can have been done. A settlement finishes one that was
    /// never marked as done.
    pub(crate) fn is_finished_at_once(&self) -> bool {
        const MIN_WORK_TIME: Duration = Duration::from_secs(60);
        let times = self.accepted_at.zip(self.completed_at.or(self.finalized_at));
        times.is_some_and(|(accepted, finished)| finished.saturating_since(accepted) < MIN_WORK_TIME)
    }

    /// Adds work that is done to the counters of both sides, or takes it back with -1.
    pub(crate) fn count_completed(&self, tx: &mut Tx<'_>, by: i64) -> Result<(), Error> {
        tx.execute(
            "UPDATE workers SET jobs_completed = jobs_completed + $2 WHERE user_id = $1",
            &[&self.worker.id, &by],
        )?;
        tx.execute(
            "UPDATE clients SET jobs_completed = jobs_completed + $2 WHERE user_id = $1",
            &[&self.client.id, &by],
        )?;
        Ok(())
    }

    /// Counts a request for changes.
    pub(crate) fn count_change_request(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute("UPDATE jobs SET change_requests = change_requests + 1 WHERE id = $1", &[&self.id])?;
        Ok(())
    }

    /// The job at a moment, as far as actions depend on it.
    pub(crate) fn situation(&self, settings: JobSettings, now: Timestamp) -> Situation {
        Situation {
            status: self.status,
            open_offer_by: self.open_offer_at(now).map(|offer| offer.made_by),
            has_offers: self.offer_count > 0,
            start: self.terms.scheduled_at,
            dispute_from: self
                .terms
                .scheduled_at
                .or(self.first_agreed_at().map(|at| at.saturating_add(DISPUTABLE_AFTER))),
            no_show_from: self.expected_at().map(|at| at.saturating_add(settings.no_show_after)),
            report: self.report(settings),
            change_requests: self.change_requests,
            settlement_by: self.dispute.and_then(|dispute| dispute.settlement_by),
            ends_at: self.ends_at(settings),
            now,
        }
    }

    /// When its status ends by itself: a proposal expires, work counts as confirmed, silence about a no-show or a dispute decides it.
    pub(crate) fn ends_at(&self, settings: JobSettings) -> Option<Timestamp> {
        match self.status {
            JobStatus::Negotiating => Some(self.last_touched().saturating_add(settings.expire_after)),
            JobStatus::Accepted => self.report(settings).map(|report| report.until),
            JobStatus::Completed => self.completed_at.map(|done| done.saturating_add(settings.finalize_after)),
            JobStatus::Disputed => {
                let unanswered = self.dispute.and_then(|dispute| dispute.unanswered_since);
                unanswered.map(|since| since.saturating_add(settings.answer_period))
            }
            JobStatus::Rejected | JobStatus::Finalized | JobStatus::Cancelled | JobStatus::Expired => None,
        }
    }

    fn first_agreed_at(&self) -> Option<Timestamp> {
        self.agreed_at.or(self.accepted_at)
    }

    /// When both sides are expected: at the start, or when they agreed on one that was over.
    fn expected_at(&self) -> Option<Timestamp> {
        let agreed_at = self.agreed_offer.as_ref().and_then(|offer| offer.decided_at).or(self.first_agreed_at());
        self.terms.scheduled_at.map(|start| agreed_at.map_or(start, |agreed_at| start.max(agreed_at)))
    }

    /// The offer that is open. One that is over is none, also before it is marked as expired.
    pub(crate) fn open_offer_at(&self, now: Timestamp) -> Option<&OfferSummary> {
        self.open_offer.as_ref().filter(|offer| offer.expires_at > now && self.is_about(offer))
    }

    /// Whether an open offer is about the job as it is. A node of the last release changes, accepts and ends jobs without looking at their offers,
    /// and leaves them open. This release never does: what a proposal says of price and time is what its open offer says, whichever side made it, an
    /// agreement is an offer that was accepted or is older than all offers, and offers end with their job.
    pub(crate) fn is_about(&self, offer: &OfferSummary) -> bool {
        match self.status {
            JobStatus::Negotiating => {
                (self.terms.price_amount, &self.terms.price_currency) == (offer.total_amount, &offer.total_currency)
                    && self.terms.scheduled_at == offer.scheduled_at
            }
            JobStatus::Accepted => {
                self.agreed_offer.is_some() || self.accepted_at.is_none_or(|accepted| accepted <= offer.created_at)
            }
            JobStatus::Rejected
            | JobStatus::Completed
            | JobStatus::Finalized
            | JobStatus::Cancelled
            | JobStatus::Expired
            | JobStatus::Disputed => false,
        }
    }

    /// The report of a no-show that waits for the other side.
    pub(crate) fn report(&self, settings: JobSettings) -> Option<NoShowReport> {
        let (by, at) = self.no_show_reported_by.zip(self.no_show_at).filter(|_| self.status == JobStatus::Accepted)?;
        Some(NoShowReport { by, until: at.saturating_add(settings.contest_period) })
    }

    /// When the job or its conversation last changed.
    pub(crate) fn last_touched(&self) -> Timestamp {
        self.thread_active_at.max(self.updated_at)
    }
}

/// Counts an action on a job as activity in its conversation.
pub(crate) fn touch_thread(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    let now = tx.now();
    tx.execute("UPDATE threads SET last_activity_at = $2 WHERE id = $1", &[&thread, &now])?;
    Ok(())
}
