//! Connects to PostgreSQL: tries each host, with or without TLS according to `sslmode`.

use super::{passwords, tls};
use crate::{
    core::{
        causes::causes,
        config::{PostgresUrl, SslMode, TargetSession},
        security::random,
    },
    database::error::{Error, explain},
};
use std::{io, time::Duration};
use tokio::time::timeout;
use tokio_postgres::{
    Client, Config, NoTls, SimpleQueryMessage,
    config::{Host, LoadBalanceHosts, SslMode as DriverSslMode},
    error::SqlState,
};

/// How long connecting and logging in may take. The TCP connection has its own, shorter timeout.
const LOGIN_TIMEOUT: Duration = Duration::from_secs(10);

/// Connects to the first server that answers and matches `target_session_attrs`.
pub(super) async fn connect(url: &PostgresUrl) -> Result<Client, Error> {
    let mut servers = servers(url);
    if url.driver.get_load_balance_hosts() == LoadBalanceHosts::Random {
        let first = random() % u128::try_from(servers.len().max(1)).unwrap_or(1);
        servers.rotate_left(usize::try_from(first).unwrap_or_default());
    }
    let mut failures = Vec::new();
    for server in servers {
        let name = name(&server);
        match timeout(LOGIN_TIMEOUT, connect_to(url, server)).await {
            Ok(Ok(client)) => return Ok(client),
            Ok(Err(why)) => failures.push(format!("{name}: {why}")),
            Err(_) => failures.push(format!("{name}: it does not answer")),
        }
    }
    Err(Error::Unavailable(failures.join("; ")))
}

/// The driver's configuration for each server of the URL, with timeouts, so that a dead server does not block a thread.
fn servers(url: &PostgresUrl) -> Vec<Config> {
    let all = &url.driver;
    let (hosts, addresses, ports) = (all.get_hosts(), all.get_hostaddrs(), all.get_ports());
    let server = |at: usize| {
        let mut one = Config::new();
        match hosts.get(at) {
            Some(Host::Tcp(host)) => drop(one.host(host)),
            Some(Host::Unix(path)) => drop(one.host_path(path)),
            None => {}
        }
        if let Some(address) = addresses.get(at) {
            one.hostaddr(*address);
        }
        one.port(ports.get(at).or(ports.first()).copied().unwrap_or(5432));
        if let Some(user) = all.get_user() {
            one.user(user);
        }
        if let Some(password) = all.get_password() {
            one.password(password);
        }
        if let Some(name) = all.get_dbname() {
            one.dbname(name);
        }
        if let Some(options) = all.get_options() {
            one.options(options);
        }
        one.application_name(all.get_application_name().unwrap_or("hirehall"))
            .ssl_negotiation(all.get_ssl_negotiation())
            .channel_binding(all.get_channel_binding())
            .connect_timeout(all.get_connect_timeout().copied().unwrap_or(Duration::from_secs(3)))
            .tcp_user_timeout(Duration::from_secs(10))
            .keepalives(all.get_keepalives())
            .keepalives_idle(Duration::from_secs(30));
        one
    };
    (0..hosts.len().max(addresses.len())).map(server).collect()
}

fn name(server: &Config) -> String {
    let port = server.get_ports().first().copied().unwrap_or(5432);
    match (server.get_hosts().first(), server.get_hostaddrs().first()) {
        (Some(Host::Tcp(host)), _) => format!("{host}:{port}"),
        (Some(Host::Unix(path)), _) => format!("{}/.s.PGSQL.{port}", path.display()),
        (None, Some(address)) => format!("{address}:{port}"),
        (None, None) => String::new(),
    }
}

/// Connects, or returns the reasons and remedies.
async fn connect_to(url: &PostgresUrl, mut server: Config) -> Result<Client, String> {
    let mut password_problem = None;
    if server.get_password().is_none() {
        match passwords::find(url, &server) {
            Ok(Some(password)) => drop(server.password(password.reveal())),
            Ok(None) => {}
            Err(problem) => password_problem = Some(problem),
        }
    }
    let modes = encryption_modes(url.ssl_mode, &server);
    let mut failures: Vec<String> = Vec::new();
    for (at, is_encrypted) in modes.iter().enumerate() {
        match connect_by(url, &server, *is_encrypted).await {
            Ok(client) => return check_target(url, client).await,
            Err(ConnectError::Driver(error)) => {
                let is_last = at + 1 == modes.len() || !is_about_encryption(&error);
                failures.push(explain(&error));
                if is_last {
                    break;
                }
            }
            Err(ConnectError::Settings(why)) => {
                failures.push(why);
                break;
            }
        }
    }
    failures.dedup();
    failures.extend(password_problem);
    Err(failures.join("; "))
}

/// Whether to encrypt, for each attempt in order. Unix sockets need no encryption.
fn encryption_modes(mode: SslMode, server: &Config) -> &'static [bool] {
    if matches!(server.get_hosts().first(), Some(Host::Unix(_))) && server.get_hostaddrs().is_empty() {
        return &[false];
    }
    match mode {
        SslMode::Disable => &[false],
        SslMode::Allow => &[false, true],
        SslMode::Prefer => &[true, false],
        SslMode::Require | SslMode::VerifyCa | SslMode::VerifyFull => &[true],
    }
}

enum ConnectError {
    Driver(tokio_postgres::Error),
    Settings(String),
}

async fn connect_by(url: &PostgresUrl, server: &Config, is_encrypted: bool) -> Result<Client, ConnectError> {
    let mut server = server.clone();
    if !is_encrypted {
        let (client, driver) =
            server.ssl_mode(DriverSslMode::Disable).connect(NoTls).await.map_err(ConnectError::Driver)?;
        tokio::spawn(driver);
        return Ok(client);
    }
    // With `prefer`, the driver continues on the same connection if the server does not support TLS.
    let mode = if url.ssl_mode == SslMode::Prefer { DriverSslMode::Prefer } else { DriverSslMode::Require };
    let tls = tls::connector(url).map_err(ConnectError::Settings)?;
    let (client, driver) = server.ssl_mode(mode).connect(tls).await.map_err(ConnectError::Driver)?;
    tokio::spawn(driver);
    Ok(client)
}

/// Whether the other encryption mode may succeed: the TLS handshake failed, or `pg_hba.conf` refused the connection.
fn is_about_encryption(error: &tokio_postgres::Error) -> bool {
    if let Some(refusal) = error.as_db_error() {
        return *refusal.code() == SqlState::INVALID_AUTHORIZATION_SPECIFICATION;
    }
    causes(error).any(|cause| {
        cause.is::<rustls::Error>()
            || cause
                .downcast_ref::<io::Error>()
                .and_then(io::Error::get_ref)
                .is_some_and(|inner| inner.is::<rustls::Error>())
    })
}

async fn check_target(url: &PostgresUrl, client: Client) -> Result<Client, String> {
    let (query, refusal) = match url.target {
        TargetSession::Any => return Ok(client),
        TargetSession::ReadWrite => ("SHOW transaction_read_only", "it cannot be written"),
        TargetSession::Primary => ("SELECT pg_is_in_recovery()", "it is a standby"),
    };
    let answer = client.simple_query(query).await.map_err(|error| explain(&error))?;
    let is_refused = answer.iter().any(|message| match message {
        SimpleQueryMessage::Row(row) => matches!(row.get(0), Some("on" | "t")),
        _ => false,
    });
    if is_refused { Err(refusal.to_owned()) } else { Ok(client) }
}
