//! Sizes of files and file systems.

use super::models::DiskSpace;
use rustix::fs::statvfs;
use std::{fs, path::Path};

/// The space of the file system of a directory. Blocks while its server is away.
pub(super) fn space_of(directory: &Path) -> Option<DiskSpace> {
    let found = statvfs(directory).ok()?;
    Some(DiskSpace {
        size: found.f_blocks.saturating_mul(found.f_frsize),
        free: found.f_bavail.saturating_mul(found.f_frsize),
    })
}

/// The size of SQLite's write-ahead log; 0 if there is none.
pub(super) fn wal_size(database: &Path) -> u64 {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    fs::metadata(name).map_or(0, |file| file.len())
}
