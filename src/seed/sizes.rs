//! How much is made up.

/// How much of everything.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    pub(crate) workers: usize,
    pub(crate) clients: usize,
    pub(crate) services: usize,
    pub(crate) threads: usize,
    pub(crate) messages: usize,
    /// Each has a finished job behind it.
    pub(crate) reviews: usize,
    /// Jobs in every state, beside those behind the reviews.
    pub(crate) jobs: usize,
}

/// What `hirehall demo` shows.
pub(crate) const DEMO: Sizes =
    Sizes { workers: 300, clients: 200, services: 500, threads: 600, messages: 4200, reviews: 520, jobs: 420 };

/// What the demo is made from. Another number gives other people.
pub(crate) const SEED: u64 = 1848;
