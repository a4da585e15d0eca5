//! Logs: one line per event, whatever the input contains.

mod format;
mod lines;
mod output;

pub use format::LogFormat;
pub(crate) use lines::flush;
pub use lines::start;
