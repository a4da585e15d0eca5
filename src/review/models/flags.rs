//! Flags of users on reviews.

use super::{
    review::Review,
    tables::{flags_of, reviews_by},
};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Param, STEP, Tx,
        enums::Side,
        from_row,
        ids::{ReviewId, UserId},
        models::user::{PublicUser, public_user_columns},
        placeholders,
    },
};

/// The reason of the flags that a ban raises.
const AUTHOR_BANNED: &str = "The author was banned.";

/// A user's flag on a review, with the reason.
#[derive(Debug, Clone)]
pub(crate) struct Flag {
    pub(crate) review_id: ReviewId,
    pub(crate) reason: String,
    pub(crate) created_at: Timestamp,
    pub(crate) by: PublicUser,
}

from_row!(Flag { review_id, reason, created_at, [by as "by_"] });

impl Flag {
    /// Adds a flag; false when this user has flagged the review before.
    pub(crate) fn raise(
        tx: &mut Tx<'_>,
        (reviewer, review): (Side, ReviewId),
        user: UserId,
        reason: &str,
        at: Timestamp,
    ) -> Result<bool, Error> {
        let (flags, reviews) = (flags_of(reviewer), reviews_by(reviewer));
        let raised = tx.execute(
            &format!(
                "INSERT INTO {flags} (review_id, user_id, reason, is_open, created_at) VALUES ($1, $2, $3, TRUE, $4)
                 ON CONFLICT (review_id, user_id) DO NOTHING"
            ),
            &[&review, &user, &reason, &at],
        )?;
        if raised == 1 {
            tx.execute(&format!("UPDATE {reviews} SET open_flags = open_flags + 1 WHERE id = $1"), &[&review])?;
        }
        Ok(raised == 1)
    }

    /// The newest open flags (at most twenty) of each of these reviews by this side.
    pub(crate) fn open_on(tx: &mut Tx<'_>, reviewer: Side, reviews: &[ReviewId]) -> Result<Vec<Flag>, Error> {
        if reviews.is_empty() {
            return Ok(Vec::new());
        }
        let (flags, places) = (flags_of(reviewer), placeholders(reviews, 1));
        let user = public_user_columns!("u" as "by_");
        let ids: Vec<&dyn Param> = reviews.iter().map(|id| id as &dyn Param).collect();
        tx.all(
            &format!(
                "SELECT f.review_id, f.reason, f.created_at, {user}
                 FROM (SELECT review_id, user_id, reason, created_at,
                       row_number() OVER (PARTITION BY review_id ORDER BY created_at DESC, user_id) AS place
                   FROM {flags} WHERE is_open AND review_id IN ({places})) AS f
                 JOIN users u ON u.id = f.user_id WHERE f.place <= 20 ORDER BY f.review_id, f.created_at DESC, u.id"
            ),
            &ids,
        )
    }

    /// Flags the newest visible reviews by an account that is banned, for an administrator's decision on each: not every ban is about
    /// reviews.
    pub(crate) fn raise_on_all_by(tx: &mut Tx<'_>, reviewer: Side, author: UserId, admin: UserId) -> Result<(), Error> {
        let (flags, reviews, of, now) = (flags_of(reviewer), reviews_by(reviewer), reviewer.column(), tx.now());
        tx.execute(
            &format!(
                "INSERT INTO {flags} (review_id, user_id, reason, is_open, created_at)
                 SELECT r.id, $2, $3, TRUE, $4 FROM {reviews} r WHERE r.{of} = $1 AND r.status = 'VISIBLE' ORDER BY r.id DESC LIMIT $5
                 ON CONFLICT (review_id, user_id) DO UPDATE SET reason = excluded.reason, is_open = TRUE, created_at = excluded.created_at"
            ),
            &[&author, &admin, &AUTHOR_BANNED, &now, &STEP],
        )?;
        Self::recount_all_by(tx, reviewer, author)
    }

    /// Closes the flags of a ban that has ended.
    pub(crate) fn close_on_all_by(tx: &mut Tx<'_>, reviewer: Side, author: UserId) -> Result<(), Error> {
        let (flags, reviews, of) = (flags_of(reviewer), reviews_by(reviewer), reviewer.column());
        tx.execute(
            &format!(
                "UPDATE {flags} SET is_open = FALSE
                 WHERE is_open AND reason = $2 AND review_id IN (SELECT id FROM {reviews} WHERE {of} = $1 AND status = 'VISIBLE')"
            ),
            &[&author, &AUTHOR_BANNED],
        )?;
        Self::recount_all_by(tx, reviewer, author)
    }

    fn recount_all_by(tx: &mut Tx<'_>, reviewer: Side, author: UserId) -> Result<(), Error> {
        let (flags, reviews, of) = (flags_of(reviewer), reviews_by(reviewer), reviewer.column());
        tx.execute(
            &format!(
                "UPDATE {reviews} SET open_flags = (SELECT count(*) FROM {flags} f WHERE f.review_id = {reviews}.id AND f.is_open)
                 WHERE id IN (SELECT id FROM {reviews} WHERE {of} = $1 AND status = 'VISIBLE' ORDER BY id DESC LIMIT $2)"
            ),
            &[&author, &STEP],
        )?;
        Ok(())
    }
}

impl Review {
    /// Closes all flags and signals after an administrator's decision.
    pub(crate) fn settle_flags(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let (flags, reviews) = (flags_of(self.reviewer), reviews_by(self.reviewer));
        tx.execute(&format!("UPDATE {flags} SET is_open = FALSE WHERE review_id = $1 AND is_open"), &[&self.id])?;
        tx.execute(
            &format!("UPDATE {reviews} SET open_flags = 0, open_signal = NULL, open_signals = NULL WHERE id = $1"),
            &[&self.id],
        )?;
        Ok(())
    }
}
