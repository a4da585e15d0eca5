//! What there is around an account. Every query is bounded, and their number does not depend on the account.

use crate::{
    admin::audit::models::Entry,
    auth::sessions::models::Session,
    database::{Error, Tx, enums::KycStatus, from_row, ids::UserId, models::user::User, queue::state::TaskState},
    job::lifecycle::JobStatus,
    service::models::ServiceStatus,
    worker::{
        kyc::{models::Submission, retention::models::LegalHold},
        summary::Rating,
    },
};

/// No more rows of a kind than this are counted.
const MAX_COUNTED: i64 = 10_000;

/// An account and everything around it.
#[derive(Debug)]
pub(crate) struct Overview {
    pub(crate) user: User,
    pub(crate) counts: Counts,
    /// The latest sessions, newest first.
    pub(crate) devices: Vec<Session>,
    pub(crate) worker: Option<WorkerState>,
    /// Newest first.
    pub(crate) submissions: Vec<Submission>,
    pub(crate) hold: Option<LegalHold>,
    pub(crate) listings: Vec<ListingCount>,
    pub(crate) jobs: Vec<JobCount>,
    pub(crate) failures: Vec<TaskState>,
    /// Newest first.
    pub(crate) audit: Vec<Entry>,
}

/// Numbers of an account.
#[derive(Debug)]
pub(crate) struct Counts {
    pub(crate) sessions: i64,
    pub(crate) passkeys: i64,
    pub(crate) has_second_factor: bool,
    pub(crate) reviews_written: i64,
    pub(crate) reviews_flagged: i64,
    pub(crate) flags_raised: i64,
}

from_row!(Counts { sessions, passkeys, has_second_factor, reviews_written, reviews_flagged, flags_raised });

impl Counts {
    pub(crate) fn of(tx: &mut Tx<'_>, user: UserId) -> Result<Counts, Error> {
        let now = tx.now();
        tx.one(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM sessions WHERE user_id = $1 AND expires_at > $2 LIMIT $3) AS s)
                 AS sessions,
                 (SELECT count(*) FROM (SELECT 1 FROM passkeys WHERE user_id = $1 LIMIT $3) AS p) AS passkeys,
                 EXISTS (SELECT 1 FROM second_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL) AS has_second_factor,
                 (SELECT count(*) FROM (SELECT 1 FROM reviews WHERE client_id = $1
                     UNION ALL SELECT 1 FROM client_reviews WHERE worker_id = $1 LIMIT $3) AS r) AS reviews_written,
                 (SELECT count(*) FROM (
                     SELECT 1 FROM reviews WHERE client_id = $1 AND (open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL)
                     UNION ALL
                     SELECT 1 FROM reviews WHERE worker_id = $1 AND (open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL)
                     UNION ALL
                     SELECT 1 FROM client_reviews WHERE client_id = $1 AND (open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL)
                     UNION ALL
                     SELECT 1 FROM client_reviews WHERE worker_id = $1 AND (open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL)
                     LIMIT $3) AS f)
                 AS reviews_flagged,
                 (SELECT count(*) FROM (SELECT 1 FROM review_flags WHERE user_id = $1
                     UNION ALL SELECT 1 FROM client_review_flags WHERE user_id = $1 LIMIT $3) AS f) AS flags_raised",
            &[&user, &now, &MAX_COUNTED],
        )
    }
}

/// The identity check and the rating of a worker.
#[derive(Debug)]
pub(crate) struct WorkerState {
    pub(crate) kyc_status: KycStatus,
    pub(crate) rating: Rating,
}

from_row!(WorkerState { kyc_status, [rating] });

impl WorkerState {
    pub(crate) fn find(tx: &mut Tx<'_>, user: UserId) -> Result<Option<WorkerState>, Error> {
        tx.optional(
            "SELECT kyc_status, stars_1, stars_2, stars_3, stars_4, stars_5 FROM workers WHERE user_id = $1",
            &[&user],
        )
    }
}

/// How many listings of a worker have a status.
#[derive(Debug)]
pub(crate) struct ListingCount {
    pub(crate) status: ServiceStatus,
    pub(crate) count: i64,
}

from_row!(ListingCount { status, count });

impl ListingCount {
    pub(super) fn of_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<Vec<ListingCount>, Error> {
        tx.all(
            "SELECT status, count(*) AS count FROM services WHERE worker_id = $1 AND status <> 'DELETED'
             GROUP BY status ORDER BY status",
            &[&worker],
        )
    }
}

/// How many jobs of an account have a status.
#[derive(Debug)]
pub(crate) struct JobCount {
    pub(crate) status: JobStatus,
    pub(crate) count: i64,
}

from_row!(JobCount { status, count });

impl JobCount {
    /// Those as a client and those as a worker: an account has only one of them.
    pub(super) fn of(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<JobCount>, Error> {
        tx.all(
            "SELECT status, count(*) AS count FROM (
                 SELECT status FROM jobs WHERE client_id = $1 UNION ALL SELECT status FROM jobs WHERE worker_id = $1 LIMIT $2
             ) AS counted GROUP BY status ORDER BY status",
            &[&user, &MAX_COUNTED],
        )
    }
}
