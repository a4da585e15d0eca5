//! What an action on an account would affect. No more than a number of each kind is counted.

use crate::{
    admin::lifecycle::AccountAction,
    database::{Error, STEP, Tx, from_row, ids::UserId},
};

/// No more rows of a kind than this are counted.
const MAX_COUNTED: i64 = 1_000;

/// What there is of an account that an action may affect.
#[derive(Debug, Clone, Copy)]
pub(super) struct Affected {
    pub(super) sessions: i64,
    pub(super) listings: i64,
    pub(super) public_listings: i64,
    pub(super) open_jobs: i64,
    pub(super) open_threads: i64,
    pub(super) visible_reviews: i64,
}

from_row!(Affected { sessions, listings, public_listings, open_jobs, open_threads, visible_reviews });

impl Affected {
    pub(super) fn of(tx: &mut Tx<'_>, user: UserId) -> Result<Affected, Error> {
        let now = tx.now();
        tx.one(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM sessions WHERE user_id = $1 AND expires_at > $2 LIMIT $3) AS s)
                 AS sessions,
                 (SELECT count(*) FROM (SELECT 1 FROM services WHERE worker_id = $1 AND status <> 'DELETED' LIMIT $3) AS l)
                 AS listings,
                 (SELECT count(*) FROM (SELECT 1 FROM services WHERE worker_id = $1 AND is_public LIMIT $3) AS p)
                 AS public_listings,
                 (SELECT count(*) FROM (
                     SELECT 1 FROM jobs WHERE client_id = $1 AND status IN ('NEGOTIATING', 'ACCEPTED', 'COMPLETED', 'DISPUTED')
                     UNION ALL
                     SELECT 1 FROM jobs WHERE worker_id = $1 AND status IN ('NEGOTIATING', 'ACCEPTED', 'COMPLETED', 'DISPUTED') LIMIT $3)
                  AS j) AS open_jobs,
                 (SELECT count(*) FROM (
                     SELECT 1 FROM threads WHERE client_id = $1 AND NOT is_closed
                     UNION ALL SELECT 1 FROM threads WHERE worker_id = $1 AND NOT is_closed LIMIT $3) AS t) AS open_threads,
                 (SELECT count(*) FROM (SELECT 1 FROM reviews WHERE client_id = $1 AND status = 'VISIBLE'
                     UNION ALL SELECT 1 FROM client_reviews WHERE worker_id = $1 AND status = 'VISIBLE' LIMIT $3) AS r)
                 AS visible_reviews",
            &[&user, &now, &MAX_COUNTED],
        )
    }
}

/// Something that can be done with an account, and what it would do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PossibleAction {
    pub(crate) action: AccountAction,
    pub(crate) effects: Effects,
}

/// What an action would do. At most 1000 of each are counted; a ban flags at most [`STEP`] reviews.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Effects {
    pub(crate) sessions_ended: i64,
    pub(crate) listings_hidden: i64,
    pub(crate) listings_erased: i64,
    pub(crate) conversations_closed: i64,
    pub(crate) reviews_flagged: i64,
    /// Jobs that are under way. They stay as they are, but one side cannot act any more.
    pub(crate) jobs_stalled: i64,
}

impl Effects {
    pub(super) fn of(action: AccountAction, affected: Affected) -> Self {
        let Affected { sessions, listings, public_listings, open_jobs, open_threads, visible_reviews } = affected;
        match action {
            AccountAction::Freeze => {
                Self { listings_hidden: public_listings, jobs_stalled: open_jobs, ..Self::default() }
            }
            AccountAction::Ban => Self {
                sessions_ended: sessions,
                listings_hidden: public_listings,
                reviews_flagged: visible_reviews.min(STEP),
                jobs_stalled: open_jobs,
                ..Self::default()
            },
            AccountAction::Delete => Self {
                sessions_ended: sessions,
                listings_erased: listings,
                conversations_closed: open_threads,
                jobs_stalled: open_jobs,
                ..Self::default()
            },
            AccountAction::Unfreeze | AccountAction::Unban => Self::default(),
        }
    }
}
