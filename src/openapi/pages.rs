//! `/openapi.json`, and `/docs`, which carries its own assets and so works without a network.

use crate::core::{error::Failure, etag};
use axum::{
    Router,
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use serde_json::Value;
use std::{borrow::Cow, sync::Arc};
use utoipa_swagger_ui::Config;

/// The pages that show the document, which is written out once.
pub(crate) fn pages<S: Clone + Send + Sync + 'static>(document: &Value) -> Router<S> {
    let json = Bytes::from(document.to_string());
    let tag = etag::of(&json);
    Router::new()
        .route("/openapi.json", get(async move |asked: HeaderMap| openapi_json(&asked, json, &tag)))
        .route("/docs", get(async || docs()))
        .route("/docs/", get(async || Redirect::permanent("/docs")))
        .route("/docs/{file}", get(async |Path(file): Path<String>| asset(&file)))
}

fn openapi_json(asked: &HeaderMap, json: Bytes, tag: &str) -> Response {
    let headers =
        [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache")].map(|(name, value)| (name, value.to_owned()));
    if etag::is_like_one_of(asked.get_all(header::IF_NONE_MATCH), tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, [(header::CONTENT_TYPE, "application/json")], json).into_response()
}

/// Scripts, styles and calls come from and go to this server only. Swagger UI puts styles into its markup and images into its
/// styles.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

fn docs() -> Response {
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, POLICY)], include_str!("docs.html"))
        .into_response()
}

fn asset(file: &str) -> Response {
    let (kind, bytes) = match file {
        "docs.js" => ("text/javascript".to_owned(), Cow::Borrowed(include_bytes!("docs.js").as_slice())),
        "swagger-ui.css" | "swagger-ui-bundle.js" | "favicon-32x32.png" => {
            match utoipa_swagger_ui::serve(file, Arc::new(Config::default())) {
                Ok(Some(found)) => (found.content_type, Cow::Owned(found.bytes.into_owned())),
                Ok(None) => return Failure::not_found().into_response(),
                Err(error) => return Failure::internal(&error).into_response(),
            }
        }
        _ => return Failure::not_found().into_response(),
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600".to_owned())];
    (headers, bytes.into_owned()).into_response()
}
