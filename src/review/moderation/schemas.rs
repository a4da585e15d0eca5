//! Request bodies of moderation.

use crate::{
    core::{input::from_fields, text::Line},
    database::models::texts::AppealText,
    review::models::RemovalCode,
};
use utoipa::ToSchema;

/// The removal of a review.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewRemoval {
    /// Default: `OTHER`.
    #[serde(default)]
    reason_code: Option<RemovalCode>,
    /// A statement for its author, in one line.
    #[schema(example = "It names a third person.")]
    pub(crate) reason: Line<1, 500>,
}

from_fields!(ReviewRemoval { reason_code, reason });

impl ReviewRemoval {
    /// The reason as a word.
    pub(crate) fn code(&self) -> RemovalCode {
        self.reason_code.unwrap_or(RemovalCode::Other)
    }
}

/// An appeal against the removal of a review.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppealCreate {
    /// Why the review should be visible again.
    #[schema(example = "The person whom it names is myself.")]
    pub(crate) text: AppealText,
}

from_fields!(AppealCreate { text });

/// The decision on an appeal.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppealDecision {
    /// Whether the review becomes visible again.
    #[schema(example = true)]
    pub(crate) is_granted: bool,
    /// A statement for its author, in one line.
    #[schema(example = "You are right, it names nobody else.")]
    pub(crate) reason: Line<1, 500>,
}

from_fields!(AppealDecision { is_granted, reason });
