//! `hirehall restore`, into an empty installation.

use super::{
    output::{Outcome, say, while_doing},
    server_lock::lock_database,
};
use crate::{
    backup::{self, BackupError, Header, Manifest, RestoreOptions},
    core::security::key_file::make_private_dir,
    settings::Settings,
};
use clap::Args;
use indicatif::ProgressBar;
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};
use tokio::runtime::Handle;

#[derive(Args)]
pub(super) struct RestoreArgs {
    /// The backup; `-` is standard input.
    file: PathBuf,
    /// Read the whole backup and check it; write nothing.
    #[arg(long)]
    verify: bool,
    /// Sign everybody out.
    #[arg(long)]
    end_sessions: bool,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, args: RestoreArgs) -> Outcome {
    let runtime = Handle::current();
    let work = move || {
        if args.verify {
            return checked(verify(&args.file)?);
        }
        let progress = ProgressBar::new_spinner();
        let restored = restore(&settings, &runtime, &args, &progress);
        progress.finish_and_clear();
        let (header, manifest) = restored?;
        say(&format!(
            "The backup of {} is restored: {} rows, {} files. No mail is sent until `hirehall queue release`; \
             `hirehall serve` serves it.\n",
            header.created_at,
            manifest.total(),
            manifest.files
        ))
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())?
}

fn checked((header, manifest): (Header, Manifest)) -> Outcome {
    say(&format!(
        "The backup is complete and unchanged: made by Hirehall {} on {} at {}, {} rows, {} files; the master key is {}.\n",
        header.hirehall,
        header.engine,
        header.created_at,
        manifest.total(),
        manifest.files,
        if header.has_master_key() { "inside" } else { "not inside" }
    ))
}

fn verify(file: &Path) -> Outcome<(Header, Manifest)> {
    let verified =
        if is_standard_input(file) { backup::verify(io::stdin().lock()) } else { backup::verify(open(file)?) };
    verified.map_err(|error| error.to_string())
}

/// A file is read to its end first, so that a damaged one is refused before anything is written.
fn restore(
    settings: &Settings,
    runtime: &Handle,
    args: &RestoreArgs,
    progress: &ProgressBar,
) -> Outcome<(Header, Manifest)> {
    let options = RestoreOptions { end_sessions: args.end_sessions };
    let said = |error: BackupError| error.to_string();
    if is_standard_input(&args.file) {
        prepare(settings)?;
        return backup::restore(settings, runtime, io::stdin().lock(), options, progress).map_err(said);
    }
    progress.set_message("checking the backup");
    verify(&args.file)?;
    prepare(settings)?;
    backup::restore(settings, runtime, open(&args.file)?, options, progress).map_err(said)
}

/// No server may start meanwhile.
fn prepare(settings: &Settings) -> Outcome {
    let directory = &settings.data_dir;
    make_private_dir(directory)
        .map_err(while_doing(format!("the data directory {} cannot be made", directory.display())))?;
    lock_database(&settings.database_url)
}

fn is_standard_input(file: &Path) -> bool {
    file == Path::new("-")
}

fn open(file: &Path) -> Outcome<File> {
    File::open(file).map_err(while_doing(format!("{} cannot be read", file.display())))
}
