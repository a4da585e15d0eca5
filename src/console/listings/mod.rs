//! Listings: the search, one of them, and what is done with it.

mod decision;
mod list;
mod listing;

pub(super) use list::show_listings;
pub(super) use listing::show_listing;
