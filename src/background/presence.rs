//! Tells all nodes who has a feed open: they get no mail about what they read anyway.

use crate::{
    app::App,
    auth::sessions::models::Session,
    core::error::Problem,
    database::{self, STEP},
    event::live_tail::PRESENCE_TIMEOUT,
};

/// Says which sessions have a feed open on this node, and which have none any more: in one transaction for many of them, and only what
/// is news or will be forgotten soon.
pub(super) async fn tell(app: App) -> Result<(), Problem> {
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
