//! The rules of what the operator does on the command line.

use super::models;
use crate::{
    auth::{
        deletion::services::{self as deletion, DeletionError},
        factor::models::SecondFactor,
        models::{Signup, UserWithPassword},
        passkeys::models::Passkey,
        services::event_about,
        sessions::services::end_access,
    },
    core::{day::Day, text::Email},
    database::{
        self, Tx,
        enums::{Role, UserStatus},
        ids::{PasskeyId, TaskId, UserId},
        models::{installation, user::User},
        on_unique,
        queue::{self, state::ONE_OPEN_TASK},
    },
    event::{self, Event, EventKind},
    picture::models::Picture,
};
use serde_json::json;

/// Why a command of the operator was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OperatorError {
    #[error("there is no account {0}; it is named by its e-mail address or its id")]
    NoSuchAccount(AccountName),
    #[error("the account is deleted")]
    Deleted,
    #[error("the account has no second factor; with --passkeys its passkeys are removed")]
    NoFactor,
    #[error("the account has neither a second factor nor a passkey")]
    NeitherFactorNorPasskey,
    #[error("the account is an administrator's already")]
    IsAdmin,
    #[error("the account is {}; only an active one can become an administrator's", .0.as_str())]
    NotActive(UserStatus),
    #[error(
        "the account has conversations, listings or identity checks, which other people have records of; create an \
         administrator with another address: `hirehall admin create`"
    )]
    HasHistory,
    #[error("there is no task {0}; `hirehall queue list` and `hirehall queue failed` show them")]
    NoSuchTask(TaskId),
    #[error(
        "an open task does the same already, so there is nothing to retry; `hirehall queue drop` deletes the failed one"
    )]
    AlreadyQueued,
    #[error(transparent)]
    Deletion(#[from] DeletionError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How the operator names an account.
#[derive(Debug, Clone)]
pub(crate) enum AccountName {
    Id(UserId),
    Email(Email),
}

impl std::str::FromStr for AccountName {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.parse().map_or_else(|_| Self::Email(Email::new(text)), Self::Id))
    }
}

impl std::fmt::Display for AccountName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Email(email) => f.write_str(email),
        }
    }
}

/// The account of this name.
pub(crate) fn account(tx: &mut Tx<'_>, name: &AccountName) -> Result<User, OperatorError> {
    let user = match name {
        AccountName::Id(id) => User::find(tx, *id)?,
        AccountName::Email(email) => UserWithPassword::by_email(tx, &email.key())?.map(|known| known.user),
    };
    match user.ok_or_else(|| OperatorError::NoSuchAccount(name.clone()))? {
        user if user.status == UserStatus::Deleted => Err(OperatorError::Deleted),
        user => Ok(user),
    }
}

/// Sets a new password. Every session ends, devices are forgotten, and everything that was started with the old password
/// is cancelled, as with the link of a forgotten password.
pub(crate) fn reset_password(tx: &mut Tx<'_>, user: UserId, new_hash: &str) -> Result<(), OperatorError> {
    let user = account(tx, &AccountName::Id(user))?;
    if !UserWithPassword::replace_password(tx, user.id, new_hash)? {
        return Err(OperatorError::Deleted);
    }
    Signup::delete_all_of(tx, &Email::new(&user.email).key())?;
    end_access(tx, user.id)?;
    Ok(event::append(tx, event_about(EventKind::PasswordChanged, &user).by_operator())?)
}

/// Removes the second factor of an account with its recovery codes, and its passkeys if asked. Every session ends. All
/// administrators hear of it if the account is one of theirs.
pub(crate) fn reset_factor(tx: &mut Tx<'_>, user: UserId, with_passkeys: bool) -> Result<(), OperatorError> {
    let user = account(tx, &AccountName::Id(user))?;
    let passkeys = match with_passkeys {
        true => Passkey::of_user(tx, user.id, PasskeyId::LAST, i64::MAX)?,
        false => Vec::new(),
    };
    let has_factor = SecondFactor::confirmed(tx, user.id)?.is_some();
    match (has_factor, with_passkeys) {
        (false, false) => return Err(OperatorError::NoFactor),
        (false, true) if passkeys.is_empty() => return Err(OperatorError::NeitherFactorNorPasskey),
        _ => {}
    }
    SecondFactor::delete_of(tx, user.id)?;
    if has_factor {
        event::append(tx, event_about(EventKind::SecondFactorRemoved, &user).by_operator())?;
    }
    for passkey in passkeys {
        Passkey::delete(tx, user.id, passkey.id)?;
        let removed = event_about(EventKind::PasskeyRemoved, &user).by_operator();
        event::append(tx, removed.with(json!({ "passkey_id": passkey.id })))?;
    }
    end_access(tx, user.id)?;
    if user.role == Role::Admin {
        event::append(tx, Event::new(EventKind::AdminFactorReset, user.id.as_uuid()).by_operator())?;
    }
    Ok(())
}

/// Makes an account an administrator's. It must be one that nothing was done with: an administrator neither hires nor
/// works, and the other side of a conversation or job would lose theirs.
pub(crate) fn promote(tx: &mut Tx<'_>, user: UserId) -> Result<(), OperatorError> {
    let user = account(tx, &AccountName::Id(user))?;
    match (user.role, user.status) {
        (Role::Admin, _) => return Err(OperatorError::IsAdmin),
        (_, UserStatus::Active) => {}
        (_, status) => return Err(OperatorError::NotActive(status)),
    }
    if models::has_history(tx, user.id)? {
        return Err(OperatorError::HasHistory);
    }
    Picture::remove(tx, user.id, user.role)?;
    if !models::promote(tx, user.id, user.role)? {
        return Err(OperatorError::NotActive(user.status));
    }
    end_access(tx, user.id)?;
    let promoted = Event::new(EventKind::AdminPromoted, user.id.as_uuid()).by_operator();
    Ok(event::append(tx, promoted.with(json!({ "from": user.role })))?)
}

/// Deletes an account permanently; see [`deletion::delete`].
pub(crate) fn erase(tx: &mut Tx<'_>, user: UserId, reason: Option<&str>) -> Result<(), OperatorError> {
    let user = account(tx, &AccountName::Id(user))?;
    Ok(deletion::delete(tx, &user, None, reason)?)
}

/// Records that the operator takes an export of an account's data, before they do.
pub(crate) fn record_export(tx: &mut Tx<'_>, user: UserId) -> Result<(), OperatorError> {
    let user = account(tx, &AccountName::Id(user))?;
    Ok(event::append(tx, event_about(EventKind::ExportFetched, &user).by_operator())?)
}

/// Records that the operator exports events, before they do.
pub(crate) fn record_events_export(
    tx: &mut Tx<'_>,
    from: Option<Day>,
    to: Option<Day>,
    only_audit: bool,
) -> Result<(), OperatorError> {
    let what = json!({ "from": from, "to": to, "only_audit": only_audit });
    Ok(event::append(tx, Event::new(EventKind::EventsExported, TaskId::new(tx).as_uuid()).by_operator().with(what))?)
}

/// Retries a task now, also one that has failed.
pub(crate) fn retry_task(tx: &mut Tx<'_>, id: TaskId) -> Result<(), OperatorError> {
    let retried = queue::state::retry(tx, id).map_err(on_unique(ONE_OPEN_TASK, OperatorError::AlreadyQueued))?;
    if !retried {
        return Err(OperatorError::NoSuchTask(id));
    }
    Ok(event::append(tx, Event::new(EventKind::TaskRetried, id.as_uuid()).by_operator())?)
}

/// Deletes a task without executing it.
pub(crate) fn drop_task(tx: &mut Tx<'_>, id: TaskId) -> Result<(), OperatorError> {
    let task = queue::state::find(tx, id)?.ok_or(OperatorError::NoSuchTask(id))?;
    queue::state::delete(tx, id)?;
    let dropped = Event::new(EventKind::TaskDropped, id.as_uuid()).by_operator();
    Ok(event::append(tx, dropped.with(json!({ "kind": task.kind })))?)
}

/// Sends mails again that are held after a restore; false if they were not held.
pub(crate) fn release_mails(tx: &mut Tx<'_>) -> Result<bool, OperatorError> {
    let were_held = installation::release_mails(tx)?;
    if were_held {
        event::append(tx, Event::new(EventKind::MailsReleased, TaskId::new(tx).as_uuid()).by_operator())?;
    }
    Ok(were_held)
}

/// Records that a test mail is about to be sent, and returns its id.
pub(crate) fn begin_mail_test(tx: &mut Tx<'_>) -> Result<TaskId, OperatorError> {
    let id = TaskId::new(tx);
    event::append(tx, Event::new(EventKind::MailTested, id.as_uuid()).by_operator())?;
    Ok(id)
}
