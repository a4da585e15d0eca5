//! Listings: the search, one of them, and what is done with it.

mod decision;
mod list;
mod listing;

#[cfg(test)]
pub(super) use decision::ListingAct;
pub(super) use decision::{act, ask};
pub(super) use list::show_listings;
pub(super) use listing::show_listing;
