//! Requests in the load generator's format.

/// One line: method, path, token, body.
pub(super) fn request_line(method: &str, path: &str, token: &str, body: &str) -> String {
    format!("{method}\t/api/v1{path}\t{token}\t{body}\n")
}
