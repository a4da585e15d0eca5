//! Requests to other servers: no redirects, bounded in time and size, each in a span.

use super::causes::causes;
use super::traces::{Callee, OutgoingCall};
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, Method, Request, Response, StatusCode, header, header::HeaderName};
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::{
        self,
        legacy::{Client, connect::HttpConnector},
    },
    rt::{TokioExecutor, TokioTimer},
};
use rustls::{ClientConfig, RootCertStore};
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;
use url::Url;

/// For the whole response, from connecting to the last byte.
const TIMEOUT: Duration = Duration::from_secs(5);

/// A longer response is an error. In bytes.
const MAX_RESPONSE_BYTES: usize = 256 * 1024;

/// An HTTP client. Cheap to clone.
#[derive(Clone)]
pub(crate) struct HttpClient {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    callee: Callee,
}

impl std::fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HttpClient")
    }
}

#[derive(Debug)]
pub(crate) struct HttpRequest<'q> {
    pub(crate) method: Method,
    pub(crate) url: &'q Url,
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) body: Bytes,
}

impl<'q> HttpRequest<'q> {
    /// A GET.
    pub(crate) fn get(url: &'q Url) -> Self {
        Self { method: Method::GET, url, headers: Vec::new(), body: Bytes::new() }
    }

    /// A POST with a form.
    pub(crate) fn form(url: &'q Url, fields: &[(&str, &str)]) -> Self {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        Self::post(url, body).with_header(header::CONTENT_TYPE, "application/x-www-form-urlencoded".to_owned())
    }

    /// A POST with JSON.
    pub(crate) fn json(url: &'q Url, body: String) -> Self {
        Self::post(url, body).with_header(header::CONTENT_TYPE, "application/json".to_owned())
    }

    /// A POST, whose type is still to be set.
    pub(crate) fn post(url: &'q Url, body: impl Into<Bytes>) -> Self {
        Self { method: Method::POST, url, headers: Vec::new(), body: body.into() }
    }

    /// Adds a header.
    pub(crate) fn with_header(mut self, name: HeaderName, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// A response, with its whole body.
#[derive(Debug)]
pub(crate) struct HttpResponse {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

/// Why there is no response.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpError {
    #[error("the request cannot be made: {0}")]
    InvalidRequest(String),
    #[error("{}", causes(.0).map(ToString::to_string).collect::<Vec<_>>().join(": "))]
    Unreachable(#[from] client::legacy::Error),
    #[error("the response is incomplete or too long: {0}")]
    Body(#[from] axum::Error),
    #[error("no response in {} s", .0.as_secs())]
    Timeout(Duration),
}

impl HttpError {
    fn word(&self) -> &'static str {
        match self {
            Self::InvalidRequest(_) => "invalid_request",
            Self::Unreachable(_) => "unreachable",
            Self::Body(_) => "incomplete",
            Self::Timeout(_) => "timeout",
        }
    }
}

impl HttpClient {
    /// A client for `callee` that trusts the certificates that the operating system trusts.
    pub(crate) fn new(callee: Callee) -> Result<Self, rustls::Error> {
        Self::trusting(system_roots(), callee)
    }

    fn trusting(roots: RootCertStore, callee: Callee) -> Result<Self, rustls::Error> {
        let config = tls_config(roots)?;
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1().build();
        let client = Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Ok(Self { client, callee })
    }

    /// Sends a request, with [`TIMEOUT`] for the whole response.
    pub(crate) async fn fetch(&self, request: HttpRequest<'_>) -> Result<HttpResponse, HttpError> {
        let response = self.exchange(build(request)?, TIMEOUT).await?;
        Ok(HttpResponse { status: response.status(), body: response.into_body() })
    }

    /// Sends a request that is made already, with a timeout for the whole response.
    pub(crate) async fn exchange(
        &self,
        mut request: Request<Body>,
        within: Duration,
    ) -> Result<Response<Bytes>, HttpError> {
        let call = OutgoingCall::http(self.callee, request.method());
        if let Some((name, value)) = call.traceparent() {
            let value =
                value.parse().map_err(|_| HttpError::InvalidRequest(format!("the header {name} is invalid")))?;
            request.headers_mut().insert(name, value);
        }
        let response = async {
            let (parts, body) = self.send(request).await?.into_parts();
            Ok(Response::from_parts(parts, to_bytes(Body::new(body), MAX_RESPONSE_BYTES).await?))
        };
        let answered = timeout(within, response).await.unwrap_or(Err(HttpError::Timeout(within)));
        call.end_http(answered.as_ref().map(Response::status).map_err(HttpError::word));
        answered
    }

    /// Sends a request unchanged, without a timeout. Returns when the head of the response has arrived.
    pub(crate) async fn send(&self, request: Request<Body>) -> Result<Response<Incoming>, client::legacy::Error> {
        self.client.request(request).await
    }
}

/// The authorities that the operating system trusts.
pub(super) fn system_roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

/// TLS for a client that trusts these authorities.
pub(super) fn tls_config(roots: RootCertStore) -> Result<ClientConfig, rustls::Error> {
    Ok(ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

fn build(request: HttpRequest<'_>) -> Result<Request<Body>, HttpError> {
    let HttpRequest { method, url, headers, body } = request;
    let mut request = Request::builder()
        .method(method)
        .uri(&url[..url::Position::AfterQuery])
        .header(header::USER_AGENT, "hirehall")
        .header(header::ACCEPT, "application/json");
    for (name, value) in headers {
        let mut value = HeaderValue::from_str(&value).map_err(|error| HttpError::InvalidRequest(error.to_string()))?;
        value.set_sensitive(true);
        request = request.header(name, value);
    }
    request.body(Body::from(body)).map_err(|error| HttpError::InvalidRequest(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper_util::rt::TokioIo;
    use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair};
    use rustls::{
        ServerConfig,
        pki_types::{CertificateDer, PrivatePkcs8KeyDer},
    };
    use tokio::net::TcpListener;
    use tokio_rustls::TlsAcceptor;

    /// A certificate authority.
    struct Authority {
        certificate: Certificate,
        issuer: Issuer<'static, KeyPair>,
    }

    impl Authority {
        fn new() -> Authority {
            let key = KeyPair::generate().unwrap();
            let mut params = CertificateParams::default();
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            let certificate = params.self_signed(&key).unwrap();
            Authority { certificate, issuer: Issuer::new(params, key) }
        }

        fn client(&self) -> HttpClient {
            let mut roots = RootCertStore::empty();
            roots.add(self.certificate.der().clone()).unwrap();
            HttpClient::trusting(roots, Callee::OpenId).unwrap()
        }

        /// Starts a server with a certificate for `name`, and returns its URL.
        async fn serve_as(&self, name: &str) -> Url {
            let key = KeyPair::generate().unwrap();
            let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
            let certificate: CertificateDer<'static> = params.signed_by(&key, &self.issuer).unwrap().der().clone();
            let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()
                .unwrap()
                .with_no_client_auth()
                .with_single_cert(vec![certificate], PrivatePkcs8KeyDer::from(key.serialize_der()).into())
                .unwrap();
            let (acceptor, listener) =
                (TlsAcceptor::from(Arc::new(config)), TcpListener::bind("127.0.0.1:0").await.unwrap());
            let port = listener.local_addr().unwrap().port();
            tokio::spawn(async move {
                loop {
                    let (stream, _) = listener.accept().await.unwrap();
                    // A client that rejects the certificate closes the connection.
                    let Ok(stream) = acceptor.accept(stream).await else { continue };
                    let answer =
                        hyper::service::service_fn(async |_| Ok::<_, hyper::Error>(Response::new(Body::from("well"))));
                    let _ =
                        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
                }
            });
            Url::parse(&format!("https://localhost:{port}/")).unwrap()
        }
    }

    #[tokio::test]
    async fn a_certificate_of_a_trusted_authority_is_accepted() {
        let authority = Authority::new();
        let url = authority.serve_as("localhost").await;
        let answered = authority.client().fetch(HttpRequest::get(&url)).await.unwrap();
        assert_eq!((answered.status, &answered.body[..]), (StatusCode::OK, &b"well"[..]));
    }

    #[tokio::test]
    async fn a_certificate_of_another_authority_or_for_another_host_is_refused() {
        let (authority, stranger) = (Authority::new(), Authority::new());
        let of_stranger = stranger.serve_as("localhost").await;
        let of_another = authority.serve_as("another.example").await;
        for url in [of_stranger, of_another] {
            let refused = authority.client().fetch(HttpRequest::get(&url)).await.unwrap_err();
            assert!(refused.to_string().contains("invalid peer certificate"), "{refused}");
        }
    }
}
