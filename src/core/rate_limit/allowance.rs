//! The result of a rate limit check.

use std::time::Duration;

/// The state of a limit after an allowed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The limit's name.
    pub name: &'static str,
    /// Allowed attempts per window.
    pub limit: u32,
    /// The window in seconds.
    pub window: u64,
    /// Attempts that are left.
    pub remaining: u32,
    /// Seconds until all attempts are available again, or if none is left, until the next one is.
    pub reset: u64,
}

impl Allowance {
    /// The window of [`limit`](Self::limit).
    pub(crate) fn window(&self) -> Duration {
        Duration::from_secs(self.window)
    }

    /// The time until one used attempt is available again.
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

/// The attempt was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts; the next one is possible in {} s", self.retry_after())]
pub struct Exceeded(pub(super) Allowance);

impl Exceeded {
    /// All nodes together have used up the limit. The next attempt is possible after `wait`.
    pub(crate) fn on_all_nodes(limit: Allowance, wait: Duration) -> Self {
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
