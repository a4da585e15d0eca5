//! Trace Context (<https://www.w3.org/TR/trace-context/>): the header `traceparent`.

use super::span::{ActiveSpan, current, within};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use futures_util::FutureExt as _;
use opentelemetry::{
    Context,
    propagation::{Extractor, Injector, TextMapPropagator as _},
    trace::{Link, SpanKind, TraceContextExt as _},
};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tokio::time::Instant;

const NAME: &str = "traceparent";
pub(super) const TRACEPARENT: HeaderName = HeaderName::from_static(NAME);

/// Only `traceparent`: what others say in `tracestate` is not for us.
struct Headers<'h>(&'h HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.0.get_all(TRACEPARENT).iter();
        match (values.next(), values.next()) {
            (Some(value), None) if name == NAME => value.to_str().ok(),
            _ => None,
        }
    }

    fn keys(&self) -> Vec<&str> {
        vec![NAME]
    }
}

/// The span that a request names as its parent, or an empty context.
pub(super) fn parent(headers: &HeaderMap) -> Context {
    TraceContextPropagator::new().extract_with_context(&Context::new(), &Headers(headers))
}

#[derive(Default)]
struct Value(String);

impl Injector for Value {
    fn set(&mut self, name: &str, value: String) {
        if name == NAME {
            self.0 = value;
        }
    }
}

/// A link to a span of another trace, by its [`traceparent`]; `None` if the text names none.
pub(super) fn link(traceparent: &str) -> Option<Link> {
    let headers = HeaderMap::from_iter([(TRACEPARENT, HeaderValue::from_str(traceparent).ok()?)]);
    let linked = parent(&headers).span().span_context().clone();
    linked.is_valid().then(|| Link::with_context(linked))
}

/// Runs work in a span that is linked to the one that has caused it.
pub(crate) fn step_after<F: Future>(
    name: &'static str,
    cause: Option<&str>,
    work: F,
) -> impl Future<Output = F::Output> + use<F> {
    let span = current().map(|active| {
        let mut span = active.child(name, SpanKind::Internal, Instant::now());
        cause.and_then(link).into_iter().for_each(|link| span.link(link));
        span
    });
    within(span.as_ref(), work).inspect(move |_| {
        if let Some(span) = span {
            span.end(Instant::now());
        }
    })
}

/// The span as the header `traceparent` and the database have it.
pub(crate) fn traceparent(span: &ActiveSpan) -> String {
    let mut value = Value::default();
    TraceContextPropagator::new().inject_context(span.context(), &mut value);
    value.0
}
