//! Trace Context (<https://www.w3.org/TR/trace-context/>): the header `traceparent`.

use super::span::ActiveSpan;
use axum::http::{HeaderMap, HeaderName};
use opentelemetry::{
    Context,
    propagation::{Extractor, Injector, TextMapPropagator as _},
};
use opentelemetry_sdk::propagation::TraceContextPropagator;

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

/// The header's value for a request that is made in this span.
pub(super) fn traceparent(span: &ActiveSpan) -> String {
    let mut value = Value::default();
    TraceContextPropagator::new().inject_context(span.context(), &mut value);
    value.0
}
