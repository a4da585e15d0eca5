//! Has listings found by the new name of their category.

use crate::{app::App, core::error::Problem, service::categories::models::renew_words};

/// Marks some listings in each transaction, until none is left.
pub(super) async fn renew(app: App) -> Result<(), Problem> {
    while !app.stop.is_cancelled() && app.write_as_system(renew_words).await? {}
    Ok(())
}
