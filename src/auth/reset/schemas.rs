//! Request and response bodies of resetting a password.

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

/// A new password for the holder of a mailed link, and the sign-in methods to remove.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordReset {
    pub(crate) token: Line<1, 200>,
    pub(crate) new_password: Password,
    /// Removes the second factor and its recovery codes. Not for administrators.
    #[serde(default)]
    pub(crate) remove_second_factor: bool,
    /// Removes these passkeys. Ids that the account does not have are ignored. Not for administrators.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub(crate) remove_passkeys: Vec<PasskeyId>,
    /// Unlinks these provider accounts. Ids that the account does not have are ignored.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub(crate) remove_identities: Vec<IdentityId>,
}

from_fields!(PasswordReset { token, new_password, remove_second_factor = false, remove_passkeys: ids = Vec::new(), remove_identities: ids = Vec::new() });

/// The maximum number of each kind that is listed and can be removed.
pub(super) const MAX_LISTED: usize = 100;

fn ids<Id: FromInput>(input: Input<'_>, errors: &mut FieldErrors) -> Option<Vec<Id>> {
    at_most(MAX_LISTED, input, errors)
}

/// The account's sign-in methods besides its password.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CredentialsRead {
    /// Since when the account has a second factor. `null` when it has none.
    pub(crate) second_factor_since: Option<Timestamp>,
    /// The newest first.
    pub(crate) passkeys: Vec<PasskeyRead>,
    /// Linked provider accounts, the newest first.
    pub(crate) identities: Vec<IdentityRead>,
}
