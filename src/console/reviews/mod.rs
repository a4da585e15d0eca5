//! Reviews: flagged ones first, one with what a decision depends on, and the decision; and the appeals against removals.

mod appeals;
mod decision;
mod list;
mod review;
mod wording;

pub(super) use appeals::show_appeals;
pub(super) use decision::ReviewAct;
pub(super) use list::show_reviews;
pub(super) use review::show_review;
