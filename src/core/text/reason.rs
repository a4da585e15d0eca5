//! Reasons.

use super::line::Line;
use crate::core::input::from_fields;

/// The reason of an action that affects other users.
#[derive(Debug, Clone, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// One line, for people.
    #[schema(example = "The date does not suit me.")]
    pub reason: Line<1, 500>,
}

from_fields!(Reason { reason });
