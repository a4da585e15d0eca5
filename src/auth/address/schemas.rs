//! What comes in when somebody wants another e-mail address.

use crate::core::{
    input::from_fields,
    text::{Email, Line, Password},
};
use utoipa::ToSchema;

/// Another address for the account.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmailChange {
    pub(crate) new_email: Email,
    pub(crate) password: Password,
    /// The code of a second factor, once the account has one.
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

from_fields!(EmailChange { new_email, password: Password::existing, totp_code });
