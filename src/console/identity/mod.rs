//! Identity checks: the queue, and a case with its decision.

mod case;
mod decision;
mod queue;

pub(super) use case::show_case;
pub(super) use decision::CaseAct;
pub(super) use queue::show_queue;
