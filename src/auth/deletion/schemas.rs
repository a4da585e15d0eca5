//! What comes in when somebody leaves.

use crate::core::text::{Line, Password};
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

/// Leaving for ever.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountDeletion {
    #[garde(skip)]
    pub(crate) password: Password,
    /// The code of a second factor, once the account has one.
    #[garde(dive)]
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}
