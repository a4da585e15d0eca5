//! Enforces what routes declare.

use super::declaration::{Access, BodyLimit, Declared};
use crate::{
    app::App,
    auth::permissions::{Intent, SignedIn, admit},
    core::{
        accept,
        access_log::RequestedBy,
        body_deadline::{BodyDeadline, MinRate},
        dependencies::{
            Authenticated, Credentials, IdempotencyKey, client_ip, not_signed_in, parse, require_same_origin,
            whole_body,
        },
        error::{Problem, codes::NotAcceptable},
        input::{self, Input},
        rate_limit::{ANY_CHANGE, Allowance, Policy, RateLimitKey, WRITE},
        security::AccessClaims,
    },
};
use axum::{
    body::{Body, HttpBody as _},
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::MethodRouter,
};
use std::{net::IpAddr, sync::Arc, time::Duration};

pub(super) fn guarded(methods: MethodRouter<App>, declared: Declared, app: &App) -> MethodRouter<App> {
    methods.route_layer(from_fn_with_state((app.clone(), Arc::new(declared)), guard))
}

/// Guards the route of a page for people, which the document leaves out, as an operation.
pub(crate) fn guard_page(
    path: &str,
    methods: MethodRouter<App>,
    access: Access,
    limit: impl Into<Option<&'static Policy>>,
    app: &App,
) -> MethodRouter<App> {
    let page = Declared {
        method: Method::POST,
        path: path.to_owned(),
        access,
        limit: limit.into(),
        body: BodyLimit::Json,
        takes_query: true,
        takes_body: true,
        produces: vec!["text/html".to_owned()],
        refusals: &[],
    };
    guarded(methods, page, app)
}

type Guarded = (App, Arc<Declared>);

/// Enforces what the route declares, in this order: rate limit, caller, accepted media type, parameters and body.
async fn guard(State((app, route)): State<Guarded>, mut request: Request, next: Next) -> Response {
    let claims = Credentials::of(request.headers(), &app.site)
        .map(|credentials| Ok((credentials.claims(&app.tokens, &app.clock)?, credentials.is_cookie())))
        .transpose();
    let signed_in = claims.as_ref().ok().and_then(|claims| *claims).map(|(claims, _)| claims);
    let address = client_ip(request.extensions(), request.headers(), &app.trusted_proxies);
    let is_safe = request.method().is_safe();
    let allowance = match count(&app, &route, signed_in, address, &LimitedRequest::of(&request)).await {
        Ok(allowance) => allowance,
        Err(problem) => return problem.into_response(),
    };
    DefaultBodyLimit::max(route.body.max_bytes()).apply(&mut request);
    let request = match admit_request(&app, &route, request, claims) {
        Ok(request) => route.check_shape(request).await,
        Err(problem) => Err(problem),
    };
    let mut response = match request {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    if let Some(claims) = signed_in {
        response.extensions_mut().insert(RequestedBy(claims.user));
    }
    if let (Access::Roles { while_frozen, .. }, Some(claims)) = (route.access, signed_in) {
        let intent = if is_safe || while_frozen { Intent::Read } else { Intent::Change };
        response = recheck_session_on_error(&app, claims, intent, response).await;
    }
    for (name, value) in allowance.iter().flat_map(Allowance::headers) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().entry(HeaderName::from_static(name)).or_insert(value);
        }
    }
    response
}

/// Counts by account for signed-in users, and by address for others. Operations that guard secrets count by address for
/// everyone, since guessers have accounts too; limits for the attacked account are in the services.
///
/// A request that is repeated with its `Idempotency-Key` does nothing, so it uses up no ration. It counts as any other change.
async fn count(
    app: &App,
    route: &Declared,
    signed_in: Option<AccessClaims>,
    address: IpAddr,
    request: &LimitedRequest,
) -> Result<Option<Allowance>, Problem> {
    let Some(mut policy) = route.limit else { return Ok(None) };
    if let Some(claims) = signed_in.filter(|_| policy.is_ration() && !policy.guards_secrets())
        && let Some(key) = request.idempotency_key.clone()
        && app.was_answered(claims.user, key).await?
    {
        policy = &WRITE;
    }
    let user = signed_in.map(|claims| RateLimitKey::user(claims.user.as_uuid()));
    let address = RateLimitKey::address(address);
    let (policy, key) = match user {
        Some(user) if policy.limit(user.per()).is_some() && !policy.guards_secrets() => (policy, user),
        _ if policy.limit(address.per()).is_some() => (policy, address),
        _ => (&WRITE, address),
    };
    let allowance = app.allow(policy, key).await?;
    if let Some(user) = user.filter(|_| !request.is_safe) {
        app.allow(&ANY_CHANGE, user).await?;
    }
    Ok(allowance)
}

/// What limits ask of a request.
struct LimitedRequest {
    is_safe: bool,
    /// `None` also for one that is not valid, which is refused later.
    idempotency_key: Option<IdempotencyKey>,
}

impl LimitedRequest {
    fn of(request: &Request) -> Self {
        let key = request.headers().get("idempotency-key").and_then(|_| {
            let route = format!("{} {}", request.method(), request.uri().path());
            IdempotencyKey::new(request.headers(), route, &[]).ok()
        });
        Self { is_safe: request.method().is_safe(), idempotency_key: key }
    }
}

/// Refuses callers that the route does not allow. With a cookie, only our own pages may change something.
fn admit_request(
    app: &App,
    route: &Declared,
    mut request: Request,
    claims: Result<Option<(AccessClaims, bool)>, Problem>,
) -> Result<Request, Problem> {
    let authenticated = match route.access {
        Access::Public => None,
        Access::Optional { roles } => {
            claims.ok().flatten().and_then(|(claims, _)| Authenticated::new(claims, roles).ok())
        }
        Access::Roles { roles, .. } => {
            let (claims, is_cookie) = claims?.ok_or_else(not_signed_in)?;
            if is_cookie && !request.method().is_safe() {
                require_same_origin(request.headers(), &app.site)?;
            }
            Some(Authenticated::new(claims, roles)?)
        }
    };
    if let Some(authenticated) = authenticated {
        request.extensions_mut().insert(authenticated);
    }
    Ok(request)
}

impl Declared {
    /// Refuses parameters and bodies that are not read, and media types that are not produced.
    async fn check_shape(&self, request: Request) -> Result<Request, Problem> {
        // Where a query is read, the handler checks its parameters.
        if let (false, Some(query)) = (self.takes_query, request.uri().query()) {
            let parameters: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
            input::read::<()>(Input::Form(&parameters))?;
        }
        if !self.produces.is_empty() && !self.produces.iter().any(|kind| accept::accepts(request.headers(), kind)) {
            let detail = format!("This path answers with {}; see Accept.", self.produces.join(" or "));
            return Err(Problem::new(NotAcceptable { produced: self.produces.clone() }, detail));
        }
        if request.body().is_end_stream() {
            return Ok(request);
        }
        let request = request.map(|body| self.body.in_time(body));
        if self.takes_body {
            return Ok(request);
        }
        let (parts, body) = request.into_parts();
        refuse_fields(body).await?;
        Ok(Request::from_parts(parts, Body::empty()))
    }
}

/// Files may take longer than JSON. An upload that stalls holds memory that others wait for.
const JSON_BODY_TIMEOUT: Duration = Duration::from_secs(10);
const FILE_BODY_TIMEOUT: Duration = Duration::from_secs(60);
const FILE_BODY_MIN_RATE: MinRate = MinRate { bytes: 128 * 1024, window: Duration::from_secs(8) };

impl BodyLimit {
    fn in_time(self, body: Body) -> Body {
        match self {
            BodyLimit::Json => Body::new(BodyDeadline::new(body, JSON_BODY_TIMEOUT)),
            BodyLimit::Files { .. } => {
                Body::new(BodyDeadline::new(body, FILE_BODY_TIMEOUT).with_min_rate(FILE_BODY_MIN_RATE))
            }
        }
    }
}

/// Accepts an empty object, which many clients send where no body is needed.
async fn refuse_fields(body: Body) -> Result<(), Problem> {
    const MAX_BYTES: usize = 64 * 1024;
    let bytes = whole_body(body, MAX_BYTES).await?;
    if bytes.trim_ascii().is_empty() { Ok(()) } else { parse::<()>(&bytes).map(drop) }
}

/// When a request of a signed-in user fails, an ended session or frozen account is reported first: a caller who may not
/// make the request does not learn what is wrong with it.
async fn recheck_session_on_error(app: &App, claims: AccessClaims, intent: Intent, response: Response) -> Response {
    let is_refused = matches!(
        response.status(),
        StatusCode::BAD_REQUEST
            | StatusCode::FORBIDDEN
            | StatusCode::NOT_ACCEPTABLE
            | StatusCode::PAYLOAD_TOO_LARGE
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UPGRADE_REQUIRED
    );
    if !is_refused {
        return response;
    }
    let terms = app.terms(intent);
    match app.read_public(move |tx| admit::<SignedIn>(tx, claims, terms)).await {
        Ok(_) => response,
        Err(dismissed) => dismissed.into_response(),
    }
}
