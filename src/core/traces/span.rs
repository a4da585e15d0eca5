//! Spans that are being recorded.

use crate::core::{
    clock::Timestamp,
    metrics::{Family, label},
};
use futures_util::FutureExt as _;
use metrics::Counter;
use opentelemetry::{
    Context, KeyValue, Value,
    trace::{Link, Span as _, SpanKind, Status, TraceContextExt as _, Tracer as _},
};
use opentelemetry_sdk::trace::{SdkTracer, Span as SdkSpan};
use std::{
    borrow::Cow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{task::JoinHandle, time::Instant};

/// So many spans of a trace are recorded at most: a task may work for minutes.
const MAX_SPANS: usize = 1000;

label! {
    /// Why a span was not sent.
    pub(super) Dropped {
        BufferFull = "buffer_full",
        NotAccepted = "not_accepted",
        TraceTooLong = "trace_too_long",
    }
}

tokio::task_local! {
    static CURRENT: Option<ActiveSpan>;
}

/// The innermost span of this tokio task, if it is traced.
pub(crate) fn current() -> Option<ActiveSpan> {
    CURRENT.try_with(Clone::clone).ok().flatten()
}

/// Runs `work` in the span. No `async fn`, whose future would be twice as large as that of `work`.
pub(crate) fn within<F: Future>(span: Option<&Span>, work: F) -> impl Future<Output = F::Output> + use<F> {
    CURRENT.scope(span.map(|span| span.active.clone()), work)
}

/// Runs work of this process that takes long in a span.
pub(crate) fn step<F: Future>(name: &'static str, work: F) -> impl Future<Output = F::Output> + use<F> {
    let span = current().map(|parent| parent.child(name, SpanKind::Internal, Instant::now()));
    within(span.as_ref(), work).inspect(move |_| {
        if let Some(span) = span {
            span.end(Instant::now());
        }
    })
}

/// Runs `work` in a tokio task of its own that belongs to the trace of this one.
pub(crate) fn spawn<F>(work: F) -> JoinHandle<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    tokio::spawn(CURRENT.scope(current(), work))
}

/// What begins traces.
#[derive(Debug)]
pub(super) struct Tracer {
    pub(super) tracer: SdkTracer,
    pub(super) dropped: Family<Dropped, Counter>,
}

/// A trace, as far as it is recorded here.
#[derive(Debug)]
struct Trace {
    tracer: Arc<Tracer>,
    id: String,
    /// The moment when it began, by both clocks. All its times follow from it.
    began: (SystemTime, Instant),
    spans: AtomicUsize,
}

impl Trace {
    fn time(&self, at: Instant) -> SystemTime {
        let (time, began) = self.began;
        match at.checked_duration_since(began) {
            Some(later) => time + later,
            None => time - began.duration_since(at),
        }
    }
}

/// A span in which others may begin. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct ActiveSpan {
    trace: Arc<Trace>,
    context: Context,
}

impl ActiveSpan {
    /// The id of the trace.
    pub(crate) fn trace_id(&self) -> &str {
        &self.trace.id
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

    /// Begins a span in this one.
    pub(crate) fn child(&self, name: impl Into<Cow<'static, str>>, kind: SpanKind, began: Instant) -> Span {
        let Trace { tracer, spans, .. } = &*self.trace;
        if spans.fetch_add(1, Ordering::Relaxed) >= MAX_SPANS {
            tracer.dropped.of(Dropped::TraceTooLong).increment(1);
            return Span { recording: None, active: self.clone() };
        }
        let builder = tracer.tracer.span_builder(name).with_kind(kind).with_start_time(self.trace.time(began));
        let recording = builder.start_with_context(&tracer.tracer, &self.context);
        let context = Context::new().with_remote_span_context(recording.span_context().clone());
        Span { recording: Some(recording), active: Self { trace: Arc::clone(&self.trace), context } }
    }
}

/// A span. If it is dropped, it ends then.
#[derive(Debug)]
pub(crate) struct Span {
    /// `None` if its trace is too long.
    recording: Option<SdkSpan>,
    active: ActiveSpan,
}

impl Span {
    /// Begins a trace, if the sampler wants it.
    pub(super) fn root(
        tracer: &Arc<Tracer>,
        name: impl Into<Cow<'static, str>>,
        kind: SpanKind,
        parent: &Context,
        began: (Timestamp, Instant),
    ) -> Option<Self> {
        let began = (UNIX_EPOCH + Duration::from_micros(began.0.unix_micros().unsigned_abs()), began.1);
        let builder = tracer.tracer.span_builder(name).with_kind(kind).with_start_time(began.0);
        let recording = builder.start_with_context(&tracer.tracer, parent);
        if !recording.is_recording() {
            return None;
        }
        let own = recording.span_context().clone();
        let (id, spans) = (own.trace_id().to_string(), AtomicUsize::new(1));
        let trace = Arc::new(Trace { tracer: Arc::clone(tracer), id, began, spans });
        let context = Context::new().with_remote_span_context(own);
        Some(Self { recording: Some(recording), active: ActiveSpan { trace, context } })
    }

    /// This span as the parent of others.
    pub(crate) fn active(&self) -> &ActiveSpan {
        &self.active
    }

    /// Sets an attribute, by the semantic conventions of OpenTelemetry if they have one for it.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        if let Some(recording) = &mut self.recording {
            recording.set_attribute(KeyValue::new(name, value));
        }
    }

    /// Links it to a span of another trace.
    pub(super) fn link(&mut self, link: Link) {
        if let Some(recording) = &mut self.recording {
            recording.add_link(link.span_context, link.attributes);
        }
    }

    /// Marks it as failed, with a word from a closed set.
    pub(crate) fn fail(&mut self, error: impl Into<Cow<'static, str>>) {
        if let Some(recording) = &mut self.recording {
            recording.set_attribute(KeyValue::new("error.type", error.into()));
            recording.set_status(Status::error(""));
        }
    }

    /// Ends it.
    pub(crate) fn end(mut self, at: Instant) {
        if let Some(recording) = &mut self.recording {
            recording.end_with_timestamp(self.active.trace.time(at));
        }
    }
}
