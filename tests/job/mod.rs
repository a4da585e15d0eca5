//! Jobs: from the proposal to the end, and who may change them.

mod changes;
mod details;
mod due;
mod inspection;
mod life;
mod proposal;
mod races;
mod repeated;
