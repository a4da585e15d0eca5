//! Every route group and every layer, on one page.

use crate::{
    admin,
    app::App,
    auth::{
        self,
        permissions::{Intent, SignedIn, admit},
    },
    client,
    core::{
        compression,
        dependencies::{Credentials, MAX_JSON_BYTES, client_ip, limit_parameters},
        error::Problem,
        etag,
        rate_limit::{Key, Policy},
        request_context,
    },
    feed, job, messaging, openapi, picture, review,
    server::{Deadline, Pace},
    service, worker,
};
use axum::{
    Router,
    body::{Body, HttpBody as _},
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, Version, header, uri::Authority},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::get,
};
use std::time::Duration;
use tower_http::{catch_panic::CatchPanicLayer, cors};
use utoipa_axum::router::OpenApiRouter;

/// Everything that can be asked of Hirehall, with the document that describes it.
pub fn build(app: &App) -> Router {
    let (routes, document) = described().split_for_parts();
    let document = openapi::complete(document);
    let rules = openapi::Rules::of(&document);
    let operations = Router::new()
        .route("/livez", get(async || StatusCode::OK))
        .route("/readyz", get(ready))
        .merge(openapi::pages(&document));

    routes
        .layer(from_fn_with_state(rules.clone(), openapi::enforce))
        .layer(from_fn_with_state(app.clone(), limit))
        .layer(from_fn_with_state((app.clone(), rules), recheck_session_on_error))
        .layer(DefaultBodyLimit::max(MAX_JSON_BYTES))
        .layer(from_fn(body_deadline))
        .layer(from_fn_with_state(app.site.clone(), etag::tag))
        .merge(operations)
        .fallback(async || Problem::not_found())
        .layer(cors(&app.settings.cors_origins))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.site.clone(), compression::compress))
        .layer(from_fn(require_single_host))
        .layer(from_fn_with_state(app.clone(), close_when_draining))
        .layer(from_fn_with_state(app.clock.clone(), request_context::request_context))
        .with_state(app.clone())
}

/// Every room's routes, registered together with their documentation.
pub fn described() -> OpenApiRouter<App> {
    let rooms = OpenApiRouter::new()
        .merge(auth::routes::router())
        .merge(client::routes::router())
        .merge(picture::routes::router())
        .merge(worker::routes::router())
        .merge(worker::name_change::routes::router())
        .merge(worker::kyc::routes::router())
        .merge(worker::kyc::desk::routes::router())
        .merge(worker::kyc::retention::routes::router())
        .merge(worker::kyc::check::routes::router())
        .merge(service::routes::router())
        .merge(messaging::routes::router())
        .merge(feed::routes::router())
        .merge(job::routes::router())
        .merge(review::routes::router())
        .merge(admin::routes::router());
    OpenApiRouter::with_openapi(openapi::frame()).merge(auth::routes::well_known()).nest("/api/v1", rooms)
}

/// Files take longer than JSON. Who stops in the middle of one holds memory that others wait for.
const JSON_BODY_TIMEOUT: Duration = Duration::from_secs(10);
const FILE_BODY_TIMEOUT: Duration = Duration::from_secs(60);
const FILE_BODY_MIN_PACE: Pace = Pace { bytes: 128 * 1024, window: Duration::from_secs(8) };

async fn body_deadline(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let has_files = matches!(
        path.strip_prefix("/api/v1"),
        Some("/workers/me/kyc" | "/workers/me/kyc/files/{slot}" | "/clients/me/picture" | "/workers/me/picture")
    );
    let in_time = |body| match has_files {
        true => Body::new(Deadline::new(body, FILE_BODY_TIMEOUT).at_least(FILE_BODY_MIN_PACE)),
        false => Body::new(Deadline::new(body, JSON_BODY_TIMEOUT)),
    };
    next.run(request.map(in_time)).await
}

/// Two servers in a row that each believe another `Host` are a hole, so HTTP/1.1 demands exactly one (RFC 9112, section 3.2), and one
/// that is a host. What it says is not used. A query has few parameters on every path, also where it is not read.
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

/// Which limit a request falls under. Everything that changes something falls under one.
pub(crate) fn policy_of(method: &Method, path: &str) -> Option<Policy> {
    // What answers a GET answers a HEAD.
    let method = if method == Method::HEAD { &Method::GET } else { method };
    match (method.as_str(), path.strip_prefix("/api/v1")?) {
        ("POST", "/auth/login" | "/auth/token" | "/auth/passkeys/login/start" | "/auth/passkeys/login/finish") => {
            Some(Policy::SignIn)
        }
        ("GET", "/auth/oidc/{provider}/start")
        | ("GET" | "POST", "/auth/oidc/{provider}/callback")
        | ("POST", "/auth/oidc/{provider}/complete") => Some(Policy::SignIn),
        ("POST", "/auth/signup") => Some(Policy::SignUp),
        (
            "POST",
            "/auth/verify-email"
            | "/auth/reset-password"
            | "/auth/reset-password/credentials"
            | "/auth/change-password"
            | "/auth/refresh"
            | "/auth/change-email/confirm"
            | "/auth/totp"
            | "/auth/totp/confirm"
            | "/auth/passkeys/start"
            | "/auth/passkeys/finish"
            | "/auth/oidc/{provider}/link"
            | "/auth/me/export",
        )
        | ("DELETE", "/auth/me" | "/auth/totp" | "/auth/passkeys/{id}" | "/auth/identities/{id}")
        | ("GET", "/auth/me/export/file") => Some(Policy::AccountSecret),
        ("POST", "/auth/forgot-password" | "/auth/verify-email/resend" | "/auth/change-email") => {
            Some(Policy::AccountMail)
        }
        ("POST", "/threads") => Some(Policy::Thread),
        ("POST", "/threads/{id}/messages") => Some(Policy::Message),
        ("POST", "/jobs") => Some(Policy::JobProposal),
        ("POST", "/services") => Some(Policy::Listing),
        ("PUT", "/clients/me/picture" | "/workers/me/picture" | "/workers/me/kyc/files/{slot}") => Some(Policy::Upload),
        ("POST", "/workers/me/kyc" | "/workers/me/kyc/submit") => Some(Policy::KycSubmission),
        // Each is put on record.
        ("GET", "/admin/kyc/{id}/files/{slot}" | "/identity-checks/{id}/files/{slot}") => Some(Policy::Write),
        ("GET", "/events" | "/ws") => Some(Policy::Feed),
        ("GET", "/services" | "/workers/{id}/services" | "/admin/users") => Some(Policy::Search),
        ("GET", "/services/{id}" | "/workers/{id}" | "/workers/{id}/reviews" | "/workers/{id}/reviews/summary") => {
            Some(Policy::PublicRead)
        }
        _ if method.is_safe() => None,
        _ => Some(Policy::Write),
    }
}

/// Counts by account where somebody is signed in, and by address where nobody is. What guards secrets counts by address whoever asks,
/// since guessers have accounts too; limits for the account that somebody tries to enter are kept in the services.
async fn limit(State(app): State<App>, request: Request, next: Next) -> Result<Response, Problem> {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let Some(policy) = policy_of(request.method(), path) else {
        return Ok(next.run(request).await);
    };
    let brought = Credentials::of(request.headers(), &app.site);
    let claims = brought.and_then(|brought| brought.claims(&app.tokens, &app.clock).ok());
    let user = claims.map(|claims| Key::user(claims.user.as_uuid()));
    let address = Key::address(client_ip(request.extensions(), request.headers(), &app.trusted_proxies));
    let (policy, key) = match user {
        Some(user) if policy.counts(&user) && !policy.guards_secrets() => (policy, user),
        _ if policy.counts(&address) => (policy, address),
        _ => (Policy::Write, address),
    };
    let allowance = app.allow(policy, key).await?;
    if let Some(user) = user.filter(|_| !request.method().is_safe()) {
        app.allow(Policy::AnyChange, user).await?;
    }
    let mut response = next.run(request).await;
    for (name, value) in allowance.iter().flat_map(|allowance| allowance.headers()) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().entry(HeaderName::from_static(name)).or_insert(value);
        }
    }
    Ok(response)
}

/// Where a request of somebody who is signed in is refused, the first reason is that their session is over or their account frozen,
/// if so: nothing else about the request is their business any more.
async fn recheck_session_on_error(
    State((app, rules)): State<(App, openapi::Rules)>,
    request: Request,
    next: Next,
) -> Response {
    let credentials = rules.demand_a_caller(&request).then(|| Credentials::of(request.headers(), &app.site)).flatten();
    let intent = if request.method().is_safe() { Intent::Read } else { Intent::Change };
    let response = next.run(request).await;
    let refused = matches!(
        response.status(),
        StatusCode::BAD_REQUEST
            | StatusCode::FORBIDDEN
            | StatusCode::NOT_ACCEPTABLE
            | StatusCode::PAYLOAD_TOO_LARGE
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UPGRADE_REQUIRED
    );
    let Some(credentials) = credentials.filter(|_| refused) else { return response };
    let Ok(claims) = credentials.claims(&app.tokens, &app.clock) else { return response };
    let terms = app.terms(intent);
    match app.read_public(move |tx| admit::<SignedIn>(tx, claims, terms)).await {
        Ok(_) => response,
        Err(dismissed) => dismissed.into_response(),
    }
}

fn cors(origins: &[HeaderValue]) -> cors::CorsLayer {
    cors::CorsLayer::new()
        .allow_origin(origins.to_vec())
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers(cors::AllowHeaders::mirror_request())
        .expose_headers(cors::Any)
        .max_age(Duration::from_secs(3600))
}
