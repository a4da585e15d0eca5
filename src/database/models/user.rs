//! Accounts.

use crate::{
    core::{
        change::Change,
        clock::Timestamp,
        language::Language,
        text::{Name, Phone, visible::initial, words::indexed_words},
        time_zone::TimeZone,
    },
    database::{
        Error, FromRow, Row, Tx,
        enums::{Role, UserStatus},
        from_row,
        ids::UserId,
    },
};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct User {
    pub(crate) id: UserId,
    pub(crate) role: Role,
    pub(crate) status: UserStatus,
    pub(crate) email: String,
    pub(crate) phone_number: Option<String>,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    /// The tag of the language that its owner has chosen. A later release may not know it any more.
    pub(crate) language: Option<String>,
    /// The time zone that its owner has chosen, by its name.
    pub(crate) time_zone: Option<String>,
    pub(crate) created_at: Timestamp,
}

from_row!(User { id, role, status, email, phone_number, first_name, last_name, language, time_zone, created_at });

/// The columns of [`User`], for a table with the alias `u`.
macro_rules! user_columns {
    () => {
        $crate::database::columns!("u": id, role, status, email, phone_number, first_name, last_name, language, time_zone, created_at)
    };
}
pub(crate) use user_columns;

impl User {
    pub(crate) fn find(tx: &mut Tx<'_>, id: UserId) -> Result<Option<User>, Error> {
        tx.optional(concat!("SELECT ", user_columns!(), " FROM users u WHERE u.id = $1"), &[&id])
    }

    /// The account after a change by its owner.
    pub(crate) fn changed(
        self,
        first_name: Option<&Name<1, 80>>,
        last_name: Option<&Name<0, 80>>,
        phone_number: &Change<Phone>,
        language: &Change<Language>,
        time_zone: &Change<TimeZone>,
    ) -> User {
        let user = self.written_to(language, time_zone);
        User {
            first_name: first_name.map_or(user.first_name, |name| name.to_string()),
            last_name: last_name.map_or(user.last_name, |name| name.to_string()),
            phone_number: phone_number.apply(user.phone_number, |phone| phone.to_string()),
            ..user
        }
    }

    /// The account after its owner has chosen how they are written to.
    pub(crate) fn written_to(self, language: &Change<Language>, time_zone: &Change<TimeZone>) -> User {
        User {
            language: language.apply(self.language, |language| language.tag().to_owned()),
            time_zone: time_zone.apply(self.time_zone, |zone| zone.name().to_owned()),
            ..self
        }
    }

    /// Updates the columns that the owner may change.
    pub(crate) fn save(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute(
            "UPDATE users SET first_name = $2, last_name = $3, phone_number = $4, name_key = $5, language = $6, time_zone = $7, updated_at = $8
             WHERE id = $1",
            &[
                &self.id,
                &self.first_name,
                &self.last_name,
                &self.phone_number,
                &name_key(&self.first_name, &self.last_name),
                &self.language,
                &self.time_zone,
                &tx.now(),
            ],
        )?;
        Ok(())
    }
}

/// An account, as its owner and administrators see it.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct UserRead {
    pub(crate) id: UserId,
    #[schema(example = "ada@example.com")]
    pub(crate) email: String,
    /// Always true: an account is created when its address is verified.
    pub(crate) email_verified: bool,
    #[schema(example = "+49301234567")]
    pub(crate) phone_number: Option<String>,
    #[schema(example = "Ada")]
    pub(crate) first_name: String,
    /// Empty for people with only one name.
    #[schema(example = "Lovelace")]
    pub(crate) last_name: String,
    pub(crate) role: Role,
    pub(crate) status: UserStatus,
    /// The language of mails to the account. `null`: that of this installation.
    pub(crate) language: Option<Language>,
    /// The time zone of times in mails to the account. `null`: that of this installation.
    #[schema(example = "Europe/Berlin")]
    pub(crate) time_zone: Option<String>,
    pub(crate) created_at: Timestamp,
}

impl From<User> for UserRead {
    fn from(user: User) -> Self {
        Self {
            id: user.id,
            email: user.email,
            email_verified: true,
            phone_number: user.phone_number,
            first_name: user.first_name,
            last_name: user.last_name,
            role: user.role,
            status: user.status,
            language: user.language.as_deref().and_then(Language::named),
            time_zone: user.time_zone,
            created_at: user.created_at,
        }
    }
}

/// The part of a name that the public sees.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct PublicName {
    /// `Deleted user` for a deleted account.
    #[schema(example = "Ada")]
    pub(crate) first_name: String,
    /// The first letter of the last name, with its combining marks. Empty without a last name, and for a deleted account.
    #[schema(example = "L")]
    pub(crate) last_initial: String,
}

impl PublicName {
    pub(crate) fn new(first_name: String, last_name: &str) -> Self {
        Self { first_name, last_initial: initial(last_name).to_owned() }
    }
}

/// The part of an account that the other side of a conversation, a job or a review sees.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Person)]
pub(crate) struct PublicUser {
    pub(crate) id: UserId,
    /// `Deleted user` for a deleted account.
    #[schema(example = "Ada")]
    pub(crate) first_name: String,
    /// The first letter of the last name, with its combining marks. Empty without a last name, and for a deleted account.
    #[schema(example = "L")]
    pub(crate) last_initial: String,
}

impl FromRow for PublicUser {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (id, first_name) = (row.take("id")?, row.take("first_name")?);
        let last_name: String = row.take("last_name")?;
        Ok(Self::new(id, first_name, &last_name))
    }
}

impl PublicUser {
    fn new(id: UserId, first_name: String, last_name: &str) -> Self {
        let PublicName { first_name, last_initial } = PublicName::new(first_name, last_name);
        Self { id, first_name, last_initial }
    }
}

/// For a `LEFT JOIN`.
impl FromRow for Option<PublicUser> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let id: Option<UserId> = row.take("id")?;
        let (first_name, last_name): (Option<String>, Option<String>) =
            (row.take("first_name")?, row.take("last_name")?);
        Ok(id.map(|id| PublicUser::new(id, first_name.unwrap_or_default(), &last_name.unwrap_or_default())))
    }
}

/// The columns of a [`PublicUser`], for the given alias of the table of accounts.
macro_rules! public_user_columns {
    ($table:literal as $prefix:literal) => {
        $crate::database::columns!($table as $prefix: id, first_name, last_name)
    };
}
pub(crate) use public_user_columns;

/// The accounts that [`rebuild_name_keys`] changes in one transaction.
const NAME_BATCH: i64 = 100;

/// Builds missing search keys of names, which a migration has emptied. Returns their number.
pub(crate) fn rebuild_name_keys(tx: &mut Tx<'_>) -> Result<usize, Error> {
    struct MarkedName {
        id: UserId,
        first_name: String,
        last_name: String,
    }
    from_row!(MarkedName { id, first_name, last_name });
    let marked: Vec<MarkedName> =
        tx.all("SELECT id, first_name, last_name FROM users WHERE name_key = '' ORDER BY id LIMIT $1", &[&NAME_BATCH])?;
    for MarkedName { id, first_name, last_name } in &marked {
        tx.execute("UPDATE users SET name_key = $2 WHERE id = $1", &[id, &name_key(first_name, last_name)])?;
    }
    Ok(marked.len())
}

/// The search key of a name: its words, each after a space. Never empty, because an empty key is a missing one.
pub(crate) fn name_key(first_name: &str, last_name: &str) -> String {
    let words: String =
        indexed_words(&format!("{first_name} {last_name}")).flat_map(|word| [" ".to_owned(), word]).collect();
    if words.is_empty() { " ".to_owned() } else { words }
}
