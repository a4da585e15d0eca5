//! Clients: their profile, what the public sees of it, and the workers they have bookmarked.

mod favorites;
mod profile;
