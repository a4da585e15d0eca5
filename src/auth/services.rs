//! The rules of accounts.

use super::{
    models::{LinkFor, MailedLink, NewUser, OwnAccount, Purpose, Signup},
    permissions::{PermissionError, SignedIn},
    schemas::{AccountUpdate, Verification},
};
use crate::{
    core::{
        language::Language,
        text::{Email, Password},
    },
    database::{self, Tx, enums::Role, models::user::User},
    event::{self, Event, EventKind},
};
use serde_json::json;

/// Why an account could not be created or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AuthError {
    #[error("is not a valid link: it was used, has expired or never existed")]
    InvalidLink,
    #[error("is not the current password")]
    WrongPassword { field: &'static str },
    #[error("the account has no password yet: choose one with the link of a forgotten password first")]
    NoPassword { field: &'static str },
    #[error("this account has a second factor: a code of it, or a recovery code, is required")]
    CodeRequired { field: &'static str },
    #[error("is not a valid code: it is wrong or was already used")]
    WrongCode { field: &'static str },
    #[error("must not be the e-mail address")]
    PasswordIsAddress { field: &'static str },
    #[error("this browser did not start the sign-up: say who you are and choose a password")]
    NotBegunHere { missing: Vec<&'static str> },
    #[error(
        "the second factor and the passkeys of an administrator cannot be removed with a mailed link: sign in with one of them and remove it \
         there, or ask the operator"
    )]
    AdminKeepsFactor { field: &'static str },
    #[error("there is an account with that e-mail address already")]
    AddressTaken,
    #[error(transparent)]
    Refused(#[from] PermissionError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

pub(crate) fn signup_of_link(tx: &mut Tx<'_>, secret: &str) -> Result<Option<Signup>, database::Error> {
    match MailedLink::find(tx, Purpose::VerifyEmail, secret)? {
        Some(LinkFor::Signup(signup)) => Signup::find(tx, signup),
        _ => Ok(None),
    }
}

/// The sign-up with what is sent together with its link, which replaces what was typed before. Unless the sign-up is the
/// owner's own, nothing else of it counts but the address. `asked` is the language of the browser that has the link.
pub(super) fn completed(
    signup: Signup,
    sent: &Verification,
    asked: Option<Language>,
    password_hash: Option<String>,
    is_own: bool,
) -> Result<Signup, AuthError> {
    let typed = |text: String| is_own.then_some(text);
    let password_hash = password_hash.or_else(|| typed(signup.password_hash));
    let role = sent.role.map(Into::into).or_else(|| is_own.then_some(signup.role));
    let first_name = sent.first_name.as_ref().map(|text| text.to_string()).or_else(|| typed(signup.first_name));
    let last_name = sent.last_name.as_ref().map(|text| text.to_string()).or_else(|| typed(signup.last_name));
    let phone_number =
        sent.phone_number.as_ref().map(|text| text.to_string()).or_else(|| signup.phone_number.and_then(typed));
    let language = signup.language.and_then(typed).or_else(|| asked.map(|language| language.tag().to_owned()));
    let time_zone = signup.time_zone.and_then(typed);
    match (password_hash, role, first_name) {
        (Some(password_hash), Some(role), Some(first_name)) => {
            let last_name = last_name.unwrap_or_default();
            Ok(Signup { role, password_hash, first_name, last_name, phone_number, language, time_zone, ..signup })
        }
        (password_hash, role, first_name) => {
            let given = [
                ("/password", password_hash.is_some()),
                ("/role", role.is_some()),
                ("/first_name", first_name.is_some()),
            ];
            let missing = given.into_iter().filter(|(_, is_given)| !is_given).map(|(field, _)| field).collect();
            Err(AuthError::NotBegunHere { missing })
        }
    }
}

/// Creates an administrator. Only the command line calls this.
pub(crate) fn create_admin(tx: &mut Tx<'_>, new: &NewUser<'_>) -> Result<User, AuthError> {
    let user = new.insert(tx)?.ok_or(AuthError::AddressTaken)?;
    Signup::delete_all_of(tx, new.email_key)?;
    let created = Event::new(EventKind::AdminCreated, user.id.as_uuid()).with(json!({ "user_id": user.id }));
    event::append(tx, created.by_operator())?;
    Ok(user)
}

/// The caller's own account.
pub(crate) fn me(tx: &mut Tx<'_>, caller: &SignedIn) -> Result<OwnAccount, AuthError> {
    Ok(OwnAccount::find(tx, caller.id())?.ok_or(database::Error::NoRow)?)
}

/// Changes how the caller's account is written to.
pub(crate) fn change_account(
    tx: &mut Tx<'_>,
    caller: &SignedIn,
    update: &AccountUpdate,
) -> Result<OwnAccount, AuthError> {
    let old = me(tx, caller)?;
    let user = old.user.clone().written_to(&update.language, &update.time_zone);
    if user == old.user {
        return Ok(old);
    }
    user.save(tx)?;
    // A profile has changed; administrators have none.
    match user.role {
        Role::Client => event::append(tx, event_by(EventKind::ClientChanged, caller))?,
        Role::Worker => event::append(tx, event_by(EventKind::WorkerChanged, caller))?,
        Role::Admin => {}
    }
    Ok(OwnAccount { user, ..old })
}

/// Refuses a password that is the account's address. `differs_from_address` is the same for a request that has both.
pub(crate) fn require_not_address(password: &Password, email: &str, field: &'static str) -> Result<(), AuthError> {
    if password.is_address(&Email::new(email)) { Err(AuthError::PasswordIsAddress { field }) } else { Ok(()) }
}

/// An event about an account, for its owner.
pub(crate) fn event_about(kind: EventKind, user: &User) -> Event {
    let event = Event::new(kind, user.id.as_uuid());
    match user.role {
        Role::Client => event.to_client(user.id),
        Role::Worker => event.to_worker(user.id),
        Role::Admin => event,
    }
}

/// An event for something that the owner did to their account.
pub(crate) fn event_by(kind: EventKind, caller: &SignedIn) -> Event {
    let event = Event::new(kind, caller.id().as_uuid()).by(caller.id());
    match caller.role() {
        Role::Client => event.to_client(caller.id()),
        Role::Worker => event.to_worker(caller.id()),
        Role::Admin => event,
    }
}
