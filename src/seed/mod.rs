//! A marketplace full of made-up people: for whoever wants to look around, and, in other sizes, for the benchmark.
//!
//! Everything is made up from a seed before the first row is written ([`people`], [`business`]), then written in large
//! transactions by [`models`], with the events that the rooms would have recorded ([`history`]).

mod business;
mod dice;
mod documents;
mod filling;
mod history;
mod models;
mod people;
mod sizes;
#[cfg(test)]
mod tests;
mod trades;
mod words;
mod world;

pub(crate) use filling::{fill, state};
pub(crate) use models::DatabaseState;
pub(crate) use people::{ACCOUNTS, PASSWORD};
pub(crate) use sizes::{DEMO, SEED, Sizes};
