//! Reads the state of the installation, once for many who ask.

use super::{
    disk::{space_of, wal_size},
    models::{DatabaseState, DiskSpace, SystemState},
};
use crate::{
    app::App,
    core::config::{DatabaseUrl, StorageUrl},
};
use std::{path::PathBuf, sync::Arc, time::Duration};
use tokio::time::timeout;

/// How old a state may be.
const MAX_AGE: Duration = Duration::from_secs(5);

/// How long the database, and then the disks, may take to answer.
const READ_TIMEOUT: Duration = Duration::from_secs(2);

/// The state of the installation, at most [`MAX_AGE`] old. Those who ask while it is read wait for the same one.
pub(crate) async fn state(app: &App) -> Arc<SystemState> {
    let mut latest = app.system.latest.lock().await;
    let now = app.clock.monotonic();
    if let Some((read_at, state)) = &*latest
        && now.saturating_sub(*read_at) < MAX_AGE
    {
        return Arc::clone(state);
    }
    let state = Arc::new(read(app).await);
    *latest = Some((now, Arc::clone(&state)));
    state
}

async fn read(app: &App) -> SystemState {
    let database = match timeout(READ_TIMEOUT, app.read_public(DatabaseState::read)).await {
        Ok(Ok(database)) => Some(database),
        Ok(Err(problem)) => {
            tracing::warn!(%problem, "the state of the database cannot be read");
            None
        }
        Err(_) => None,
    };
    let (disks, wal_bytes) = disks(app).await.unwrap_or_default();
    SystemState { read_at: app.clock.now(), database, disks, wal_bytes }
}

type Disks = (Vec<(&'static str, DiskSpace)>, Option<u64>);

/// The space on disk; `None` if an earlier look at it has not ended, or this one does not in time.
async fn disks(app: &App) -> Option<Disks> {
    let permit = Arc::clone(&app.system.disk_permit).try_acquire_owned().ok()?;
    let mut directories: Vec<(&'static str, PathBuf)> = vec![("data", app.settings.data_dir.clone())];
    if let StorageUrl::File(directory) = &app.settings.storage_url {
        directories.push(("files", directory.clone()));
    }
    let database = match &app.settings.database_url {
        DatabaseUrl::Sqlite(path) => Some(path.clone()),
        DatabaseUrl::Postgres(_) => None,
    };
    let looking = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        let disks = directories.iter().filter_map(|(name, directory)| Some((*name, space_of(directory)?))).collect();
        (disks, database.map(|path| wal_size(&path)))
    });
    timeout(READ_TIMEOUT, looking).await.ok()?.ok()
}
