//! Response bodies of signals.

use super::models::{RelatedAccount, Signal, SignalCode};
use crate::database::{
    enums::{Role, UserStatus},
    ids::UserId,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A signal for a closer look.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct SignalRead {
    code: SignalCode,
    /// The related accounts, at most twenty.
    accounts: Vec<AccountRead>,
}

/// Another account.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AccountRead {
    id: UserId,
    role: Role,
    status: UserStatus,
    #[schema(example = "ada@example.com")]
    email: String,
    #[schema(example = "Ada")]
    first_name: String,
    #[schema(example = "Lovelace")]
    last_name: String,
}

impl From<Signal> for SignalRead {
    fn from(Signal { code, accounts }: Signal) -> Self {
        Self { code, accounts: accounts.into_iter().map(AccountRead::from).collect() }
    }
}

impl From<RelatedAccount> for AccountRead {
    fn from(RelatedAccount { id, role, status, email, first_name, last_name }: RelatedAccount) -> Self {
        Self { id, role, status, email, first_name, last_name }
    }
}
