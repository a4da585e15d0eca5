//! The files of the pages. Their addresses contain a hash of their content, so browsers keep them for ever.

use crate::core::{
    asset::Asset,
    dependencies::Path,
    error::Problem,
    security::{sha256, to_base64},
};
use axum::{http::HeaderMap, response::Response};
use std::sync::LazyLock;

/// A file and its address.
struct File {
    name: &'static str,
    url: String,
    asset: Asset,
}

/// The path of the files.
pub(super) const PATH: &str = "/console/assets/{file}";

static FILES: LazyLock<[File; 3]> = LazyLock::new(|| {
    [
        file("console.css", "text/css", include_bytes!("static/console.css")),
        file("console.js", "text/javascript", include_bytes!("static/console.js")),
        file("icon.svg", "image/svg+xml", include_bytes!("static/icon.svg")),
    ]
});

fn file(name: &'static str, kind: &str, bytes: &[u8]) -> File {
    let hash = to_base64(sha256(bytes).get(..9).unwrap_or_default());
    let asset = Asset::new(kind, "public, max-age=31536000, immutable", bytes.to_vec());
    File { name, url: format!("/console/assets/{hash}.{name}"), asset }
}

/// The address of a file. Empty if there is no such file.
pub(super) fn url(name: &str) -> &'static str {
    FILES.iter().find(|file| file.name == name).map_or("", |file| &file.url)
}

pub(super) async fn show_asset(Path(asked): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let file = FILES.iter().find(|file| file.url.rsplit('/').next() == Some(asked.as_str()));
    file.ok_or_else(Problem::not_found)?.asset.answer(&headers).await
}

#[cfg(test)]
mod tests {
    use crate::event::EventKind;

    #[test]
    fn pages_follow_every_event_about_a_case_that_administrators_hear_of() {
        let script = include_str!("static/console.js");
        let is_about_a_case =
            |kind: &&EventKind| ["kyc.", "review.", "job."].iter().any(|of| kind.as_str().starts_with(of));
        for kind in EventKind::ALL.iter().filter(|kind| kind.is_for_admins()).filter(is_about_a_case) {
            assert!(script.contains(&format!("\"{}\"", kind.as_str())), "{}", kind.as_str());
        }
    }
}
