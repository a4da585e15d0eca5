//! Indexes the listings of workers who have changed.

use crate::{app::App, core::error::Problem, service::models::IndexDue};

/// Indexes what is due, a few listings in each transaction, until none is left. Any number of nodes may do so at the
/// same time. A worker for whom that fails holds nobody else up.
pub(super) async fn index(app: App) -> Result<(), Problem> {
    while !app.stop.is_cancelled() {
        let Some(worker) = app.read_public(IndexDue::first).await? else { break };
        if let Err(problem) = app.write_as_system(move |tx| IndexDue::work_off(tx, worker)).await {
            app.write_as_system(move |tx| IndexDue::put_back(tx, worker)).await?;
            return Err(problem);
        }
    }
    Ok(())
}
