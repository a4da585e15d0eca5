//! Removing and restoring reviews.

use super::{counting::RatingHistogram, removal::RemovalCode, review::Review, tables::reviews_by};
use crate::database::{Error, Tx, ids::UserId};

impl Review {
    /// Removes the review, unless it is removed already. Where it counted, an earlier one of the same pair may count now.
    pub(crate) fn remove(
        &self,
        tx: &mut Tx<'_>,
        by: UserId,
        code: RemovalCode,
        statement: &str,
    ) -> Result<bool, Error> {
        let (table, now) = (reviews_by(self.reviewer), tx.now());
        let removed = tx.execute(
            &format!(
                "UPDATE {table} SET status = 'REMOVED', counts = FALSE, removed_at = $2, removed_by = $3, removal_code = $4, removal_statement = $5
                 WHERE id = $1 AND status = 'VISIBLE'"
            ),
            &[&self.id, &now, &by, &code, &statement],
        )?;
        if let (1, true, Some(rating)) = (removed, self.counts, self.rating) {
            RatingHistogram::count(tx, self.reviewer, self.subject().id, rating, -1)?;
            self.recount(tx, self.created_at)?;
        }
        Ok(removed == 1)
    }

    /// Makes a removed review visible again. It counts as if it had not been removed.
    pub(crate) fn restore(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let table = reviews_by(self.reviewer);
        let restored = tx.execute(
            &format!(
                "UPDATE {table} SET status = 'VISIBLE', removed_at = NULL, removed_by = NULL, removal_code = NULL, removal_statement = NULL
                 WHERE id = $1 AND status = 'REMOVED'"
            ),
            &[&self.id],
        )?;
        if restored == 1 {
            self.count(tx)?;
        }
        Ok(restored == 1)
    }
}
