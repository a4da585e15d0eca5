//! What is left of a limit, or how long to wait.

use std::time::Duration;

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
pub struct Exceeded(pub(super) Allowance);

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
