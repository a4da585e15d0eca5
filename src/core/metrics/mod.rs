//! Metrics, by the conventions of Prometheus (<https://prometheus.io/docs/practices/naming/>): base units, `_total` for counters, and labels
//! from closed sets, because each combination of labels takes memory until the process ends.
//!
//! Every metric has a row in [`table`]. Handles are made once, where the counted thing is made, after [`start`]. Without [`start`] they
//! count nothing.

mod family;
mod handles;
mod process;
mod recorder;
mod table;

pub(crate) use family::{Family, Label, label};
pub(crate) use handles::{counter, gauge, histogram};
pub(crate) use recorder::{is_recording, render, run_upkeep, start};
