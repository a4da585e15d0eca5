//! Has listings found by the new name of their category.

use crate::{app::App, core::error::Problem, service::categories::models::renew_words};

/// Marks some listings in each transaction, until none is left.
pub(super) async fn renew(app: App) -> Result<(), Problem> {
    app.write_in_steps(renew_words).await
}
