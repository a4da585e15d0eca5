//! The latest state of the installation.

use super::models::SystemState;
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
