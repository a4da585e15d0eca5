//! Proving again who one is, for what a stolen session must not be enough for.

use super::{models::Credentials, permissions::SignedIn, services::AuthError};
use crate::{
    app::App,
    core::{
        dependencies::Caller,
        error::Failure,
        rate_limit::{Key, Policy},
        text::Password,
    },
    database::{Tx, models::user::User},
};

/// Whoever is calling has just shown that they know the account's password.
#[derive(Debug, Clone)]
pub(crate) struct Proof {
    password_hash: Option<String>,
    field: &'static str,
}

impl Proof {
    /// Checks the password of the caller's account, which `field` of the request has given.
    pub(crate) async fn demand(
        app: &App,
        caller: Caller<SignedIn>,
        password: Password,
        field: &'static str,
    ) -> Result<Self, Failure> {
        app.limits.check(Policy::AccountSecret, &Key::user(caller.claims.user.as_uuid()), app.clock.now())?;
        let stored = app.write(caller, |tx, caller: &SignedIn| Credentials::of(tx, caller.id()));
        let password_hash = stored.await?.and_then(|known| known.password_hash);
        if password_hash.is_none() {
            return Err(AuthError::NoPassword { field }.into());
        }
        if app.passwords.verify(password, password_hash.clone()).await? {
            Ok(Self { password_hash, field })
        } else {
            Err(AuthError::WrongPassword { field }.into())
        }
    }

    /// The caller's account, if its password is still the one that was checked.
    pub(crate) fn of(&self, tx: &mut Tx<'_>, caller: &SignedIn) -> Result<User, AuthError> {
        let known = Credentials::of(tx, caller.id())?;
        let known = known.filter(|known| known.password_hash == self.password_hash);
        known.map(|known| known.user).ok_or(AuthError::WrongPassword { field: self.field })
    }
}
