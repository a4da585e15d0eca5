//! Commands that change data, also while a server runs on it.

use super::{migrate, output::Outcome};
use crate::settings::Settings;
use crate::{
    app::App,
    core::clock::Clock,
    database::{self, Error, Tx},
    startup,
};
use std::{fmt::Display, num::NonZeroU16, time::Duration};
use tokio::time::{Instant, sleep};

/// Runs a command on the app of an installation. An embedded database is checkpointed into its one file afterwards, unless a server
/// uses it.
pub(super) async fn with_app(settings: Settings, command: impl AsyncFnOnce(&App) -> Outcome) -> Outcome {
    run(settings, require_migrated, command).await
}

/// The same; a database that does not exist is created. Only for what begins an installation: in the wrong directory another command
/// would find a new one empty, and report success.
pub(super) async fn with_new_app(settings: Settings, command: impl AsyncFnOnce(&App) -> Outcome) -> Outcome {
    let prepare = |settings: &Settings| match migrate::find_schema(settings)? {
        Some(_) => require_migrated(settings),
        None => migrate::prepare(settings),
    };
    run(settings, prepare, command).await
}

async fn run(
    settings: Settings,
    prepare: impl FnOnce(&Settings) -> Outcome + Send + 'static,
    command: impl AsyncFnOnce(&App) -> Outcome,
) -> Outcome {
    // A server may need all connections that the database allows.
    let mut settings = settings;
    settings.database_connections = NonZeroU16::MIN;
    let unprepared = settings.clone();
    tokio::task::spawn_blocking(move || prepare(&unprepared)).await.map_err(|error| error.to_string())??;
    let app = startup::open(settings, Clock::system()).await.map_err(|error| error.to_string())?;
    let done = command(&app).await;
    close(&app).await;
    done
}

/// Refuses a database with pending migrations: a server of an older version may be running on it.
fn require_migrated(settings: &Settings) -> Outcome {
    let schema = migrate::require_installation(settings)?;
    schema.require_served().map_err(|error| error.to_string())?;
    match schema.pending().next() {
        None => Ok(()),
        Some(_) => Err("the database is not up to date: run `hirehall migrate` first".to_owned()),
    }
}

async fn close(app: &App) {
    let url = app.settings.database_url.clone();
    let closed = tokio::task::spawn_blocking(move || database::checkpoint(&url)).await;
    tracing::debug!(?closed, "the write-ahead log was checkpointed");
}

/// A busy server may lock the embedded database for this long.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Runs a write transaction; waits while the database is busy.
pub(super) async fn write<T, E, F>(app: &App, work: F) -> Outcome<T>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Clone + Send + 'static,
    T: Send + 'static,
    E: Display,
{
    let give_up = Instant::now() + BUSY_TIMEOUT;
    loop {
        let work = work.clone();
        match app.db.write(move |tx| work(tx).map_err(|refusal| WriteRefused::Said(refusal.to_string()))).await {
            Ok(done) => return Ok(done),
            Err(WriteRefused::Busy) if Instant::now() < give_up => sleep(Duration::from_millis(50)).await,
            Err(WriteRefused::Busy) => return Err(Error::Overloaded.to_string()),
            Err(WriteRefused::Said(why)) => return Err(why),
        }
    }
}

enum WriteRefused {
    Busy,
    Said(String),
}

impl From<Error> for WriteRefused {
    fn from(error: Error) -> Self {
        match error {
            Error::Overloaded => Self::Busy,
            other => Self::Said(other.to_string()),
        }
    }
}
