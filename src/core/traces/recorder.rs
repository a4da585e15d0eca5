//! Begins traces, and owns what sends them.

use super::{
    buffer::{Buffering, SpanBuffer},
    exporter::{Collector, Exporter},
    remote::{link, parent},
    span::{Dropped, Span, Tracer, within},
};
use crate::core::{
    clock::Timestamp,
    config::{OtlpHeaders, OtlpUrl, SampleRatio},
    metrics::{Family, counter},
    security::random,
    version,
};
use axum::http::HeaderMap;
use futures_util::FutureExt as _;
use opentelemetry::{
    Context, KeyValue,
    trace::{SpanKind, TracerProvider as _},
};
use opentelemetry_sdk::{
    Resource,
    trace::{Sampler, SdkTracerProvider},
};
use std::{borrow::Cow, sync::Arc, time::Duration};
use tokio::time::{Instant, timeout};
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

/// Where traces are sent, and how many.
#[derive(Debug, Clone)]
pub(crate) struct TraceOptions {
    /// The collector.
    pub(crate) url: OtlpUrl,
    /// The headers that it wants.
    pub(crate) headers: OtlpHeaders,
    /// The part of traces that is recorded.
    pub(crate) ratio: SampleRatio,
    /// The host of the public URL, to tell installations apart.
    pub(crate) host: String,
}

impl TraceOptions {
    /// Whether the collector takes an empty batch.
    pub(crate) async fn check(self) -> Result<(), String> {
        let collector = Collector::new(self.url, self.headers).map_err(|error| error.to_string())?;
        collector.send(Vec::new()).await.map(drop).map_err(|error| error.to_string())
    }
}

/// Begins traces. Cheap to clone. The exporter ends with the last clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traces(Option<Arc<Recorder>>);

#[derive(Debug)]
struct Recorder {
    tracer: Arc<Tracer>,
    closing: CancellationToken,
    exporter: TaskTracker,
    _closes_at_last: DropGuard,
}

impl Traces {
    /// Starts the exporter on this runtime. Without options nothing is traced.
    pub(crate) fn open(options: Option<TraceOptions>) -> Result<Self, rustls::Error> {
        let dropped: Family<Dropped, _> = Family::counters("hirehall_spans_dropped_total", "reason");
        let sent = counter("hirehall_spans_sent_total", &[]);
        let Some(TraceOptions { url, headers, ratio, host }) = options else { return Ok(Self(None)) };
        let buffer = SpanBuffer::new(dropped.clone());
        let resource = Resource::builder_empty()
            .with_service_name("hirehall")
            .with_attribute(KeyValue::new("service.namespace", host))
            .with_attribute(KeyValue::new("service.version", version::VERSION))
            .with_attribute(KeyValue::new("service.instance.id", uuid::Uuid::from_u128(random()).to_string()))
            .build();
        let (closing, tracker) = (CancellationToken::new(), TaskTracker::new());
        let exporter = Exporter {
            collector: Collector::new(url, headers)?,
            resource: (&resource).into(),
            buffer: Arc::clone(&buffer),
            sent,
            dropped: dropped.clone(),
            closing: closing.clone(),
        };
        tracker.spawn(exporter.run());
        tracker.close();
        // A trace that was begun elsewhere is recorded here if it is recorded there.
        let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(ratio.0)));
        let provider = SdkTracerProvider::builder()
            .with_sampler(sampler)
            .with_resource(resource)
            .with_span_processor(Buffering(buffer));
        let tracer = Arc::new(Tracer { tracer: provider.build().tracer("hirehall"), dropped });
        let _closes_at_last = closing.clone().drop_guard();
        Ok(Self(Some(Arc::new(Recorder { tracer, closing, exporter: tracker, _closes_at_last }))))
    }

    /// Whether anything is traced.
    pub(crate) fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Begins the trace of a request, or goes on with that of `headers`, which have to be trusted.
    pub(crate) fn request(
        &self,
        method: &'static str,
        route: Option<&str>,
        headers: Option<&HeaderMap>,
        began: (Timestamp, Instant),
    ) -> Option<Span> {
        let Recorder { tracer, .. } = self.0.as_deref()?;
        let name = route.map_or(Cow::Borrowed(method), |route| format!("{method} {route}").into());
        let parent = headers.map_or_else(Context::new, parent);
        let mut span = Span::root(tracer, name, SpanKind::Server, &parent, began)?;
        span.set("http.request.method", method);
        if let Some(route) = route {
            span.set("http.route", route.to_owned());
        }
        Some(span)
    }

    /// Runs work on a task of the queue in a trace of its own, linked to the spans that have queued it.
    pub(crate) fn task<T, E>(
        &self,
        kind: &'static str,
        (attempts, causes): (i64, &[String]),
        now: Timestamp,
        work: impl Future<Output = Result<T, E>>,
    ) -> impl Future<Output = Result<T, E>> {
        let span = self.0.as_deref().and_then(|Recorder { tracer, .. }| {
            let began = (now, Instant::now());
            let mut span = Span::root(tracer, format!("task {kind}"), SpanKind::Consumer, &Context::new(), began)?;
            causes.iter().filter_map(|cause| link(cause)).for_each(|link| span.link(link));
            Some(span)
        });
        within(span.as_ref(), work).inspect(move |done| {
            let Some(mut span) = span else { return };
            span.set("hirehall.task.kind", kind);
            span.set("hirehall.task.attempts", attempts);
            if done.is_err() {
                span.fail("failed");
            }
            span.end(Instant::now());
        })
    }

    /// Sends what has been recorded, for `limit` at most. What is recorded afterwards is lost.
    pub(crate) async fn finish(&self, limit: Duration) {
        let Some(Recorder { closing, exporter, .. }) = self.0.as_deref() else { return };
        closing.cancel();
        if timeout(limit, exporter.wait()).await.is_err() {
            tracing::warn!("the collector has not taken the last traces in time");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::traces::current;

    /// What the requirement allows a request to cost while nothing is traced. Without optimisation it costs about three times as much as
    /// with it, and on a busy machine again.
    const ALLOWED: Duration = Duration::from_micros(if cfg!(debug_assertions) { 10 } else { 2 });

    #[tokio::test]
    async fn a_request_costs_next_to_nothing_while_nothing_is_traced() {
        const REQUESTS: u32 = 10_000;
        let traces = Traces::open(None).unwrap();
        let mut best = Duration::MAX;
        for _ in 0..20 {
            let began = Instant::now();
            for _ in 0..REQUESTS {
                let span = if traces.is_on() {
                    traces.request("GET", None, None, (Timestamp::MIN, Instant::now()))
                } else {
                    None
                };
                // A request has a few transactions.
                let work = async { (0..4).filter(|_| current().is_some()).count() };
                assert_eq!(within(std::hint::black_box(span.as_ref()), work).await, 0);
            }
            best = best.min(began.elapsed() / REQUESTS);
        }
        assert!(best <= ALLOWED, "{best:?}");
        println!("{best:?} a request");
    }
}
