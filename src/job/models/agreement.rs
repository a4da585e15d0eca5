//! What is proposed and agreed, as it stands on the job itself.

use super::{
    Job,
    offers::{JobOffer, OfferTerms},
};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::{CancellationPolicy, Side},
        ids::JobId,
    },
    job::{cancelling::policy::Agreement, lifecycle::JobStatus},
};

impl Job {
    /// What cancelling costs depends on; `None`: it is free.
    pub(crate) fn agreement(&self) -> Option<Agreement> {
        let (policy, agreed_at) = self.cancellation_policy.zip(self.agreed_at)?;
        Some(Agreement { policy, total: self.terms.price_amount, agreed_at, start: self.cancellation_start })
    }

    /// Counts a new offer. What is proposed is what was offered last.
    pub(crate) fn offered(&self, tx: &mut Tx<'_>, number: i64, terms: &OfferTerms) -> Result<(), Error> {
        let now = tx.now();
        tx.execute_one(
            "UPDATE jobs SET version = version + 1, updated_at = $4, offer_count = $5,
                 price_amount = CASE WHEN status = 'NEGOTIATING' THEN $6 ELSE price_amount END,
                 price_currency = CASE WHEN status = 'NEGOTIATING' THEN $7 ELSE price_currency END,
                 scheduled_at = CASE WHEN status = 'NEGOTIATING' THEN $8 ELSE scheduled_at END
             WHERE id = $1 AND status = $2 AND version = $3",
            &[
                &self.id,
                &self.status,
                &self.version,
                &now,
                &number,
                &terms.total_amount,
                &terms.total_currency,
                &terms.scheduled_at,
            ],
        )
    }

    /// Counts the first offer of a job that was proposed in this transaction.
    pub(crate) fn count_first_offer(tx: &mut Tx<'_>, id: JobId) -> Result<(), Error> {
        tx.execute("UPDATE jobs SET offer_count = 1 WHERE id = $1", &[&id])?;
        Ok(())
    }

    /// Makes an offer what is agreed. A report of a no-show is over.
    pub(crate) fn agree(&self, tx: &mut Tx<'_>, offer: &JobOffer) -> Result<(), Error> {
        let now = tx.now();
        let (agreed_at, start) = self.kept_for_cancelling(&offer.terms, now);
        tx.execute_one(
            "UPDATE jobs SET status = 'ACCEPTED', version = version + 1, updated_at = $4, accepted_at = COALESCE(accepted_at, $4),
                 price_amount = $5, price_currency = $6, scheduled_at = $7, agreed_offer = $8, agreed_at = $9, cancellation_start = $10,
                 cancellation_policy = $11, no_show_by = NULL, no_show_at = NULL
             WHERE id = $1 AND status = $2 AND version = $3",
            &[
                &self.id,
                &self.status,
                &self.version,
                &now,
                &offer.terms.total_amount,
                &offer.terms.total_currency,
                &offer.terms.scheduled_at,
                &offer.number,
                &agreed_at,
                &start,
                &offer.terms.cancellation_policy,
            ],
        )
    }

    /// From when an agreement counts for cancelling, and by which start. A change that the client has asked for makes cancelling no cheaper: the
    /// earlier start and the first agreement stay.
    fn kept_for_cancelling(&self, new: &OfferTerms, now: Timestamp) -> (Timestamp, Option<Timestamp>) {
        let is_amended_for_client = self.status == JobStatus::Accepted && new.made_by == Side::Client;
        if !is_amended_for_client {
            return (now, new.scheduled_at);
        }
        let starts = [self.cancellation_start, new.scheduled_at];
        (self.agreed_at.unwrap_or(now), starts.into_iter().flatten().min())
    }

    /// Counts a change of its offers or of its dispute by one of the sides. The row of the job is written before those of its offers and its
    /// dispute, so that no two transactions wait for each other.
    pub(crate) fn touch(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.raise_version(tx, tx.now())
    }

    /// Counts a change that happened by itself, which is no activity.
    pub(crate) fn touch_by_itself(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.raise_version(tx, self.updated_at)
    }

    fn raise_version(&self, tx: &mut Tx<'_>, updated_at: Timestamp) -> Result<(), Error> {
        tx.execute_one(
            "UPDATE jobs SET version = version + 1, updated_at = $4 WHERE id = $1 AND status = $2 AND version = $3",
            &[&self.id, &self.status, &self.version, &updated_at],
        )
    }

    /// Records who says that the other side did not come.
    pub(crate) fn report_no_show(&self, tx: &mut Tx<'_>, by: Side) -> Result<(), Error> {
        let now = tx.now();
        tx.execute_one(
            "UPDATE jobs SET version = version + 1, updated_at = $4, no_show_by = $5, no_show_at = $4
             WHERE id = $1 AND status = $2 AND version = $3",
            &[&self.id, &self.status, &self.version, &now, &by],
        )
    }
}

/// The policy of the listing of a job now.
pub(crate) fn policy_of_listing(tx: &mut Tx<'_>, job: JobId) -> Result<Option<CancellationPolicy>, Error> {
    let found: Option<(Option<CancellationPolicy>,)> = tx.optional(
        "SELECT s.cancellation_policy FROM jobs j JOIN services s ON s.id = j.service_id WHERE j.id = $1",
        &[&job],
    )?;
    Ok(found.and_then(|(policy,)| policy))
}
