//! Traces, sent to a collector by OTLP over HTTP (<https://opentelemetry.io/docs/specs/otlp/>).
//!
//! A trace begins with a request or a task of the queue. The innermost span of a tokio task is found with [`current`], so that database and
//! clients need no argument for it. Without a collector in the settings nothing is recorded.
//!
//! Names and values of spans come from closed sets: methods, routes, tables, kinds, codes. No id, no text and no address.

mod buffer;
mod exporter;
mod outgoing;
mod recorder;
mod remote;
mod span;

pub(crate) use outgoing::{Callee, OutgoingCall, call};
pub(crate) use recorder::{TraceOptions, Traces};
pub(crate) use remote::{step_after, traceparent};
pub(crate) use span::{ActiveSpan, Span, current, spawn, step, within};
