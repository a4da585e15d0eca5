//! The rules of administration.

use super::{
    lifecycle::{self, AccountAction, IllegalAccountAction, TRANSITIONS},
    models::{self, ReviewCase, ReviewWithFlags, UserSearch},
    overview::models::{Counts, WorkerState},
    schemas::UserFilter,
};
use crate::{
    auth::{
        deletion::services::{self as deletion, DeletionError},
        export::models::Export,
        known_devices::models::KnownDevice,
        models::{MailedLink, is_last_admin},
        permissions::Admin,
        services::event_about,
        sessions::{models::Session, services::end_access},
    },
    database::{
        self, Tx,
        enums::{Actor, Role, Side, UserStatus},
        ids::{ReviewId, UserId},
        models::user::User,
        queue::state::{TaskState, failed_tasks_of},
    },
    event::{self, EventKind},
    review::models::{Flag, Review, ReviewSearch, appeals::Appeal},
    service,
};
use serde_json::json;

/// Why an account could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AdminError {
    #[error("there is no such account")]
    NoSuchUser,
    #[error("there is no such review")]
    NoSuchReview,
    #[error("Administrators cannot act on their own account.")]
    OwnAccount,
    #[error("The last administrator cannot be removed.")]
    LastAdmin,
    #[error("{0}")]
    Illegal(IllegalAccountAction),
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<IllegalAccountAction> for AdminError {
    fn from(illegal: IllegalAccountAction) -> Self {
        Self::Illegal(illegal)
    }
}

impl From<DeletionError> for AdminError {
    fn from(error: DeletionError) -> Self {
        match error {
            DeletionError::AlreadyDeleted => {
                Self::Illegal(TRANSITIONS.illegal(UserStatus::Deleted, AccountAction::Delete, Actor::Admin))
            }
            DeletionError::LastAdmin => Self::LastAdmin,
            DeletionError::Database(error) => Self::Database(error),
        }
    }
}

/// Accounts, newest first.
pub(crate) fn users(
    tx: &mut Tx<'_>,
    _: &Admin,
    filter: &UserFilter,
    after: UserId,
    rows: i64,
) -> Result<Vec<User>, AdminError> {
    let UserFilter { role, status, kyc_status, from, q } = filter.clone();
    let search = UserSearch { role, status, kyc_status, from, person: q };
    Ok(models::search_users(tx, &search, after, rows)?)
}

/// One account, and its failed work.
pub(crate) fn account(tx: &mut Tx<'_>, admin: &Admin, id: UserId) -> Result<(User, Vec<TaskState>), AdminError> {
    const MAX_FAILURES: i64 = 20;
    let user = user(tx, admin, id)?;
    let failures = failed_tasks_of(tx, user.id, MAX_FAILURES)?;
    Ok((user, failures))
}

/// One account.
pub(crate) fn user(tx: &mut Tx<'_>, _: &Admin, id: UserId) -> Result<User, AdminError> {
    User::find(tx, id)?.ok_or(AdminError::NoSuchUser)
}

/// Freezes, unfreezes, bans or unbans an account. It takes effect with the owner's next request.
pub(crate) fn take(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: UserId,
    action: AccountAction,
    reason: &str,
) -> Result<User, AdminError> {
    let user = other_user(tx, admin, id)?;
    let was_frozen = models::was_frozen(tx, user.id)?;
    let to = lifecycle::after(user.status, action, was_frozen)?;
    if to != UserStatus::Active && is_last_admin(tx, &user)? {
        return Err(AdminError::LastAdmin);
    }
    if !models::change_status(tx, user.id, user.status, to)? {
        return Err(TRANSITIONS.illegal(user.status, action, Actor::Admin).into());
    }
    if to == UserStatus::Banned {
        Session::end_all(tx, user.id, None)?;
        MailedLink::delete_all_of(tx, user.id)?;
    } else if user.status == UserStatus::Banned {
        // One may belong to a thief. Until now they have shown which other accounts are used where a banned one was.
        KnownDevice::delete_all_of(tx, user.id)?;
    }
    if to == UserStatus::Frozen {
        Export::withdraw_all_of(tx, user.id)?;
    }
    match user.role {
        Role::Worker => {
            service::models::refresh(tx, user.id)?;
            flag_reviews(tx, admin, (&user, to), Side::Worker)?;
        }
        Role::Client => flag_reviews(tx, admin, (&user, to), Side::Client)?,
        Role::Admin => {}
    }
    let data = json!({ "user_id": user.id, "from": user.status, "to": to, "reason": reason });
    event::append(tx, event_about(action.event(), &user).by(admin.id()).with(data))?;
    Ok(User { status: to, ..user })
}

/// Flags the reviews by an account that is banned, until the ban ends.
fn flag_reviews(
    tx: &mut Tx<'_>,
    admin: &Admin,
    (user, to): (&User, UserStatus),
    reviewer: Side,
) -> Result<(), AdminError> {
    if to == UserStatus::Banned {
        Flag::raise_on_all_by(tx, reviewer, user.id, admin.id())?;
    } else if user.status == UserStatus::Banned {
        Flag::close_on_all_by(tx, reviewer, user.id)?;
    }
    Ok(())
}

/// Deletes an account permanently.
pub(crate) fn delete(tx: &mut Tx<'_>, admin: &Admin, id: UserId, reason: &str) -> Result<(), AdminError> {
    let user = other_user(tx, admin, id)?;
    TRANSITIONS.after(user.status, AccountAction::Delete, Actor::Admin)?;
    Ok(deletion::delete(tx, &user, Some(admin.id()), Some(reason))?)
}

fn other_user(tx: &mut Tx<'_>, admin: &Admin, id: UserId) -> Result<User, AdminError> {
    if id == admin.id() {
        return Err(AdminError::OwnAccount);
    }
    user(tx, admin, id)
}

/// Ends every session of an account: its owner has to sign in again. Devices are forgotten.
pub(crate) fn end_sessions(tx: &mut Tx<'_>, admin: &Admin, id: UserId, reason: &str) -> Result<u64, AdminError> {
    let user = other_user(tx, admin, id)?;
    let ended = end_access(tx, user.id)?;
    let data = json!({ "user_id": user.id, "reason": reason });
    event::append(tx, event_about(EventKind::UserSignedOut, &user).by(admin.id()).with(data))?;
    Ok(ended)
}

/// Records that an administrator takes an export of an account's data, before they do.
pub(crate) fn record_export(tx: &mut Tx<'_>, admin: &Admin, id: UserId, reason: &str) -> Result<(), AdminError> {
    let user = user(tx, admin, id)?;
    if user.status == UserStatus::Deleted {
        return Err(AdminError::NoSuchUser);
    }
    let data = json!({ "user_id": user.id, "reason": reason });
    Ok(event::append(tx, event_about(EventKind::ExportFetched, &user).by(admin.id()).with(data))?)
}

/// A review with its open flags, and what is known of both sides.
pub(crate) fn review(tx: &mut Tx<'_>, _: &Admin, id: ReviewId) -> Result<ReviewCase, AdminError> {
    let review = Review::find(tx, id)?.ok_or(AdminError::NoSuchReview)?;
    let flags = Flag::open_on(tx, review.reviewer, &[id])?;
    Ok(ReviewCase {
        author: Counts::of(tx, review.author().id)?,
        subject: Counts::of(tx, review.subject().id)?,
        appeal: Appeal::find(tx, id)?,
        worker_state: WorkerState::find(tx, review.worker.id)?,
        shown: ReviewWithFlags { review, flags },
    })
}

/// Reviews by both sides with their open flags, newest first.
#[cfg(feature = "console")]
pub(crate) fn reviews_by_both(
    tx: &mut Tx<'_>,
    admin: &Admin,
    search: ReviewSearch,
    after: ReviewId,
    rows: i64,
) -> Result<Vec<ReviewWithFlags>, AdminError> {
    let mut found = reviews(tx, admin, ReviewSearch { reviewer: Side::Client, ..search }, after, rows)?;
    found.extend(reviews(tx, admin, ReviewSearch { reviewer: Side::Worker, ..search }, after, rows)?);
    found.sort_by_key(|shown| std::cmp::Reverse(shown.review.id));
    found.truncate(usize::try_from(rows).unwrap_or(usize::MAX));
    Ok(found)
}

/// Reviews with their open flags, newest first.
pub(crate) fn reviews(
    tx: &mut Tx<'_>,
    _: &Admin,
    search: ReviewSearch,
    after: ReviewId,
    rows: i64,
) -> Result<Vec<ReviewWithFlags>, AdminError> {
    let reviews = search.run(tx, after, rows)?;
    let ids: Vec<ReviewId> = reviews.iter().map(|review| review.id).collect();
    let flags = Flag::open_on(tx, search.reviewer, &ids)?;
    Ok(ReviewWithFlags::group_by_review(reviews, &flags))
}
