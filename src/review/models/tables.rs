//! The tables of both sides' reviews.

use crate::database::enums::Side;

/// The table with what this side wrote and what was revealed.
pub(super) fn reviews_by(reviewer: Side) -> &'static str {
    match reviewer {
        Side::Client => "reviews",
        Side::Worker => "client_reviews",
    }
}

/// The table with the flags of these reviews.
pub(super) fn flags_of(reviewer: Side) -> &'static str {
    match reviewer {
        Side::Client => "review_flags",
        Side::Worker => "client_review_flags",
    }
}
