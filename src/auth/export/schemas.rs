//! What comes in and goes out about an export.

use super::models::ExportStatus;
use crate::core::{clock::Timestamp, input::from_fields};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// How far an export is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportRead {
    pub(crate) status: ExportStatus,
    /// Where it can be fetched, by whoever has this URL, while the session lasts that asked for it. `null` until it is ready, and in
    /// every other session.
    #[schema(example = "https://hall.example.org/api/v1/auth/me/export/file?token=AZoy…")]
    pub(crate) url: Option<String>,
    /// Until when. `null` until it is ready.
    pub(crate) expires_at: Option<Timestamp>,
}

/// The right to fetch an export.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Capability {
    /// As the export's `url` has it.
    pub(crate) token: String,
}

from_fields!(Capability { token });
