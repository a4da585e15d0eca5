//! The outermost middleware. Each response gets a request id, security headers, a log line and a metric; errors become problem+json.

use super::{clock::Timestamp, error::Problem};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// Whether metrics are recorded. Their labels need allocations, so they are skipped without a recorder.
static RECORDS_METRICS: AtomicBool = AtomicBool::new(false);

/// Call it when a metrics recorder is installed.
pub(crate) fn record_metrics() {
    RECORDS_METRICS.store(true, Ordering::Relaxed);
}

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

pub(crate) async fn request_context(
    State(clock): State<super::clock::Clock>,
    request: Request,
    next: Next,
) -> Response {
    let started = clock.now();
    let id = request_id(request.headers(), started);
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "unmatched".into(), |path| path.as_str().to_owned());
    let method = known_method(request.method());

    let mut response = next.run(request).await;
    if let Some(problem) = problem_of(&response) {
        if let Some(cause) = problem.cause() {
            tracing::error!(request_id = id, method, route, cause, "request failed");
        }
        let mut headers = std::mem::take(response.headers_mut());
        headers.remove(header::CONTENT_LENGTH);
        let mut rendered = problem.render(&id);
        for name in rendered.headers().keys() {
            headers.remove(name);
        }
        rendered.headers_mut().extend(headers);
        response = rendered;
    }
    add_headers(response.headers_mut(), &id);
    let took = clock.now().saturating_since(started);
    tracing::debug!(request_id = id, method, route, status = response.status().as_u16(), ?took, "request handled");
    record(&route, method, response.status(), took);
    response
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
    let is_rendered =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/"));
    if !(status.is_client_error() || status.is_server_error()) || is_rendered {
        return None;
    }
    Some(match status {
        StatusCode::NOT_FOUND => Problem::not_found(),
        StatusCode::METHOD_NOT_ALLOWED => {
            Problem::new(status, "method_not_allowed", "This path does not support that method; see Allow.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(status, "too_large", "The request's body is larger than this path accepts.")
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::new(status, "unsupported_media_type", "This path does not accept that kind of body.")
        }
        status if status.is_server_error() => Problem::internal(&status),
        status => Problem::new(status, "bad_request", "The request could not be understood."),
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

/// The name of a standard method, or `other`: clients may send any word as a method.
fn known_method(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| method == known).unwrap_or("other")
}

/// Each label has only few values, because each combination of values takes memory until the process ends.
fn record(route: &str, method: &'static str, status: StatusCode, took: Duration) {
    if !RECORDS_METRICS.load(Ordering::Relaxed) {
        return;
    }
    let labels = [("route", route.to_owned()), ("method", method.to_owned()), ("status", status.as_u16().to_string())];
    metrics::counter!("hirehall_requests_total", &labels).increment(1);
    metrics::histogram!("hirehall_request_seconds", &labels[..2]).record(took);
}
