//! Asking other servers: a connection for each question, no redirects, bounded in time and size.

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, Method, Request, StatusCode, header, header::HeaderName};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use std::{io, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    task::JoinSet,
    time::timeout,
};
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// From the first packet to the last.
const PATIENCE: Duration = Duration::from_secs(5);

/// Longer answers are none that we asked for.
const LONGEST_ANSWER: usize = 256 * 1024;

/// A client of other servers. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Web {
    tls: TlsConnector,
}

/// What is asked.
#[derive(Debug)]
pub(crate) struct Question<'q> {
    pub(crate) method: Method,
    pub(crate) url: &'q Url,
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) body: String,
}

impl<'q> Question<'q> {
    /// Asks for what is there.
    pub(crate) fn get(url: &'q Url) -> Self {
        Self { method: Method::GET, url, headers: Vec::new(), body: String::new() }
    }

    /// Hands in a form.
    pub(crate) fn form(url: &'q Url, fields: &[(&str, &str)]) -> Self {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let kind = (header::CONTENT_TYPE, "application/x-www-form-urlencoded".to_owned());
        Self { method: Method::POST, url, headers: vec![kind], body }
    }

    /// The same with one more header.
    pub(crate) fn with(mut self, name: HeaderName, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WebError {
    #[error("the question cannot be put: {0}")]
    Unaskable(String),
    #[error("no connection: {0}")]
    Connection(#[from] io::Error),
    #[error("no HTTP: {0}")]
    Http(#[from] hyper::Error),
    #[error("the answer breaks off or is too long: {0}")]
    Body(#[from] axum::Error),
    #[error("no answer in {} s", PATIENCE.as_secs())]
    TooLate,
}

impl Web {
    /// A client that trusts whom the machine trusts.
    pub(crate) fn new() -> Result<Self, rustls::Error> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { tls: TlsConnector::from(Arc::new(config)) })
    }

    /// Asks, and waits no longer than [`PATIENCE`] for the whole answer.
    pub(crate) async fn ask(&self, question: Question<'_>) -> Result<Answered, WebError> {
        timeout(PATIENCE, self.converse(question)).await.map_err(|_| WebError::TooLate)?
    }

    async fn converse(&self, question: Question<'_>) -> Result<Answered, WebError> {
        let unaskable = || WebError::Unaskable(format!("{} is not a place on the web", question.url));
        let (host, port) = question.url.host().zip(question.url.port_or_known_default()).ok_or_else(unaskable)?;
        let (stream, name) = match host {
            Host::Domain(name) => (TcpStream::connect((name, port)).await?, name.to_owned()),
            Host::Ipv4(address) => (TcpStream::connect((address, port)).await?, address.to_string()),
            Host::Ipv6(address) => (TcpStream::connect((address, port)).await?, address.to_string()),
        };
        let is_encrypted = question.url.scheme() == "https";
        let request = request(question)?;
        if !is_encrypted {
            return exchange(stream, request).await;
        }
        let name = ServerName::try_from(name).map_err(|error| WebError::Unaskable(error.to_string()))?;
        exchange(self.tls.connect(name, stream).await?, request).await
    }
}

fn request(question: Question<'_>) -> Result<Request<Body>, WebError> {
    let Question { method, url, headers, body } = question;
    let authority = url.authority();
    let mut request = Request::builder()
        .method(method)
        .uri(&url[url::Position::BeforePath..url::Position::AfterQuery])
        .header(header::HOST, authority)
        .header(header::USER_AGENT, "hirehall")
        .header(header::ACCEPT, "application/json");
    for (name, value) in headers {
        let mut value = HeaderValue::from_str(&value).map_err(|error| WebError::Unaskable(error.to_string()))?;
        value.set_sensitive(true);
        request = request.header(name, value);
    }
    request.body(Body::from(body)).map_err(|error| WebError::Unaskable(error.to_string()))
}

async fn exchange<S>(stream: S, request: Request<Body>) -> Result<Answered, WebError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // Ends with this function, also when nobody waits for it any more.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let (parts, body) = sender.send_request(request).await?.into_parts();
    Ok(Answered { status: parts.status, body: to_bytes(Body::new(body), LONGEST_ANSWER).await? })
}
