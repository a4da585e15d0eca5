//! Schema migrations, which run at start. They have the same numbers and names for both engines and are never edited.
//!
//! While an installation is upgraded, programs of two releases run on one database. Migrations only add to what the release before uses, and
//! the database says which migration a program has to know to serve it: see `V65__schema_compatibility`.

#[cfg(test)]
mod expand;
mod locks;
mod statements;

pub use locks::LongLock;

use super::{
    error::{Error, explain},
    postgres::{connection::PgConnection, server::check},
    sqlite,
};
use crate::core::config::DatabaseUrl;
use refinery::{Migration, Runner, Target};
use rusqlite::Connection;

mod on_sqlite {
    refinery::embed_migrations!("migrations/sqlite");
}
mod on_postgres {
    refinery::embed_migrations!("migrations/postgres");
}

/// A migration and its state in this database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationStatus {
    /// `V1__accounts`.
    pub name: String,
    /// 1.
    pub version: i32,
    /// Whether it has been applied.
    pub is_applied: bool,
    /// Whether this version of Hirehall knows it. If not, a newer version has applied it.
    pub is_known: bool,
}

/// The migrations of a database, compared with those that this program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// All migrations, the oldest first.
    pub migrations: Vec<MigrationStatus>,
    /// What the pending migrations do to large tables.
    pub long_locks: Vec<LongLock>,
    /// The number of the migration that a program has to know. A database of an older version does not say it.
    must_know: Option<i32>,
}

impl Schema {
    /// The newest migration that this program does not know: a newer version has applied it.
    #[must_use]
    pub fn newer(&self) -> Option<&MigrationStatus> {
        self.migrations.iter().rfind(|migration| !migration.is_known)
    }

    /// The migrations that are not applied yet.
    pub fn pending(&self) -> impl Iterator<Item = &MigrationStatus> {
        self.migrations.iter().filter(|migration| !migration.is_applied)
    }

    /// Whether a migration is applied.
    #[must_use]
    pub fn is_used(&self) -> bool {
        self.migrations.iter().any(|migration| migration.is_applied)
    }

    /// Refuses a database that a newer version has changed so far that this one cannot serve it.
    pub fn require_served(&self) -> Result<(), Error> {
        let Some(newer) = self.newer() else { return Ok(()) };
        let newest_known = self.migrations.iter().rfind(|migration| migration.is_known);
        let (name, version) = newest_known.map_or(("none", 0), |known| (known.name.as_str(), known.version));
        let why = match self.must_know {
            _ if self.pending().next().is_some() => "it lacks migrations that this version has".to_owned(),
            Some(must_know) if must_know <= version => return Ok(()),
            Some(must_know) => format!("a version has to know migration {must_know} to serve it"),
            None => "it does not say which versions can serve it".to_owned(),
        };
        Err(Error::Other(format!(
            "a newer version of Hirehall has migrated this database to {}, and this version knows migrations up to {name}: {why}. Only the \
             release directly before another can serve what that has migrated: run the newer version, or restore a backup from before",
            newer.name
        )))
    }
}

/// Applies missing migrations. If several nodes start at the same time, one migrates and the others wait. A database of the next release is
/// left as it is.
pub fn migrate(url: &DatabaseUrl) -> Result<(), Error> {
    apply(url, Target::Latest)
}

/// Applies the migrations up to a version.
pub(crate) fn migrate_to(url: &DatabaseUrl, version: i32) -> Result<(), Error> {
    apply(url, Target::Version(version))
}

fn apply(url: &DatabaseUrl, target: Target) -> Result<(), Error> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let mut connection = sqlite::open(path)?;
            let runner = on_sqlite::migrations::runner().set_grouped(true).set_target(target);
            if !is_newer(&of_sqlite(&mut connection, &runner)?)? {
                runner.run(&mut connection).map_err(failed)?;
            }
        }
        DatabaseUrl::Postgres(url) => {
            check(url)?;
            let mut connection = PgConnection::open_without_limits(url)?;
            // It ends with the connection.
            connection.batch(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))?;
            let runner = on_postgres::migrations::runner().set_grouped(true).set_target(target);
            if is_newer(&of_postgres(&mut connection, &runner)?)? {
                return Ok(());
            }
            connection.with_client(async |client| runner.run_async(client).await).map_err(failed)?;
            if matches!(target, Target::Latest) {
                connection.batch(REPAIR_EVENT_NUMBERS)?;
            }
        }
    }
    Ok(())
}

/// Whether the next release has migrated the database. Later ones are refused.
fn is_newer(schema: &Schema) -> Result<bool, Error> {
    schema.require_served()?;
    Ok(schema.newer().is_some())
}

/// The schema of a database. It does not create one.
pub fn schema(url: &DatabaseUrl) -> Result<Schema, Error> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let runner = on_sqlite::migrations::runner();
            match path.exists() {
                true => of_sqlite(&mut sqlite::open(path)?, &runner),
                false => Ok(Schema { migrations: compare(&runner, &[]), long_locks: Vec::new(), must_know: None }),
            }
        }
        DatabaseUrl::Postgres(url) => {
            of_postgres(&mut PgConnection::open_without_limits(url)?, &on_postgres::migrations::runner())
        }
    }
}

fn of_sqlite(connection: &mut Connection, runner: &Runner) -> Result<Schema, Error> {
    let applied = match connection.table_exists(None, HISTORY)? {
        true => runner.get_applied_migrations(connection).map_err(failed)?,
        false => Vec::new(),
    };
    let must_know = match connection.table_exists(None, COMPATIBILITY)? {
        true => Some(connection.query_row(MUST_KNOW, [], |row| row.get(0))?),
        false => None,
    };
    let long_locks = locks::find(pending(runner, &applied), |table| locks::rows_of_sqlite(connection, table))?;
    Ok(Schema { migrations: compare(runner, &applied), long_locks, must_know })
}

fn of_postgres(connection: &mut PgConnection, runner: &Runner) -> Result<Schema, Error> {
    let applied = match has_table(connection, HISTORY)? {
        true => {
            connection.with_client(async |client| runner.get_applied_migrations_async(client).await).map_err(failed)?
        }
        false => Vec::new(),
    };
    let must_know: Option<i64> = match has_table(connection, COMPATIBILITY)? {
        true => connection.query(MUST_KNOW, &[])?.first().map(|row| row.try_get(0)).transpose()?,
        false => None,
    };
    let must_know = must_know.map(|number| i32::try_from(number).unwrap_or(i32::MAX));
    let long_locks = locks::find(pending(runner, &applied), |table| locks::rows_of_postgres(connection, table))?;
    Ok(Schema { migrations: compare(runner, &applied), long_locks, must_know })
}

fn has_table(connection: &mut PgConnection, table: &str) -> Result<bool, Error> {
    Ok(!connection.query("SELECT FROM pg_class WHERE oid = to_regclass($1)", &[&table])?.is_empty())
}

/// The migrations that an existing database lacks. A new one has no rows.
fn pending<'r>(runner: &'r Runner, applied: &[Migration]) -> Vec<&'r Migration> {
    let is_pending = |migration: &&Migration| applied.iter().all(|other| other.version() != migration.version());
    let mut pending: Vec<&Migration> = match applied.is_empty() {
        true => Vec::new(),
        false => runner.get_migrations().iter().filter(is_pending).collect(),
    };
    pending.sort_by_key(|migration| migration.version());
    pending
}

/// "hirehall" in ASCII.
const MIGRATION_LOCK: i64 = 0x6869_7265_6861_6c6c;

/// refinery's table of applied migrations. A new database does not have it.
const HISTORY: &str = "refinery_schema_history";

/// See `V65__schema_compatibility`.
const COMPATIBILITY: &str = "schema_compatibility";
const MUST_KNOW: &str = "SELECT must_know FROM schema_compatibility";

fn compare(runner: &Runner, applied: &[Migration]) -> Vec<MigrationStatus> {
    let known = runner.get_migrations();
    let is_in = |list: &[Migration], one: &Migration| list.iter().any(|other| other.version() == one.version());
    let newer = applied.iter().filter(|migration| !is_in(known, migration));
    let mut all: Vec<&Migration> = known.iter().chain(newer).collect();
    all.sort_by_key(|migration| migration.version());
    all.into_iter()
        .map(|migration| MigrationStatus {
            name: migration.to_string(),
            version: migration.version(),
            is_applied: is_in(applied, migration),
            is_known: is_in(known, migration),
        })
        .collect()
}

/// After a copy by logical replication, which omits sequences, the sequence starts at 1 again. This sets it to the last event. In normal
/// operation the sequence is never behind the events, so this changes nothing.
const REPAIR_EVENT_NUMBERS: &str = "SELECT setval('event_ids', (SELECT max(id) FROM events))
     WHERE (SELECT max(id) FROM events) > COALESCE(pg_sequence_last_value('event_ids'), 0)";

#[expect(clippy::needless_pass_by_value, reason = "map_err passes a value")]
fn failed(error: refinery::Error) -> Error {
    Error::Other(format!("the database cannot be migrated: {}", explain(&error)))
}
