//! All generated data.

use super::{
    accounts::Accounts,
    activity::Activity,
    history::{self, DemoEvent},
    reviews,
    rng::Rng,
    sizes::Sizes,
};
use crate::{core::clock::Timestamp, worker::kyc::models::NewSubmission};
use std::collections::HashMap;

/// All data to write.
pub(super) struct DemoData {
    pub(super) password_hash: String,
    pub(super) accounts: Accounts,
    pub(super) activity: Activity,
    pub(super) events: Vec<DemoEvent>,
    /// The submissions that wait for a decision, by the worker's index.
    pub(super) documents: HashMap<usize, NewSubmission>,
}

impl DemoData {
    pub(super) fn new(sizes: &Sizes, seed: u64, now: Timestamp) -> Self {
        let mut rng = Rng::new(seed);
        let mut accounts = Accounts::new(&mut rng, sizes, now);
        let mut activity = Activity::new(&mut rng, sizes, now, &mut accounts);
        reviews::write(&mut rng, sizes.reviews, now, &mut activity, &mut accounts);
        let events = history::events(&accounts, &activity);
        Self { password_hash: String::new(), accounts, activity, events, documents: HashMap::new() }
    }
}
