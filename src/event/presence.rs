//! Who has a feed open, as all nodes can see it: they get no mail about what they read anyway.

use crate::{
    app::App,
    auth::sessions::models::Session,
    core::{clock::Timestamp, error::Failure},
    database::STEP,
};
use std::time::Duration;

/// How long a session counts as live after it was last said to be. A node that dies leaves no more behind.
pub(super) const PRESENCE: Duration = Duration::from_secs(60);

/// Says which sessions have a feed open on this node, and which have none any more: in one transaction for many of them, and only what
/// is news or will be forgotten soon.
pub(crate) async fn tell(app: App) -> Result<(), Failure> {
    let now = app.clock.now();
    let (here, gone) = app.tail.presence(now);
    for (sessions, until) in [(here, now.saturating_add(PRESENCE)), (gone, Timestamp::MIN)] {
        for some in sessions.chunks(usize::try_from(STEP).unwrap_or(usize::MAX)) {
            let told = some.to_vec();
            app.write_as_system(move |tx| Session::set_live_until(tx, &told, until)).await?;
            app.tail.told(some, until);
        }
    }
    Ok(())
}
