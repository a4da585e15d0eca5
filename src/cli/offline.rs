//! What the command line changes offline a server that may be running on the same data.

use super::{migrate, output::Outcome};
use crate::settings::Settings;
use crate::{
    app::App,
    core::clock::Clock,
    database::{self, Error, Tx},
    startup,
};
use std::{fmt::Display, time::Duration};
use tokio::time::{Instant, sleep};

/// Opens what the settings name. A database that nobody has used yet is made.
pub(super) async fn open(settings: Settings) -> Outcome<App> {
    let unprepared = settings.clone();
    tokio::task::spawn_blocking(move || make_usable(&unprepared)).await.map_err(|error| error.to_string())??;
    startup::open(settings, Clock::system()).await.map_err(|error| error.to_string())
}

/// One that waits for migrations is left alone: a server of an older version may be running on it.
fn make_usable(settings: &Settings) -> Outcome {
    let migrations = if migrate::is_yet_to_be_made(settings) { Vec::new() } else { migrate::status(settings)? };
    if migrations.iter().all(|migration| !migration.is_applied) {
        return migrate::prepare(settings);
    }
    migrate::demand_known(&migrations)?;
    let is_current = migrations.iter().all(|migration| migration.is_applied);
    if is_current { Ok(()) } else { Err("the database is not up to date: run `hirehall migrate` first".to_owned()) }
}

/// Leaves a database that no server uses in its one file. Where one does, that is the server's to do.
pub(super) async fn close(app: &App) {
    let url = app.settings.database_url.clone();
    let closed = tokio::task::spawn_blocking(move || database::checkpoint(&url)).await;
    tracing::debug!(?closed, "the write-ahead log was brought into the database's file");
}

/// A busy server may hold the embedded database for a while.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Changes something, waiting for its turn.
pub(super) async fn write<T, E, F>(app: &App, work: F) -> Outcome<T>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Clone + Send + 'static,
    T: Send + 'static,
    E: Display,
{
    let give_up = Instant::now() + BUSY_TIMEOUT;
    loop {
        let work = work.clone();
        match app.db.write(move |tx| work(tx).map_err(|refusal| Refused::Said(refusal.to_string()))).await {
            Ok(done) => return Ok(done),
            Err(Refused::Busy) if Instant::now() < give_up => sleep(Duration::from_millis(50)).await,
            Err(Refused::Busy) => return Err(Error::Overloaded.to_string()),
            Err(Refused::Said(why)) => return Err(why),
        }
    }
}

enum Refused {
    Busy,
    Said(String),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        match error {
            Error::Overloaded => Self::Busy,
            other => Self::Said(other.to_string()),
        }
    }
}
