//! All routes and middleware layers.

#[cfg(feature = "console")]
use crate::console;
use crate::core::error::codes::{DatabaseUnavailable, MalformedRequest, Stopping};
use crate::{
    admin,
    app::App,
    auth, client, configuration,
    core::{
        access_log::AccessLog,
        compression,
        config::Millis,
        dependencies::limit_parameters,
        error::Problem,
        etag, metrics,
        request_context::{RequestContext, request_context},
        request_metrics::RequestMetrics,
    },
    feed, job, messaging, openapi, picture, review,
    routing::{Declared, Routes},
    service, webhook, worker,
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, Version, header, uri::Authority},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::get,
};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};
use tower_http::{catch_panic::CatchPanicLayer, cors};
use utoipa_axum::router::OpenApiRouter;

/// The prefix of the versioned API.
const API: &str = "/api/v1";

/// The router of all routes.
pub fn build(app: &App) -> Router {
    build_with_accounts(app, &json!([]))
}

/// The same. The documentation page offers these accounts of a demo to sign in with.
pub(crate) fn build_with_accounts(app: &App, accounts: &Value) -> Router {
    let context = request_context_of(app, metrics::is_recording().then(|| RequestMetrics::new(routes())));
    // One layer: each layer of a router is cloned, with everything below it, for every request.
    let around = (
        from_fn_with_state(Arc::new(context), request_context),
        from_fn_with_state(app.clone(), check_request),
        from_fn_with_state(app.site.clone(), compression::compress),
        CatchPanicLayer::new(),
        cors(&app.settings.cors_origins),
    );
    let operations = probes().merge(openapi::pages(document, accounts)).merge(auth::pages::routes::router(app));
    #[cfg(feature = "console")]
    let operations = if app.settings.console { operations.merge(console::router(app, accounts)) } else { operations };

    well_known()
        .serve("", app)
        .merge(api().serve(API, app))
        .layer(from_fn_with_state(app.site.clone(), etag::tag))
        .merge(operations)
        .fallback(async || Problem::not_found())
        .layer(around)
        .with_state(app.clone())
}

/// What every request needs, with the metrics of requests, if they are counted.
pub(crate) fn request_context_of(app: &App, metrics: Option<RequestMetrics>) -> RequestContext {
    RequestContext {
        clock: app.clock.clone(),
        metrics,
        log: AccessLog {
            addresses: app.settings.log_client_address,
            trusted_proxies: app.trusted_proxies.clone(),
            slow: app.settings.log_slow_request.map(Millis::duration),
        },
        traces: app.traces.clone(),
        language: app.settings.language,
    }
}

/// The complete OpenAPI document.
pub(crate) fn document() -> Value {
    let frame = OpenApiRouter::with_openapi(openapi::frame());
    let described = api().describe(API, well_known().describe("", frame));
    openapi::complete(described.into_openapi(), declared())
}

/// Every route, as metrics name it.
fn routes() -> impl Iterator<Item = String> {
    let others = ["/livez", "/readyz", "/openapi.json", "/docs", "/docs/", "/docs/{file}"];
    let others = others.into_iter().chain(auth::pages::routes::PATHS).map(str::to_owned);
    #[cfg(feature = "console")]
    let others = others.chain(console::paths());
    declared().into_iter().map(|operation| operation.path).chain(others)
}

/// Every path of the console.
#[cfg(feature = "console")]
pub fn console_paths() -> Vec<String> {
    console::paths()
}

/// The path of everything that administrators do in the console: of its page, and of its form.
#[cfg(feature = "console")]
pub fn console_act_paths() -> Vec<String> {
    console::act_paths()
}

/// Every registered operation.
fn declared() -> Vec<Declared> {
    [well_known().declared(""), api().declared(API)].concat()
}

/// The document as `hirehall openapi` prints it. Equal routes give equal output.
pub(crate) fn printed_document() -> String {
    openapi::print(&document())
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
        service::admin::routes::router(),
        service::categories::routes::router(),
        service::favorites::routes::router(),
        messaging::routes::router(),
        configuration::routes::router(),
        feed::routes::router(),
        feed::notifications::routes::router(),
        job::routes::router(),
        job::admin::routes::router(),
        job::dispute::routes::router(),
        job::dispute::desk::routes::router(),
        review::routes::router(),
        review::moderation::routes::router(),
        admin::routes::router(),
        admin::overview::routes::router(),
        admin::actions::routes::router(),
        admin::audit::routes::router(),
        admin::stats::routes::router(),
        admin::system::routes::router(),
        admin::waiting::routes::router(),
        webhook::routes::router(),
    ];
    groups.into_iter().fold(Routes::new(), Routes::merge)
}

/// What is checked on every path. While draining, each response closes its HTTP/1 connection, so that the next request
/// goes to another server and does not meet a connection that is closing.
async fn check_request(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_http1 = request.version() < Version::HTTP_2;
    let query = request.uri().query().unwrap_or_default();
    let mut response = match require_single_host(&request).and_then(|()| limit_parameters(query.as_bytes())) {
        Ok(()) => answer(request, next).await,
        Err(problem) => refused(&app, &request, problem),
    };
    if is_http1 && app.draining.is_cancelled() {
        response.headers_mut().entry(header::CONNECTION).or_insert(HeaderValue::from_static("close"));
    }
    response
}

/// An `OPTIONS` that is no preflight (Fetch, 4.8) is answered with the methods of the path. The layer for CORS takes every one for a preflight,
/// also on a path that does not exist, so this one goes on with a method that no route has.
async fn answer(mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let is_preflight =
        headers.contains_key(header::ORIGIN) && headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    if request.method() != Method::OPTIONS || is_preflight {
        return next.run(request).await;
    }
    *request.method_mut() = Method::TRACE;
    let response = next.run(request).await;
    // The router adds `Allow`.
    if response.status() == StatusCode::METHOD_NOT_ALLOWED { StatusCode::NO_CONTENT.into_response() } else { response }
}

/// What is refused before any route: as a page where people are.
fn refused(app: &App, request: &Request, problem: Problem) -> Response {
    let path = request.uri().path();
    if auth::pages::routes::PATHS.contains(&path) {
        return auth::pages::routes::shown(app, request.headers(), problem.into_response());
    }
    #[cfg(feature = "console")]
    if app.settings.console && (path == "/console" || path.starts_with("/console/")) {
        return console::refused(app, request, problem);
    }
    problem.into_response()
}

/// Servers in a chain that each use another `Host` are a security hole, so HTTP/1.1 requires exactly one valid host
/// (RFC 9112, section 3.2). Its value is not used.
fn require_single_host(request: &Request) -> Result<(), Problem> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let names_one_host = match (hosts.next(), hosts.next()) {
        (None, _) => request.version() != Version::HTTP_11,
        (Some(host), None) => host.is_empty() || Authority::try_from(host.as_bytes()).is_ok(),
        (Some(_), Some(_)) => false,
    };
    if names_one_host {
        return Ok(());
    }
    let detail = "Send exactly one header Host.";
    Err(Problem::new(MalformedRequest, detail))
}

/// What orchestrators ask. Also served beside the metrics, where no stranger takes the connections.
pub(crate) fn probes() -> Router<App> {
    Router::new().route("/livez", get(async || StatusCode::OK)).route("/readyz", get(ready))
}

/// Ready while the database can be read and written and the server is not stopping.
async fn ready(State(app): State<App>) -> Result<StatusCode, Problem> {
    if app.draining.is_cancelled() {
        return Err(Problem::new(Stopping, "This server is stopping."));
    }
    app.readiness.check(&app.db).await.map(|()| StatusCode::OK).map_err(|error| {
        Problem::new(DatabaseUnavailable, "The database cannot be read and written.").with_cause(&error)
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
    fn every_change_and_every_public_operation_is_limited() {
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
