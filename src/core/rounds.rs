//! When background rounds last succeeded on this node.

use super::clock::Timestamp;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

/// The rounds of this process by name.
#[derive(Debug, Default)]
pub(crate) struct Rounds(Mutex<BTreeMap<&'static str, Round>>);

/// The state of a round.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Round {
    /// `None` if it has not succeeded since the start.
    pub(crate) last_success: Option<Timestamp>,
    /// How often it has failed since.
    pub(crate) failures: u32,
}

impl Rounds {
    /// The round will be run.
    pub(crate) fn add(&self, name: &'static str) {
        self.change(name, |_| ());
    }

    pub(crate) fn record_success(&self, name: &'static str, at: Timestamp) {
        self.change(name, |round| *round = Round { last_success: Some(at), failures: 0 });
    }

    pub(crate) fn record_failure(&self, name: &'static str) {
        self.change(name, |round| round.failures = round.failures.saturating_add(1));
    }

    fn change(&self, name: &'static str, change: impl FnOnce(&mut Round)) {
        change(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(name).or_default());
    }

    /// Every round, in the order of the names.
    pub(crate) fn all(&self) -> Vec<(&'static str, Round)> {
        let rounds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rounds.iter().map(|(name, round)| (*name, *round)).collect()
    }
}
