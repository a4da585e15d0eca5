//! The latest state of the installation.

use super::models::{Configuration, SystemState};
use crate::{
    auth::{keys::models as keys, permissions::Admin},
    database::{self, Tx},
    settings::Settings,
};
use std::{sync::Arc, time::Duration};
use tokio::sync::{Mutex, Semaphore};

/// The latest state, and when it was read, by the monotonic clock.
#[derive(Debug)]
pub(crate) struct LatestState {
    pub(super) latest: Mutex<Option<(Duration, Arc<SystemState>)>>,
    /// Permits one look at the disks, because a look at a mount whose server is away does not end.
    pub(super) disk_permit: Arc<Semaphore>,
}

impl Default for LatestState {
    fn default() -> Self {
        Self { latest: Mutex::default(), disk_permit: Arc::new(Semaphore::new(1)) }
    }
}

/// The settings that are in effect and where each came from, and the keys.
pub(crate) fn configuration(tx: &mut Tx<'_>, _: &Admin, settings: &Settings) -> Result<Configuration, database::Error> {
    Ok(Configuration { settings: settings.describe().0, keys: keys::all(tx)? })
}
