//! Requests to URLs that were entered over the API: only to public addresses, and to networks that a setting names.
//!
//! Every address is checked after its name was resolved, and the connection is made to the checked addresses, so a name
//! whose addresses change after the check gains nothing. Redirects are not followed. Time and size are bounded.

mod resolver;

use crate::core::{
    causes::causes,
    http_client::{system_roots, tls_config},
    traces::{Callee, OutgoingCall},
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{self, Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use ipnet::IpNet;
pub(crate) use resolver::is_public;
use resolver::{CheckedResolver, Names, RefusedAddress, ResolveError};
use std::{error::Error as StdError, net::IpAddr, sync::Arc, time::Duration};
use tokio::time::timeout;
use url::{Host, Url};

/// For resolving, connecting, sending and the whole response.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(10);

/// How much of a response is read. After that the connection is closed, and the rest counts as received.
const MAX_READ_BYTES: usize = 64 * 1024;

/// How much of a response is kept.
pub(crate) const MAX_KEPT_BYTES: usize = 1024;

/// How long an unused connection stays open.
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);

type Connector = HttpsConnector<HttpConnector<CheckedResolver>>;

/// The client. Cheap to clone.
#[derive(Clone)]
pub(crate) struct PublicHttp {
    encrypted: Client<Connector, Body>,
    /// For `http://`, which only the named networks may get.
    plain: Client<Connector, Body>,
    networks: Arc<[IpNet]>,
    names: Names,
}

impl std::fmt::Debug for PublicHttp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PublicHttp").field("networks", &self.networks).finish_non_exhaustive()
    }
}

/// A response: its status, and the beginning of its body.
#[derive(Debug)]
pub(crate) struct PublicResponse {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

/// Why there is no response.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PublicHttpError {
    #[error("{0}")]
    Refused(#[from] RefusedAddress),
    #[error("no complete response within {} s", TIMEOUT.as_secs())]
    Timeout,
    #[error("{0}")]
    Unreachable(String),
    #[error("the response broke off: {0}")]
    Incomplete(String),
}

impl PublicHttpError {
    fn word(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused_address",
            Self::Timeout => "timeout",
            Self::Unreachable(_) => "unreachable",
            Self::Incomplete(_) => "incomplete",
        }
    }
}

impl PublicHttp {
    /// A client that trusts the certificates that the operating system trusts.
    pub(crate) fn new(networks: &[IpNet]) -> Result<Self, rustls::Error> {
        Self::with_names(networks, Names::OfTheSystem)
    }

    fn with_names(networks: &[IpNet], names: Names) -> Result<Self, rustls::Error> {
        let networks: Arc<[IpNet]> = networks.into();
        let tls = tls_config(system_roots())?;
        let client = |is_encrypted| {
            let (networks, names) = (Arc::clone(&networks), names.clone());
            let mut http = HttpConnector::new_with_resolver(CheckedResolver { networks, names, is_encrypted });
            http.enforce_http(false);
            http.set_nodelay(true);
            let https = HttpsConnectorBuilder::new().with_tls_config(tls.clone());
            let https = if is_encrypted { https.https_only() } else { https.https_or_http() };
            let mut client = Client::builder(TokioExecutor::new());
            client.pool_timer(TokioTimer::new()).pool_idle_timeout(IDLE_TIMEOUT).pool_max_idle_per_host(8);
            client.build(https.enable_http1().wrap_connector(http))
        };
        Ok(Self { encrypted: client(true), plain: client(false), networks, names })
    }

    /// Whether requests may be sent to the URL, by the addresses that its host has now.
    pub(crate) async fn check(&self, url: &Url) -> Result<(), PublicHttpError> {
        let resolver = self.resolver(url);
        let checked = async {
            match url.host() {
                Some(Host::Domain(name)) => resolver.resolve(name).await.map(drop).map_err(PublicHttpError::from),
                _ => Ok(self.check_literal(url)?),
            }
        };
        timeout(TIMEOUT, checked).await.map_err(|_| PublicHttpError::Timeout)?
    }

    /// Sends a POST with JSON.
    pub(crate) async fn post(
        &self,
        url: &Url,
        headers: Vec<(HeaderName, String)>,
        body: String,
    ) -> Result<PublicResponse, PublicHttpError> {
        // The connector resolves names only.
        self.check_literal(url)?;
        let mut request = Request::post(&url[..url::Position::AfterQuery])
            .header(header::USER_AGENT, "hirehall")
            .header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            let value =
                HeaderValue::from_str(&value).map_err(|error| PublicHttpError::Unreachable(error.to_string()))?;
            request = request.header(name, value);
        }
        let request =
            request.body(Body::from(body)).map_err(|error| PublicHttpError::Unreachable(error.to_string()))?;
        let client = if is_encrypted(url) { &self.encrypted } else { &self.plain };
        let response = async {
            let (head, body) = client.request(request).await.map_err(|error| unreachable(&error))?.into_parts();
            Ok(PublicResponse { status: head.status, body: beginning(body).await? })
        };
        let call = OutgoingCall::http(Callee::Webhook, &Method::POST);
        let answered = timeout(TIMEOUT, response).await.unwrap_or(Err(PublicHttpError::Timeout));
        call.end_http(answered.as_ref().map(|response| response.status).map_err(PublicHttpError::word));
        answered
    }

    fn resolver(&self, url: &Url) -> CheckedResolver {
        let (networks, names) = (Arc::clone(&self.networks), self.names.clone());
        CheckedResolver { networks, names, is_encrypted: is_encrypted(url) }
    }

    fn check_literal(&self, url: &Url) -> Result<(), RefusedAddress> {
        let address = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            Some(Host::Domain(_)) | None => return Ok(()),
        };
        self.resolver(url).check(&address.to_string(), address)
    }
}

fn is_encrypted(url: &Url) -> bool {
    url.scheme() == "https"
}

/// Reads the body to its end or to [`MAX_READ_BYTES`], and returns the beginning.
async fn beginning(mut body: Incoming) -> Result<Bytes, PublicHttpError> {
    let (mut kept, mut read) = (Vec::new(), 0);
    while read < MAX_READ_BYTES
        && let Some(frame) = body.frame().await
    {
        let frame = frame.map_err(|error| PublicHttpError::Incomplete(chain(&error)))?;
        let Some(data) = frame.data_ref() else { continue };
        read += data.len();
        let missing = MAX_KEPT_BYTES - kept.len();
        kept.extend_from_slice(data.get(..missing.min(data.len())).unwrap_or_default());
    }
    Ok(kept.into())
}

impl From<ResolveError> for PublicHttpError {
    fn from(error: ResolveError) -> Self {
        match error {
            ResolveError::Refused(refused) => Self::Refused(refused),
            ResolveError::Dns(_) | ResolveError::NoAddress => Self::Unreachable(error.to_string()),
        }
    }
}

/// The refusal of the resolver, if that is the cause.
fn unreachable(error: &legacy::Error) -> PublicHttpError {
    let refused = causes(error).find_map(|cause| match cause.downcast_ref() {
        Some(ResolveError::Refused(refused)) => Some(refused.clone()),
        _ => None,
    });
    refused.map_or_else(|| PublicHttpError::Unreachable(chain(error)), PublicHttpError::Refused)
}

/// An error with its causes.
fn chain(error: &(dyn StdError + 'static)) -> String {
    causes(error).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A client for which every name has these addresses, one answer after the other.
    fn with_answers(answers: &[&[&str]]) -> PublicHttp {
        let address = |text: &&str| text.parse().unwrap();
        let answers = answers.iter().map(|answer| answer.iter().map(address).collect()).collect();
        PublicHttp::with_names(&[], Names::Scripted(Arc::new(std::sync::Mutex::new(answers)))).unwrap()
    }

    #[tokio::test]
    async fn a_name_is_refused_if_one_of_its_addresses_is_private() {
        let url = Url::parse("https://hooks.example.com/").unwrap();
        for answer in [&["10.1.2.3"][..], &["169.254.169.254"], &["fd12:3456::1"], &["1.1.1.1", "192.168.1.1"]] {
            let client = with_answers(&[answer]);
            let refused = client.check(&url).await.unwrap_err();
            assert!(matches!(refused, PublicHttpError::Refused(_)), "{answer:?}: {refused}");
            assert!(refused.to_string().starts_with("hooks.example.com leads to "), "{refused}");
            let refused = client.post(&url, Vec::new(), String::new()).await.unwrap_err();
            assert!(matches!(refused, PublicHttpError::Refused(_)), "{answer:?}: {refused}");
        }
        with_answers(&[&["1.1.1.1"]]).check(&url).await.unwrap();
        let nowhere = with_answers(&[&[]]).check(&url).await.unwrap_err();
        assert!(matches!(nowhere, PublicHttpError::Unreachable(_)), "{nowhere}");
    }

    #[tokio::test]
    async fn a_name_that_leads_elsewhere_after_its_check_is_refused_at_the_connection() {
        let url = Url::parse("https://hooks.example.com/").unwrap();
        let client = with_answers(&[&["1.1.1.1"], &["127.0.0.1"]]);
        client.check(&url).await.unwrap();
        let refused = client.post(&url, Vec::new(), String::new()).await.unwrap_err();
        assert!(matches!(refused, PublicHttpError::Refused(_)), "{refused}");
    }

    #[tokio::test]
    async fn a_url_is_refused_by_the_addresses_of_its_host_however_they_are_written() {
        let strict = PublicHttp::new(&[]).unwrap();
        for url in [
            "https://localhost/",
            "https://127.1/",
            "https://0x7f000001/",
            "https://2130706433/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::1]/",
            "https://169.254.169.254/latest/meta-data",
            "http://1.1.1.1/",
        ] {
            let url = Url::parse(url).unwrap();
            let refused = strict.check(&url).await.unwrap_err();
            assert!(matches!(refused, PublicHttpError::Refused(_)), "{url}: {refused}");
            let refused = strict.post(&url, Vec::new(), String::new()).await.unwrap_err();
            assert!(matches!(refused, PublicHttpError::Refused(_)), "{url}: {refused}");
        }
        let local = PublicHttp::new(&["127.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()]).unwrap();
        for url in ["http://localhost/", "https://127.0.0.1/", "http://[::ffff:127.0.0.1]/"] {
            local.check(&Url::parse(url).unwrap()).await.unwrap();
        }
        assert!(local.check(&Url::parse("http://10.0.0.1/").unwrap()).await.is_err());
    }
}
