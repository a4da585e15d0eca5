//! The rules of administrators for listings.

use super::models::{AnyListing, ListingSearch};
use crate::{
    auth::permissions::Admin,
    database::{Error, Tx, ids::ServiceId},
};

/// Listings, public or not, newest first.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    _: &Admin,
    search: &ListingSearch,
    after: ServiceId,
    rows: i64,
) -> Result<Vec<AnyListing>, Error> {
    search.run(tx, after, rows)
}
