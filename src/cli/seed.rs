//! `hirehall seed`: the demo's generator in any size, for the benchmark.

use super::{
    demo::{fill, state},
    output::Outcome,
    serve,
};
use crate::seed::{DEMO, DatabaseState, SEED, Sizes};
use crate::settings::Settings;

/// How much to generate. Each review adds a finished job; `--jobs` counts the others.
#[derive(clap::Args)]
pub(super) struct SeedSize {
    #[arg(long, default_value_t = DEMO.workers)]
    workers: usize,
    #[arg(long, default_value_t = DEMO.clients)]
    clients: usize,
    #[arg(long, default_value_t = DEMO.services)]
    services: usize,
    #[arg(long, default_value_t = DEMO.threads)]
    threads: usize,
    #[arg(long, default_value_t = DEMO.messages)]
    messages: usize,
    #[arg(long, default_value_t = DEMO.reviews)]
    reviews: usize,
    #[arg(long, default_value_t = DEMO.jobs)]
    jobs: usize,
    /// The seed of the random generator.
    #[arg(long, default_value_t = SEED)]
    seed: u64,
}

/// Fills an empty database.
pub(super) async fn seed(settings: Settings, size: SeedSize) -> Outcome {
    let app = serve::open(settings).await?;
    if state(&app).await? != DatabaseState::Empty {
        return Err("the database is not empty".to_owned());
    }
    let SeedSize { workers, clients, services, threads, messages, reviews, jobs, seed } = size;
    fill(&app, &Sizes { workers, clients, services, threads, messages, reviews, jobs }, seed).await?;
    serve::close(&app).await;
    Ok(())
}
