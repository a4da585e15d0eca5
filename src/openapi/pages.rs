//! `/openapi.json` and `/docs`. The page is in `page/`; it is embedded and works without internet access.

use crate::core::{asset::Asset, error::Problem};
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, header},
    response::{Redirect, Response},
    routing::get,
};
use serde_json::Value;
use std::sync::{Arc, LazyLock};

/// The routes of the document, which is built at the first request. The page offers these accounts to sign in with.
pub(crate) fn pages<S: Clone + Send + Sync + 'static>(document: fn() -> Value, accounts: &Value) -> Router<S> {
    let json = Arc::new(LazyLock::new(move || {
        Asset::new("application/json", ASK_ALWAYS, document().to_string().into_bytes())
    }));
    let page = Arc::new(Asset::new("text/html; charset=utf-8", ASK_ALWAYS, page(accounts).into_bytes()));
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

/// Caches ask each time whether a file has changed, so that files of two versions are never mixed.
const ASK_ALWAYS: &str = "no-cache";

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
            LazyLock::new(|| vec![$(($name, Asset::new($kind, ASK_ALWAYS, include_bytes!(concat!("page/", $name)).to_vec()))),+]);
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
