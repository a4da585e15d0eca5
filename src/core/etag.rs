//! Entity tags (RFC 9110, section 8.8.3): a resource's tag is the hash of its JSON, so it changes exactly when the response changes.

use super::{
    accept::list_items,
    content_encoding::ContentEncoding,
    dependencies::{Credentials, Site},
    security::{sha256, to_base64},
};
use axum::{
    body::{Body, HttpBody as _, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// The tag of a JSON body.
pub(crate) fn of(json: &[u8]) -> String {
    format!("\"{}\"", to_base64(sha256(json).get(..15).unwrap_or_default()))
}

/// The tag of the compressed body: `"x"` becomes `"x-gzip"`, because representations with different bytes need different tags.
pub(crate) fn of_encoded(tag: &HeaderValue, encoding: ContentEncoding) -> HeaderValue {
    let opaque = tag.as_bytes().strip_suffix(b"\"").unwrap_or_default();
    let coded = HeaderValue::from_bytes(&[opaque, b"-", encoding.name().as_bytes(), b"\""].concat());
    coded.unwrap_or_else(|_| tag.clone())
}

/// Whether `If-Match` lists this tag, with or without a content encoding. Weak tags never match, because the bytes may differ.
pub(crate) fn if_match<'l>(lists: impl IntoIterator<Item = &'l HeaderValue>, tag: &str) -> bool {
    list_items(lists).any(|listed| listed == b"*" || is_same(listed, tag))
}

/// The tag for a 304 response, if `If-None-Match` lists this tag, weak or strong, with or without a content encoding.
pub(crate) fn if_none_match<'l>(lists: impl IntoIterator<Item = &'l HeaderValue>, tag: &str) -> Option<HeaderValue> {
    list_items(lists).find_map(|listed| match listed.strip_prefix(b"W/").unwrap_or(listed) {
        b"*" => HeaderValue::from_str(tag).ok(),
        listed if is_same(listed, tag) => HeaderValue::from_bytes(listed).ok(),
        _ => None,
    })
}

fn is_same(listed: &[u8], tag: &str) -> bool {
    let rest = tag.strip_suffix('"').and_then(|opaque| listed.strip_prefix(opaque.as_bytes()));
    matches!(rest, Some(b"\"" | b"-br\"" | b"-gzip\""))
}

/// An extension of responses to POST whose body is what was created or changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Representation;

/// Adds `ETag` to JSON responses, and responds with 304 to a GET whose `If-None-Match` lists the tag.
pub(crate) async fn tag(State(site): State<Site>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_public = Credentials::of(request.headers(), &site).is_none();
    let seen: Vec<HeaderValue> =
        request.headers().get_all(header::IF_NONE_MATCH).iter().filter(|_| reads).cloned().collect();
    let taggable = reads || matches!(*request.method(), Method::PATCH | Method::PUT);
    let response = next.run(request).await;
    let is_tagged = match response.status() {
        StatusCode::OK => taggable || response.extensions().get::<Representation>().is_some(),
        StatusCode::CREATED => response.extensions().get::<Representation>().is_some(),
        _ => false,
    };
    let is_json = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if !is_tagged || !is_json || response.body().size_hint().exact().is_none() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = of(&bytes);
    let known = if_none_match(&seen, &tag);
    let is_known = known.is_some();
    if let Some(tag) = known.or_else(|| HeaderValue::from_str(&tag).ok()) {
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
