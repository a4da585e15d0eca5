//! Conversations.

pub(crate) mod models;
