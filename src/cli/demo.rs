//! `hirehall demo`: a marketplace full of believable people, in a directory of its own.

use super::{Outcome, serve};
use crate::core::config::Settings;

/// Whatever the real installation's settings say, the demo keeps its things to itself, unless flags say otherwise.
pub(super) fn own_settings(flags: Vec<(String, String)>) -> Vec<(String, String)> {
    let given = |name: &str| flags.iter().find(|(flag, _)| flag == name).map(|(_, value)| value.clone());
    let directory = given("HIREHALL_DATA_DIR").unwrap_or_else(|| "./demo-data".to_owned());
    let mut settings: Vec<(String, String)> = [
        ("HIREHALL_DATABASE_URL", format!("sqlite:{directory}/hirehall.db")),
        ("HIREHALL_STORAGE_URL", format!("file:{directory}/files")),
        ("HIREHALL_MAIL_URL", format!("file:{directory}/mail")),
        ("HIREHALL_MASTER_KEY", String::new()),
        ("HIREHALL_DATA_DIR", directory),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    settings.extend(flags);
    settings
}

/// Fills the marketplace, if it is empty, and serves it.
pub(super) async fn demo(settings: Settings) -> Outcome {
    serve::serve(settings, &[]).await
}
