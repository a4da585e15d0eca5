//! `hirehall migrate`, and the preparation that every command does first.

use super::{
    output::{Outcome, say, while_doing},
    server_lock::lock_database,
};
use crate::settings::Settings;
use crate::{
    core::{
        config::{DatabaseUrl, Value as _},
        security::key_file::make_private_dir,
    },
    database::{self, MigrationStatus, Schema},
    installation,
};

/// Applies migrations, or lists them.
pub(super) fn migrate(settings: &Settings, only_status: bool) -> Outcome {
    let before = schema(settings)?;
    let long: String = before.long_locks.iter().map(|lock| format!("{lock}.\n")).collect();
    if only_status {
        let list: String = before.migrations.iter().map(|migration| line(migration, "pending")).collect();
        return say(&(list + &long));
    }
    make_data_dir(settings)?;
    if let Some(newer) = before.newer() {
        return say(&format!("{}; there is nothing to migrate.\n", served_although_newer(newer)));
    }
    if before.pending().next().is_some() {
        lock_database(&settings.database_url)?;
    }
    if !long.is_empty() {
        say(&long)?;
    }
    database::migrate(&settings.database_url).map_err(|error| error.to_string())?;
    let applied: String = before.pending().map(|migration| line(migration, "applied now")).collect();
    say(if applied.is_empty() { "The database is up to date.\n" } else { &applied })
}

/// Creates the data directory and migrates the database. If this program or the master key does not fit the
/// database, nothing is created or changed.
pub(super) fn prepare(settings: &Settings) -> Outcome {
    make_data_dir(settings)?;
    apply(settings)
}

/// Makes the data directory, if this program and this master key are what the database needs.
pub(super) fn make_data_dir(settings: &Settings) -> Outcome {
    if !is_missing(settings) {
        let schema = schema(settings)?;
        schema.require_served().map_err(|error| error.to_string())?;
        require_master_key(settings, &schema.migrations)?;
    }
    let directory = &settings.data_dir;
    make_private_dir(directory)
        .map_err(while_doing(format!("the data directory {} cannot be made", directory.display())))
}

/// Brings the database up to date, and logs what is unusual about that.
pub(super) fn apply(settings: &Settings) -> Outcome {
    let schema = schema(settings)?;
    for lock in &schema.long_locks {
        tracing::warn!("migration: {lock}");
    }
    if let Some(newer) = schema.newer() {
        tracing::warn!("{}", served_although_newer(newer));
    }
    database::migrate(&settings.database_url).map_err(|error| error.to_string())
}

/// What is said of a database that the next release has migrated.
pub(super) fn served_although_newer(newest: &MigrationStatus) -> String {
    format!(
        "the next release of Hirehall has migrated this database to {}, and this version serves it until it is replaced",
        newest.name
    )
}

/// The migration that created the table of the root key.
const ROOT_KEY_MIGRATION: &str = "V7__events";

fn require_master_key(settings: &Settings, migrations: &[MigrationStatus]) -> Outcome {
    if migrations.iter().any(|migration| migration.name == ROOT_KEY_MIGRATION && migration.is_applied) {
        installation::find_root_key(settings).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// The migrations of the database. Does not create one.
pub(super) fn schema(settings: &Settings) -> Outcome<Schema> {
    database::schema(&settings.database_url).map_err(while_doing("the database cannot be read"))
}

/// The migrations of the database, if it is one of an installation.
pub(super) fn find_schema(settings: &Settings) -> Outcome<Option<Schema>> {
    if is_missing(settings) {
        return Ok(None);
    }
    Ok(Some(schema(settings)?).filter(Schema::is_used))
}

/// The migrations of the installation's database. Without one the command was most likely given in another directory, or without the
/// settings of the installation.
pub(super) fn require_installation(settings: &Settings) -> Outcome<Schema> {
    find_schema(settings)?.ok_or_else(|| {
        format!(
            "there is no installation in the database {}: check HIREHALL_DATABASE_URL and HIREHALL_DATA_DIR, and the directory in which \
             you are; `hirehall serve` and `hirehall admin create` make a new one",
            settings.database_url.show()
        )
    })
}

/// Whether the embedded database does not exist yet.
pub(super) fn is_missing(settings: &Settings) -> bool {
    matches!(&settings.database_url, DatabaseUrl::Sqlite(path) if !path.exists())
}

fn line(migration: &MigrationStatus, otherwise: &str) -> String {
    let state = match migration {
        MigrationStatus { is_known: false, .. } => "applied by a newer version",
        MigrationStatus { is_applied: true, .. } => "applied",
        MigrationStatus { .. } => otherwise,
    };
    format!("{:<24} {state}\n", migration.name)
}
