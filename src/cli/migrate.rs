//! `hirehall migrate`, and what every command does before it uses the data.

use super::{Outcome, say, while_doing};
use crate::{
    core::{
        config::{DatabaseUrl, Settings},
        security::key_file::make_private_dir,
    },
    database::{self, MigrationStatus},
};

/// Applies migrations, or lists them.
pub(super) fn migrate(settings: &Settings, only_status: bool) -> Outcome {
    let before = status(settings)?;
    if only_status {
        return say(&before.iter().map(|migration| line(migration, "pending")).collect::<String>());
    }
    prepare(settings)?;
    let applied: String = before
        .iter()
        .filter(|migration| !migration.is_applied)
        .map(|migration| line(migration, "applied now"))
        .collect();
    say(if applied.is_empty() { "The database is up to date.\n" } else { &applied })
}

/// Makes the data directory and brings the database up to date.
pub(super) fn prepare(settings: &Settings) -> Outcome {
    let directory = &settings.data_dir;
    make_private_dir(directory)
        .map_err(while_doing(format!("the data directory {} cannot be made", directory.display())))?;
    database::migrate(&settings.database_url).map_err(|error| error.to_string())
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
    format!("{:<24} {}\n", migration.name, if migration.is_applied { "applied" } else { otherwise })
}
