//! CounterStore attempts in memory.

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

/// The limits and what has been used of them. Clones share their counts.
#[derive(Clone)]
pub struct RateLimits(pub(super) Option<Arc<Counters>>);

impl RateLimits {
    /// With `on` false everything is allowed and nothing is counted.
    pub fn new(on: bool) -> Self {
        Self(on.then(Arc::default))
    }

    /// CounterStore one attempt against `key`, or refuses it and counts nothing. `None` when nothing limits this. `now` is what a steady clock
    /// says: with one that can be set, a leap ahead that is corrected would lock out everybody who was active meanwhile.
    ///
    /// # Errors
    /// [`Exceeded`] when the allowance is used up.
    pub fn check(&self, policy: &Policy, key: &RateLimitKey, now: Duration) -> Result<Option<Allowance>, Exceeded> {
        let (Some(counters), Some(limit)) = (&self.0, policy.limit(key.per())) else { return Ok(None) };
        counters.clock.set(now);
        match counters.limiter(limit).check_key(key) {
            Ok(state) => Ok(Some(limit.allowed(state.remaining_burst_capacity()))),
            Err(refused) => Err(limit.exceeded(refused.wait_time_from(counters.clock.now()))),
        }
    }
}

impl RateLimits {
    /// The whole limit, for whoever counts against it elsewhere; `None` when nothing limits this.
    pub(crate) fn full_allowance(&self, policy: &Policy, key: &RateLimitKey) -> Option<Allowance> {
        policy.limit(key.per()).filter(|_| self.0.is_some()).map(|limit| limit.allowed(limit.quota))
    }
}

#[derive(Default)]
pub(super) struct Counters {
    clock: AttemptTime,
    /// By the name of their limit, those that were needed so far.
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

/// Enough for everybody who is active within a window; some 10 MB a limit if somebody tries to fill it.
pub(super) const KEYS_PER_LIMIT: usize = 50_000;

/// One count per key, and never more than [`KEYS_PER_LIMIT`] of them: rarely used ones make room for new ones. Who wants
/// one dropped has to make tens of thousands of attempts under other keys first.
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

/// The time of the attempt that is being counted, in nanoseconds of the steady clock: governor asks a clock, we are told.
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
