//! What happened, as those hear of it whom it concerns.

mod feed;
mod live;
mod socket;
