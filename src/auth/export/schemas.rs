//! What comes in and goes out about an export.

use super::models::ExportStatus;
use crate::core::{
    clock::Timestamp,
    text::{Line, Password},
};
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Asking for everything that is held about oneself.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportCreate {
    #[garde(skip)]
    pub(crate) password: Password,
    /// The code of a second factor, once the account has one.
    #[garde(dive)]
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

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
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Capability {
    /// As the export's `url` has it.
    pub(crate) token: String,
}
