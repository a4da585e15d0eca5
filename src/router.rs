//! Every group of routes and every layer, on one page.

use crate::{
    admin,
    app::App,
    auth, client,
    core::{compression, dependencies::limit_parameters, error::Problem, etag, request_context},
    feed, job, messaging, openapi, picture, review,
    routing::{Declared, Routes},
    service, worker,
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, Version, header, uri::Authority},
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
    routing::get,
};
use serde_json::Value;
use std::time::Duration;
use tower_http::{catch_panic::CatchPanicLayer, cors};
use utoipa_axum::router::OpenApiRouter;

/// Where the versioned API is.
const API: &str = "/api/v1";

/// Everything that can be asked of Hirehall, with the document that describes it.
pub fn build(app: &App) -> Router {
    let operations = Router::new()
        .route("/livez", get(async || StatusCode::OK))
        .route("/readyz", get(ready))
        .merge(openapi::pages(document));

    described(Some(app))
        .split_for_parts()
        .0
        .layer(from_fn_with_state(app.site.clone(), etag::tag))
        .merge(operations)
        .fallback(async || Problem::not_found())
        .layer(cors(&app.settings.cors_origins))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.site.clone(), compression::compress))
        .layer(from_fn(few_parameters))
        .layer(from_fn(require_single_host))
        .layer(from_fn_with_state(app.clone(), close_when_draining))
        .layer(from_fn_with_state(app.clock.clone(), request_context::request_context))
        .with_state(app.clone())
}

/// The finished document.
pub(crate) fn document() -> Value {
    openapi::complete(described(None).into_openapi(), declared())
}

/// Every operation, as it is registered.
fn declared() -> Vec<Declared> {
    [well_known().declared(""), api().declared(API)].concat()
}

/// The document as `hirehall openapi` prints it, the same for the same routes.
pub(crate) fn pretty_document() -> String {
    serde_json::to_string_pretty(&document()).unwrap_or_default() + "\n"
}

/// Every route, registered together with its documentation, and guarded where there is an app.
fn described(app: Option<&App>) -> OpenApiRouter<App> {
    let open_api = OpenApiRouter::with_openapi(openapi::frame());
    api().add_to(well_known().add_to(open_api, "", app), API, app)
}

fn well_known() -> Routes {
    auth::routes::well_known()
}

fn api() -> Routes {
    let groups = [
        auth::routes::router(),
        auth::sessions::routes::router(),
        auth::address::routes::router(),
        auth::deletion::routes::router(),
        auth::export::routes::router(),
        auth::factor::routes::router(),
        auth::oidc::routes::router(),
        auth::reset::routes::router(),
        auth::passkeys::routes::router(),
        client::routes::router(),
        picture::routes::router(),
        worker::routes::router(),
        worker::name_change::routes::router(),
        worker::kyc::routes::router(),
        worker::kyc::requirements::routes::router(),
        worker::kyc::draft::routes::router(),
        worker::kyc::desk::routes::router(),
        worker::kyc::retention::routes::router(),
        worker::kyc::check::routes::router(),
        service::routes::router(),
        messaging::routes::router(),
        feed::routes::router(),
        job::routes::router(),
        review::routes::router(),
        admin::routes::router(),
        admin::stats::routes::router(),
    ];
    groups.into_iter().fold(Routes::new(), Routes::merge)
}

/// Two servers in a row that each believe another `Host` are a hole, so HTTP/1.1 demands exactly one (RFC 9112, section 3.2), and one
/// that is a host. What it says is not used.
async fn require_single_host(request: Request, next: Next) -> Result<Response, Problem> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let names_one_host = match (hosts.next(), hosts.next()) {
        (None, _) => request.version() != Version::HTTP_11,
        (Some(host), None) => host.is_empty() || Authority::try_from(host.as_bytes()).is_ok(),
        (Some(_), Some(_)) => false,
    };
    if !names_one_host {
        let detail = "Send exactly one header Host.";
        return Err(Problem::new(StatusCode::BAD_REQUEST, "malformed_request", detail));
    }
    Ok(next.run(request).await)
}

/// A query has few parameters on every path, also where it is not read.
async fn few_parameters(request: Request, next: Next) -> Result<Response, Problem> {
    limit_parameters(request.uri().query().unwrap_or_default().as_bytes())?;
    Ok(next.run(request).await)
}

/// Once the server is to stop, each answer ends its HTTP/1 connection: the next request finds another server, instead of a connection
/// that closes just then.
async fn close_when_draining(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_http1 = request.version() < Version::HTTP_2;
    let mut response = next.run(request).await;
    if is_http1 && app.draining.is_cancelled() {
        response.headers_mut().entry(header::CONNECTION).or_insert(HeaderValue::from_static("close"));
    }
    response
}

/// Ready while the database can be read and written, and until the server is told to stop.
async fn ready(State(app): State<App>) -> Result<StatusCode, Problem> {
    if app.draining.is_cancelled() {
        return Err(Problem::unavailable("stopping", "This server stops."));
    }
    app.readiness.check(&app.db).await.map(|()| StatusCode::OK).map_err(|error| {
        Problem::unavailable("database_unavailable", "The database cannot be read and written.").because(&error)
    })
}

fn cors(origins: &[HeaderValue]) -> cors::CorsLayer {
    cors::CorsLayer::new()
        .allow_origin(origins.to_vec())
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers(cors::AllowHeaders::mirror_request())
        .expose_headers(cors::Any)
        .max_age(Duration::from_secs(3600))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::Access;

    #[test]
    fn every_change_and_whatever_needs_no_account_is_limited() {
        for operation in declared() {
            let needs_account = matches!(operation.access, Access::Roles { .. });
            let is_limited = operation.limit.is_some();
            assert!(
                is_limited || (needs_account && operation.method.is_safe()),
                "{} {}",
                operation.method,
                operation.path
            );
        }
    }

    #[test]
    fn an_operation_is_registered_once() {
        let mut seen = std::collections::HashSet::new();
        for operation in declared() {
            assert!(
                seen.insert((operation.method.clone(), operation.path.clone())),
                "{} {}",
                operation.method,
                operation.path
            );
        }
        assert!(seen.len() > 100);
    }
}
