//! Appeals of authors against the removal of their reviews.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::text_enum,
        from_row,
        ids::{ReviewId, UserId},
        models::user::{PublicUser, public_user_columns},
    },
};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// The state of an appeal.
    pub(crate) AppealStatus {
        /// It waits for an administrator.
        Open = "OPEN",
        /// The review is visible again.
        Granted = "GRANTED",
        /// The review stays removed.
        Rejected = "REJECTED",
    }
}

/// An appeal against the removal of a review. Its author has one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Appeal {
    pub(crate) review_id: ReviewId,
    #[schema(example = "The person whom it names is myself.")]
    pub(crate) text: String,
    pub(crate) status: AppealStatus,
    /// What the administrator who has decided has answered.
    #[schema(example = json!(null))]
    pub(crate) statement: Option<String>,
    pub(crate) decided_at: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
}

from_row!(Appeal { review_id, text, status, statement, decided_at, created_at });

/// An appeal that waits, and who has made it.
#[derive(Debug, Clone)]
pub(crate) struct OpenAppeal {
    pub(crate) appeal: Appeal,
    #[cfg_attr(not(feature = "console"), expect(dead_code, reason = "the console alone names the author"))]
    pub(crate) author: PublicUser,
}

from_row!(OpenAppeal { [appeal], [author as "author_"] });

impl OpenAppeal {
    /// Those that wait, the oldest first.
    pub(crate) fn list(tx: &mut Tx<'_>, after: (Timestamp, ReviewId), rows: i64) -> Result<Vec<OpenAppeal>, Error> {
        tx.all(
            concat!(
                "SELECT a.review_id, a.text, a.status, a.statement, a.decided_at, a.created_at, ",
                public_user_columns!("u" as "author_"),
                " FROM review_appeals a JOIN users u ON u.id = a.author_id
                 WHERE a.status = 'OPEN' AND (a.created_at, a.review_id) > ($1, $2) ORDER BY a.created_at, a.review_id LIMIT $3"
            ),
            &[&after.0, &after.1, &rows],
        )
    }

    /// Where it is in the list.
    pub(crate) fn key(&self) -> (Timestamp, ReviewId) {
        (self.appeal.created_at, self.appeal.review_id)
    }
}

impl Appeal {
    /// Adds an appeal; false if there is one.
    pub(crate) fn insert(tx: &mut Tx<'_>, review: ReviewId, author: UserId, text: &str) -> Result<bool, Error> {
        let now = tx.now();
        let inserted = tx.execute(
            "INSERT INTO review_appeals (review_id, author_id, text, status, created_at) VALUES ($1, $2, $3, 'OPEN', $4)
             ON CONFLICT (review_id) DO NOTHING",
            &[&review, &author, &text, &now],
        )?;
        Ok(inserted == 1)
    }

    pub(crate) fn find(tx: &mut Tx<'_>, review: ReviewId) -> Result<Option<Appeal>, Error> {
        tx.optional(
            "SELECT review_id, text, status, statement, decided_at, created_at FROM review_appeals WHERE review_id = $1",
            &[&review],
        )
    }

    /// Decides on an appeal that is open; false if there is none.
    pub(crate) fn decide(
        tx: &mut Tx<'_>,
        review: ReviewId,
        to: AppealStatus,
        by: UserId,
        statement: &str,
    ) -> Result<bool, Error> {
        let now = tx.now();
        let decided = tx.execute(
            "UPDATE review_appeals SET status = $2, decided_by = $3, decided_at = $4, statement = $5 WHERE review_id = $1 AND status = 'OPEN'",
            &[&review, &to, &by, &now, &statement],
        )?;
        Ok(decided == 1)
    }
}
