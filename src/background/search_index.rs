//! Indexes the listings of workers who have changed.

use crate::{
    app::App,
    core::error::Problem,
    database::queue::Task as _,
    service::models::IndexTask,
    tasks::{self, Origin},
};
use std::slice::from_ref;

/// Indexes due listings, a few in each transaction, until none is left. Any number of nodes may do so at the same time.
/// A worker whose listings cannot be indexed does not stop the others.
pub(super) async fn index(app: App) -> Result<(), Problem> {
    while let Some(task) = tasks::next::<IndexTask>(&app).await? {
        let claimed = task.clone();
        let indexed = app.write_as_system(move |tx| IndexTask::work_off(tx, &claimed));
        let indexed = tasks::traced(&app, &Origin::of(from_ref(&task)), indexed).await;
        if matches!(indexed, Ok(true)) {
            tasks::count_done(IndexTask::KIND, 1);
        }
        tasks::retry_on_error(&app, &task, indexed.map(drop)).await?;
    }
    Ok(())
}
