//! Events and their feeds.

pub(crate) mod feed;
mod hearing;
mod live;
mod numbers;
mod reset;
mod socket;
