//! What is limited, and how.

use super::{
    allowance::{Allowance, Exceeded},
    key::Per,
};
use std::time::Duration;

/// What is being limited: how many attempts are allowed, counted by account, by address, or by both. The module that uses a policy
/// declares it. What has no limit for a kind of key is not limited by it.
#[derive(Debug)]
pub struct Policy {
    limits: &'static [Limit],
    guards_secrets: bool,
    is_shared: bool,
}

impl Policy {
    /// Counted by each node for itself.
    pub(crate) const fn new(limits: &'static [Limit]) -> Self {
        Self { limits, guards_secrets: false, is_shared: false }
    }

    /// Counted by all nodes together.
    pub(crate) const fn shared(limits: &'static [Limit]) -> Self {
        Self { is_shared: true, ..Self::new(limits) }
    }

    /// Of attempts to guess a secret: counted by all nodes together, since somebody who guesses could gain from trying at several, and
    /// by address whoever is signed in.
    ///
    /// A tight limit on an account counts per address as well: a stranger who keeps guessing uses up an allowance of their own and not
    /// the owner's. The wider one over all addresses slows down a guesser who has many, without keeping the owner out: once it is used
    /// up, each address has a try now and then.
    pub(crate) const fn guarding_secrets(limits: &'static [Limit]) -> Self {
        Self { guards_secrets: true, ..Self::shared(limits) }
    }

    /// Whether somebody who guesses could gain from trying at several nodes.
    pub(crate) fn guards_secrets(&self) -> bool {
        self.guards_secrets
    }

    /// Whether all nodes count together.
    pub(crate) fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// All of its limits.
    #[cfg(test)]
    pub(super) fn limits(&self) -> &'static [Limit] {
        self.limits
    }

    /// The limit that counts by such keys.
    pub(crate) fn limit(&self, per: Per) -> Option<&'static Limit> {
        self.limits.iter().find(|limit| limit.per == per)
    }
}

/// A change that no other policy is about.
pub(crate) static WRITE: Policy =
    Policy::new(&[limit(Per::User, "writes", 600, MINUTE), limit(Per::Address, "writes-address", 600, MINUTE)]);

/// Every change, whatever other limit it has: what an account can write in a day is bounded.
pub(crate) static ANY_CHANGE: Policy = Policy::new(&[limit(Per::User, "changes", 10_000, DAY)]);

/// Uploading a file.
pub(crate) static UPLOAD: Policy = Policy::new(&[limit(Per::User, "uploads", 60, HOUR)]);

/// Searching, which costs more than looking at one thing.
pub(crate) static SEARCH: Policy = Policy::new(&[limit(Per::Address, "searches", 300, MINUTE)]);

/// Looking at what everybody may see.
pub(crate) static PUBLIC_READ: Policy = Policy::new(&[limit(Per::Address, "public-reads", 1_200, MINUTE)]);

pub(crate) const MINUTE: Duration = Duration::from_secs(60);
pub(crate) const HOUR: Duration = Duration::from_secs(60 * 60);
pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many attempts are allowed in a window.
#[derive(Debug)]
pub(crate) struct Limit {
    pub(super) per: Per,
    /// As the headers name it; no other limit has this name.
    pub(super) name: &'static str,
    pub(super) quota: u32,
    pub(super) window: Duration,
}

/// The longest time for which an attempt counts.
pub(crate) const MAX_WINDOW: Duration = DAY;

/// So many attempts in each window.
pub(crate) const fn limit(per: Per, name: &'static str, quota: u32, window: Duration) -> Limit {
    assert!(quota > 0 && window.as_secs() <= MAX_WINDOW.as_secs());
    Limit { per, name, quota, window }
}

impl Limit {
    pub(super) fn allowed(&self, remaining: u32) -> Allowance {
        self.allowance(remaining, self.interval() * self.quota.saturating_sub(remaining))
    }

    pub(super) fn exceeded(&self, wait: Duration) -> Exceeded {
        Exceeded(self.allowance(0, wait.max(Duration::from_secs(1))))
    }

    fn allowance(&self, remaining: u32, reset: Duration) -> Allowance {
        let reset = reset.as_secs() + u64::from(reset.subsec_nanos() > 0);
        Allowance { name: self.name, limit: self.quota, window: self.window.as_secs(), remaining, reset }
    }

    /// How long it takes until one attempt that was used is there again.
    pub(super) fn interval(&self) -> Duration {
        self.window / self.quota
    }
}
