//! The client of the operator's identity check service. Messages are signed as in Standard Webhooks.

use super::schemas::CheckRequest;
use crate::{
    core::{
        clock::Timestamp,
        config::CheckUrl,
        http_client::{HttpClient, HttpRequest},
        security::{SignedMessage, WebhookSecret},
        traces::Callee,
    },
    settings::Settings,
};
use axum::http::{HeaderMap, HeaderName, StatusCode};

/// The identity check service. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct CheckClient {
    url: CheckUrl,
    secret: WebhookSecret,
    http: HttpClient,
    /// Whether a passed check approves the submission without an administrator.
    pub(super) approves: bool,
}

const MESSAGE_ID: HeaderName = HeaderName::from_static("webhook-id");
const MESSAGE_TIME: HeaderName = HeaderName::from_static("webhook-timestamp");
const MESSAGE_SIGNATURE: HeaderName = HeaderName::from_static("webhook-signature");

impl CheckClient {
    /// A client for the configured service, if there is one.
    pub(crate) fn new(settings: &Settings) -> Result<Option<Self>, rustls::Error> {
        let (Some(url), Some(secret)) = (settings.kyc_check_url.clone(), settings.kyc_check_secret.clone()) else {
            return Ok(None);
        };
        Ok(Some(Self {
            url,
            secret,
            approves: settings.kyc_check_approves,
            http: HttpClient::new(Callee::IdentityCheck)?,
        }))
    }

    /// Sends a check request. The error says why the service did not accept it.
    pub(super) async fn send(&self, request: &CheckRequest, now: Timestamp) -> Result<(), String> {
        let body = serde_json::to_string(request).map_err(|error| error.to_string())?;
        let (id, seconds) = (request.submission.id.to_string(), now.unix_seconds());
        let signature = self.secret.sign(SignedMessage { id: &id, seconds, body: body.as_bytes() });
        let request = HttpRequest::json(&self.url.0, body)
            .with_header(MESSAGE_ID, id)
            .with_header(MESSAGE_TIME, seconds.to_string())
            .with_header(MESSAGE_SIGNATURE, signature);
        match self.http.fetch(request).await {
            Ok(response) if response.status.is_success() => Ok(()),
            Ok(response) => Err(format!("the service answers {}", response.status)),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Whether the service can be reached, whatever it answers to a GET.
    pub(crate) async fn check(&self) -> Result<StatusCode, String> {
        let asked = self.http.fetch(HttpRequest::get(&self.url.0)).await;
        asked.map(|response| response.status).map_err(|error| error.to_string())
    }

    /// Whether a message was signed by the service recently.
    pub(super) fn verify_message(&self, headers: &HeaderMap, body: &[u8], now: Timestamp) -> bool {
        let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let (Some(id), Some(seconds), Some(signatures)) =
            (header(MESSAGE_ID), header(MESSAGE_TIME), header(MESSAGE_SIGNATURE))
        else {
            return false;
        };
        let Ok(seconds) = seconds.parse() else { return false };
        self.secret.verify_message(SignedMessage { id, seconds, body }, signatures, now)
    }
}
