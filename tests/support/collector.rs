//! A collector of traces, which takes OTLP over HTTP.

use super::{Answer, Received, Receiver, eventually};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{KeyValue, any_value::Value},
    trace::v1::{Span, status::StatusCode},
};
use prost::Message as _;
use std::collections::BTreeMap;

/// A span that was received.
#[derive(Debug, Clone)]
pub(crate) struct Spanned {
    pub(crate) name: String,
    /// The number of the kind in OTLP: 1 internal, 2 server, 3 client, 5 consumer.
    pub(crate) kind: i32,
    pub(crate) trace: String,
    pub(crate) id: String,
    pub(crate) parent: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) is_failed: bool,
    /// The traces and spans that it is linked to.
    pub(crate) links: Vec<(String, String)>,
    pub(crate) times: (u64, u64),
}

impl Spanned {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// A collector on its own port.
#[derive(Clone)]
pub(crate) struct Collector {
    pub(crate) receiver: Receiver,
}

impl Collector {
    pub(crate) async fn start() -> Self {
        Self { receiver: Receiver::start().await }
    }

    /// The setting that names it.
    pub(crate) fn setting(&self) -> (&'static str, String) {
        ("HIREHALL_OTLP_ENDPOINT", self.receiver.base_url())
    }

    pub(crate) fn answers(&self, behaviour: impl FnMut(&Received) -> Answer + Send + 'static) {
        self.receiver.answers(behaviour);
    }

    /// What was received, as bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.receiver.messages().into_iter().flat_map(|message| message.body).collect()
    }

    /// The attributes of the program.
    pub(crate) fn resource(&self) -> BTreeMap<String, String> {
        let request = decoded(&self.receiver.messages()[0]);
        attributes(request.resource_spans[0].resource.clone().unwrap().attributes)
    }

    /// All spans, in the order in which they have ended.
    pub(crate) fn spans(&self) -> Vec<Spanned> {
        let requests = self.receiver.messages();
        let groups = requests.iter().flat_map(|message| decoded(message).resource_spans);
        groups.flat_map(|group| group.scope_spans).flat_map(|scope| scope.spans).map(Spanned::from).collect()
    }

    /// The spans with a name; waits for the first.
    pub(crate) async fn named(&self, name: &str) -> Vec<Spanned> {
        eventually(name, async || {
            let found: Vec<_> = self.spans().into_iter().filter(|span| span.name == name).collect();
            (!found.is_empty()).then_some(found)
        })
        .await
    }

    /// The last span with a name, and those below it. They end before it does, so they are there when it is.
    pub(crate) async fn tree(&self, name: &str) -> (Spanned, Vec<Spanned>) {
        let root = self.named(name).await.pop().unwrap();
        let (mut below, mut ids) = (Vec::new(), vec![root.id.clone()]);
        // A span ends before its parent, so parents come first from behind.
        for span in self.spans().into_iter().rev().filter(|span| span.trace == root.trace) {
            if ids.contains(&span.parent) {
                ids.push(span.id.clone());
                below.push(span);
            }
        }
        (root, below)
    }
}

fn decoded(message: &Received) -> ExportTraceServiceRequest {
    assert_eq!(
        (message.path.as_str(), message.headers["content-type"].as_str()),
        ("/v1/traces", "application/x-protobuf")
    );
    ExportTraceServiceRequest::decode(message.body.as_slice()).unwrap()
}

fn attributes(all: Vec<KeyValue>) -> BTreeMap<String, String> {
    let value = |attribute: KeyValue| match attribute.value.unwrap().value.unwrap() {
        Value::StringValue(text) => (attribute.key, text),
        Value::IntValue(number) => (attribute.key, number.to_string()),
        other => panic!("{other:?}"),
    };
    all.into_iter().map(value).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl From<Span> for Spanned {
    fn from(span: Span) -> Self {
        Self {
            name: span.name,
            kind: span.kind,
            trace: hex(&span.trace_id),
            id: hex(&span.span_id),
            parent: hex(&span.parent_span_id),
            attributes: attributes(span.attributes),
            is_failed: span.status.is_some_and(|status| status.code() == StatusCode::Error),
            links: span.links.iter().map(|link| (hex(&link.trace_id), hex(&link.span_id))).collect(),
            times: (span.start_time_unix_nano, span.end_time_unix_nano),
        }
    }
}
