//! `hirehall migrate`, and what every command does before it uses the data.

use super::{
    output::{Outcome, say, while_doing},
    server_lock::keep_others_out,
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
    if before.iter().any(|migration| !migration.is_applied) {
        make_data_dir(settings)?;
        keep_others_out(&settings.database_url)?;
    }
    apply(settings)?;
    let applied: String = before
        .iter()
        .filter(|migration| !migration.is_applied)
        .map(|migration| line(migration, "applied now"))
        .collect();
    say(if applied.is_empty() { "The database is up to date.\n" } else { &applied })
}

/// Makes the data directory and brings the database up to date. If this program or this master key is not what the database needs,
/// nothing is made and nothing is changed.
pub(super) fn prepare(settings: &Settings) -> Outcome {
    make_data_dir(settings)?;
    apply(settings)
}

/// Makes the data directory, if this program and this master key are what the database needs.
pub(super) fn make_data_dir(settings: &Settings) -> Outcome {
    if !is_yet_to_be_made(settings) {
        let migrations = status(settings)?;
        demand_known(&migrations)?;
        demand_master_key(settings, &migrations)?;
    }
    let directory = &settings.data_dir;
    make_private_dir(directory)
        .map_err(while_doing(format!("the data directory {} cannot be made", directory.display())))
}

/// Brings the database up to date.
pub(super) fn apply(settings: &Settings) -> Outcome {
    database::migrate(&settings.database_url).map_err(|error| error.to_string())
}

/// What a newer version has changed this one does not understand.
pub(super) fn demand_known(migrations: &[MigrationStatus]) -> Outcome {
    match migrations.iter().rfind(|migration| !migration.is_known) {
        Some(newest) => Err(format!(
            "a newer version of Hirehall has migrated this database (to {}): run that version, or restore a backup from before",
            newest.name
        )),
        None => Ok(()),
    }
}

/// The migration that has made the table in which the root key is kept.
const KEEPS_ROOT_KEY: &str = "V7__events";

fn demand_master_key(settings: &Settings, migrations: &[MigrationStatus]) -> Outcome {
    if migrations.iter().any(|migration| migration.name == KEEPS_ROOT_KEY && migration.is_applied) {
        installation::look_for_root_key(settings).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Every migration. Asking makes no database.
pub(super) fn status(settings: &Settings) -> Outcome<Vec<MigrationStatus>> {
    database::migration_status(&settings.database_url).map_err(while_doing("the database cannot be read"))
}

/// Whether there is an embedded database that nobody has made yet.
pub(super) fn is_yet_to_be_made(settings: &Settings) -> bool {
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
