//! The request body of an address change.

use crate::core::{
    input::from_fields,
    text::{Email, Line, Password},
};
use utoipa::ToSchema;

/// A new address for the account.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmailChange {
    pub(crate) new_email: Email,
    pub(crate) password: Password,
    /// A TOTP code or a recovery code, if the account has a second factor.
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

from_fields!(EmailChange { new_email, password: Password::existing, totp_code });
