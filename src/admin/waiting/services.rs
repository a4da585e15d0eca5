//! Counting what waits.

use super::models::{Queue, Waiting};
use crate::{
    auth::permissions::Admin,
    database::{Error, Tx},
};

/// Counts what waits now. Every count is bounded.
pub(crate) fn waiting(tx: &mut Tx<'_>, _: &Admin) -> Result<Waiting, Error> {
    Ok(Waiting {
        identity_checks: Queue::of_identity_checks(tx)?,
        name_changes: Queue::of_name_changes(tx)?,
        flagged_reviews: Queue::of_flagged_reviews(tx)?,
        disputes: Queue::of_disputes(tx)?,
        review_appeals: Queue::of_review_appeals(tx)?,
    })
}
