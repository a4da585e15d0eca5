//! Request and response bodies of exports.

use super::models::ExportStatus;
use crate::core::{clock::Timestamp, input::from_fields};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// The status of an export.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportRead {
    pub(crate) status: ExportStatus,
    /// The download URL, which is enough to download it while the session that requested it lasts. `null` until it is
    /// ready, and in every other session.
    #[schema(example = "https://hall.example.org/api/v1/auth/me/export/file?token=AZoy…")]
    pub(crate) url: Option<String>,
    /// When the export expires. `null` until it is ready.
    pub(crate) expires_at: Option<Timestamp>,
}

/// The token of a download URL.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Capability {
    /// From the export's `url`.
    pub(crate) token: String,
}

from_fields!(Capability { token });
