//! `hirehall migrate`, and the preparation that every command does first.

use super::{
    output::{Outcome, say, while_doing},
    server_lock::lock_database,
};
use crate::settings::Settings;
use crate::{
    core::{config::DatabaseUrl, security::key_file::make_private_dir},
    database::{self, MigrationStatus},
    installation,
};

/// Applies migrations, or lists them.
pub(super) fn migrate(settings: &Settings, only_status: bool) -> Outcome {
    let before = status(settings)?;
    if only_status {
        return say(&before.iter().map(|migration| line(migration, "pending")).collect::<String>());
    }
    make_data_dir(settings)?;
    if before.iter().any(|migration| !migration.is_applied) {
        lock_database(&settings.database_url)?;
    }
    apply(settings)?;
    let applied: String = before
        .iter()
        .filter(|migration| !migration.is_applied)
        .map(|migration| line(migration, "applied now"))
        .collect();
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
        let migrations = status(settings)?;
        require_known_migrations(&migrations)?;
        require_master_key(settings, &migrations)?;
    }
    let directory = &settings.data_dir;
    make_private_dir(directory)
        .map_err(while_doing(format!("the data directory {} cannot be made", directory.display())))
}

/// Brings the database up to date.
pub(super) fn apply(settings: &Settings) -> Outcome {
    database::migrate(&settings.database_url).map_err(|error| error.to_string())
}

/// Refuses a database that a newer version has migrated.
pub(super) fn require_known_migrations(migrations: &[MigrationStatus]) -> Outcome {
    match migrations.iter().rfind(|migration| !migration.is_known) {
        Some(newest) => Err(format!(
            "a newer version of Hirehall has migrated this database (to {}): run that version, or restore a backup from before",
            newest.name
        )),
        None => Ok(()),
    }
}

/// The migration that created the table of the root key.
const ROOT_KEY_MIGRATION: &str = "V7__events";

fn require_master_key(settings: &Settings, migrations: &[MigrationStatus]) -> Outcome {
    if migrations.iter().any(|migration| migration.name == ROOT_KEY_MIGRATION && migration.is_applied) {
        installation::find_root_key(settings).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Every migration and its status. Does not create a database.
pub(super) fn status(settings: &Settings) -> Outcome<Vec<MigrationStatus>> {
    database::migration_status(&settings.database_url).map_err(while_doing("the database cannot be read"))
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
