//! Clients: their profile, its public part, and their bookmarks.

mod favorites;
mod profile;
