//! Counts attempts in the memory of this node.

use super::allowance::{Allowance, Exceeded};
use super::key::RateLimitKey;
use super::policy::{Limit, Policy};
use governor::clock::Clock;
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::{InMemoryState, NotKeyed, StateStore};
use governor::{Quota, RateLimiter};
use quick_cache::sync::Cache;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// Checks rate limits. Clones share their counts.
#[derive(Clone)]
pub struct RateLimits(pub(super) Option<Arc<Counters>>);

impl RateLimits {
    /// If `on` is false, everything is allowed and nothing is counted.
    pub fn new(on: bool) -> Self {
        Self(on.then(Arc::default))
    }

    /// Counts one attempt for `key`, or refuses it without counting. `None` if the policy has no limit for this kind of key. `now` is the
    /// monotonic time: after a wrong system time was corrected, active users would be locked out.
    ///
    /// # Errors
    /// [`Exceeded`] if no attempt is left.
    pub fn check(&self, policy: &Policy, key: &RateLimitKey, now: Duration) -> Result<Option<Allowance>, Exceeded> {
        let (Some(counters), Some(limit)) = (&self.0, policy.limit(key.per())) else { return Ok(None) };
        counters.clock.set(now);
        match counters.limiter(limit).check_key(key) {
            Ok(state) => Ok(Some(limit.allowed(state.remaining_burst_capacity()))),
            Err(refused) => Err(limit.exceeded(refused.wait_time_from(counters.clock.now()))),
        }
    }

    /// The unused limit, for counting in the database; `None` if the policy has no limit for this kind of key.
    pub(crate) fn full_allowance(&self, policy: &Policy, key: &RateLimitKey) -> Option<Allowance> {
        policy.limit(key.per()).filter(|_| self.0.is_some()).map(|limit| limit.allowed(limit.quota))
    }
}

#[derive(Default)]
pub(super) struct Counters {
    clock: AttemptTime,
    /// One limiter for each limit that was used so far, by the limit's name.
    pub(super) limiters: RwLock<HashMap<&'static str, Arc<Limiter>>>,
}

impl Counters {
    fn limiter(&self, limit: &'static Limit) -> Arc<Limiter> {
        if let Some(limiter) = self.limiters.read().unwrap_or_else(PoisonError::into_inner).get(limit.name) {
            return Arc::clone(limiter);
        }
        let mut limiters = self.limiters.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(limiters.entry(limit.name).or_insert_with(|| Arc::new(limiter(limit, self.clock.clone()))))
    }
}

type Limiter = RateLimiter<RateLimitKey, CounterStore, AttemptTime, StateInformationMiddleware>;

fn limiter(limit: &Limit, clock: AttemptTime) -> Limiter {
    let burst = NonZeroU32::new(limit.quota).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::with_period(limit.interval()).unwrap_or(Quota::per_second(burst)).allow_burst(burst);
    RateLimiter::new(quota, CounterStore(Cache::new(KEYS_PER_LIMIT)), clock)
}

/// More keys than are active within a window. A full cache takes about 10 MB per limit.
pub(super) const KEYS_PER_LIMIT: usize = 50_000;

/// One count per key, at most [`KEYS_PER_LIMIT`]; rarely used keys are evicted first. To have a count evicted, an attacker would have to
/// make tens of thousands of attempts for other keys.
pub(super) struct CounterStore(pub(super) Cache<RateLimitKey, Arc<InMemoryState>>);

impl StateStore for CounterStore {
    type Key = RateLimitKey;

    fn measure_and_replace<T, F, E>(&self, key: &RateLimitKey, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let Ok(count) = self.0.get_or_insert_with(key, || Ok::<_, std::convert::Infallible>(Arc::default()));
        count.measure_and_replace(&NotKeyed::NonKey, measure)
    }
}

/// The time of the current attempt, in nanoseconds of the monotonic clock. It adapts a time that is passed as an argument to governor's
/// clock trait.
#[derive(Clone, Default)]
pub(super) struct AttemptTime(Arc<AtomicU64>);

impl AttemptTime {
    fn set(&self, now: Duration) {
        self.0.store(u64::try_from(now.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

impl Clock for AttemptTime {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(self.0.load(Ordering::Relaxed))
    }
}
