//! `hirehall serve`: from settings to a running server and its shutdown.

use super::{
    limits, migrate,
    output::{Outcome, say},
    server_lock::lock_database,
    service_manager,
    signals::Signals,
    sockets::{Listening, Sockets},
};
use crate::settings::Settings;
use crate::{
    app::App,
    background::{self, Intervals},
    core::{clock::Clock, metrics, version::version_and_commit},
    database::{self, models::installation::mails_held_since},
    router,
    server::{self, Limits},
    startup,
};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Notify, time::timeout};
use tokio_util::sync::CancellationToken;

/// Serves until a stop signal.
pub(super) async fn serve(settings: Settings) -> Outcome {
    let mut signals = Signals::listen()?;
    let sockets = Sockets::bind(&settings)?;
    limits::raise(&settings);
    let Some(app) = signals.unless_stopped(open(settings)).await? else { return Ok(()) };
    run(app, sockets, signals, &[], &json!([])).await
}

/// An [`App`] on current data that no other server uses. The lock is taken first: another server could not continue
/// with a database that this version has migrated.
pub(super) async fn open(settings: Settings) -> Outcome<App> {
    if settings.metrics_listen.is_some() {
        metrics::start().map_err(|error| error.to_string())?;
    }
    let prepared = settings.clone();
    let preparing = tokio::task::spawn_blocking(move || {
        migrate::make_data_dir(&prepared)?;
        lock_database(&prepared.database_url)?;
        migrate::apply(&prepared)
    });
    preparing.await.map_err(|error| error.to_string())??;
    startup::open(settings, Clock::system()).await.map_err(|error| error.to_string())
}

/// Serves. `notes` are printed below the addresses; the documentation page offers `accounts`.
pub(super) async fn run(app: App, sockets: Sockets, signals: Signals, notes: &[String], accounts: &Value) -> Outcome {
    let stop = app.stop.clone();
    let stop_now = CancellationToken::new();
    let Listening { public: listener, address, tls, metrics, socket_file } = sockets.listen()?;
    let reload = tls.is_some().then(Arc::<Notify>::default);
    tokio::spawn(signals.stop(app.clone(), stop_now.clone(), reload.clone()));
    let limits = limits(&app.settings);
    let metrics = metrics.map(|listener| serve_metrics(&app, listener));

    if let (Some(tls), Some(reload)) = (tls, reload) {
        tokio::spawn(tls.keep_current(app.clock.clone(), reload));
    }
    warn_of_held_mails(&app).await;
    let router = router::build_with_accounts(&app, accounts);
    let background = background::start(&app, Intervals::default());
    if let Err(error) = say(&greeting(&app.settings, &address, notes)) {
        tracing::warn!(error, "standard output cannot be written; serving anyway");
    }
    tracing::info!(address, "serving");
    service_manager::ready();
    service_manager::feed_watchdog(&app);
    let served = async {
        server::serve(listener, router, limits, stop).await;
        if let Some(metrics) = metrics {
            let _ = metrics.await;
        }
        // Only now, so that a proxy finds the socket as long as it accepts.
        drop(socket_file);
    };
    if stop_now.run_until_cancelled(served).await.is_none() {
        tracing::warn!("a second signal stopped the server before every request was finished");
    }
    if timeout(BACKGROUND_STOP_TIMEOUT, background.wait()).await.is_err() {
        tracing::warn!("stopped before background work was finished; it continues at the next start");
    }
    app.traces.finish(TRACES_STOP_TIMEOUT).await;
    close(&app).await;
    tracing::info!("stopped");
    Ok(())
}

async fn warn_of_held_mails(app: &App) {
    if let Ok(Some(since)) = app.db.read(mails_held_since).await {
        tracing::warn!(
            since,
            "no mail and no webhook is sent since this is a restored backup or a copy; `hirehall queue release` ends that"
        );
    }
}

fn limits(settings: &Settings) -> Limits {
    let connections = usize::try_from(settings.max_connections.get()).unwrap_or(usize::MAX);
    let per_address = settings.max_connections_per_address.and_then(|most| usize::try_from(most.get()).ok());
    Limits {
        connections,
        connections_per_address: per_address.unwrap_or((connections / 4).max(16)),
        exempt: settings.trusted_proxies.clone().into(),
        ..Limits::default()
    }
}

/// Checkpoints the write-ahead log of an embedded database, so that its file is a complete copy.
pub(super) async fn close(app: &App) {
    let url = app.settings.database_url.clone();
    let closed = tokio::task::spawn_blocking(move || database::checkpoint(&url)).await;
    match closed {
        Ok(Ok(true)) => {}
        Ok(Ok(false)) => {
            tracing::warn!("another process reads the database; a copy of it needs the -wal file too");
        }
        Ok(Err(error)) => tracing::warn!(%error, "the database's write-ahead log cannot be checkpointed"),
        Err(error) => tracing::warn!(%error, "the database cannot be closed"),
    }
}

/// How long the collector may take for the last traces.
const TRACES_STOP_TIMEOUT: Duration = Duration::from_secs(2);

/// How long background work may take to finish after the last request.
const BACKGROUND_STOP_TIMEOUT: Duration = Duration::from_secs(3);

/// Serves the page of metrics on a separate listener.
fn serve_metrics(app: &App, listener: TcpListener) -> tokio::task::JoinHandle<()> {
    tokio::spawn(server::metrics::run_upkeep(app.stop.clone()));
    let limits = Limits { connections: 16, connections_per_address: 16, ..Limits::default() };
    tokio::spawn(server::serve(listener, server::metrics::router(app), limits, app.stop.clone()))
}

fn greeting(settings: &Settings, address: &str, notes: &[String]) -> String {
    let shown = settings.describe().0;
    let shown = |name: &str| shown.iter().find(|row| row.name == name).map_or("", |row| row.value.as_str()).to_owned();
    let mut lines = vec![format!("Hirehall {} serves {address}", version_and_commit())];
    lines.extend(address.contains("://").then(|| format!("  documentation  {address}/docs")));
    let has_console = cfg!(feature = "console") && settings.console;
    lines.extend((has_console && address.contains("://")).then(|| format!("  console        {address}/console")));
    lines.push(format!("  database       {}", shown("HIREHALL_DATABASE_URL")));
    lines.push(format!("  data           {}", shown("HIREHALL_DATA_DIR")));
    lines.extend(settings.metrics_listen.map(|metrics| format!("  metrics        http://{metrics}/metrics")));
    lines.extend(notes.iter().cloned());
    lines.join("\n") + "\n"
}
