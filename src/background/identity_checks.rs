//! Sends submissions to the operator's identity check service, if there is one.

use crate::{
    app::App,
    core::error::Problem,
    tasks::{self, Origin},
    worker::kyc::check::{flows, models::CheckTask},
};
use std::slice::from_ref;

/// How many requests each node makes at the same time.
pub(super) const WORKERS: usize = 3;

/// Sends submissions until none is due.
pub(super) async fn send_requests(app: App) -> Result<(), Problem> {
    let Some(client) = app.checker.clone() else { return Ok(()) };
    while let Some(task) = tasks::next::<CheckTask>(&app).await? {
        let asked = flows::send_request(&app, &client, &task);
        let asked = tasks::traced(&app, &Origin::of(from_ref(&task)), asked).await;
        tasks::retry_on_error(&app, &task, asked).await?;
    }
    Ok(())
}
