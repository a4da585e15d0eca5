//! The settings that are in effect and where each came from, the signing keys, and the installation as it is.

use super::{
    context::Context,
    frame::{Frame, Section},
};
use crate::{
    admin::system::{
        flows::state,
        models::{Configuration, SystemState},
        services::configuration,
    },
    core::{clock::Timestamp, config::Origin, error::Problem, version::version_and_commit},
};
use askama::Template;
use axum::response::Response;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage {
    frame: Frame,
    configuration: Configuration,
    system: Arc<SystemState>,
    started_at: Timestamp,
    version: String,
}

/// The same of a number that an engine tells with a sign.
fn signed_bytes(count: &i64) -> String {
    bytes(&u64::try_from(*count).unwrap_or_default())
}

/// Bytes in the largest unit that leaves a number above one.
fn bytes(count: &u64) -> String {
    const UNITS: [&str; 4] = ["B", "KiB", "MiB", "GiB"];
    let power = UNITS.len().min(1 + count.checked_ilog2().unwrap_or_default() as usize / 10) - 1;
    let unit = UNITS.get(power).copied().unwrap_or_default();
    format!("{} {unit}", count >> (10 * power))
}

pub(super) async fn show_settings(context: Context) -> Result<Response, Problem> {
    let settings = context.app.settings.clone();
    let read = context.read(Section::Settings, move |tx, admin| configuration(tx, admin, &settings));
    let (frame, configuration) = read.await?;
    let app = &context.app;
    let page = SettingsPage {
        frame,
        configuration,
        system: state(app).await,
        started_at: app.clock.now().saturating_sub(app.running_for()),
        version: version_and_commit(),
    };
    page.frame.show(&page)
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_are_told_in_a_unit_that_fits() {
        for (count, expected) in [
            (0, "0 B"),
            (1_023, "1023 B"),
            (1_024, "1 KiB"),
            (5 << 20, "5 MiB"),
            (3 << 30, "3 GiB"),
            (5 << 40, "5120 GiB"),
        ] {
            assert_eq!(bytes(&count), expected);
        }
    }
}
