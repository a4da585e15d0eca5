//! Spans that have ended and were not sent yet. Its size is bounded: what does not fit is dropped and counted.

use super::span::Dropped;
use crate::core::metrics::Family;
use metrics::Counter;
use opentelemetry::Context;
use opentelemetry_sdk::{
    error::OTelSdkResult,
    trace::{Span, SpanData, SpanProcessor},
};
use std::{
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::Notify;

/// A span takes about a kilobyte.
const MAX_SPANS: usize = 4096;

/// With so many spans the exporter does not wait for more.
pub(super) const BATCH: usize = 512;

#[derive(Debug)]
pub(super) struct SpanBuffer {
    spans: Mutex<Vec<SpanData>>,
    has_batch: Notify,
    dropped: Family<Dropped, Counter>,
}

impl SpanBuffer {
    pub(super) fn new(dropped: Family<Dropped, Counter>) -> Arc<Self> {
        Arc::new(Self { spans: Mutex::default(), has_batch: Notify::new(), dropped })
    }

    /// Waits until there is a batch.
    pub(super) async fn has_batch(&self) {
        self.has_batch.notified().await;
    }

    /// Takes all spans.
    pub(super) fn take(&self) -> Vec<SpanData> {
        mem::take(&mut *self.spans.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn push(&self, span: SpanData) {
        let mut spans = self.spans.lock().unwrap_or_else(PoisonError::into_inner);
        if spans.len() >= MAX_SPANS {
            drop(spans);
            self.dropped.of(Dropped::BufferFull).increment(1);
            return;
        }
        spans.push(span);
        if spans.len() == BATCH {
            self.has_batch.notify_one();
        }
    }
}

/// Puts spans that end into the buffer.
#[derive(Debug)]
pub(super) struct Buffering(pub(super) Arc<SpanBuffer>);

impl SpanProcessor for Buffering {
    fn on_start(&self, _: &mut Span, _: &Context) {}

    fn on_end(&self, span: SpanData) {
        self.0.push(span);
    }

    // The exporter decides when spans are sent.
    fn force_flush(&self) -> OTelSdkResult {
        Ok(())
    }

    fn shutdown_with_timeout(&self, _: Duration) -> OTelSdkResult {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use opentelemetry::trace::{Span as _, Tracer as _, TracerProvider as _};
    use opentelemetry_sdk::trace::SdkTracerProvider;

    #[tokio::test]
    async fn the_buffer_is_bounded_and_tells_of_a_batch() {
        let buffer = SpanBuffer::new(Family::counters("hirehall_spans_dropped_total", "reason"));
        let provider = SdkTracerProvider::builder().with_span_processor(Buffering(Arc::clone(&buffer))).build();
        let tracer = provider.tracer("test");
        for _ in 0..MAX_SPANS + 10 {
            tracer.start("span").end();
        }
        buffer.has_batch().await;
        assert_eq!((buffer.take().len(), buffer.take().len()), (MAX_SPANS, 0));
    }
}
