//! How the caller of a request is admitted, and what refuses it.

use crate::{
    auth::models::Account,
    codes::{AccountFrozen, KycRequired, SecondFactorRequired},
    core::{
        dependencies::{Right, invalid_token, wrong_role},
        error::Problem,
        security::AccessClaims,
    },
    database::{
        self, Tx,
        enums::{Role, UserStatus},
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
    /// Whether a frozen account may use it for changes. True only for ending one's own sessions, and for answering in
    /// a dispute.
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
