//! Policies: what is limited, and how.

use super::{
    allowance::{Allowance, Exceeded},
    key::Per,
};
use crate::core::clock::{DAY, HOUR, MINUTE};
use std::time::Duration;

/// A set of limits, at most one for each kind of key. The module that uses a policy declares it.
#[derive(Debug)]
pub struct Policy {
    limits: &'static [Limit],
    guards_secrets: bool,
    is_shared: bool,
}

impl Policy {
    /// Each node counts separately.
    pub(crate) const fn new(limits: &'static [Limit]) -> Self {
        Self { limits, guards_secrets: false, is_shared: false }
    }

    /// All nodes count together, in the database.
    pub(crate) const fn shared(limits: &'static [Limit]) -> Self {
        Self { is_shared: true, ..Self::new(limits) }
    }

    /// For attempts to guess a secret. All nodes count together, so that an attacker gains nothing from using several nodes. Attempts of
    /// users who are signed in count by address, too.
    ///
    /// The strict limit counts by account and address, so an attacker does not use up the attempts of the account's owner. A second, wider
    /// limit counts by account over all addresses. It slows down an attacker with many addresses.
    pub(crate) const fn guarding_secrets(limits: &'static [Limit]) -> Self {
        Self { guards_secrets: true, ..Self::shared(limits) }
    }

    /// Whether the policy limits attempts to guess a secret.
    pub(crate) fn guards_secrets(&self) -> bool {
        self.guards_secrets
    }

    /// Whether all nodes count together.
    pub(crate) fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// Whether it rations what is done in an hour or a day, and does not only bound requests.
    pub(crate) fn is_ration(&self) -> bool {
        self.limits.iter().any(|limit| limit.window > MINUTE)
    }

    pub(crate) fn limits(&self) -> &'static [Limit] {
        self.limits
    }

    /// The limit for a kind of key.
    pub(crate) fn limit(&self, per: Per) -> Option<&'static Limit> {
        self.limits.iter().find(|limit| limit.per == per)
    }
}

/// For changes without a policy of their own.
pub(crate) static WRITE: Policy =
    Policy::new(&[limit(Per::User, "writes", 600, MINUTE), limit(Per::Address, "writes-address", 600, MINUTE)]);

/// For every change, in addition to its own policy: it bounds what an account can write in a day.
pub(crate) static ANY_CHANGE: Policy = Policy::new(&[limit(Per::User, "changes", 10_000, DAY)]);

/// For uploads of files.
pub(crate) static UPLOAD: Policy = Policy::new(&[limit(Per::User, "uploads", 60, HOUR)]);

/// For searches, which cost more than other reads.
pub(crate) static SEARCH: Policy = Policy::new(&[limit(Per::Address, "searches", 300, MINUTE)]);

/// For reads of public data.
pub(crate) static PUBLIC_READ: Policy = Policy::new(&[limit(Per::Address, "public-reads", 1_200, MINUTE)]);

/// A limit of attempts in a window.
#[derive(Debug)]
pub(crate) struct Limit {
    pub(super) per: Per,
    /// The name in the headers. It is unique.
    pub(super) name: &'static str,
    pub(super) quota: u32,
    pub(super) window: Duration,
}

/// The longest allowed window.
pub(crate) const MAX_WINDOW: Duration = DAY;

/// Declares a limit of `quota` attempts in each `window`.
pub(crate) const fn limit(per: Per, name: &'static str, quota: u32, window: Duration) -> Limit {
    assert!(quota > 0 && window.as_secs() <= MAX_WINDOW.as_secs());
    Limit { per, name, quota, window }
}

impl Limit {
    /// The limit in words, such as `600 a minute for an account`.
    pub(crate) fn in_words(&self) -> String {
        let whom = match self.per {
            Per::User | Per::Account => "an account",
            Per::Address => "an address",
            Per::AccountAndAddress => "an account from an address",
            Per::UserAndOther => "an account with the same counterpart",
        };
        let window = match self.window {
            MINUTE => "a minute".to_owned(),
            HOUR => "an hour".to_owned(),
            DAY => "a day".to_owned(),
            other => format!("in {} seconds", other.as_secs()),
        };
        format!("{} {window} for {whom}", self.quota)
    }

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

    /// The time until one used attempt is available again.
    pub(super) fn interval(&self) -> Duration {
        self.window / self.quota
    }
}
