//! `/openapi.json` and `/docs`. The page is in `page/`; it is embedded and works without internet access.

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

/// The routes of the document, which is built at the first request. The page offers these accounts to sign in with.
pub(crate) fn pages<S: Clone + Send + Sync + 'static>(document: fn() -> Value, accounts: &Value) -> Router<S> {
    let json = Arc::new(LazyLock::new(move || Asset::new("application/json", document().to_string().into_bytes())));
    let page = Arc::new(Asset::new("text/html; charset=utf-8", page(accounts).into_bytes()));
    Router::new()
        .route("/openapi.json", get(async move |asked: HeaderMap| json.answer(&asked).await))
        .route("/docs", get(async move |asked: HeaderMap| page.answer(&asked).await.map(under_policy)))
        .route("/docs/", get(async || Redirect::permanent("/docs")))
        .route(
            "/docs/{file}",
            get(async |Path(name): Path<String>, asked: HeaderMap| {
                let (_, file) = FILES.iter().find(|(known, _)| *known == name).ok_or_else(Problem::not_found)?;
                file.answer(&asked).await
            }),
        )
}

/// A response that is constant while the process runs. It is compressed once, at the first request that accepts
/// compression. Caches ask each time whether it has changed, so that files of two versions are never mixed.
struct Asset {
    kind: HeaderValue,
    tag: String,
    bytes: Bytes,
    brotli: OnceCell<Bytes>,
    gzip: OnceCell<Bytes>,
}

impl Asset {
    fn new(kind: &'static str, bytes: impl Into<Bytes>) -> Self {
        let (kind, bytes) = (HeaderValue::from_static(kind), bytes.into());
        let tag = etag::of(&bytes);
        Self { kind, tag, bytes, brotli: OnceCell::new(), gzip: OnceCell::new() }
    }

    async fn answer(&self, asked: &HeaderMap) -> Result<Response, Problem> {
        let Self { kind, tag, bytes, .. } = self;
        let headers = [(header::CACHE_CONTROL, "no-cache"), (header::VARY, "accept-encoding")];
        if let Some(tag) = etag::if_none_match(asked.get_all(header::IF_NONE_MATCH), tag) {
            return Ok((StatusCode::NOT_MODIFIED, headers, [(header::ETAG, tag)]).into_response());
        }
        let tag = HeaderValue::from_str(tag).map_err(|error| Problem::internal(&error))?;
        let kind = [(header::CONTENT_TYPE, kind.clone())];
        match ContentEncoding::preferred(asked) {
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

/// Everything comes from this server. No style is inline, and no text can become markup or a script: elements are made by the DOM.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
);

fn under_policy(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY);
    response
}

/// The page with these accounts in an attribute.
fn page(accounts: &Value) -> String {
    let accounts = accounts.to_string().replace('&', "&amp;").replace('"', "&quot;");
    include_str!("page/docs.html")
        .replace(r#"name="demo-accounts" content="[]""#, &format!(r#"name="demo-accounts" content="{accounts}""#))
}

macro_rules! files {
    ($($name:literal as $kind:literal),+ $(,)?) => {
        /// The files of the page.
        static FILES: LazyLock<Vec<(&str, Asset)>> =
            LazyLock::new(|| vec![$(($name, Asset::new($kind, &include_bytes!(concat!("page/", $name))[..]))),+]);
    };
}

files! {
    "docs.css" as "text/css",
    "document.js" as "text/javascript",
    "dom.js" as "text/javascript",
    "guide.js" as "text/javascript",
    "icon.svg" as "image/svg+xml",
    "main.js" as "text/javascript",
    "markdown.js" as "text/javascript",
    "operation.js" as "text/javascript",
    "request.js" as "text/javascript",
    "schema.js" as "text/javascript",
    "search.js" as "text/javascript",
    "session.js" as "text/javascript",
}
