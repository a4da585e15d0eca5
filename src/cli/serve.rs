//! `hirehall serve`: from settings to a running server, and to its end.

use super::{
    limits, migrate,
    output::{Outcome, say, while_doing},
    server_lock::keep_others_out,
    signals::Signals,
};
use crate::settings::Settings;
use crate::{
    app::App,
    background::{self, Intervals},
    core::{clock::Clock, request_context},
    database, router,
    server::{self, Limits},
    startup,
};
use axum::{Router, routing::get};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{io, net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpListener, TcpSocket},
    time::timeout,
};
use tokio_util::sync::CancellationToken;

/// Serves until a signal says to stop.
pub(super) async fn serve(settings: Settings) -> Outcome {
    let mut signals = Signals::listen()?;
    let sockets = Sockets::bind(&settings)?;
    limits::raise(&settings);
    let Some(app) = signals.unless_stopped(open(settings)).await? else { return Ok(()) };
    run(app, sockets, signals, &[]).await
}

/// Places to listen at. They are taken first, so that whatever can be refused is refused before anything is changed.
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

/// An [`App`] on data that is up to date and that no other server uses. Whether one does is asked first: it could not go on with a database
/// that this version has changed.
pub(super) async fn open(settings: Settings) -> Outcome<App> {
    let prepared = settings.clone();
    let preparing = tokio::task::spawn_blocking(move || {
        migrate::make_data_dir(&prepared)?;
        keep_others_out(&prepared.database_url)?;
        migrate::apply(&prepared)
    });
    preparing.await.map_err(|error| error.to_string())??;
    startup::open(settings, Clock::system()).await.map_err(|error| error.to_string())
}

/// Serves; `notes` are printed below the lines that say where.
pub(super) async fn run(app: App, sockets: Sockets, signals: Signals, notes: &[String]) -> Outcome {
    let stop = app.stop.clone();
    let stop_now = CancellationToken::new();
    tokio::spawn(signals.stop(app.clone(), stop_now.clone()));
    let limits = limits(&app.settings);
    let listener = listen(sockets.public)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let metrics =
        sockets.metrics.map(listen).transpose()?.map(|listener| serve_metrics(listener, stop.clone())).transpose()?;

    let router = router::build(&app);
    let background = background::start(&app, Intervals::default());
    if let Err(error) = say(&greeting(&app.settings, address, notes)) {
        tracing::warn!(error, "standard output cannot be written; serving all the same");
    }
    tracing::info!(%address, "serving");
    let served = async {
        server::serve(listener, router, limits, stop).await;
        if let Some(metrics) = metrics {
            let _ = metrics.await;
        }
    };
    if stop_now.run_until_cancelled(served).await.is_none() {
        tracing::warn!("stopped before every request was finished, by another signal");
    }
    if timeout(LAST_ROUND, background.wait()).await.is_err() {
        tracing::warn!("stopped before background work had come to its end; it goes on at the next start");
    }
    close(&app).await;
    tracing::info!("stopped");
    Ok(())
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

/// Brings what the write-ahead log of an embedded database holds into its one file, which is then a complete copy by itself.
pub(super) async fn close(app: &App) {
    let url = app.settings.database_url.clone();
    let closed = tokio::task::spawn_blocking(move || database::checkpoint(&url)).await;
    match closed {
        Ok(Ok(true)) => {}
        Ok(Ok(false)) => {
            tracing::warn!("somebody still reads the database; a copy of it needs the file that ends in -wal, too");
        }
        Ok(Err(error)) => tracing::warn!(%error, "the database's write-ahead log cannot be brought into its file"),
        Err(error) => tracing::warn!(%error, "the database cannot be closed"),
    }
}

/// How long background work may take to finish what it is at, after the last request.
const LAST_ROUND: Duration = Duration::from_secs(3);

fn bind(address: SocketAddr, setting: &str) -> Outcome<TcpSocket> {
    let bound = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        // A port whose last connections are not quite closed yet can be listened on at once.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        Ok(socket)
    };
    bound().map_err(|error: io::Error| {
        let why = match error.kind() {
            io::ErrorKind::AddrInUse => "something listens there already".to_owned(),
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

/// Counts from here on, and shows the counts on a listener of their own.
fn serve_metrics(listener: TcpListener, stop: CancellationToken) -> Outcome<tokio::task::JoinHandle<()>> {
    const SECONDS: [f64; 11] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];
    let recorder = PrometheusBuilder::new().set_buckets(&SECONDS).map_err(|error| error.to_string())?.build_recorder();
    let counts = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|error| error.to_string())?;
    metrics::describe_counter!("hirehall_requests_total", "Requests answered");
    metrics::describe_histogram!(
        "hirehall_request_seconds",
        metrics::Unit::Seconds,
        "From a request's header to its answer's header"
    );
    request_context::start_counting();
    tokio::spawn(stop.clone().run_until_cancelled_owned(run_upkeep(counts.clone())));
    let limits = Limits { connections: 16, connections_per_address: 16, ..Limits::default() };
    Ok(tokio::spawn(server::serve(listener, metrics_page(counts), limits, stop)))
}

fn metrics_page(counts: PrometheusHandle) -> Router {
    let kind = [("content-type", "text/plain; version=0.0.4; charset=utf-8"), ("cache-control", "no-store")];
    Router::new().route("/metrics", get(async move || (kind, counts.render())))
}

/// What was recorded waits in buffers until somebody looks; nobody may.
async fn run_upkeep(counts: PrometheusHandle) {
    let mut often = tokio::time::interval(Duration::from_secs(5));
    loop {
        often.tick().await;
        counts.run_upkeep();
    }
}

fn greeting(settings: &Settings, address: SocketAddr, notes: &[String]) -> String {
    let shown = settings.describe().0;
    let shown = |name: &str| shown.iter().find(|row| row.name == name).map_or("", |row| row.value.as_str()).to_owned();
    let url = format!("http://{}", reachable(address));
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

/// Where somebody on this machine finds a server that listens everywhere.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => ([127, 0, 0, 1], v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => ([0, 0, 0, 0, 0, 0, 0, 1], v6.port()).into(),
        other => other,
    }
}
