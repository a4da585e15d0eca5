//! What comes in when somebody wants another e-mail address.

use crate::core::text::{Email, Line, Password};
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

/// Another address for the account.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmailChange {
    #[garde(dive)]
    pub(crate) new_email: Email,
    #[garde(skip)]
    pub(crate) password: Password,
    /// The code of a second factor, once the account has one.
    #[garde(dive)]
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}
