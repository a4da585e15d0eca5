//! Responses that never change: files in the program.

use super::{
    content_encoding::{CompressionLevel, ContentEncoding},
    error::Problem,
    etag,
};
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use tokio::sync::OnceCell;

/// A response that is constant while the process runs. It is compressed once, at the first request that accepts
/// compression.
pub(crate) struct Asset {
    kind: HeaderValue,
    caching: &'static str,
    tag: String,
    bytes: Bytes,
    brotli: OnceCell<Bytes>,
    gzip: OnceCell<Bytes>,
}

impl Asset {
    /// An asset of this media type, with what `Cache-Control` says of it.
    pub(crate) fn new(kind: &str, caching: &'static str, bytes: Vec<u8>) -> Self {
        let kind = HeaderValue::from_str(kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
        let (tag, bytes) = (etag::of(&bytes), bytes.into());
        Self { kind, caching, tag, bytes, brotli: OnceCell::new(), gzip: OnceCell::new() }
    }

    /// The response to a request with these headers.
    pub(crate) async fn answer(&self, asked: &HeaderMap) -> Result<Response, Problem> {
        let Self { kind, caching, tag, bytes, .. } = self;
        let headers = [(header::CACHE_CONTROL, *caching), (header::VARY, "accept-encoding")];
        if let Some(tag) = etag::if_none_match(asked.get_all(header::IF_NONE_MATCH), tag) {
            return Ok((StatusCode::NOT_MODIFIED, headers, [(header::ETAG, tag)]).into_response());
        }
        let tag = HeaderValue::from_str(tag).map_err(|error| Problem::internal(&error))?;
        let encoding = ContentEncoding::preferred(asked).filter(|_| kind != "image/png");
        let kind = [(header::CONTENT_TYPE, kind.clone())];
        match encoding {
            None => Ok((headers, kind, [(header::ETAG, tag)], bytes.clone()).into_response()),
            Some(encoding) => {
                let coded = [
                    (header::ETAG, etag::of_encoded(&tag, encoding)),
                    (header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name())),
                ];
                Ok((headers, kind, coded, self.packed(encoding).await?).into_response())
            }
        }
    }

    async fn packed(&self, encoding: ContentEncoding) -> Result<Bytes, Problem> {
        let kept = match encoding {
            ContentEncoding::Brotli => &self.brotli,
            ContentEncoding::Gzip => &self.gzip,
        };
        let pack = async || {
            let bytes = self.bytes.clone();
            let packing = tokio::task::spawn_blocking(move || encoding.compress(&bytes, CompressionLevel::Best)).await;
            packing.map_err(|error| Problem::internal(&error))?.map_err(|error| Problem::internal(&error))
        };
        kept.get_or_try_init(pack).await.cloned()
    }
}
