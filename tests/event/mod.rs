//! What happened, as those hear of it whom it concerns.

pub(crate) mod feed;
mod hearing;
mod live;
mod numbers;
mod reset;
mod socket;
