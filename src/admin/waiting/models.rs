//! Queues of what waits for an administrator.

use crate::{
    core::clock::Timestamp,
    database::{Error, Tx, from_row},
};

/// No more of a kind than this are counted.
pub(crate) const MAX_COUNTED: i64 = 1_000;

/// What waits of a kind.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Queue {
    /// At most [`MAX_COUNTED`].
    pub(crate) count: i64,
    /// Since when the first of them waits.
    pub(crate) oldest_at: Option<Timestamp>,
}

from_row!(Queue { count, oldest_at });

/// What waits for a decision of an administrator, by kind.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Waiting {
    pub(crate) identity_checks: Queue,
    pub(crate) name_changes: Queue,
    pub(crate) flagged_reviews: Queue,
    pub(crate) disputes: Queue,
    pub(crate) review_appeals: Queue,
}

impl Queue {
    /// Identity checks that are not decided.
    pub(super) fn of_identity_checks(tx: &mut Tx<'_>) -> Result<Queue, Error> {
        tx.one(
            "SELECT count(*) AS count, min(at) AS oldest_at FROM (
                 SELECT at FROM (
                     SELECT submitted_at AS at FROM (SELECT submitted_at FROM kyc_submissions WHERE status = 'PENDING'
                         ORDER BY submitted_at LIMIT $1) AS pending
                     UNION ALL
                     SELECT submitted_at AS at FROM (SELECT submitted_at FROM kyc_submissions WHERE status = 'IN_REVIEW'
                         ORDER BY submitted_at LIMIT $1) AS in_review) AS undecided
                 ORDER BY at LIMIT $1) AS waiting",
            &[&MAX_COUNTED],
        )
    }

    /// Disputes that are not decided, and appeals, since the dispute was opened.
    pub(super) fn of_disputes(tx: &mut Tx<'_>) -> Result<Queue, Error> {
        tx.one(
            "SELECT count(*) AS count, min(at) AS oldest_at FROM (
                 SELECT at FROM (
                     SELECT opened_at AS at FROM (SELECT opened_at FROM disputes WHERE status = 'OPEN'
                         ORDER BY opened_at LIMIT $1) AS open
                     UNION ALL
                     SELECT opened_at AS at FROM (SELECT opened_at FROM disputes WHERE status = 'APPEALED'
                         ORDER BY opened_at LIMIT $1) AS appealed) AS undecided
                 ORDER BY at LIMIT $1) AS waiting",
            &[&MAX_COUNTED],
        )
    }

    /// Appeals against the removal of reviews.
    pub(super) fn of_review_appeals(tx: &mut Tx<'_>) -> Result<Queue, Error> {
        tx.one(
            "SELECT count(*) AS count, min(created_at) AS oldest_at
             FROM (SELECT created_at FROM review_appeals WHERE status = 'OPEN' ORDER BY created_at LIMIT $1) AS waiting",
            &[&MAX_COUNTED],
        )
    }

    /// Names that workers have asked for.
    pub(super) fn of_name_changes(tx: &mut Tx<'_>) -> Result<Queue, Error> {
        tx.one(
            "SELECT count(*) AS count, min(requested_at) AS oldest_at
             FROM (SELECT requested_at FROM name_changes ORDER BY id LIMIT $1) AS waiting",
            &[&MAX_COUNTED],
        )
    }

    /// Reviews with open flags, since the first of these, or with a signal, since they were written.
    pub(super) fn of_flagged_reviews(tx: &mut Tx<'_>) -> Result<Queue, Error> {
        tx.one(
            "SELECT CASE WHEN count(*) > $1 THEN $1 ELSE count(*) END AS count, min(at) AS oldest_at FROM (
                 SELECT at FROM (
                     SELECT COALESCE((SELECT min(f.created_at) FROM review_flags f WHERE f.review_id = r.id AND f.is_open), r.created_at) AS at
                     FROM reviews r WHERE r.open_flags > 0 OR r.open_signal IS NOT NULL OR r.open_signals IS NOT NULL
                     ORDER BY r.id LIMIT $1) AS of_workers
                 UNION ALL
                 SELECT at FROM (
                     SELECT COALESCE((SELECT min(f.created_at) FROM client_review_flags f WHERE f.review_id = r.id AND f.is_open), r.created_at)
                         AS at
                     FROM client_reviews r WHERE r.open_flags > 0 OR r.open_signal IS NOT NULL OR r.open_signals IS NOT NULL
                     ORDER BY r.id LIMIT $1) AS of_clients) AS waiting",
            &[&MAX_COUNTED],
        )
    }
}
