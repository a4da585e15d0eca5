//! Response bodies of legal holds.

use super::models::LegalHold;
use crate::{core::clock::Timestamp, database::models::user::PublicUser};
use serde::Serialize;
use utoipa::ToSchema;

/// A legal hold on a worker's documents.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct LegalHoldRead {
    #[schema(example = "The public prosecutor has asked for them: 12 Js 345/26.")]
    reason: String,
    /// The administrator who placed or changed it last.
    placed_by: PublicUser,
    placed_at: Timestamp,
}

impl From<LegalHold> for LegalHoldRead {
    fn from(LegalHold { reason, placed_at, placed_by }: LegalHold) -> Self {
        Self { reason, placed_by, placed_at }
    }
}
