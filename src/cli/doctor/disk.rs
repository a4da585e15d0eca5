//! Free space where the installation writes.

use super::finding::{Finding, NOT_CREATED_YET};
use crate::core::config::{DatabaseUrl, StorageUrl};
use crate::settings::Settings;
use std::path::{Path, PathBuf};

/// With less, an embedded database may soon be unable to write its log, or a node to take an upload.
const MIN_FREE: u64 = 512 * MIB;
const MIB: u64 = 1024 * 1024;

/// The least free space of the directories on this machine.
pub(super) fn check(settings: &Settings) -> Finding {
    let mut places = vec![settings.data_dir.clone()];
    if let DatabaseUrl::Sqlite(database) = &settings.database_url {
        places.extend(database.parent().filter(|parent| !parent.as_os_str().is_empty()).map(Path::to_owned));
    }
    if let StorageUrl::File(files) = &settings.storage_url {
        places.push(files.clone());
    }
    let mut least: Option<(u64, PathBuf)> = None;
    for place in places.into_iter().filter(|place| place.exists()) {
        let free = free_bytes(&place).map_err(|error| format!("{}: {error}", place.display()))?;
        if least.as_ref().is_none_or(|(least, _)| free < *least) {
            least = Some((free, place));
        }
    }
    let Some((free, place)) = least else { return Ok(NOT_CREATED_YET.to_owned()) };
    let text = format!("{} MiB free at {}", free / MIB, place.display());
    if free >= MIN_FREE {
        return Ok(text);
    }
    Err(format!(
        "{text}, and {} are needed at least: when the disk is full, every change is refused; free or add space",
        MIN_FREE / MIB
    ))
}

/// What this user may still write.
fn free_bytes(place: &Path) -> rustix::io::Result<u64> {
    let disk = rustix::fs::statvfs(place)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_space_of_a_directory_is_known() {
        let home = tempfile::tempdir().unwrap();
        assert!(free_bytes(home.path()).unwrap() > 0);
        assert!(free_bytes(&home.path().join("missing")).is_err());
    }
}
