//! Permissions are types that only a transaction can create.
//!
//! A service that takes a [`Client`] cannot be called without one, and [`admit`] is the only way to get one: it
//! reads the caller's session and account inside the transaction of the work. So a revoked permission is gone
//! at once.

use super::models::{Account, worker_kyc_status};
use crate::codes::{AccountFrozen, KycRequired, SecondFactorRequired};
use crate::{
    core::{
        dependencies::{Right, invalid_token, wrong_role},
        error::Problem,
        security::AccessClaims,
    },
    database::{
        self, Tx,
        enums::{KycStatus, Role, UserStatus},
        ids::{SessionId, UserId},
    },
};

/// Why the caller has no permission.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PermissionError {
    #[error("the session has ended")]
    SessionOver,
    #[error("the account has another role")]
    WrongRole(&'static [Role]),
    #[error("your account is frozen: you may read, but change nothing")]
    Frozen,
    #[error("administrators need a second factor here: set one up, or sign in with the one you have")]
    SecondFactorRequired,
    #[error("this needs an approved identity check")]
    KycRequired,
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<PermissionError> for Problem {
    fn from(refusal: PermissionError) -> Self {
        let says = refusal.to_string();
        match refusal {
            PermissionError::SessionOver => invalid_token(),
            PermissionError::WrongRole(allowed) => wrong_role(allowed),
            PermissionError::Frozen => Problem::new(AccountFrozen, says),
            PermissionError::SecondFactorRequired => Problem::new(SecondFactorRequired, says),
            PermissionError::KycRequired => Problem::new(KycRequired, says),
            PermissionError::Database(error) => error.into(),
        }
    }
}

/// A permission that an account may have.
pub(crate) trait Permission: Right + Sized {
    /// Whether a frozen account may use it for changes. True only for ending one's own sessions.
    const ALLOWED_WHILE_FROZEN: bool = false;

    /// Whether administrators may use it without the second factor that this installation requires. True only for
    /// managing their own account.
    const WITHOUT_SECOND_FACTOR: bool = false;

    /// Whether it is granted only to workers whose identity check is approved.
    const NEEDS_IDENTITY_CHECK: bool = false;

    /// Creates the permission for an account that has one of its roles.
    fn grant(account: Account) -> Result<Self, PermissionError>;
}

/// What the caller wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    Read,
    Change,
}

/// The conditions of admission.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AdmissionPolicy {
    pub(crate) intent: Intent,
    /// Whether this installation requires a second factor from administrators.
    pub(crate) admins_need_second_factor: bool,
}

/// Grants a permission to the holder of these claims, by the current state of session and account.
pub(crate) fn admit<P: Permission>(
    tx: &mut Tx<'_>,
    claims: AccessClaims,
    policy: AdmissionPolicy,
) -> Result<P, PermissionError> {
    let account = Account::of_session(tx, claims)?.ok_or(PermissionError::SessionOver)?;
    match account.status {
        UserStatus::Banned | UserStatus::Deleted => return Err(PermissionError::SessionOver),
        _ if !P::ROLES.contains(&account.role) => return Err(PermissionError::WrongRole(P::ROLES)),
        UserStatus::Frozen if policy.intent == Intent::Change && !P::ALLOWED_WHILE_FROZEN => {
            return Err(PermissionError::Frozen);
        }
        UserStatus::Frozen | UserStatus::Active => {}
    }
    let is_weak_admin = account.role == Role::Admin && !account.is_strong && policy.admins_need_second_factor;
    if is_weak_admin && !P::WITHOUT_SECOND_FACTOR {
        return Err(PermissionError::SecondFactorRequired);
    }
    P::grant(account)
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident: $roles:expr),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name {
            id: UserId,
        }

        impl $name {
            /// The account's id.
            pub(crate) fn id(&self) -> UserId {
                self.id
            }
        }

        impl Right for $name {
            const ROLES: &'static [Role] = $roles;
        }

        impl Permission for $name {
            fn grant(account: Account) -> Result<Self, PermissionError> {
                Ok(Self { id: account.id })
            }
        }
    )+};
}

permissions! {
    /// A client: looks for services.
    Client: &[Role::Client],
    /// A worker: offers services, with or without an approved identity check.
    Worker: &[Role::Worker],
    /// An administrator: verifies workers and moderates.
    Admin: &[Role::Admin],
}

impl Worker {
    /// The same worker, if their identity check is approved.
    pub(crate) fn verified(&self, tx: &mut Tx<'_>) -> Result<VerifiedWorker, PermissionError> {
        if worker_kyc_status(tx, self.id)? == KycStatus::Approved {
            Ok(VerifiedWorker { id: self.id })
        } else {
            Err(PermissionError::KycRequired)
        }
    }
}

/// A worker whose identity check is approved.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerifiedWorker {
    id: UserId,
}

impl Right for VerifiedWorker {
    const ROLES: &'static [Role] = &[Role::Worker];
}

impl Permission for VerifiedWorker {
    const NEEDS_IDENTITY_CHECK: bool = true;

    fn grant(account: Account) -> Result<Self, PermissionError> {
        if account.kyc == Some(KycStatus::Approved) {
            Ok(Self { id: account.id })
        } else {
            Err(PermissionError::KycRequired)
        }
    }
}

/// A caller who may change listings: workers their own, administrators the status of any.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ListingEditor {
    Worker(Worker),
    Admin(Admin),
}

impl ListingEditor {
    /// The account's id.
    pub(crate) fn id(&self) -> UserId {
        match self {
            ListingEditor::Worker(worker) => worker.id,
            ListingEditor::Admin(admin) => admin.id,
        }
    }
}

impl Right for ListingEditor {
    const ROLES: &'static [Role] = &[Role::Worker, Role::Admin];
}

impl Permission for ListingEditor {
    fn grant(account: Account) -> Result<Self, PermissionError> {
        match account.role {
            Role::Worker => Worker::grant(account).map(Self::Worker),
            Role::Admin => Admin::grant(account).map(Self::Admin),
            Role::Client => Err(PermissionError::WrongRole(Self::ROLES)),
        }
    }
}

/// Any signed-in account.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SignedIn {
    id: UserId,
    role: Role,
    session: SessionId,
}

impl SignedIn {
    /// The account's id.
    pub(crate) fn id(&self) -> UserId {
        self.id
    }

    /// The account's role.
    pub(crate) fn role(&self) -> Role {
        self.role
    }

    /// The session of the request.
    pub(crate) fn session(&self) -> SessionId {
        self.session
    }
}

impl Right for SignedIn {
    const ROLES: &'static [Role] = &[Role::Client, Role::Worker, Role::Admin];
}

impl Permission for SignedIn {
    const WITHOUT_SECOND_FACTOR: bool = true;

    fn grant(account: Account) -> Result<Self, PermissionError> {
        Ok(Self { id: account.id, role: account.role, session: account.session })
    }
}

/// A signed-in account that only ends its own sessions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SessionOwner(SignedIn);

impl std::ops::Deref for SessionOwner {
    type Target = SignedIn;
    fn deref(&self) -> &SignedIn {
        &self.0
    }
}

impl Right for SessionOwner {
    const ROLES: &'static [Role] = SignedIn::ROLES;
}

impl Permission for SessionOwner {
    const ALLOWED_WHILE_FROZEN: bool = true;
    const WITHOUT_SECOND_FACTOR: bool = true;

    fn grant(account: Account) -> Result<Self, PermissionError> {
        SignedIn::grant(account).map(Self)
    }
}

/// A signed-in account that reads events: its own, or all if it is an administrator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listener(SignedIn);

impl std::ops::Deref for Listener {
    type Target = SignedIn;
    fn deref(&self) -> &SignedIn {
        &self.0
    }
}

impl Right for Listener {
    const ROLES: &'static [Role] = SignedIn::ROLES;
}

impl Permission for Listener {
    fn grant(account: Account) -> Result<Self, PermissionError> {
        SignedIn::grant(account).map(Self)
    }
}

/// A client or worker who takes part in a conversation or a job.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Party {
    id: UserId,
    side: Side,
}

/// The side that they are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Client,
    Worker,
}

impl Side {
    /// The opposite side.
    pub(crate) fn other(self) -> Self {
        match self {
            Side::Client => Side::Worker,
            Side::Worker => Side::Client,
        }
    }

    /// The role of this side.
    pub(crate) fn role(self) -> Role {
        match self {
            Side::Client => Role::Client,
            Side::Worker => Role::Worker,
        }
    }

    /// The column with the account of this side.
    pub(crate) fn column(self) -> &'static str {
        match self {
            Side::Client => "client_id",
            Side::Worker => "worker_id",
        }
    }
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
    is_verified: bool,
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

    /// Whether they are a worker whose identity check is approved.
    pub(crate) fn is_verified(&self) -> bool {
        self.is_verified
    }
}

impl Right for JobViewer {
    const ROLES: &'static [Role] = Party::ROLES;
}

impl Permission for JobViewer {
    fn grant(account: Account) -> Result<Self, PermissionError> {
        let is_frozen = account.status == UserStatus::Frozen;
        let is_verified = account.kyc == Some(KycStatus::Approved);
        Ok(Self { party: Party::grant(account)?, is_frozen, is_verified })
    }
}

impl From<Client> for Party {
    fn from(client: Client) -> Self {
        Self { id: client.id, side: Side::Client }
    }
}

impl From<Worker> for Party {
    fn from(worker: Worker) -> Self {
        Self { id: worker.id, side: Side::Worker }
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
