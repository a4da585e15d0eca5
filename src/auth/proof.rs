//! Reauthentication: password and second factor, for actions that a stolen session must not allow.

use super::{
    factor::services::{FactorCheck, verify_code},
    models::UserWithPassword,
    permissions::SignedIn,
    services::AuthError,
};
use crate::auth::limits::{ACCOUNT_SECRET, SECOND_FACTOR};
use crate::{
    app::App,
    core::{
        dependencies::Caller,
        error::Problem,
        rate_limit::RateLimitKey,
        security::{Code, SecondFactors},
        text::{Line, Password},
    },
    database::{Tx, models::user::User},
};

/// A caller who has just given the account's password. A code of the second factor is checked later.
#[derive(Debug, Clone)]
pub(crate) struct Proof {
    password_hash: Option<String>,
    field: &'static str,
    code: Option<Code>,
    code_field: &'static str,
    factors: SecondFactors,
}

impl Proof {
    /// Verifies the password in `field` of the request. The code is checked when the change is made.
    pub(crate) async fn require(
        app: &App,
        caller: Caller<SignedIn>,
        password: Password,
        field: &'static str,
        totp_code: Option<Line<1, 40>>,
    ) -> Result<Self, Problem> {
        let user = RateLimitKey::user(caller.claims.user.as_uuid());
        app.allow(&ACCOUNT_SECRET, user).await?;
        let stored = app.write(caller, |tx, caller: &SignedIn| UserWithPassword::of(tx, caller.id()));
        let password_hash = stored.await?.and_then(|known| known.password_hash);
        let is_right = app.passwords.prioritized().verify(password, password_hash.clone()).await?;
        if password_hash.is_none() {
            return Err(AuthError::NoPassword { field }.into());
        }
        if !is_right {
            return Err(AuthError::WrongPassword { field }.into());
        }
        if totp_code.is_some() {
            app.allow(&SECOND_FACTOR, user).await?;
        }
        let code = totp_code.map(|typed| Code::read(&typed));
        Ok(Self { password_hash, field, code, code_field: "/totp_code", factors: app.second_factors.clone() })
    }

    /// Names the request's field with the code.
    pub(crate) fn with_code_in(self, code_field: &'static str) -> Self {
        Self { code_field, ..self }
    }

    /// The caller's account, if its password has not changed since it was verified and the code is right where
    /// a second factor exists. The code is used up in the same transaction as the change.
    pub(crate) fn of(&self, tx: &mut Tx<'_>, caller: &SignedIn) -> Result<User, AuthError> {
        let known = UserWithPassword::of(tx, caller.id())?;
        let known = known.filter(|known| known.password_hash == self.password_hash);
        let user = known.ok_or(AuthError::WrongPassword { field: self.field })?.user;
        match verify_code(tx, &self.factors, &user, self.code.as_ref())? {
            FactorCheck::NotNeeded | FactorCheck::Right => Ok(user),
            FactorCheck::Missing => Err(AuthError::CodeRequired { field: self.code_field }),
            FactorCheck::Wrong => Err(AuthError::WrongCode { field: self.code_field }),
        }
    }
}
