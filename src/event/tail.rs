//! Wakes those who wait for events.

/// Who waits for which events.
#[derive(Clone, Default)]
pub struct Tail {}
