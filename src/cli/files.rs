//! `hirehall files`. Works while a server runs on the same data.

use super::{
    offline,
    output::{Outcome, say},
};
use crate::{background::sweep, settings::Settings};
use clap::Subcommand;

#[derive(Subcommand)]
pub(super) enum FilesCommand {
    /// Accept that files have no row, as after restoring an older database: they are set aside, however many, and
    /// deleted days later. Without this, nothing is set aside when it would be more than a tenth of the store.
    Accept,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, command: FilesCommand) -> Outcome {
    let FilesCommand::Accept = command;
    offline::with_app(settings, async |app| {
        let (without_row, files) = sweep::accept(app).await.map_err(|problem| problem.detail().to_owned())?;
        say(&format!(
            "{without_row} of {files} files have no row. The next sweep sets them aside, and they are deleted {} days later.\n",
            app.settings.storage_set_aside.0
        ))
    })
    .await
}
