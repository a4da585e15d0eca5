//! Asking other servers: no redirects, bounded in time and size.

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
use std::{error::Error as _, sync::Arc, time::Duration};
use tokio::time::timeout;
use url::Url;

/// From the first packet to the last.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);

/// Longer answers are none that we asked for.
const MAX_ANSWER_LEN: usize = 256 * 1024;

/// A client of other servers. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Web {
    client: Client<HttpsConnector<HttpConnector>, Body>,
}

/// What it is made of is nothing to know.
impl std::fmt::Debug for Web {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Web")
    }
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

    /// Tells something in JSON.
    pub(crate) fn json(url: &'q Url, body: String) -> Self {
        let kind = (header::CONTENT_TYPE, "application/json".to_owned());
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
    #[error("{0}{cause}", cause = .0.source().map_or_else(String::new, |cause| format!(": {cause}")))]
    Unreachable(#[from] client::legacy::Error),
    #[error("the answer breaks off or is too long: {0}")]
    Body(#[from] axum::Error),
    #[error("no answer in {} s", REQUEST_TIMEOUT.as_secs())]
    TooLate,
}

impl Web {
    /// A client that trusts whom the machine trusts.
    pub(crate) fn new() -> Result<Self, rustls::Error> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Self::trusting(roots)
    }

    fn trusting(roots: RootCertStore) -> Result<Self, rustls::Error> {
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1().build();
        Ok(Self { client: Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector) })
    }

    /// Asks, and waits no longer than [`REQUEST_TIMEOUT`] for the whole answer.
    pub(crate) async fn ask(&self, question: Question<'_>) -> Result<Answered, WebError> {
        let asking = async {
            let (parts, body) = self.send(request(question)?).await?.into_parts();
            Ok(Answered { status: parts.status, body: to_bytes(Body::new(body), MAX_ANSWER_LEN).await? })
        };
        timeout(REQUEST_TIMEOUT, asking).await.map_err(|_| WebError::TooLate)?
    }

    /// Sends a request as it is, and waits as long as it takes for the head of the answer.
    pub(crate) async fn send(&self, request: Request<Body>) -> Result<Response<Incoming>, client::legacy::Error> {
        self.client.request(request).await
    }
}

fn request(question: Question<'_>) -> Result<Request<Body>, WebError> {
    let Question { method, url, headers, body } = question;
    let mut request = Request::builder()
        .method(method)
        .uri(&url[..url::Position::AfterQuery])
        .header(header::USER_AGENT, "hirehall")
        .header(header::ACCEPT, "application/json");
    for (name, value) in headers {
        let mut value = HeaderValue::from_str(&value).map_err(|error| WebError::Unaskable(error.to_string()))?;
        value.set_sensitive(true);
        request = request.header(name, value);
    }
    request.body(Body::from(body)).map_err(|error| WebError::Unaskable(error.to_string()))
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

    /// Somebody who issues certificates.
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

        fn web(&self) -> Web {
            let mut roots = RootCertStore::empty();
            roots.add(self.certificate.der().clone()).unwrap();
            Web::trusting(roots).unwrap()
        }

        /// Serves one page as somebody of that name, and tells where.
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
                    // Whoever does not like the certificate hangs up.
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
    async fn a_server_is_asked_whose_certificate_somebody_has_issued_whom_we_trust() {
        let authority = Authority::new();
        let place = authority.serve_as("localhost").await;
        let answered = authority.web().ask(Question::get(&place)).await.unwrap();
        assert_eq!((answered.status, &answered.body[..]), (StatusCode::OK, &b"well"[..]));
    }

    #[tokio::test]
    async fn a_server_that_is_another_or_that_nobody_vouches_for_is_told_nothing() {
        let (authority, stranger) = (Authority::new(), Authority::new());
        let of_stranger = stranger.serve_as("localhost").await;
        let of_another = authority.serve_as("another.example").await;
        for place in [of_stranger, of_another] {
            let refused = authority.web().ask(Question::get(&place)).await.unwrap_err();
            assert!(refused.to_string().contains("invalid peer certificate"), "{refused}");
        }
    }
}
