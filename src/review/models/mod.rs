//! Reviews. Those that were revealed are in two tables with the same columns: of workers by clients, and of clients by workers.

pub(crate) mod appeals;
mod aspects;
pub(crate) mod blind;
mod counting;
mod flags;
mod moderation;
mod removal;
mod review;
mod search;
mod signal;
mod signal_search;
mod tables;

pub(crate) use aspects::Aspects;
pub(crate) use counting::RatingHistogram;
pub(crate) use flags::Flag;
pub(crate) use removal::RemovalCode;
pub(crate) use review::{Review, ReviewStatus, ReviewsOfJob};
pub(crate) use search::ReviewSearch;
pub(crate) use signal::{ReviewSignal, text_hash};
