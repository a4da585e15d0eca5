//! A marketplace full of made-up people: for whoever wants to look around, and, in other sizes, for the benchmark.
//!
//! Everything is made up from a seed before the first row is written ([`people`], [`business`]), then written in large
//! transactions by [`models`], with the events that the rooms would have recorded ([`history`]).

mod business;
mod dice;
mod documents;
mod history;
mod models;
mod people;
mod trades;
mod words;

pub(crate) use people::{ACCOUNTS, PASSWORD};

use crate::{
    app::App,
    core::{clock::Timestamp, error::Problem, text::Password},
    database::{self, Tx},
    worker::kyc::models::NewSubmission,
};
use business::Business;
use dice::Dice;
use history::Happening;
use people::People;
use std::{collections::HashMap, sync::Arc};

/// How much of everything.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    pub(crate) workers: usize,
    pub(crate) clients: usize,
    pub(crate) services: usize,
    pub(crate) threads: usize,
    pub(crate) messages: usize,
    /// Each has a finished job behind it.
    pub(crate) reviews: usize,
    /// Jobs in every state, beside those behind the reviews.
    pub(crate) jobs: usize,
}

/// What `hirehall demo` shows.
pub(crate) const DEMO: Sizes =
    Sizes { workers: 300, clients: 200, services: 500, threads: 600, messages: 4200, reviews: 520, jobs: 420 };

/// What the demo is made from. Another number gives other people.
pub(crate) const SEED: u64 = 1848;

/// What there is before anything is planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Nobody lives here yet.
    Empty,
    /// Planted before, to the end.
    Planted,
    /// Planted before, but not to the end.
    Unfinished,
    /// Real people live here.
    Taken,
}

/// What there is.
pub(crate) async fn ground(app: &App) -> Result<Ground, database::Error> {
    app.db.read(models::ground).await
}

/// Fills an empty marketplace. `progress` is told how many rows there will be, and how many there are.
pub(crate) async fn plant(
    app: &App,
    sizes: &Sizes,
    seed: u64,
    mut progress: impl FnMut(usize, usize),
) -> Result<(), Problem> {
    let mut world = World::new(sizes, seed, app.clock.now());
    world.password_hash = app.passwords.hash(Password::new(PASSWORD)).await?;
    world.documents = documents::put_away(app, &world.people, seed).await?;
    let world = Arc::new(world);
    let total = STAGES.iter().map(|(count, _)| count(&world)).sum();
    let mut written = 0;
    app.db.write(models::begin).await?;
    for (count, write) in STAGES {
        let count = count(&world);
        for start in (0..count).step_by(BATCH) {
            let rows = start..count.min(start + BATCH);
            let (world, some) = (Arc::clone(&world), rows.clone());
            app.db.write(move |tx| some.clone().try_for_each(|row| write(tx, &world, row))).await?;
            written += rows.len();
            progress(total, written);
        }
    }
    Ok(app.db.write(models::finish).await?)
}

/// PostgreSQL numbers at most 1024 events of one transaction.
const BATCH: usize = 500;

type Stage = (fn(&World) -> usize, fn(&mut Tx<'_>, &World, usize) -> Result<(), database::Error>);

const STAGES: [Stage; 12] = [
    (|_| 1, models::admin),
    (|world| world.people.clients.len(), models::client),
    (|world| world.people.workers.len(), models::worker),
    (|world| world.people.workers.len(), models::submission),
    (|world| world.people.services.len(), models::service),
    (|world| world.business.threads.len(), models::thread),
    (|world| world.business.messages.len(), models::message),
    (|world| world.business.jobs.len(), models::job),
    (|world| world.business.reviews.len(), models::review),
    (|world| world.business.favorites.len(), models::favorite),
    (|world| world.happenings.len(), models::happening),
    (|world| world.people.workers.len(), models::refresh),
];

/// Everything that is going to be written.
struct World {
    password_hash: String,
    people: People,
    business: Business,
    happenings: Vec<Happening>,
    /// By worker, of those who wait for a decision.
    documents: HashMap<usize, NewSubmission>,
}

impl World {
    fn new(sizes: &Sizes, seed: u64, now: Timestamp) -> Self {
        let mut dice = Dice::new(seed);
        let mut people = People::new(&mut dice, sizes, now);
        let business = Business::new(&mut dice, sizes, now, &mut people);
        let happenings = history::of(&people, &business);
        Self { password_hash: String::new(), people, business, happenings, documents: HashMap::new() }
    }
}

#[cfg(test)]
mod tests;
