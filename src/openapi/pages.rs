//! `/openapi.json` and `/docs`. The page's assets are embedded, so it works without internet access.

use crate::core::{
    content_encoding::{CompressionLevel, ContentEncoding},
    error::Problem,
    etag,
};
use axum::{
    Router,
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use serde_json::Value;
use std::sync::{Arc, LazyLock};
use tokio::sync::OnceCell;
use utoipa_swagger_ui::Config;

/// The routes of the document, which is built at the first request.
pub(crate) fn pages<S: Clone + Send + Sync + 'static>(document: fn() -> Value) -> Router<S> {
    let write = move || Asset::new("application/json", "no-cache", document().to_string().into_bytes());
    let json = Arc::new(LazyLock::new(write));
    Router::new()
        .route("/openapi.json", get(async move |asked: HeaderMap| json.answer(&asked).await))
        .route("/docs", get(async || docs()))
        .route("/docs/", get(async || Redirect::permanent("/docs")))
        .route(
            "/docs/{file}",
            get(async |Path(name): Path<String>, asked: HeaderMap| {
                let file = FILES.iter().find(|(known, _)| *known == name).ok_or_else(Problem::not_found)?;
                file.1.as_ref().map_err(Clone::clone)?.answer(&asked).await
            }),
        )
}

/// A response that is constant while the process runs. It is compressed once, at the first request that accepts
/// compression.
struct Asset {
    kind: HeaderValue,
    caching: &'static str,
    tag: String,
    bytes: Bytes,
    brotli: OnceCell<Bytes>,
    gzip: OnceCell<Bytes>,
}

impl Asset {
    fn new(kind: &str, caching: &'static str, bytes: Vec<u8>) -> Self {
        let kind = HeaderValue::from_str(kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
        let (tag, bytes) = (etag::of(&bytes), bytes.into());
        Self { kind, caching, tag, bytes, brotli: OnceCell::new(), gzip: OnceCell::new() }
    }

    async fn answer(&self, asked: &HeaderMap) -> Result<Response, Problem> {
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

/// Scripts, styles and requests are limited to this server. Swagger UI needs inline styles and images in styles.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

fn docs() -> Response {
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, POLICY)], include_str!("docs.html"))
        .into_response()
}

/// The assets of the documentation page, prepared at the first request.
static FILES: LazyLock<[(&str, Result<Asset, Problem>); 4]> = LazyLock::new(|| {
    ["docs.js", "swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"].map(|name| (name, file(name)))
});

fn file(name: &str) -> Result<Asset, Problem> {
    const AN_HOUR: &str = "public, max-age=3600";
    if name == "docs.js" {
        return Ok(Asset::new("text/javascript", AN_HOUR, include_bytes!("docs.js").to_vec()));
    }
    match utoipa_swagger_ui::serve(name, Arc::new(Config::default())) {
        Ok(Some(found)) => Ok(Asset::new(&found.content_type, AN_HOUR, found.bytes.into_owned())),
        Ok(None) => Err(Problem::not_found()),
        Err(error) => Err(Problem::internal(&error)),
    }
}
