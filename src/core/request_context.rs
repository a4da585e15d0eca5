//! What every answer has around it: a request id, the security headers, errors as problem+json, one line in the log, one count.

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

/// Whether anybody reads the counts: their labels cost allocations.
static COUNTING: AtomicBool = AtomicBool::new(false);

/// Counts requests from here on, because a recorder is installed.
pub(crate) fn start_counting() {
    COUNTING.store(true, Ordering::Relaxed);
}

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The outermost layer.
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
    tracing::debug!(request_id = id, method, route, status = response.status().as_u16(), ?took, "answered");
    record(&route, method, response.status(), took);
    response
}

/// A client may bring its own id, if that is harmless in a log.
fn request_id(headers: &HeaderMap, now: Timestamp) -> String {
    let brought = headers.get(X_REQUEST_ID).and_then(|value| value.to_str().ok());
    brought
        .filter(|id| {
            (8..=64).contains(&id.len())
                && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        })
        .map_or_else(|| crate::database::ids::uuid_v7(now, super::security::random()).to_string(), str::to_owned)
}

/// The refusal that a handler made, or one for an error that the framework answered by itself.
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
            Problem::new(status, "method_not_allowed", "This path does not know that method; see Allow.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(status, "too_large", "The request's body is larger than this path accepts.")
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::new(status, "unsupported_media_type", "This path does not read that kind of body.")
        }
        status if status.is_server_error() => Problem::internal(&status),
        status => Problem::new(status, "bad_request", "The request could not be understood."),
    })
}

/// OWASP REST Security Cheat Sheet, "Security Headers". The documentation page sets a policy of its own.
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

/// A method by its name, if it is one that we know: strangers may send any word, of any length.
fn known_method(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| method == known).unwrap_or("other")
}

/// Every label has one of a few values, whatever is asked: each combination takes memory for as long as the process lives.
fn record(route: &str, method: &'static str, status: StatusCode, took: Duration) {
    if !COUNTING.load(Ordering::Relaxed) {
        return;
    }
    let labels = [("route", route.to_owned()), ("method", method.to_owned()), ("status", status.as_u16().to_string())];
    metrics::counter!("hirehall_requests_total", &labels).increment(1);
    metrics::histogram!("hirehall_request_seconds", &labels[..2]).record(took);
}
