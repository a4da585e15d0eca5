//! Disputes: the queue, one with all that was said, and the decision.

mod decision;
mod dispute;
mod list;
mod messages;
mod share;

pub(super) use decision::DisputeAct;
pub(super) use dispute::show_dispute;
pub(super) use list::show_disputes;
pub(super) use messages::show_messages;
