//! Old events in files of the store: compressed lines of JSON, as `hirehall events export` writes them.
//!
//! A file is written and read back before a transaction records it and moves the position up to which the log is
//! archived. Its events are deleted after that, in steps. So at every moment each event is in a recorded archive or in
//! the log, and a reader of both in the order of numbers sees it once.

pub(crate) mod flows;
pub(crate) mod models;
