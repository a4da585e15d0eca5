//! What comes in and goes out when somebody resets their password.

use crate::{
    auth::{oidc::schemas::IdentityRead, passkeys::schemas::PasskeyRead},
    core::{
        clock::Timestamp,
        text::{Line, Password},
    },
    database::ids::{IdentityId, PasskeyId},
};
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A new password for the holder of a mailed link, and what shall open the account no longer.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordReset {
    #[garde(dive)]
    pub(crate) token: Line<1, 200>,
    #[garde(dive)]
    pub(crate) new_password: Password,
    /// Removes the second factor and its recovery codes. Not for administrators.
    #[garde(skip)]
    #[serde(default)]
    pub(crate) remove_second_factor: bool,
    /// Removes these passkeys. What the account does not have is left out.
    #[garde(custom(not_too_many))]
    #[serde(default)]
    #[schema(max_items = 100)]
    pub(crate) remove_passkeys: Vec<PasskeyId>,
    /// Removes these accounts somewhere else. What the account does not have is left out.
    #[garde(custom(not_too_many))]
    #[serde(default)]
    #[schema(max_items = 100)]
    pub(crate) remove_identities: Vec<IdentityId>,
}

/// As many of a kind are listed, and can be removed at a time.
pub(super) const MAX_LISTED: usize = 100;

fn not_too_many<Id>(ids: &[Id], (): &()) -> garde::Result {
    if ids.len() > MAX_LISTED { Err(garde::Error::new("too_long: must have at most 100 items")) } else { Ok(()) }
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
