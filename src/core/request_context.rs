//! The outermost middleware. Each response gets a request id, security headers, a log line, a metric and a span; errors become problem+json.

use super::{
    access_log::{AccessLog, Answered, is_probe},
    clock::{Clock, Timestamp},
    error::Problem,
    language::{AcceptLanguage, Language},
    request_metrics::{RequestMetrics, known_method},
    traces::{Span, Traces, within},
};
use crate::core::error::codes::{BadRequest, MethodNotAllowed};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;
use tokio::time::Instant;

/// What every request needs.
pub(crate) struct RequestContext {
    pub(crate) clock: Clock,
    /// `None` if metrics are not recorded.
    pub(crate) metrics: Option<RequestMetrics>,
    pub(crate) log: AccessLog,
    pub(crate) traces: Traces,
    /// Of problems, where a request asks for none that is installed.
    pub(crate) language: Language,
}

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

pub(crate) async fn request_context(
    State(context): State<Arc<RequestContext>>,
    request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let RequestContext { clock, metrics, log, traces, language } = &*context;
    let _in_flight = metrics.as_ref().map(RequestMetrics::begin);
    let now = clock.now();
    let id = request_id(request.headers(), now);
    let address = log.address(&request);
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let route = matched.as_ref().map(MatchedPath::as_str);
    let method = known_method(request.method());

    let span = if traces.is_on() && !is_probe(route) {
        let trusted = log.trusted_proxies.has_sent(request.extensions()).then(|| request.headers());
        traces.request(method, route, trusted, (now, began))
    } else {
        None
    };

    let asked = AcceptLanguage::of(request.headers());
    let mut response = within(span.as_ref(), next.run(request)).await;
    let trace_id = span.as_ref().map(|span| span.active().trace_id());
    let problem = problem_of(&response);
    if let Some(problem) = &problem {
        let mut headers = std::mem::take(response.headers_mut());
        let extensions = std::mem::take(response.extensions_mut());
        headers.remove(header::CONTENT_LENGTH);
        let mut rendered = problem.render(&id, trace_id, asked.best_or(*language));
        for name in rendered.headers().keys() {
            headers.remove(name);
        }
        rendered.headers_mut().extend(headers);
        rendered.extensions_mut().extend(extensions);
        response = rendered;
    }
    add_headers(response.headers_mut(), &id);
    let took = began.elapsed();
    log.write(&Answered { id: &id, method, route, address, took, trace_id }, &response, problem.as_ref());
    if let Some(metrics) = metrics {
        metrics.record(route, method, response.status(), took);
        if matches!(response.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            metrics.record_shed(problem.as_ref().map_or("", Problem::code));
        }
    }
    if let Some(span) = span {
        end_span(span, began + took, response.status(), problem.as_ref());
    }
    response
}

fn end_span(mut span: Span, at: Instant, status: StatusCode, problem: Option<&Problem>) {
    span.set("http.response.status_code", i64::from(status.as_u16()));
    if let Some(problem) = problem {
        span.set("hirehall.problem.code", problem.code());
    }
    if status.is_server_error() {
        span.fail(status.as_str().to_owned());
    }
    span.end(at);
}

/// The id that the client has sent, if it is safe in a log, or a new one.
fn request_id(headers: &HeaderMap, now: Timestamp) -> String {
    let sent = headers.get(X_REQUEST_ID).and_then(|value| value.to_str().ok());
    sent.filter(|id| {
        (8..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    })
    .map_or_else(|| crate::database::ids::uuid_v7(now, super::security::random()).to_string(), str::to_owned)
}

/// The problem that a handler has returned, or one for an error response of the framework.
fn problem_of(response: &Response<Body>) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    let status = response.status();
    let is_rendered = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        [&b"application/"[..], b"text/html"].iter().any(|rendered| kind.as_bytes().starts_with(rendered))
    });
    if !(status.is_client_error() || status.is_server_error()) || is_rendered {
        return None;
    }
    Some(match status {
        StatusCode::NOT_FOUND => Problem::not_found(),
        StatusCode::METHOD_NOT_ALLOWED => {
            Problem::new(MethodNotAllowed, "This path does not support that method; see Allow.")
        }
        status if status.is_server_error() => Problem::internal(&status),
        _ => Problem::new(BadRequest, "The request could not be understood."),
    })
}

/// The headers of the OWASP REST Security Cheat Sheet. The documentation page sets its own policy.
fn add_headers(headers: &mut HeaderMap, id: &str) {
    const SECURITY: [(HeaderName, &str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in SECURITY {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(X_REQUEST_ID, id);
    }
}
