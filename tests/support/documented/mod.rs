//! A response that the OpenAPI document does not describe fails the test that caused it: one with another status, with
//! other fields, or with values of other types.

mod answer;
mod document;

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{MatchedPath, Request},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Response},
};

/// The router, whose undocumented responses are replaced by a status that no test expects.
pub(super) fn checked(router: Router) -> Router {
    router.layer(from_fn(check))
}

async fn check(request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let (method, has_body) = match request.method() {
        &Method::HEAD => (Method::GET, false),
        method => (method.clone(), true),
    };
    let response = next.run(request).await;
    let Some(path) = path else { return response };
    let name = format!("{} {path}", method.as_str().to_lowercase());
    let Some(operation) = document::operation(&name) else { return response };
    let status = response.status();
    let Some(answer) = operation.answers.get(&status.as_u16()) else {
        return if OF_ANY_OPERATION.contains(&status) {
            response
        } else {
            undocumented(&name, status, "no such status")
        };
    };
    let Some(kind) = json_kind(response.headers()).filter(|_| has_body) else { return response };
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return undocumented(&name, status, "a body that breaks off");
    };
    match answer.check(&kind, &bytes) {
        Ok(()) => Response::from_parts(parts, Body::from(bytes)),
        Err(fault) => undocumented(&name, status, &fault),
    }
}

fn undocumented(operation: &str, status: StatusCode, fault: &str) -> Response {
    let problem = format!("{operation} has answered {status}, which docs/openapi.json does not describe: {fault}");
    eprintln!("{problem}");
    (UNDOCUMENTED, problem).into_response()
}

const UNDOCUMENTED: StatusCode = StatusCode::LOOP_DETECTED;

/// Statuses of HTTP itself: a request that cannot be understood, and a fault, which no operation promises.
const OF_ANY_OPERATION: [StatusCode; 2] = [StatusCode::BAD_REQUEST, StatusCode::INTERNAL_SERVER_ERROR];

/// The media type of a body of JSON that can be read as it is.
fn json_kind(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    (kind.ends_with("json") && !headers.contains_key(header::CONTENT_ENCODING)).then(|| kind.to_owned())
}
