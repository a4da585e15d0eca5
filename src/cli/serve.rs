//! `hirehall serve`: from settings to a running server and its shutdown.

use super::{
    limits, migrate,
    output::{Outcome, say, while_doing},
    server_lock::lock_database,
    signals::Signals,
};
use crate::settings::Settings;
use crate::{
    app::App,
    background::{self, Intervals},
    core::{clock::Clock, metrics},
    database::{self, models::installation::mails_held_since},
    router,
    server::{self, Limits},
    startup,
};
use std::{io, net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpListener, TcpSocket},
    time::timeout,
};
use tokio_util::sync::CancellationToken;

/// Serves until a stop signal.
pub(super) async fn serve(settings: Settings) -> Outcome {
    let mut signals = Signals::listen()?;
    let sockets = Sockets::bind(&settings)?;
    limits::raise(&settings);
    let Some(app) = signals.unless_stopped(open(settings)).await? else { return Ok(()) };
    run(app, sockets, signals, &[]).await
}

/// The sockets to listen on. They are bound first, so that an address in use is reported before anything
/// changes.
pub(super) struct Sockets {
    public: TcpSocket,
    metrics: Option<TcpSocket>,
}

impl Sockets {
    pub(super) fn bind(settings: &Settings) -> Outcome<Self> {
        let metrics = settings.metrics_listen.map(|address| bind(address, "HIREHALL_METRICS_LISTEN")).transpose()?;
        Ok(Self { public: bind(settings.listen, "HIREHALL_LISTEN")?, metrics })
    }
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

/// Serves. `notes` are printed below the addresses.
pub(super) async fn run(app: App, sockets: Sockets, signals: Signals, notes: &[String]) -> Outcome {
    let stop = app.stop.clone();
    let stop_now = CancellationToken::new();
    tokio::spawn(signals.stop(app.clone(), stop_now.clone()));
    let limits = limits(&app.settings);
    let listener = listen(sockets.public)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let metrics = sockets.metrics.map(listen).transpose()?.map(|listener| serve_metrics(&app, listener));

    warn_of_held_mails(&app).await;
    let router = router::build(&app);
    let background = background::start(&app, Intervals::default());
    if let Err(error) = say(&greeting(&app.settings, address, notes)) {
        tracing::warn!(error, "standard output cannot be written; serving anyway");
    }
    tracing::info!(%address, "serving");
    let served = async {
        server::serve(listener, router, limits, stop).await;
        if let Some(metrics) = metrics {
            let _ = metrics.await;
        }
    };
    if stop_now.run_until_cancelled(served).await.is_none() {
        tracing::warn!("a second signal stopped the server before every request was finished");
    }
    if timeout(BACKGROUND_STOP_TIMEOUT, background.wait()).await.is_err() {
        tracing::warn!("stopped before background work was finished; it continues at the next start");
    }
    close(&app).await;
    tracing::info!("stopped");
    Ok(())
}

async fn warn_of_held_mails(app: &App) {
    if let Ok(Some(since)) = app.db.read(mails_held_since).await {
        tracing::warn!(since, "no mail is sent since a backup was restored; `hirehall queue release` ends that");
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

/// How long background work may take to finish after the last request.
const BACKGROUND_STOP_TIMEOUT: Duration = Duration::from_secs(3);

fn bind(address: SocketAddr, setting: &str) -> Outcome<TcpSocket> {
    let bound = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        // Allows listening on a port with connections in TIME_WAIT.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        Ok(socket)
    };
    bound().map_err(|error: io::Error| {
        let why = match error.kind() {
            io::ErrorKind::AddrInUse => "the address is in use".to_owned(),
            io::ErrorKind::PermissionDenied => "ports below 1024 need a permission".to_owned(),
            io::ErrorKind::AddrNotAvailable => "this machine does not have that address".to_owned(),
            _ => error.to_string(),
        };
        format!("cannot listen on {address}: {why}; choose another address with {setting}")
    })
}

fn listen(socket: TcpSocket) -> Outcome<TcpListener> {
    const BACKLOG: u32 = 1024;
    socket.listen(BACKLOG).map_err(while_doing("cannot listen"))
}

/// Serves the page of metrics on a separate listener.
fn serve_metrics(app: &App, listener: TcpListener) -> tokio::task::JoinHandle<()> {
    tokio::spawn(server::metrics::run_upkeep(app.stop.clone()));
    let limits = Limits { connections: 16, connections_per_address: 16, ..Limits::default() };
    tokio::spawn(server::serve(listener, server::metrics::router(app), limits, app.stop.clone()))
}

fn greeting(settings: &Settings, address: SocketAddr, notes: &[String]) -> String {
    let shown = settings.describe().0;
    let shown = |name: &str| shown.iter().find(|row| row.name == name).map_or("", |row| row.value.as_str()).to_owned();
    let url = format!("http://{}", local_address(address));
    let mut lines = vec![
        format!("Hirehall {} serves {url}", env!("CARGO_PKG_VERSION")),
        format!("  documentation  {url}/docs"),
        format!("  database       {}", shown("HIREHALL_DATABASE_URL")),
        format!("  data           {}", shown("HIREHALL_DATA_DIR")),
    ];
    lines.extend(settings.metrics_listen.map(|metrics| format!("  metrics        http://{metrics}/metrics")));
    lines.extend(notes.iter().cloned());
    lines.join("\n") + "\n"
}

/// The address for a client on this machine, if the server listens on all addresses.
fn local_address(address: SocketAddr) -> SocketAddr {
    match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => ([127, 0, 0, 1], v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => ([0, 0, 0, 0, 0, 0, 0, 1], v6.port()).into(),
        other => other,
    }
}
