//! Writes the generated data into an empty database.

use super::{
    accounts::PASSWORD,
    demo_data::DemoData,
    documents,
    models::{self, DatabaseState},
    sizes::Sizes,
};
use crate::{
    app::App,
    core::{error::Problem, text::Password},
    database::{self, Tx},
};
use std::sync::Arc;

/// The state of the database.
pub(crate) async fn state(app: &App) -> Result<DatabaseState, database::Error> {
    app.db.read(models::state).await
}

/// Fills an empty marketplace. `progress` gets the total number of rows and the number written.
pub(crate) async fn fill(
    app: &App,
    sizes: &Sizes,
    seed: u64,
    mut progress: impl FnMut(usize, usize),
) -> Result<(), Problem> {
    let mut demo = DemoData::new(sizes, seed, app.clock.now());
    demo.password_hash = app.passwords.hash(Password::new(PASSWORD)).await?;
    demo.documents = documents::store(app, &demo.accounts, seed).await?;
    let demo = Arc::new(demo);
    let total = STAGES.iter().map(|(count, _)| count(&demo)).sum();
    let mut written = 0;
    app.db.write(models::begin).await?;
    for (count, write) in STAGES {
        let count = count(&demo);
        for start in (0..count).step_by(BATCH) {
            let rows = start..count.min(start + BATCH);
            let (demo, some) = (Arc::clone(&demo), rows.clone());
            app.db.write(move |tx| some.clone().try_for_each(|row| write(tx, &demo, row))).await?;
            written += rows.len();
            progress(total, written);
        }
    }
    Ok(app.db.write(models::finish).await?)
}

/// How many rows are written in one transaction.
const BATCH: usize = 500;

type Stage = (fn(&DemoData) -> usize, fn(&mut Tx<'_>, &DemoData, usize) -> Result<(), database::Error>);

const STAGES: [Stage; 13] = [
    (|_| 1, models::admin),
    (|demo| demo.accounts.clients.len(), models::client),
    (|demo| demo.accounts.workers.len(), models::worker),
    (|demo| demo.accounts.workers.len(), models::submission),
    (|demo| demo.accounts.services.len(), models::service),
    (|demo| demo.activity.threads.len(), models::thread),
    (|demo| demo.activity.messages.len(), models::message),
    (|demo| demo.activity.jobs.len(), models::job),
    (|demo| demo.activity.reviews.len(), models::review),
    (|demo| demo.activity.client_reviews.len(), models::client_review),
    (|demo| demo.activity.favorites.len(), models::favorite),
    (|demo| demo.events.len(), models::event),
    (|demo| demo.accounts.workers.len(), models::refresh),
];
