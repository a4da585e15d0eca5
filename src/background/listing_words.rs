//! Indexes the words of every listing for administrators: those of a migration, of a restored backup, of nodes of the last release, and of
//! accounts that were deleted. Others are indexed when they change.

use crate::{app::App, core::error::Problem, service::models::index_any_listings};

/// Indexes a few in each transaction, until none is left.
pub(super) async fn index(app: App) -> Result<(), Problem> {
    app.write_in_steps(|tx| index_any_listings(tx).map(|indexed| indexed > 0)).await
}
