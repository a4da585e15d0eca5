//! What an account may be: client, worker, administrator, or any account that is signed in.

use super::admission::{Permission, PermissionError};
use crate::{
    auth::models::Account,
    core::dependencies::Right,
    database::{
        Tx,
        enums::{KycStatus, Role},
        ids::{SessionId, UserId},
    },
    worker,
};

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
        if worker::models::kyc_status(tx, self.id)? == KycStatus::Approved {
            Ok(VerifiedWorker { id: self.id })
        } else {
            Err(PermissionError::KycRequired)
        }
    }
}

/// A worker whose identity check is approved.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerifiedWorker {
    pub(super) id: UserId,
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
    is_strong: bool,
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

    /// Whether the session counts as opened with both factors, or with a passkey.
    pub(in crate::auth) fn is_strong(&self) -> bool {
        self.is_strong
    }
}

impl Right for SignedIn {
    const ROLES: &'static [Role] = &[Role::Client, Role::Worker, Role::Admin];
}

impl Permission for SignedIn {
    const WITHOUT_SECOND_FACTOR: bool = true;

    fn grant(account: Account) -> Result<Self, PermissionError> {
        let Account { id, role, session, is_strong, .. } = account;
        Ok(Self { id, role, session, is_strong })
    }
}

/// Rights of a signed-in account that differ from [`SignedIn`] in where they are granted.
macro_rules! signed_in {
    ($($(#[$doc:meta])* $name:ident: while_frozen $while_frozen:literal, without_second_factor $without_second_factor:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name(SignedIn);

        impl std::ops::Deref for $name {
            type Target = SignedIn;
            fn deref(&self) -> &SignedIn {
                &self.0
            }
        }

        impl Right for $name {
            const ROLES: &'static [Role] = SignedIn::ROLES;
        }

        impl Permission for $name {
            const ALLOWED_WHILE_FROZEN: bool = $while_frozen;
            const WITHOUT_SECOND_FACTOR: bool = $without_second_factor;

            fn grant(account: Account) -> Result<Self, PermissionError> {
                SignedIn::grant(account).map(Self)
            }
        }
    )+};
}

signed_in! {
    /// A signed-in account that only ends its own sessions.
    SessionOwner: while_frozen true, without_second_factor true;
    /// A signed-in account that reads events: its own, or all if it is an administrator.
    Listener: while_frozen false, without_second_factor false;
    /// A signed-in account that asks the administrators to check what others have written.
    Flagger: while_frozen false, without_second_factor false;
}
