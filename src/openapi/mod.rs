//! The OpenAPI document: its frame, what every operation shares ([`complete`]), the pages that show it ([`pages`]), and a layer
//! that holds the server to it ([`enforce`]).

mod complete;
mod examples;
mod pages;
mod refusals;

pub(crate) use complete::complete;
pub(crate) use pages::pages;

use crate::{
    core::{
        accept,
        dependencies::{ACCESS_COOKIE, body_not_read},
        error::{Invalid, Problem, ProblemBody},
    },
    job, worker,
};
use axum::{
    body::{Body, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};
use serde_json::{Map, Value};
use std::{collections::HashMap, sync::Arc};
use utoipa::{
    OpenApi as _,
    openapi::{
        OpenApi,
        security::{ApiKey, ApiKeyValue, Flow, HttpAuthScheme, HttpBuilder, OAuth2, Password, Scopes, SecurityScheme},
    },
};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Hirehall",
        description = "The backend of a trust-driven services marketplace: clients find vetted workers, talk, agree on a job, follow it \
            to its end and review it.\n\nBodies are closed: an unknown field or query parameter is refused. Every error is \
            `application/problem+json` (RFC 9457) with a stable `code`. Every list is paged by an opaque `cursor`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(ProblemBody, Invalid)),
    tags(
        (name = "auth", description = "Accounts, sessions, passwords"),
        (name = "client", description = "Clients and their favorites"),
        (name = "worker", description = "Workers and their identity check"),
        (name = "identity check", description = "What a service of the operator's does that looks at identity checks first"),
        (name = "service", description = "Listings and the search"),
        (name = "messaging", description = "Conversations"),
        (name = "event", description = "What happened, live"),
        (name = "job", description = "Engagements and their lifecycle"),
        (name = "review", description = "What clients say"),
        (name = "admin", description = "Verification and moderation"),
    )
)]
struct Frame;

/// The document without its paths.
pub(crate) fn frame() -> OpenApi {
    let mut document = Frame::openapi();
    let lives = [("job", job::lifecycle::as_markdown()), ("worker", worker::kyc::lifecycle::as_markdown())];
    for tag in document.tags.iter_mut().flatten() {
        if let Some((_, table)) = lives.iter().find(|(name, _)| *name == tag.name) {
            tag.description = tag.description.take().map(|words| format!("{words}\n\n{table}"));
        }
    }
    let components = document.components.get_or_insert_default();
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    components.security_schemes.insert("bearer".into(), SecurityScheme::Http(bearer).into());
    let cookie = ApiKey::Cookie(ApiKeyValue::new(ACCESS_COOKIE));
    components.security_schemes.insert("cookie".into(), SecurityScheme::ApiKey(cookie).into());
    let password = Flow::Password(Password::new("/api/v1/auth/token", Scopes::new()));
    components.security_schemes.insert("password".into(), SecurityScheme::OAuth2(OAuth2::new([password])).into());
    document
}

/// The document as `hirehall openapi` prints it, the same for the same routes.
pub(crate) fn pretty() -> String {
    let document = complete(crate::router::described().to_openapi());
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// What the document says that each operation takes: by path, then by method.
#[derive(Clone)]
pub(crate) struct Rules(Arc<HashMap<String, HashMap<Method, Takes>>>);

struct Takes {
    caller: bool,
    query: Vec<String>,
    any_query: bool,
    body: bool,
    /// Empty where it can also be an answer without content.
    gives: Vec<String>,
}

impl Rules {
    /// Reads the rules from the finished document.
    pub(crate) fn of(document: &Value) -> Self {
        let method = |name: &str| Method::from_bytes(name.to_ascii_uppercase().as_bytes()).ok();
        let of_path = |item: &Value| {
            let operations = item.as_object().into_iter().flatten();
            operations.filter_map(|(name, operation)| Some((method(name)?, takes(operation)))).collect()
        };
        let paths = document["paths"].as_object().into_iter().flatten();
        Self(Arc::new(paths.map(|(path, item)| (path.clone(), of_path(item))).collect()))
    }

    /// Whether nobody can call this without an access token.
    pub(crate) fn demand_a_caller(&self, request: &Request) -> bool {
        self.about(request).is_some_and(|takes| takes.caller)
    }

    fn about(&self, request: &Request) -> Option<&Takes> {
        let path = request.extensions().get::<MatchedPath>()?;
        let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
        self.0.get(path.as_str())?.get(method)
    }
}

fn takes(operation: &Value) -> Takes {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let succeeds = |(status, _): &(&String, &Value)| status.starts_with('2') || *status == "303";
    let answers = operation["responses"].as_object().into_iter().flatten().filter(succeeds);
    let contents: Option<Vec<&Map<String, Value>>> = answers.map(|(_, answer)| answer["content"].as_object()).collect();
    let in_query: Vec<&Value> = parameters.filter(|parameter| parameter["in"] == "query").collect();
    // An exploded object stands for parameters of any name.
    let any_query = in_query.iter().any(|parameter| {
        parameter["explode"] == true && parameter.pointer("/schema/type") == Some(&Value::from("object"))
    });
    Takes {
        caller: operation["security"].as_array().is_some_and(|schemes| !schemes.is_empty()),
        query: in_query.iter().filter_map(|parameter| parameter["name"].as_str().map(str::to_owned)).collect(),
        any_query,
        body: operation["requestBody"].is_object(),
        gives: contents.into_iter().flatten().flat_map(Map::keys).cloned().collect(),
    }
}

/// Refuses what the document does not know: a query parameter, a body where none is read, or a kind of answer.
pub(crate) async fn enforce(State(rules): State<Rules>, request: Request, next: Next) -> Result<Response, Problem> {
    let Some(takes) = rules.about(&request) else {
        return Ok(next.run(request).await);
    };
    if let Some(query) = request.uri().query().filter(|_| !takes.any_query) {
        for (name, _) in form_urlencoded::parse(query.as_bytes()) {
            if !takes.query.iter().any(|known| *known == name) {
                return Err(unknown_field(&name));
            }
        }
    }
    if !takes.gives.is_empty() && !takes.gives.iter().any(|kind| accept::takes(request.headers(), kind)) {
        let detail = format!("This path answers with {}; see Accept.", takes.gives.join(" or "));
        return Err(Problem::new(StatusCode::NOT_ACCEPTABLE, "not_acceptable", detail));
    }
    if takes.body || axum::body::HttpBody::is_end_stream(request.body()) {
        return Ok(next.run(request).await);
    }
    let (parts, body) = request.into_parts();
    refuse_fields(body).await?;
    Ok(next.run(Request::from_parts(parts, Body::empty())).await)
}

/// An empty object says nothing, and many clients send it where a body is not needed.
async fn refuse_fields(body: Body) -> Result<(), Problem> {
    const LARGEST: usize = 64 * 1024;
    let bytes = to_bytes(body, LARGEST).await.map_err(|_| body_not_read(StatusCode::PAYLOAD_TOO_LARGE))?;
    if bytes.trim_ascii().is_empty() {
        return Ok(());
    }
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(fields)) => fields.keys().next().map_or(Ok(()), |name| Err(unknown_field(name))),
        Ok(_) => Err(Problem::invalid_field("", "invalid_type", "this takes no body")),
        Err(error) => {
            Err(Problem::new(StatusCode::BAD_REQUEST, "malformed_json", format!("The body is not JSON: {error}.")))
        }
    }
}

fn unknown_field(name: &str) -> Problem {
    Problem::invalid_field(format!("/{name}"), "unknown_field", "is not known here")
}
