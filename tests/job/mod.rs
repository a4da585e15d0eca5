//! Jobs: from the proposal to the end, and who may change them.

mod changes;
mod due;
mod details;
mod life;
mod proposal;
mod races;
mod repeated;
