//! Events and their feeds.

pub(crate) mod feed;
mod hearing;
mod live;
mod names;
mod notifications;
mod numbers;
mod reset;
mod socket;
mod unknown;
