//! Writes what is made up into an empty database.

use super::{
    documents,
    models::{self, DatabaseState},
    people::PASSWORD,
    sizes::Sizes,
    world::World,
};
use crate::{
    app::App,
    core::{error::Problem, text::Password},
    database::{self, Tx},
};
use std::sync::Arc;

/// What the database holds.
pub(crate) async fn state(app: &App) -> Result<DatabaseState, database::Error> {
    app.db.read(models::state).await
}

/// Fills an empty marketplace. `progress` is told how many rows there will be, and how many there are.
pub(crate) async fn fill(
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

/// So many rows are written in one transaction.
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
