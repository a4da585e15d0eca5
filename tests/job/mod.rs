//! Jobs: from the proposal to the end, and who may change them.

mod cancelling;
mod changes;
mod details;
mod due;
mod fairness;
mod histories;
mod inspection;
mod last_release;
mod life;
mod no_show;
mod offers;
mod proposal;
mod races;
mod reliability;
mod repeated;
