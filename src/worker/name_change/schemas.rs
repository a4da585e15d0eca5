//! Response bodies of name changes.

use super::models::{NameChange, PendingNameChange};
use crate::{
    core::clock::Timestamp,
    database::ids::{NameChangeId, UserId},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A requested name, as the worker sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct WishedName {
    #[schema(example = "Ada")]
    first_name: String,
    #[schema(example = "King")]
    last_name: String,
    requested_at: Timestamp,
}

impl From<NameChange> for WishedName {
    fn from(NameChange { first_name, last_name, requested_at, .. }: NameChange) -> Self {
        Self { first_name, last_name, requested_at }
    }
}

/// A name change that waits for a decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct NameChangeRead {
    id: NameChangeId,
    worker: NamedWorker,
    /// The requested name.
    #[schema(example = "Ada")]
    first_name: String,
    #[schema(example = "King")]
    last_name: String,
    requested_at: Timestamp,
}

/// The worker, with the verified name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct NamedWorker {
    id: UserId,
    #[schema(example = "Ada")]
    first_name: String,
    #[schema(example = "Lovelace")]
    last_name: String,
    #[schema(example = "ada@example.com")]
    email: String,
}

impl From<PendingNameChange> for NameChangeRead {
    fn from(PendingNameChange { wish, email, first_name, last_name }: PendingNameChange) -> Self {
        Self {
            id: wish.id,
            worker: NamedWorker { id: wish.worker_id, first_name, last_name, email },
            first_name: wish.first_name,
            last_name: wish.last_name,
            requested_at: wish.requested_at,
        }
    }
}
