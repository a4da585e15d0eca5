//! Entity tags (RFC 9110, section 8.8.3): a resource's tag is the hash of its JSON, so it changes exactly when the answer does.

use super::{
    dependencies::{Credentials, Site},
    security::{fingerprint, to_base64},
};
use axum::{
    body::{Body, HttpBody as _, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// The tag of a representation.
pub(crate) fn of(json: &[u8]) -> String {
    format!("\"{}\"", to_base64(fingerprint(json).get(..15).unwrap_or_default()))
}

/// Whether the lists of an `If-Match` name this tag. A weak tag names none: what may differ must not be overwritten.
pub(crate) fn is_one_of<'l>(lists: impl IntoIterator<Item = &'l HeaderValue>, tag: &str) -> bool {
    listed(lists).any(|listed| listed == "*" || listed == tag)
}

/// Whether the lists of an `If-None-Match` name this tag, weak or not.
pub(crate) fn is_like_one_of<'l>(lists: impl IntoIterator<Item = &'l HeaderValue>, tag: &str) -> bool {
    listed(lists).any(|listed| listed == "*" || listed.strip_prefix("W/").unwrap_or(listed) == tag)
}

fn listed<'l>(lists: impl IntoIterator<Item = &'l HeaderValue>) -> impl Iterator<Item = &'l str> {
    lists.into_iter().filter_map(|list| list.to_str().ok()).flat_map(|list| list.split(',')).map(str::trim)
}

/// Tags what was read or changed, and answers 304 to whoever has it already.
pub(crate) async fn tag(State(site): State<Site>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_public = Credentials::of(request.headers(), &site).is_none();
    let known: Vec<HeaderValue> =
        request.headers().get_all(header::IF_NONE_MATCH).iter().filter(|_| reads).cloned().collect();
    let taggable = reads || matches!(*request.method(), Method::PATCH | Method::PUT);
    let response = next.run(request).await;
    let is_json = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if !taggable || response.status() != StatusCode::OK || !is_json || response.body().size_hint().exact().is_none() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = of(&bytes);
    let is_known = is_like_one_of(&known, &tag);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    if is_public {
        parts.headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    }
    if is_known {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}
