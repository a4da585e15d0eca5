//! Computes the search keys of names that a migration has marked.

use crate::{app::App, core::error::Problem, database::models::user::rebuild_name_keys};

/// Computes a few in each transaction, until none is left.
pub(super) async fn renew(app: App) -> Result<(), Problem> {
    app.write_in_steps(|tx| rebuild_name_keys(tx).map(|rebuilt| rebuilt > 0)).await
}
