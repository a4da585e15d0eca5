//! `hirehall seed`: the demo's generator in any size, for the benchmark.

use super::Outcome;
use crate::core::config::Settings;

/// How much of everything.
#[derive(clap::Args)]
pub(super) struct SeedSize {}

pub(super) async fn seed(_: Settings, _: SeedSize) -> Outcome {
    Err("not yet".to_owned())
}
