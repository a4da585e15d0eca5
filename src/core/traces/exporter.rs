//! Sends spans to the collector.

use super::{
    buffer::{BATCH, SpanBuffer},
    outgoing::Callee,
    span::Dropped,
};
use crate::core::{
    config::{OtlpHeaders, OtlpUrl},
    http_client::{HttpClient, HttpRequest},
    metrics::Family,
};
use axum::http::{StatusCode, header};
use metrics::Counter;
use opentelemetry_proto::{
    tonic::collector::trace::v1::{ExportTraceServiceRequest, ExportTraceServiceResponse},
    transform::{common::tonic::ResourceAttributesWithSchema, trace::tonic::group_spans_by_resource_and_scope},
};
use opentelemetry_sdk::trace::SpanData;
use prost::Message as _;
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

/// How long spans wait for others.
const INTERVAL: Duration = Duration::from_secs(1);

/// The pauses before a batch is sent again that the collector could not take. Meanwhile the buffer fills.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(4)];

/// The collector.
pub(super) struct Collector {
    url: OtlpUrl,
    headers: OtlpHeaders,
    http: HttpClient,
}

pub(super) struct Exporter {
    pub(super) collector: Collector,
    pub(super) resource: ResourceAttributesWithSchema,
    pub(super) buffer: Arc<SpanBuffer>,
    pub(super) sent: Counter,
    pub(super) dropped: Family<Dropped, Counter>,
    /// Cancelled when the rest is to be sent.
    pub(super) closing: CancellationToken,
}

/// Why a batch was not sent.
#[derive(Debug, thiserror::Error)]
pub(super) enum ExportError {
    /// The same batch may be accepted later.
    #[error("{0}")]
    Temporary(String),
    #[error("{0}")]
    Permanent(String),
}

impl Exporter {
    /// Runs until `closing` is cancelled, and sends the rest then.
    pub(super) async fn run(self) {
        let mut is_failing = false;
        let mut is_last = false;
        while !is_last {
            tokio::select! {
                () = sleep(INTERVAL) => {}
                () = self.buffer.has_batch() => {}
                () = self.closing.cancelled() => {}
            }
            is_last = self.closing.is_cancelled();
            let mut spans = self.buffer.take();
            while !spans.is_empty() {
                let rest = spans.split_off(spans.len().min(BATCH));
                self.export(std::mem::replace(&mut spans, rest), &mut is_failing).await;
            }
        }
    }

    /// Sends a batch, or drops it. The log says once that the collector takes nothing, and once that it does again.
    async fn export(&self, batch: Vec<SpanData>, is_failing: &mut bool) {
        let count = u64::try_from(batch.len()).unwrap_or(u64::MAX);
        let resource_spans = group_spans_by_resource_and_scope(batch, &self.resource);
        let body = ExportTraceServiceRequest { resource_spans }.encode_to_vec();
        match self.send_with_retries(body).await {
            Ok(rejected) => {
                let rejected = rejected.min(count);
                self.sent.increment(count - rejected);
                self.dropped.of(Dropped::NotAccepted).increment(rejected);
                if std::mem::take(is_failing) {
                    tracing::info!("the collector takes traces again");
                }
            }
            Err(error) => {
                self.dropped.of(Dropped::NotAccepted).increment(count);
                if !std::mem::replace(is_failing, true) {
                    tracing::warn!(%error, "the collector does not take traces; they are dropped until it does");
                }
            }
        }
    }

    /// Sends a batch, and returns the number of its spans that the collector has rejected.
    async fn send_with_retries(&self, body: Vec<u8>) -> Result<u64, ExportError> {
        for pause in PAUSES {
            match self.collector.send(body.clone()).await {
                Err(ExportError::Temporary(_)) if !self.closing.is_cancelled() => {
                    self.closing.run_until_cancelled(sleep(pause)).await;
                }
                done => return done,
            }
        }
        self.collector.send(body).await
    }
}

impl Collector {
    pub(super) fn new(url: OtlpUrl, headers: OtlpHeaders) -> Result<Self, rustls::Error> {
        Ok(Self { url, headers, http: HttpClient::new(Callee::Collector)? })
    }

    /// Sends a batch once, which may be empty.
    pub(super) async fn send(&self, body: Vec<u8>) -> Result<u64, ExportError> {
        let mut request =
            HttpRequest::post(&self.url.0, body).with_header(header::CONTENT_TYPE, "application/x-protobuf".to_owned());
        for (name, value) in &self.headers.0 {
            request = request.with_header(name.clone(), value.reveal().to_owned());
        }
        let response = self.http.fetch(request).await.map_err(|error| ExportError::Temporary(error.to_string()))?;
        match response.status {
            status if status.is_success() => {
                // An answer that cannot be read is none of our business: the collector has said that it took them.
                let answer = ExportTraceServiceResponse::decode(response.body).unwrap_or_default();
                let rejected = answer.partial_success.map_or(0, |partial| partial.rejected_spans);
                Ok(u64::try_from(rejected).unwrap_or_default())
            }
            // By the specification these may be tried again.
            status @ (StatusCode::TOO_MANY_REQUESTS
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT) => Err(ExportError::Temporary(format!("it answers {status}"))),
            status => Err(ExportError::Permanent(format!("it answers {status}"))),
        }
    }
}
