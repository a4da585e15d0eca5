//! Requests to the authority.

use crate::core::{
    http_client::{HttpClient, HttpError, HttpRequest},
    traces::Callee,
};
use axum::{
    body::{Body, Bytes},
    http::Request,
};
use http_body_util::{BodyExt as _, Full};
use instant_acme::{BodyWrapper, BytesResponse, Error};
use serde::Deserialize;
use std::{pin::Pin, time::Duration};
use url::Url;

/// For a whole response. Authorities take their time to sign.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The client for authorities, which trusts what the operating system trusts.
pub(super) struct Client(HttpClient);

impl Client {
    pub(super) fn new() -> Result<Self, rustls::Error> {
        HttpClient::new(Callee::CertificateAuthority).map(Self)
    }
}

/// What every directory has (RFC 8555, section 7.1.1).
#[derive(Deserialize)]
struct Directory {
    #[serde(rename = "newOrder")]
    _new_order: Url,
}

/// Whether an authority answers there.
pub(super) async fn check(directory: &Url) -> Result<(), String> {
    let http = HttpClient::new(Callee::CertificateAuthority).map_err(|error| error.to_string())?;
    let response = http.fetch(HttpRequest::get(directory)).await.map_err(|error| error.to_string())?;
    let is_directory = serde_json::from_slice::<Directory>(&response.body).is_ok();
    if is_directory { Ok(()) } else { Err(format!("the answer ({}) is no ACME directory", response.status)) }
}

impl instant_acme::HttpClient for Client {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let client = self.0.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
            let response = client.exchange(Request::from_parts(parts, Body::from(body)), TIMEOUT).await;
            let response = response.map_err(|error: HttpError| Error::Other(Box::new(error)))?;
            Ok(BytesResponse::from(response.map(Full::new)))
        })
    }
}
