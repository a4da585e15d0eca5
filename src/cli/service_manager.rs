//! What the service manager is told (sd_notify(3)). Without one, nothing happens.

use crate::{app::App, database::health};
use sd_notify::NotifyState;

/// The server accepts connections.
pub(super) fn ready() {
    tell(&NotifyState::Ready);
}

/// The server has been told to stop.
pub(super) fn stopping() {
    tell(&NotifyState::Stopping);
}

/// Tells the service manager again and again that the database answers, if it wants to know (`WatchdogSec=`).
///
/// An error is an answer: a PostgreSQL that is away, or a full disk, is not mended by another start, and meanwhile
/// requests get 503. What is not an answer is a thread that hangs, and for that the service manager starts us anew.
pub(super) fn feed_watchdog(app: &App) {
    let Some(allowed) = sd_notify::watchdog_enabled() else { return };
    let db = app.db.clone();
    tokio::spawn(async move {
        let mut often = tokio::time::interval(allowed / 3);
        loop {
            often.tick().await;
            if health::answers(&db).await {
                tell(&NotifyState::Watchdog);
            }
        }
    });
}

fn tell(state: &NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(std::slice::from_ref(state)) {
        tracing::warn!(%error, "the service manager cannot be told: {state}");
    }
}
