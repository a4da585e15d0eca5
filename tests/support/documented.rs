//! A response whose status the OpenAPI document does not name for its operation fails the test that caused it.

use axum::{
    Router,
    extract::{MatchedPath, Request},
    http::{Method, StatusCode},
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Response},
};
use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

/// The router, whose undocumented responses are replaced by a status that no test expects.
pub(super) fn checked(router: Router) -> Router {
    router.layer(from_fn(check))
}

async fn check(request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let method = match request.method() {
        &Method::HEAD => Method::GET,
        method => method.clone(),
    };
    let response = next.run(request).await;
    let Some(path) = path else { return response };
    let operation = format!("{} {path}", method.as_str().to_lowercase());
    let status = response.status();
    match statuses().get(&operation) {
        Some(documented) if !documented.contains(&status.as_u16()) && !OF_ANY_OPERATION.contains(&status) => {
            let problem = format!("{operation} has answered {status}, which docs/openapi.json does not name");
            eprintln!("{problem}");
            (UNDOCUMENTED, problem).into_response()
        }
        _ => response,
    }
}

const UNDOCUMENTED: StatusCode = StatusCode::LOOP_DETECTED;

/// Statuses of HTTP itself: a request that cannot be understood, and a fault, which no operation promises.
const OF_ANY_OPERATION: [StatusCode; 2] = [StatusCode::BAD_REQUEST, StatusCode::INTERNAL_SERVER_ERROR];

/// The documented statuses by operation, such as `get /api/v1/jobs`. The lines are read one by one, because parsing the
/// document takes longer than most tests.
fn statuses() -> &'static HashMap<String, HashSet<u16>> {
    static STATUSES: OnceLock<HashMap<String, HashSet<u16>>> = OnceLock::new();
    STATUSES.get_or_init(|| {
        let (_, paths) = include_str!("../../docs/openapi.json").split_once("\n  \"paths\": {\n").unwrap();
        let (mut path, mut operation) = ("", String::new());
        let mut statuses: HashMap<String, HashSet<u16>> = HashMap::new();
        for line in paths.lines() {
            let Some(name) = line.trim_start().strip_prefix('"').and_then(|name| name.strip_suffix("\": {")) else {
                continue;
            };
            match line.len() - line.trim_start().len() {
                4 => path = name,
                6 => operation = format!("{name} {path}"),
                10 => statuses.entry(operation.clone()).or_default().extend(name.parse::<u16>()),
                _ => {}
            }
        }
        assert!(statuses.len() > 100, "{}", statuses.len());
        statuses
    })
}
