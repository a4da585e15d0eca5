//! What is said of reviews.

use crate::{
    console::frame::{Frame, full_name},
    review::models::{Aspects, Review},
};

/// What a review is called.
pub(super) fn name(frame: &Frame, review: &Review) -> String {
    frame.named("console-review-by", full_name(&review.author().first_name, &review.author().last_initial))
}

/// A rating in words; nothing without one.
pub(super) fn stars(frame: &Frame, rating: &Option<i64>) -> String {
    rating.as_ref().map(|rating| frame.count("console-stars", rating)).unwrap_or_default()
}

/// The aspects that have stars, and these.
pub(super) fn aspects(frame: &Frame, aspects: &Aspects) -> Vec<(String, String)> {
    let Aspects { quality, communication, punctuality, value, clarity, payment } = aspects;
    let all = [
        ("console-aspect-quality", quality),
        ("console-aspect-communication", communication),
        ("console-aspect-punctuality", punctuality),
        ("console-aspect-value", value),
        ("console-aspect-clarity", clarity),
        ("console-aspect-payment", payment),
    ];
    let rated = all.into_iter().filter(|(_, rating)| rating.is_some());
    rated.map(|(name, rating)| (frame.text(name), stars(frame, rating))).collect()
}
