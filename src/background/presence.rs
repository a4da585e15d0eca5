//! Announces to all nodes which sessions have a live feed: their users get no mail about messages that the feed has
//! shown.

use crate::{
    app::App,
    auth::sessions::models::Session,
    core::error::Problem,
    database::{self, STEP},
    event::live_tail::PRESENCE_TIMEOUT,
};

/// Announces the sessions that have a feed on this node, and withdraws those that no longer have one. Many sessions
/// share one transaction, and a session is written again only shortly before its announcement expires.
pub(super) async fn announce(app: App) -> Result<(), Problem> {
    let now = app.clock.now();
    let until = now.saturating_add(PRESENCE_TIMEOUT);
    let (here, gone) = app.live_tail.unannounced(now);
    let step = usize::try_from(STEP).unwrap_or(usize::MAX);
    for some in here.chunks(step) {
        let told = some.to_vec();
        app.write_as_system(move |tx| Session::set_live_until(tx, &told, until)).await?;
        app.live_tail.announced(some, until);
    }
    for some in gone.chunks(step) {
        let told = some.to_vec();
        app.write_as_system(move |tx| {
            told.iter().try_for_each(|(session, announced)| Session::end_live(tx, *session, *announced))?;
            Ok::<_, database::Error>(())
        })
        .await?;
        app.live_tail.withdrawn(some);
    }
    Ok(())
}
