//! Rights are types that only a transaction can make.
//!
//! A service that demands a [`Client`] cannot be called without one, and there is one way to get one: [`admit`] sees the caller's
//! session and account as they are inside the transaction of the work. So a right that was taken away is gone at once.

use super::models::{Account, worker_kyc_status};
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
use axum::http::StatusCode;

/// Why somebody may not.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("the session is over")]
    SessionOver,
    #[error("the role is another one")]
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

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let code = match &refusal {
            Refusal::SessionOver => return invalid_token(),
            Refusal::WrongRole(allowed) => return wrong_role(allowed),
            Refusal::Database(error) => return error.clone().into(),
            Refusal::Frozen => "account_frozen",
            Refusal::SecondFactorRequired => "second_factor_required",
            Refusal::KycRequired => "kyc_required",
        };
        Problem::new(StatusCode::FORBIDDEN, code, refusal.to_string())
    }
}

/// A right that an account has, or not.
pub(crate) trait Permission: Right + Sized {
    /// Whether it lasts while the account is frozen, also for changes. Only ending one's own sessions does.
    const LASTS_WHILE_FROZEN: bool = false;

    /// Whether administrators have it without the second factor that this installation demands of them. Looking after their own
    /// account does.
    const WITHOUT_SECOND_FACTOR: bool = false;

    /// Makes the right for an account that is known to have one of its roles.
    fn grant(account: Account) -> Result<Self, Refusal>;
}

/// What the caller wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    Read,
    Change,
}

/// On what terms somebody is admitted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    pub(crate) intent: Intent,
    /// Whether this installation demands a second factor of administrators.
    pub(crate) admins_need_second_factor: bool,
}

/// Grants a right to whoever holds these claims, as session and account are now.
pub(crate) fn admit<P: Permission>(tx: &mut Tx<'_>, claims: AccessClaims, terms: Terms) -> Result<P, Refusal> {
    let account = Account::of_session(tx, claims)?.ok_or(Refusal::SessionOver)?;
    match account.status {
        UserStatus::Banned | UserStatus::Deleted => return Err(Refusal::SessionOver),
        _ if !P::ROLES.contains(&account.role) => return Err(Refusal::WrongRole(P::ROLES)),
        UserStatus::Frozen if terms.intent == Intent::Change && !P::LASTS_WHILE_FROZEN => return Err(Refusal::Frozen),
        UserStatus::Frozen | UserStatus::Active => {}
    }
    let is_weak_admin = account.role == Role::Admin && !account.is_strong && terms.admins_need_second_factor;
    if is_weak_admin && !P::WITHOUT_SECOND_FACTOR {
        return Err(Refusal::SecondFactorRequired);
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
            /// Whose account it is.
            pub(crate) fn id(&self) -> UserId {
                self.id
            }
        }

        impl Right for $name {
            const ROLES: &'static [Role] = $roles;
        }

        impl Permission for $name {
            fn grant(account: Account) -> Result<Self, Refusal> {
                Ok(Self { id: account.id })
            }
        }
    )+};
}

permissions! {
    /// Somebody who looks for help.
    Client: &[Role::Client],
    /// Somebody who offers services, whether or not they have proven who they are.
    Worker: &[Role::Worker],
    /// Somebody who verifies and moderates.
    Admin: &[Role::Admin],
}

impl Worker {
    /// The same worker, if they have proven who they are.
    pub(crate) fn verified(&self, tx: &mut Tx<'_>) -> Result<VerifiedWorker, Refusal> {
        if worker_kyc_status(tx, self.id)? == KycStatus::Approved {
            Ok(VerifiedWorker { id: self.id })
        } else {
            Err(Refusal::KycRequired)
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
    fn grant(account: Account) -> Result<Self, Refusal> {
        if account.kyc == Some(KycStatus::Approved) { Ok(Self { id: account.id }) } else { Err(Refusal::KycRequired) }
    }
}

/// Somebody who may change listings: workers their own, administrators what is shown of anybody's.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ListingEditor {
    Worker(Worker),
    Admin(Admin),
}

impl ListingEditor {
    /// Whose account it is.
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
    fn grant(account: Account) -> Result<Self, Refusal> {
        match account.role {
            Role::Worker => Worker::grant(account).map(Self::Worker),
            Role::Admin => Admin::grant(account).map(Self::Admin),
            Role::Client => Err(Refusal::WrongRole(Self::ROLES)),
        }
    }
}

/// Anybody who is signed in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SignedIn {
    id: UserId,
    role: Role,
    session: SessionId,
}

impl SignedIn {
    /// Whose account it is.
    pub(crate) fn id(&self) -> UserId {
        self.id
    }

    /// What the account is for.
    pub(crate) fn role(&self) -> Role {
        self.role
    }

    /// The session that the request belongs to.
    pub(crate) fn session(&self) -> SessionId {
        self.session
    }
}

impl Right for SignedIn {
    const ROLES: &'static [Role] = &[Role::Client, Role::Worker, Role::Admin];
}

impl Permission for SignedIn {
    const WITHOUT_SECOND_FACTOR: bool = true;

    fn grant(account: Account) -> Result<Self, Refusal> {
        Ok(Self { id: account.id, role: account.role, session: account.session })
    }
}

/// Anybody who is signed in, doing nothing but ending their own sessions.
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
    const LASTS_WHILE_FROZEN: bool = true;
    const WITHOUT_SECOND_FACTOR: bool = true;

    fn grant(account: Account) -> Result<Self, Refusal> {
        SignedIn::grant(account).map(Self)
    }
}

/// Anybody who hears what concerns them; administrators hear what concerns everybody.
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
    fn grant(account: Account) -> Result<Self, Refusal> {
        SignedIn::grant(account).map(Self)
    }
}

/// One side of a conversation or a job.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Party {
    id: UserId,
    side: Side,
}

/// Which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Client,
    Worker,
}

impl Side {
    /// Whom this side deals with.
    pub(crate) fn other(self) -> Self {
        match self {
            Side::Client => Side::Worker,
            Side::Worker => Side::Client,
        }
    }

    /// Who is on this side.
    pub(crate) fn role(self) -> Role {
        match self {
            Side::Client => Role::Client,
            Side::Worker => Role::Worker,
        }
    }

    /// The column that says who is on this side.
    pub(crate) fn column(self) -> &'static str {
        match self {
            Side::Client => "client_id",
            Side::Worker => "worker_id",
        }
    }
}

impl Party {
    /// Whose account it is.
    pub(crate) fn id(&self) -> UserId {
        self.id
    }

    /// Which side they are on.
    pub(crate) fn side(&self) -> Side {
        self.side
    }
}

/// One side of a job that asks what it may do with it, which depends on the account, too.
#[derive(Debug, Clone, Copy)]
pub(crate) struct JobViewer {
    party: Party,
    is_frozen: bool,
    is_verified: bool,
}

impl JobViewer {
    /// Which side of which job may be theirs.
    pub(crate) fn party(&self) -> Party {
        self.party
    }

    /// Whether they may look, but change nothing.
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
    fn grant(account: Account) -> Result<Self, Refusal> {
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
    fn grant(account: Account) -> Result<Self, Refusal> {
        match account.role {
            Role::Client => Ok(Self { id: account.id, side: Side::Client }),
            Role::Worker => Ok(Self { id: account.id, side: Side::Worker }),
            Role::Admin => Err(Refusal::WrongRole(Self::ROLES)),
        }
    }
}
