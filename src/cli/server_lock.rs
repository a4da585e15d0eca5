//! A lock that allows one server for each embedded database.

use super::output::{Outcome, while_doing};
use crate::core::config::DatabaseUrl;
use std::{
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt as _,
};

/// One server writes an embedded database; a second would have its own limits, queues and wake-ups. Command line tools
/// may write as well. The operating system releases the lock when the process ends, however it ends.
pub(super) fn lock_database(url: &DatabaseUrl) -> Outcome {
    let DatabaseUrl::Sqlite(database) = url else { return Ok(()) };
    let path = database.with_extension("lock");
    let problem = || format!("the lock file {} cannot be used", path.display());
    let lock = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(while_doing(problem()))?;
    match lock.try_lock() {
        Ok(()) => {
            std::mem::forget::<File>(lock);
            Ok(())
        }
        Err(TryLockError::WouldBlock) => Err(format!(
            "another server serves {} already; stop it first, or use PostgreSQL (HIREHALL_DATABASE_URL), where there may be many",
            database.display()
        )),
        Err(TryLockError::Error(error)) => Err(while_doing(problem())(error)),
    }
}
