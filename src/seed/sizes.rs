//! The amount of generated data.

#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    pub(crate) workers: usize,
    pub(crate) clients: usize,
    pub(crate) services: usize,
    pub(crate) threads: usize,
    pub(crate) messages: usize,
    /// Each has a finished job.
    pub(crate) reviews: usize,
    /// Jobs in every state, in addition to those of the reviews.
    pub(crate) jobs: usize,
}

/// The size of the demo.
pub(crate) const DEMO: Sizes =
    Sizes { workers: 300, clients: 200, services: 500, threads: 600, messages: 4200, reviews: 520, jobs: 420 };

/// The seed of the demo.
pub(crate) const SEED: u64 = 1848;
