//! Jobs: the list, the life of one, and its conversation for those who have stated why.

mod conversation;
mod job;
mod list;

pub(super) use conversation::{JobAct, show_messages};
pub(super) use job::show_job;
pub(super) use list::show_jobs;
