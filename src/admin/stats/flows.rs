//! Statistics with totals that are counted once for many requests.

use super::{
    schemas::{StatsFilter, StatsRead, Totals},
    services,
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{dependencies::Caller, error::Problem},
};
use std::time::Duration;

/// How old totals may be. They are counted by reading every account and every job.
const MAX_AGE: Duration = Duration::from_secs(30);

/// The totals, and the events of each day of a period.
pub(crate) async fn stats(app: &App, caller: Caller<Admin>, filter: StatsFilter) -> Result<StatsRead, Problem> {
    let days = app.read(caller, move |tx, admin| services::days_of(tx, admin, filter)).await?;
    Ok(StatsRead { totals: totals(app).await?, days })
}

/// Requests that come while they are counted wait for the same totals.
async fn totals(app: &App) -> Result<Totals, Problem> {
    let mut latest = app.totals.0.lock().await;
    let now = app.clock.monotonic();
    if let Some((counted_at, totals)) = &*latest
        && now.saturating_sub(*counted_at) < MAX_AGE
    {
        return Ok(totals.clone());
    }
    let totals = app.read_public(services::totals).await?;
    *latest = Some((now, totals.clone()));
    Ok(totals)
}
