//! The queue of appeals, for the console.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx, from_row,
        ids::ReviewId,
        models::user::{PublicUser, public_user_columns},
    },
};

/// An appeal that waits, and who has made it.
#[derive(Debug, Clone)]
pub(crate) struct OpenAppeal {
    pub(crate) review_id: ReviewId,
    pub(crate) text: String,
    pub(crate) created_at: Timestamp,
    pub(crate) author: PublicUser,
}

from_row!(OpenAppeal { review_id, text, created_at, [author as "author_"] });

impl OpenAppeal {
    /// Those that wait, the oldest first.
    pub(crate) fn list(tx: &mut Tx<'_>, after: (Timestamp, ReviewId), rows: i64) -> Result<Vec<OpenAppeal>, Error> {
        tx.all(
            concat!(
                "SELECT a.review_id, a.text, a.created_at, ",
                public_user_columns!("u" as "author_"),
                " FROM review_appeals a JOIN users u ON u.id = a.author_id
                 WHERE a.status = 'OPEN' AND (a.created_at, a.review_id) > ($1, $2) ORDER BY a.created_at, a.review_id LIMIT $3"
            ),
            &[&after.0, &after.1, &rows],
        )
    }

    /// Where it is in the list.
    pub(crate) fn key(&self) -> (Timestamp, ReviewId) {
        (self.created_at, self.review_id)
    }
}
