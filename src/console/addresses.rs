//! The addresses of what has a page of its own.

use std::fmt::Display;

pub(super) fn user(id: impl Display) -> String {
    format!("/console/users/{id}")
}

pub(super) fn listing(id: impl Display) -> String {
    format!("/console/listings/{id}")
}

pub(super) fn job(id: impl Display) -> String {
    format!("/console/jobs/{id}")
}

pub(super) fn dispute(id: impl Display) -> String {
    format!("/console/disputes/{id}")
}

pub(super) fn review(id: impl Display) -> String {
    format!("/console/reviews/{id}")
}

/// The appeals against removals of reviews that wait.
pub(super) const REVIEW_APPEALS: &str = "/console/reviews/appeals";

pub(super) const WEBHOOKS: &str = "/console/webhooks";

pub(super) fn webhook(id: impl Display) -> String {
    format!("{WEBHOOKS}/{id}")
}
