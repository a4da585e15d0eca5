//! Everything that is made up, before the first row is written.

use super::{
    business::Business,
    dice::Dice,
    history::{self, Happening},
    people::People,
    sizes::Sizes,
};
use crate::{core::clock::Timestamp, worker::kyc::models::NewSubmission};
use std::collections::HashMap;

/// Everything that is going to be written.
pub(super) struct World {
    pub(super) password_hash: String,
    pub(super) people: People,
    pub(super) business: Business,
    pub(super) happenings: Vec<Happening>,
    /// By worker, of those who wait for a decision.
    pub(super) documents: HashMap<usize, NewSubmission>,
}

impl World {
    pub(super) fn new(sizes: &Sizes, seed: u64, now: Timestamp) -> Self {
        let mut dice = Dice::new(seed);
        let mut people = People::new(&mut dice, sizes, now);
        let business = Business::new(&mut dice, sizes, now, &mut people);
        let happenings = history::of(&people, &business);
        Self { password_hash: String::new(), people, business, happenings, documents: HashMap::new() }
    }
}
