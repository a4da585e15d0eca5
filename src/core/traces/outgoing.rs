//! Spans of calls to other servers.

use super::{
    remote::{TRACEPARENT, traceparent},
    span::{Span, current, within},
};
use axum::http::{HeaderName, Method, StatusCode};
use futures_util::FutureExt as _;
use opentelemetry::trace::SpanKind;
use std::borrow::Cow;
use tokio::time::Instant;

/// What is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Callee {
    /// The authority that issues the server's certificate.
    CertificateAuthority,
    /// The collector of traces. Calls to it are not traced.
    Collector,
    IdentityCheck,
    Mail,
    OpenId,
    Scanner,
    /// The file store, also if it is a directory.
    Storage,
    Webhook,
}

impl Callee {
    fn word(self) -> &'static str {
        match self {
            Self::CertificateAuthority => "certificate_authority",
            Self::Collector => "collector",
            Self::IdentityCheck => "identity_check",
            Self::Mail => "mail",
            Self::OpenId => "openid",
            Self::Scanner => "scanner",
            Self::Storage => "storage",
            Self::Webhook => "webhook",
        }
    }

    /// Whether it learns the id of the trace. Only the operator's own service does: identity providers and receivers of webhooks belong
    /// to others, and file stores do nothing with it.
    fn continues_trace(self) -> bool {
        self == Self::IdentityCheck
    }
}

/// The span of a call.
pub(crate) struct OutgoingCall {
    span: Option<Span>,
    callee: Callee,
}

impl OutgoingCall {
    /// Begins the span `<what> <callee>`, if this tokio task is traced.
    pub(crate) fn begin(callee: Callee, what: &'static str) -> Self {
        let parent = current().filter(|_| callee != Callee::Collector);
        let span = parent.map(|parent| {
            let mut span = parent.child(format!("{what} {}", callee.word()), SpanKind::Client, Instant::now());
            span.set("hirehall.callee", callee.word());
            span
        });
        Self { span, callee }
    }

    /// Begins the span of an HTTP request.
    pub(crate) fn http(callee: Callee, method: &Method) -> Self {
        let method = crate::core::request_metrics::known_method(method);
        let mut call = Self::begin(callee, method);
        if let Some(span) = &mut call.span {
            span.set("http.request.method", method);
        }
        call
    }

    /// The header that tells the other server of the trace, if it may know.
    pub(crate) fn traceparent(&self) -> Option<(HeaderName, String)> {
        let span = self.span.as_ref().filter(|_| self.callee.continues_trace())?;
        Some((TRACEPARENT, traceparent(span.active())))
    }

    /// Ends with the status of the response, or with an error's word.
    pub(crate) fn end_http(mut self, answered: Result<StatusCode, &'static str>) {
        if let (Some(span), Ok(status)) = (&mut self.span, answered) {
            span.set("http.response.status_code", i64::from(status.as_u16()));
        }
        self.end(match answered {
            Ok(status) if status.is_client_error() || status.is_server_error() => {
                Err(status.as_str().to_owned().into())
            }
            Ok(_) => Ok(()),
            Err(word) => Err(word.into()),
        });
    }

    fn end(self, ended: Result<(), Cow<'static, str>>) {
        if let Some(mut span) = self.span {
            if let Err(error) = ended {
                span.fail(error);
            }
            span.end(Instant::now());
        }
    }
}

/// Runs a call in a span.
pub(crate) fn call<T, E>(
    callee: Callee,
    what: &'static str,
    work: impl Future<Output = Result<T, E>>,
) -> impl Future<Output = Result<T, E>> {
    let call = OutgoingCall::begin(callee, what);
    within(call.span.as_ref(), work).inspect(move |done| call.end(done.as_ref().map(drop).map_err(|_| "failed".into())))
}
