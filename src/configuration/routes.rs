//! `/config`.

use super::{flows, schemas::ConfigRead};
use crate::{
    app::App,
    core::rate_limit::PUBLIC_READ,
    routing::{Access, Routes},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderName, HeaderValue, header},
};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(get_config), Access::Public, &PUBLIC_READ)
}

/// It changes when the operator changes a setting and starts the server again.
const CACHING: (HeaderName, HeaderValue) = (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));

/// What a front end has to know of this installation before a user signs in: limits of files and texts, currencies, deadlines, how
/// to sign in, and what an identity check asks for. The same for everybody. Keep it with its `ETag`, and ask again after some minutes.
#[utoipa::path(get, path = "/config", tag = "config",
    responses((status = 200, description = "The configuration.", body = ConfigRead,
        headers(("Cache-Control" = String, description = "How long it can be kept.")))))]
async fn get_config(State(app): State<App>) -> ([(HeaderName, HeaderValue); 1], Json<ConfigRead>) {
    ([CACHING], Json(flows::read(&app)))
}
