//! Compresses text responses for clients that accept it.

use super::{
    content_encoding::{CompressionLevel, ContentEncoding},
    dependencies::{Credentials, Site},
    error::Problem,
    etag,
};
use axum::{
    body::{Body, HttpBody as _, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// Smaller responses fit into one packet anyway. In bytes.
const MIN_BYTES: u64 = 1024;

/// Larger responses are compressed on a blocking thread, so that other requests do not wait. In bytes.
const MAX_BYTES_INLINE: usize = 64 * 1024;

/// The middleware.
pub(crate) async fn compress(State(site): State<Site>, request: Request, next: Next) -> Response {
    if !may_be_compressed(&request, &site) {
        return next.run(request).await;
    }
    let encoding = ContentEncoding::preferred(request.headers());
    let mut response = next.run(request).await;
    let is_text = response.headers().get(header::CONTENT_TYPE).is_some_and(is_text);
    if response.headers().contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    if is_text || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    let is_large_enough = response.body().size_hint().exact().is_some_and(|size| size >= MIN_BYTES);
    match encoding.filter(|_| is_text && is_large_enough) {
        Some(encoding) => compressed(response, encoding).await.unwrap_or_else(|problem| problem.into_response()),
        None => response,
    }
}

async fn compressed(response: Response, encoding: ContentEncoding) -> Result<Response, Problem> {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.map_err(|error| Problem::internal(&error))?;
    let compressed = if bytes.len() < MAX_BYTES_INLINE {
        encoding.compress(&bytes, CompressionLevel::Fast)
    } else {
        let packing = tokio::task::spawn_blocking(move || encoding.compress(&bytes, CompressionLevel::Fast));
        packing.await.map_err(|error| Problem::internal(&error))?
    };
    let compressed = compressed.map_err(|error| Problem::internal(&error))?;
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
    parts.headers.remove(header::CONTENT_LENGTH);
    if let Some(tag) = parts.headers.get_mut(header::ETAG) {
        *tag = etag::of_encoded(tag, encoding);
    }
    Ok(Response::from_parts(parts, Body::from(compressed)))
}

/// Prevents the BREACH attack. The length of a compressed response reveals which parts of it are repeated. An attacker who can make a
/// browser send many requests, with text of theirs in the responses, could read secrets from it. Therefore responses with tokens are not
/// compressed, and responses to requests with a session cookie only if a page of our own has sent the request.
fn may_be_compressed(request: &Request, site: &Site) -> bool {
    let path = request.uri().path();
    const SECRETS: [&str; 5] =
        ["/api/v1/auth/", "/api/v1/identity-checks/", "/verify-email", "/reset-password", "/confirm-email"];
    let has_secrets = SECRETS.iter().any(|prefix| path.starts_with(prefix));
    let is_by_cookie = Credentials::of(request.headers(), site).is_some_and(|credentials| credentials.is_cookie());
    let is_own_page = request.headers().get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    !has_secrets && (!is_by_cookie || is_own_page)
}

/// Pictures and documents are compressed already, and a live feed must not be delayed.
fn is_text(kind: &HeaderValue) -> bool {
    const TEXT: [&[u8]; 5] =
        [b"application/json", b"text/html", b"text/css", b"text/javascript", b"application/jwk-set+json"];
    let essence = kind.as_bytes().split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    TEXT.iter().any(|text| essence.eq_ignore_ascii_case(text))
}
