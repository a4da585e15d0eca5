//! `hirehall health`: asks the server on this machine whether it is ready, for the health checks of containers.

use super::{
    output::{Outcome, say},
    sockets::local_address,
};
use crate::{
    core::{config::ListenAddress, unverified_tls},
    server::AcmeOptions,
    settings::Settings,
};
use axum::{body::Body, http::StatusCode};
use hyper::{Request, client::conn::http1};
use hyper_util::rt::TokioIo;
use rustls::{AlertDescription, pki_types::ServerName};
use std::{io, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, UnixStream},
    time::timeout,
};
use tokio_rustls::TlsConnector;
use tokio_util::either::Either;

/// `/readyz` answers within two seconds.
const TIMEOUT: Duration = Duration::from_secs(5);

pub(super) async fn check(settings: Settings) -> Outcome {
    let address = settings.metrics_listen.map_or_else(|| settings.listen.to_string(), |metrics| metrics.to_string());
    let asked = timeout(TIMEOUT, ask(&settings)).await;
    match asked.unwrap_or_else(|_| Err(format!("there is no answer in {} s", TIMEOUT.as_secs()))) {
        Ok(StatusCode::OK) => say("ready\n"),
        Ok(status) => Err(format!("the server on {address} is not ready: it answers {status}")),
        Err(why) => Err(format!("the server on {address} cannot be asked: {why}")),
    }
}

/// Where there is a listener for the metrics, it is asked: strangers cannot take its connections.
async fn ask(settings: &Settings) -> Outcome<StatusCode> {
    if let Some(metrics) = settings.metrics_listen {
        let stream = TcpStream::connect(local_address(metrics)).await.map_err(|error| error.to_string())?;
        return ask_through(stream).await;
    }
    let stream = match &settings.listen {
        ListenAddress::Tcp(address) => TcpStream::connect(local_address(*address)).await.map(Either::Left),
        ListenAddress::Unix(path) => UnixStream::connect(path).await.map(Either::Right),
    };
    let stream = stream.map_err(|error| error.to_string())?;
    if !settings.has_tls() {
        return ask_through(stream).await;
    }
    // Nothing secret is sent, and the certificate is for the name that clients use.
    let connector = TlsConnector::from(Arc::new(unverified_tls::client().map_err(|error| error.to_string())?));
    let name = ServerName::try_from("localhost").map_err(|error| error.to_string())?;
    let stream = connector.connect(name, stream).await.map_err(|error| explained(settings, &error))?;
    ask_through(stream).await
}

/// A server that has no certificate yet refuses the handshake.
fn explained(settings: &Settings, error: &io::Error) -> String {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref());
    let is_refused = matches!(cause, Some(rustls::Error::AlertReceived(AlertDescription::AccessDenied)));
    match AcmeOptions::of(settings) {
        Some(acme) if is_refused => format!(
            "it has no certificate yet for {}, which it obtains from {}: its log and `hirehall doctor` say what is in the way",
            acme.domains.iter().map(String::as_str).collect::<Vec<_>>().join(", "),
            acme.directory
        ),
        _ => format!("TLS: {error}"),
    }
}

async fn ask_through(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Outcome<StatusCode> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
    tokio::spawn(connection);
    let request = Request::get("/readyz").header("host", "localhost").body(Body::empty());
    let response = sender.send_request(request.map_err(|error| error.to_string())?).await;
    response.map(|response| response.status()).map_err(|error| error.to_string())
}
