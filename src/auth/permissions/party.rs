//! The two sides of a conversation or a job.

use super::{
    admission::{Permission, PermissionError},
    roles::{Client, VerifiedWorker, Worker},
};
use crate::{
    auth::models::Account,
    core::dependencies::Right,
    database::{
        enums::{KycStatus, Role, Side, UserStatus},
        ids::UserId,
    },
};

/// A client or worker who takes part in a conversation or a job.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Party {
    id: UserId,
    side: Side,
}

impl Party {
    /// The account's id.
    pub(crate) fn id(&self) -> UserId {
        self.id
    }

    /// Their side.
    pub(crate) fn side(&self) -> Side {
        self.side
    }
}

/// A participant of a job who reads its allowed actions, which depend on the account too.
#[derive(Debug, Clone, Copy)]
pub(crate) struct JobViewer {
    party: Party,
    is_frozen: bool,
}

impl JobViewer {
    /// The participant.
    pub(crate) fn party(&self) -> Party {
        self.party
    }

    /// Whether the account is frozen, so it may read but not change.
    pub(crate) fn is_frozen(&self) -> bool {
        self.is_frozen
    }
}

impl Right for JobViewer {
    const ROLES: &'static [Role] = Party::ROLES;
}

impl Permission for JobViewer {
    fn grant(account: Account) -> Result<Self, PermissionError> {
        let is_frozen = account.status == UserStatus::Frozen;
        Ok(Self { party: Party::grant(account)?, is_frozen })
    }
}

/// A participant who answers what the other side says of a job, also while their account is frozen: silence would decide against them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Respondent(Party);

impl Respondent {
    /// The participant.
    pub(crate) fn party(&self) -> Party {
        self.0
    }
}

impl Right for Respondent {
    const ROLES: &'static [Role] = Party::ROLES;
}

impl Permission for Respondent {
    const ALLOWED_WHILE_FROZEN: bool = true;

    fn grant(account: Account) -> Result<Self, PermissionError> {
        Party::grant(account).map(Self)
    }
}

/// A client, or a worker whose identity check is approved: who can agree on a job.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AgreeingParty(Party);

impl AgreeingParty {
    /// The participant.
    pub(crate) fn party(&self) -> Party {
        self.0
    }
}

impl Right for AgreeingParty {
    const ROLES: &'static [Role] = Party::ROLES;
}

impl Permission for AgreeingParty {
    const NEEDS_IDENTITY_CHECK: bool = true;

    fn grant(account: Account) -> Result<Self, PermissionError> {
        let is_verified = account.kyc == Some(KycStatus::Approved);
        match Party::grant(account)? {
            Party { side: Side::Worker, .. } if !is_verified => Err(PermissionError::KycRequired),
            party => Ok(Self(party)),
        }
    }
}

impl From<Client> for Party {
    fn from(client: Client) -> Self {
        Self { id: client.id(), side: Side::Client }
    }
}

impl From<Worker> for Party {
    fn from(worker: Worker) -> Self {
        Self { id: worker.id(), side: Side::Worker }
    }
}

impl From<VerifiedWorker> for Party {
    fn from(worker: VerifiedWorker) -> Self {
        Self { id: worker.id, side: Side::Worker }
    }
}

impl Right for Party {
    const ROLES: &'static [Role] = &[Role::Client, Role::Worker];
}

impl Permission for Party {
    fn grant(account: Account) -> Result<Self, PermissionError> {
        match account.role {
            Role::Client => Ok(Self { id: account.id, side: Side::Client }),
            Role::Worker => Ok(Self { id: account.id, side: Side::Worker }),
            Role::Admin => Err(PermissionError::WrongRole(Self::ROLES)),
        }
    }
}
