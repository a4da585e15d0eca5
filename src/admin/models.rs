//! Queries of administrators.

use super::overview::models::{Counts, WorkerState};
use crate::{
    core::{clock::Timestamp, text::words::Term},
    database::{
        Conditions, Error, Tx,
        enums::{KycStatus, Role, UserStatus},
        ids::UserId,
        models::user::{User, user_columns},
    },
    review::models::{Flag, Review, appeals::Appeal},
};

/// A search for accounts.
#[derive(Debug, Clone, Default)]
pub(crate) struct UserSearch {
    pub(crate) role: Option<Role>,
    pub(crate) status: Option<UserStatus>,
    /// Of workers.
    pub(crate) kyc_status: Option<KycStatus>,
    /// Created at this time or later.
    pub(crate) from: Option<Timestamp>,
    pub(crate) person: Option<AccountSearchText>,
}

/// A search by address, name, telephone number or id.
#[derive(Debug, Clone)]
pub(crate) struct AccountSearchText {
    /// The prefix of the address's comparison key.
    pub(crate) email_key: String,
    /// Prefixes of words of the name.
    pub(crate) name: Vec<Term>,
    /// A whole telephone number.
    pub(crate) phone_number: String,
    pub(crate) id: Option<UserId>,
}

/// Accounts, newest first.
pub(crate) fn search_users(tx: &mut Tx<'_>, search: &UserSearch, after: UserId, rows: i64) -> Result<Vec<User>, Error> {
    // The index that has the rows of a filter in their order decides which table comes first.
    let select = match search.kyc_status {
        None => concat!("SELECT ", user_columns!(), " FROM users u WHERE u.id < $1"),
        Some(_) => {
            concat!("SELECT ", user_columns!(), " FROM workers w JOIN users u ON u.id = w.user_id WHERE w.user_id < $1")
        }
    };
    let mut conditions = Conditions::new(select, after);
    conditions.and_if("w.kyc_status = $?", search.kyc_status);
    conditions.and_if("u.role = $?", search.role);
    conditions.and_if("u.status = $?", search.status);
    let first = search.from.map(UserId::first_at);
    conditions.and_if(if search.kyc_status.is_some() { "w.user_id >= $?" } else { "u.id >= $?" }, first);
    if let Some(AccountSearchText { email_key, name, phone_number, id }) = &search.person {
        // The address is a range of one index, compared by bytes on both engines; the name is a full scan of
        // another index.
        conditions.and("u.id IN (SELECT id FROM users WHERE email_key >= $?", email_key.clone());
        conditions.and("email_key < $?", prefix_end(email_key));
        if !name.is_empty() {
            conditions.push_text(" UNION ALL SELECT id FROM users WHERE ");
            let named = name.iter().map(|term| {
                // Words contain only letters and digits, so they need no escaping for LIKE.
                term.condition(" AND ", " OR ", |word| {
                    format!("name_key LIKE {}", conditions.bind(format!("% {word}%")))
                })
            });
            let named = named.collect::<Vec<_>>().join(" AND ");
            conditions.push_text(&named);
        }
        conditions.push(" UNION ALL SELECT id FROM users WHERE phone_number = $?", phone_number.clone());
        if let Some(id) = id {
            conditions.push(" UNION ALL SELECT id FROM users WHERE id = $?", *id);
        }
        conditions.push_text(")");
    }
    let order = if search.kyc_status.is_some() { "w.user_id" } else { "u.id" };
    conditions.push_text(&format!(" ORDER BY {order} DESC"));
    conditions.push(" LIMIT $?", rows);
    conditions.all(tx)
}

/// The upper bound of all texts with this prefix.
fn prefix_end(prefix: &str) -> String {
    format!("{prefix}{}", char::MAX)
}

/// Changes the status of an account, unless another transaction did meanwhile: false then.
pub(crate) fn change_status(tx: &mut Tx<'_>, user: UserId, from: UserStatus, to: UserStatus) -> Result<bool, Error> {
    let now = tx.now();
    let changed = tx.execute(
        "UPDATE users SET status = $3, was_frozen = (status = 'FROZEN' AND $3 = 'BANNED'), updated_at = $4
         WHERE id = $1 AND status = $2",
        &[&user, &from, &to, &now],
    )?;
    Ok(changed == 1)
}

/// Whether a banned account was frozen when it was banned.
pub(crate) fn was_frozen(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
    let (was_frozen,) = tx.one("SELECT was_frozen FROM users WHERE id = $1", &[&user])?;
    Ok(was_frozen)
}

/// A review, and what is known of both sides.
#[derive(Debug)]
pub(crate) struct ReviewCase {
    pub(crate) shown: ReviewWithFlags,
    pub(crate) author: Counts,
    /// Of whom it is about.
    pub(crate) subject: Counts,
    pub(crate) worker_state: Option<WorkerState>,
    pub(crate) appeal: Option<Appeal>,
}

/// A review with its newest open flags.
#[derive(Debug)]
pub(crate) struct ReviewWithFlags {
    pub(crate) review: Review,
    pub(crate) flags: Vec<Flag>,
}

impl ReviewWithFlags {
    /// Groups flags by review.
    pub(crate) fn group_by_review(reviews: Vec<Review>, flags: &[Flag]) -> Vec<Self> {
        let group_by_review = |review: Review| {
            let flags = flags.iter().filter(|flag| flag.review_id == review.id).cloned().collect();
            Self { review, flags }
        };
        reviews.into_iter().map(group_by_review).collect()
    }
}
