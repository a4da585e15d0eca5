//! What comes in and goes out when somebody resets their password.

use crate::{
    auth::{oidc::schemas::IdentityRead, passkeys::schemas::PasskeyRead},
    core::{
        clock::Timestamp,
        input::{FieldErrors, FromInput, Input, at_most, from_fields},
        text::{Line, Password},
    },
    database::ids::{IdentityId, PasskeyId},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A new password for the holder of a mailed link, and what shall open the account no longer.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordReset {
    pub(crate) token: Line<1, 200>,
    pub(crate) new_password: Password,
    /// Removes the second factor and its recovery codes. Not for administrators.
    #[serde(default)]
    pub(crate) remove_second_factor: bool,
    /// Removes these passkeys. What the account does not have is left out.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub(crate) remove_passkeys: Vec<PasskeyId>,
    /// Removes these accounts somewhere else. What the account does not have is left out.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub(crate) remove_identities: Vec<IdentityId>,
}

from_fields!(PasswordReset { token, new_password, remove_second_factor = false, remove_passkeys: ids = Vec::new(), remove_identities: ids = Vec::new() });

/// As many of a kind are listed, and can be removed at a time.
pub(super) const MAX_LISTED: usize = 100;

fn ids<Id: FromInput>(input: Input<'_>, errors: &mut FieldErrors) -> Option<Vec<Id>> {
    at_most(MAX_LISTED, input, errors)
}

/// What opens an account besides its password.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CredentialsRead {
    /// Since when the account has a second factor. `null` when it has none.
    pub(crate) second_factor_since: Option<Timestamp>,
    /// The newest first.
    pub(crate) passkeys: Vec<PasskeyRead>,
    /// Accounts somewhere else, the newest first.
    pub(crate) identities: Vec<IdentityRead>,
}
