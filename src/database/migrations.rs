//! Schema migrations, which run at start. They have the same numbers and names for both engines and are never edited.

use super::{
    error::{Error, explain},
    postgres::{connection::PgConnection, server::check},
    sqlite,
};
use crate::core::config::DatabaseUrl;
use refinery::{Migration, Runner, Target};

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

/// Applies missing migrations. If several nodes start at the same time, one migrates and the others wait.
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
            on_sqlite::migrations::runner()
                .set_grouped(true)
                .set_target(target)
                .run(&mut connection)
                .map_err(failed)?;
        }
        DatabaseUrl::Postgres(url) => {
            check(url)?;
            let mut connection = PgConnection::open_without_limits(url)?;
            connection.batch(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))?;
            let runner = on_postgres::migrations::runner().set_grouped(true).set_target(target);
            connection.with_client(async |client| runner.run_async(client).await).map_err(failed)?;
            if matches!(target, Target::Latest) {
                connection.batch(REPAIR_EVENT_NUMBERS)?;
            }
            connection.batch(&format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})"))?;
        }
    }
    Ok(())
}

/// All migrations, the oldest first. It does not create a database.
pub fn migration_status(url: &DatabaseUrl) -> Result<Vec<MigrationStatus>, Error> {
    match url {
        DatabaseUrl::Sqlite(path) if !path.exists() => Ok(compare(&on_sqlite::migrations::runner(), &[])),
        DatabaseUrl::Sqlite(path) => {
            let mut connection = sqlite::open(path)?;
            let runner = on_sqlite::migrations::runner();
            let applied = match connection.table_exists(None, HISTORY)? {
                true => runner.get_applied_migrations(&mut connection).map_err(failed)?,
                false => Vec::new(),
            };
            Ok(compare(&runner, &applied))
        }
        DatabaseUrl::Postgres(url) => {
            let mut connection = PgConnection::open_without_limits(url)?;
            let runner = on_postgres::migrations::runner();
            let table = connection.query("SELECT FROM pg_class WHERE oid = to_regclass($1)", &[&HISTORY])?;
            let applied = match table.is_empty() {
                true => Vec::new(),
                false => connection
                    .with_client(async |client| runner.get_applied_migrations_async(client).await)
                    .map_err(failed)?,
            };
            Ok(compare(&runner, &applied))
        }
    }
}

/// "hirehall" in ASCII.
const MIGRATION_LOCK: i64 = 0x6869_7265_6861_6c6c;

/// refinery's table of applied migrations. A new database does not have it.
const HISTORY: &str = "refinery_schema_history";

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
