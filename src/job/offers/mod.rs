//! Offers: what one side of a job proposes to the other, as a whole and never edited.

pub(crate) mod quantity;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
