//! Queries of administrators.

use crate::{
    core::{clock::Timestamp, text::words::Term},
    database::{
        Error, FromRow, Param, Tx,
        enums::{Role, UserStatus},
        from_row,
        ids::{SubjectId, UserId},
        models::user::{PublicUser, User, public_user_columns, user_columns},
    },
    event::EventKind,
    review::models::{Flag, Review},
};

/// A search for accounts.
#[derive(Debug, Clone, Default)]
pub(crate) struct UserSearch {
    pub(crate) role: Option<Role>,
    pub(crate) status: Option<UserStatus>,
    pub(crate) person: Option<AccountSearchText>,
}

/// A search by address or name.
#[derive(Debug, Clone)]
pub(crate) struct AccountSearchText {
    /// The prefix of the address's comparison key.
    pub(crate) email_key: String,
    /// Prefixes of words of the name.
    pub(crate) name: Vec<Term>,
}

/// Accounts, newest first.
pub(crate) fn search_users(tx: &mut Tx<'_>, search: &UserSearch, after: UserId, rows: i64) -> Result<Vec<User>, Error> {
    let mut conditions = Conditions::new(concat!("SELECT ", user_columns!(), " FROM users u WHERE u.id < $1"), after);
    if let Some(role) = &search.role {
        conditions.and("u.role = $?", *role);
    }
    if let Some(status) = &search.status {
        conditions.and("u.status = $?", *status);
    }
    if let Some(AccountSearchText { email_key, name }) = &search.person {
        // The address is a range of one index, compared by bytes on both engines; the name is a full scan of
        // another index.
        conditions.and("u.id IN (SELECT id FROM users WHERE email_key >= $?", email_key.clone());
        conditions.and("email_key < $?", prefix_end(email_key));
        if !name.is_empty() {
            conditions.sql.push_str(" UNION ALL SELECT id FROM users WHERE ");
            let named = name.iter().map(|term| {
                // Words contain only letters and digits, so they need no escaping for LIKE.
                term.condition(" AND ", " OR ", |word| {
                    format!("name_key LIKE {}", conditions.bind(format!("% {word}%")))
                })
            });
            let named = named.collect::<Vec<_>>().join(" AND ");
            conditions.sql.push_str(&named);
        }
        conditions.sql.push(')');
    }
    conditions.push(" ORDER BY u.id DESC LIMIT $?", rows);
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

/// An entry of the audit trail.
#[derive(Debug)]
pub(crate) struct Audited {
    pub(crate) id: i64,
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    pub(crate) subject: SubjectId,
    pub(crate) data: String,
    pub(crate) actor: Option<PublicUser>,
}

from_row!(Audited { id, kind, at, subject, data, [actor as "actor_"] });

/// A search in the audit trail.
#[derive(Debug, Clone, Default)]
pub(crate) struct AuditSearch {
    pub(crate) actor: Option<UserId>,
    pub(crate) subject: Option<SubjectId>,
    pub(crate) kind: Option<EventKind>,
}

/// The audit trail, newest first.
pub(crate) fn audit_trail(
    tx: &mut Tx<'_>,
    search: &AuditSearch,
    before: i64,
    rows: i64,
) -> Result<Vec<Audited>, Error> {
    const SELECT: &str = concat!(
        "SELECT e.id, e.type AS kind, e.at, e.subject_id AS subject, e.data, ",
        public_user_columns!("u" as "actor_"),
        " FROM events e LEFT JOIN users u ON u.id = e.actor_id WHERE e.is_audit AND e.id < $1"
    );
    let mut conditions = Conditions::new(SELECT, before);
    if let Some(actor) = &search.actor {
        conditions.and("e.actor_id = $?", *actor);
    }
    if let Some(subject) = &search.subject {
        conditions.and("e.subject_id = $?", *subject);
    }
    if let Some(kind) = &search.kind {
        conditions.and("e.type = $?", *kind);
    }
    conditions.push(" ORDER BY e.id DESC LIMIT $?", rows);
    conditions.all(tx)
}

/// A statement built from fixed fragments, each with one parameter in the place of `$?`.
struct Conditions {
    sql: String,
    params: Vec<Box<dyn Param>>,
}

impl Conditions {
    /// Starts with a fragment whose parameter is `$1`.
    fn new(sql: &'static str, first: impl Param + 'static) -> Self {
        Self { sql: sql.to_owned(), params: vec![Box::new(first)] }
    }

    fn and(&mut self, condition: &'static str, param: impl Param + 'static) {
        self.sql.push_str(" AND ");
        self.push(condition, param);
    }

    fn push(&mut self, piece: &'static str, param: impl Param + 'static) {
        let place = self.bind(param);
        self.sql.push_str(&piece.replace("$?", &place));
    }

    /// Adds a parameter and returns its placeholder.
    fn bind(&mut self, param: impl Param + 'static) -> String {
        self.params.push(Box::new(param));
        format!("${}", self.params.len())
    }

    fn all<T: FromRow>(&self, tx: &mut Tx<'_>) -> Result<Vec<T>, Error> {
        let params: Vec<&dyn Param> = self.params.iter().map(|param| &**param).collect();
        tx.all(&self.sql, &params)
    }
}
