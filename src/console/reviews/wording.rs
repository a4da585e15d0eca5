//! What is said of reviews.

use crate::{
    console::frame::{Frame, full_name},
    review::models::Review,
};

/// What a review is called.
pub(super) fn name(frame: &Frame, review: &Review) -> String {
    frame.named("console-review-by", full_name(&review.author().first_name, &review.author().last_initial))
}

/// A rating in words; nothing without one.
pub(super) fn stars(frame: &Frame, rating: &Option<i64>) -> String {
    rating.as_ref().map(|rating| frame.count("console-stars", rating)).unwrap_or_default()
}
