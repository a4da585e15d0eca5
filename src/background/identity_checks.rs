//! Asks the identity check service of the operator, if there is one.

use crate::{
    app::App,
    core::error::Problem,
    tasks,
    worker::kyc::check::{flows, models::CheckTask},
};

/// How many requests are made at the same time, by each node.
pub(super) const WORKERS: usize = 3;

/// Asks about one submission after the other until none is due.
pub(super) async fn ask(app: App) -> Result<(), Problem> {
    let Some(client) = app.checker.clone() else { return Ok(()) };
    while let Some(task) = tasks::next::<CheckTask>(&app).await? {
        let asked = flows::ask(&app, &client, &task).await;
        tasks::retry_on_error(&app, &task, asked).await?;
    }
    Ok(())
}
