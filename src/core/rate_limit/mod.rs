//! How often somebody may do something.
//!
//! Every limit stands in one table, `LIMITS` in [`limits`]; nothing else in the house knows a number. A limit counts attempts, not
//! failures, and counts them before the work is done, so tries that run side by side cannot share one allowance.
//! Counts live in memory, one set per node, and start afresh with the process. What guards secrets is then counted once more over
//! all nodes, where there can be several: see [`Policy::guards_secrets`].

mod limits;

pub use limits::Policy;
use limits::{LIMITS, Limit, Per};

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::HeaderValue;
use governor::clock::Clock;
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::{InMemoryState, NotKeyed, StateStore};
use governor::{Quota, RateLimiter};
use ipnet::IpNet;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Whom an attempt is counted against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(Who);

impl Key {
    /// An address, as [`client_address`] found it. One IPv6 subscriber has at least a /64, so that is what counts.
    pub fn address(address: IpAddr) -> Self {
        Self(Who::Address(subscriber(address)))
    }

    /// The account that an e-mail address names, whether or not it exists.
    pub fn account(email: &str) -> Self {
        Self(Who::Account(digest(email)))
    }

    /// The same account, as tried from one address.
    pub fn account_at(email: &str, address: IpAddr) -> Self {
        Self(Who::AccountAndAddress(digest(email), subscriber(address)))
    }

    /// Somebody who is signed in.
    pub fn user(id: Uuid) -> Self {
        Self(Who::User(id))
    }

    /// Somebody, with one other person, in one conversation, or at one place.
    pub fn user_and(id: Uuid, other: Uuid) -> Self {
        Self(Who::UserAndOther(id, other))
    }

    /// What tells it from every other key of the same limit.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match &self.0 {
            Who::Address(address) => address.to_string().into(),
            Who::Account(account) => account.to_vec(),
            Who::AccountAndAddress(account, address) => [account, address.to_string().as_bytes()].concat(),
            Who::User(user) => user.as_bytes().to_vec(),
            Who::UserAndOther(user, other) => [*user.as_bytes(), *other.as_bytes()].concat(),
        }
    }

    fn per(&self) -> Per {
        match self.0 {
            Who::Address(_) => Per::Address,
            Who::Account(_) => Per::Account,
            Who::AccountAndAddress(..) => Per::AccountAndAddress,
            Who::User(_) => Per::User,
            Who::UserAndOther(..) => Per::UserAndOther,
        }
    }
}

/// The limits and what has been used of them. Clones share their counts.
#[derive(Clone)]
pub struct RateLimits(Option<Arc<Counting>>);

impl RateLimits {
    /// With `on` false everything is allowed and nothing is counted.
    pub fn new(on: bool) -> Self {
        let counting = || {
            let clock = ToldTime::default();
            let limits = LIMITS.iter().map(|limit| (limit, limiter(limit, clock.clone()))).collect();
            Arc::new(Counting { clock, limits })
        };
        Self(on.then(counting))
    }

    /// Counts one attempt against `key`, or refuses it and counts nothing. `None` when nothing limits this. `now` is what a steady clock
    /// says: with one that can be set, a leap ahead that is corrected would lock out everybody who was active meanwhile.
    ///
    /// # Errors
    /// [`Exceeded`] when the allowance is used up.
    pub fn check(&self, policy: Policy, key: &Key, now: Duration) -> Result<Option<Allowance>, Exceeded> {
        let Some(counting) = &self.0 else { return Ok(None) };
        let per = key.per();
        let Some((limit, limiter)) = counting.limits.iter().find(|(limit, _)| limit.is(policy, per)) else {
            return Ok(None);
        };
        counting.clock.tell(now);
        match limiter.check_key(key) {
            Ok(state) => Ok(Some(limit.allows(state.remaining_burst_capacity()))),
            Err(refused) => Err(limit.refuses(refused.wait_time_from(counting.clock.now()))),
        }
    }
}

impl RateLimits {
    /// The whole limit, for whoever counts against it elsewhere; `None` when nothing limits this.
    pub(crate) fn whole(&self, policy: Policy, key: &Key) -> Option<Allowance> {
        let limit = LIMITS.iter().find(|limit| limit.is(policy, key.per()));
        limit.filter(|_| self.0.is_some()).map(|limit| limit.allows(limit.quota))
    }
}

/// The longest time for which an attempt can count.
pub(crate) fn longest_window() -> Duration {
    LIMITS.iter().map(|limit| limit.window).max().unwrap_or_default()
}

/// An attempt that was allowed, and how many more would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The limit's name.
    pub name: &'static str,
    /// Attempts in one window.
    pub limit: u32,
    /// The window in seconds.
    pub window: u64,
    /// Attempts left now.
    pub remaining: u32,
    /// Seconds until all of [`limit`](Self::limit) is there again; when nothing is left, until the next attempt is.
    pub reset: u64,
}

impl Allowance {
    /// The window that [`limit`](Self::limit) is about.
    pub(crate) fn window(&self) -> Duration {
        Duration::from_secs(self.window)
    }

    /// How long it takes until one attempt that was used is there again.
    pub(crate) fn interval(&self) -> Duration {
        self.window() / self.limit.max(1)
    }

    /// The headers `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10).
    pub fn headers(&self) -> [(&'static str, String); 2] {
        let Self { name, limit, window, remaining, reset } = self;
        [
            ("ratelimit-policy", format!("\"{name}\";q={limit};w={window}")),
            ("ratelimit", format!("\"{name}\";r={remaining};t={reset}")),
        ]
    }
}

/// An attempt that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts; the next one is possible in {} s", self.retry_after())]
pub struct Exceeded(Allowance);

impl Exceeded {
    /// Refused because other nodes have used the allowance up; the next attempt is possible after `wait`.
    pub(crate) fn elsewhere(limit: Allowance, wait: Duration) -> Self {
        Self(Allowance { remaining: 0, reset: wait.as_secs() + 1, ..limit })
    }

    /// Seconds until the next attempt is allowed, at least 1.
    pub fn retry_after(&self) -> u64 {
        self.0.reset
    }

    /// The headers of [`Allowance::headers`] and `Retry-After`.
    pub fn headers(&self) -> [(&'static str, String); 3] {
        let [policy, state] = self.0.headers();
        [policy, state, ("retry-after", self.retry_after().to_string())]
    }
}

/// The address a request comes from: that of the peer, unless the peer is a proxy of ours.
///
/// A proxy appends to `X-Forwarded-For` whom it talked to, so the list is read from its right end, and each entry is
/// believed only as long as the hop that wrote it is trusted. Whatever stands further left was written by the client.
/// An entry that is no address ends the walk at the hop that wrote it. Each is read by itself: what the client has put in front of
/// it can be any bytes.
pub fn client_address<'a, Values>(peer: IpAddr, x_forwarded_for: Values, trusted: &[IpNet]) -> IpAddr
where
    Values: IntoIterator<Item = &'a HeaderValue, IntoIter: DoubleEndedIterator>,
{
    let is_trusted = |hop: &IpAddr| trusted.iter().any(|network| network.contains(hop));
    let entries = x_forwarded_for.into_iter().rev().flat_map(|value| value.as_bytes().rsplit(|byte| *byte == b','));

    let mut client = peer.to_canonical();
    for entry in entries {
        if !is_trusted(&client) {
            break;
        }
        let Some(hop) = std::str::from_utf8(entry.trim_ascii()).ok().and_then(parse_hop) else { break };
        client = hop.to_canonical();
    }
    client
}

/// An address, or one with a port as some proxies write it: `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`,
/// `[2001:db8::1]`, `[2001:db8::1]:443`.
fn parse_hop(entry: &str) -> Option<IpAddr> {
    let bracketed = || entry.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    let with_port = || entry.parse::<SocketAddr>().ok().map(|hop| hop.ip());
    entry.parse().ok().or_else(with_port).or_else(bracketed)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Who {
    Address(IpAddr),
    Account(Digest32),
    AccountAndAddress(Digest32, IpAddr),
    User(Uuid),
    UserAndOther(Uuid, Uuid),
}

/// A name of any length in a fixed space, so that long names cost nobody memory.
type Digest32 = [u8; 32];

/// E-mail addresses are compared case-insensitively.
fn digest(email: &str) -> Digest32 {
    Sha256::digest(email.trim().to_lowercase()).into()
}

/// Whom an address belongs to: one IPv6 subscriber has at least a /64.
pub(crate) fn subscriber(address: IpAddr) -> IpAddr {
    const NETWORK_OF_64_BITS: u128 = !0 << 64;
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & NETWORK_OF_64_BITS)),
        v4 => v4,
    }
}

struct Counting {
    clock: ToldTime,
    limits: Vec<(&'static Limit, Limiter)>,
}

type Limiter = RateLimiter<Key, Counts, ToldTime, StateInformationMiddleware>;

fn limiter(limit: &Limit, clock: ToldTime) -> Limiter {
    let burst = NonZeroU32::new(limit.quota).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::with_period(limit.interval()).unwrap_or(Quota::per_second(burst)).allow_burst(burst);
    RateLimiter::new(quota, Counts(Cache::new(KEYS_PER_LIMIT)), clock)
}

/// Enough for everybody who is active within a window; some 10 MB a limit if somebody tries to fill it.
const KEYS_PER_LIMIT: usize = 50_000;

/// One count per key, and never more than [`KEYS_PER_LIMIT`] of them: rarely used ones make room for new ones. Who wants
/// one dropped has to make tens of thousands of attempts under other keys first.
struct Counts(Cache<Key, Arc<InMemoryState>>);

impl StateStore for Counts {
    type Key = Key;

    fn measure_and_replace<T, F, E>(&self, key: &Key, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let Ok(count) = self.0.get_or_insert_with(key, || Ok::<_, std::convert::Infallible>(Arc::default()));
        count.measure_and_replace(&NotKeyed::NonKey, measure)
    }
}

/// The time of the attempt that is being counted, in nanoseconds of the steady clock: governor asks a clock, we are told.
#[derive(Clone, Default)]
struct ToldTime(Arc<AtomicU64>);

impl ToldTime {
    fn tell(&self, now: Duration) {
        self.0.store(u64::try_from(now.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

impl Clock for ToldTime {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(self.0.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests;
