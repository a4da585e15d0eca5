//! `hirehall restore`, into an empty installation.

use super::{
    output::{Outcome, say, while_doing},
    place::Place,
    server_lock::lock_database,
};
use crate::{
    backup::{self, BackupError, Header, Input, Manifest, RestoreOptions},
    core::{security::key_file::make_private_dir, storage::OpenObject},
    settings::Settings,
};
use axum::body::Bytes;
use clap::Args;
use indicatif::ProgressBar;
use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};
use tokio::runtime::Handle;

#[derive(Args)]
pub(super) struct RestoreArgs {
    /// The backup: a file, an object `s3://bucket/key`, or `-` for standard input.
    file: PathBuf,
    /// A file with the key that decrypts the backup, as `age-keygen` writes it. Needs the program `age`.
    #[arg(long, value_name = "KEYFILE")]
    identity: Option<PathBuf>,
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
            return checked(verify(&settings, &runtime, &args)?);
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

fn verify(settings: &Settings, runtime: &Handle, args: &RestoreArgs) -> Outcome<(Header, Manifest)> {
    let input = open(settings, runtime, args)?;
    backup::decrypted(args.identity.as_ref(), input, |archive| backup::verify(archive)).map_err(said)
}

#[expect(clippy::needless_pass_by_value, reason = "map_err passes a value")]
fn said(error: BackupError) -> String {
    error.to_string()
}

/// What can be read twice is read to its end first, so that a damaged backup is refused before anything is written.
fn restore(
    settings: &Settings,
    runtime: &Handle,
    args: &RestoreArgs,
    progress: &ProgressBar,
) -> Outcome<(Header, Manifest)> {
    let options = RestoreOptions { end_sessions: args.end_sessions };
    if args.file != Path::new("-") {
        progress.set_message("checking the backup");
        verify(settings, runtime, args)?;
    }
    prepare(settings)?;
    let input = open(settings, runtime, args)?;
    backup::decrypted(args.identity.as_ref(), input, |archive| {
        backup::restore(settings, runtime, archive, options, progress)
    })
    .map_err(said)
}

/// No server may start meanwhile.
fn prepare(settings: &Settings) -> Outcome {
    let directory = &settings.data_dir;
    make_private_dir(directory)
        .map_err(while_doing(format!("the data directory {} cannot be made", directory.display())))?;
    lock_database(&settings.database_url)
}

fn open(settings: &Settings, runtime: &Handle, args: &RestoreArgs) -> Outcome<Input> {
    let failed = || format!("{} cannot be read", args.file.display());
    match Place::of(&args.file, settings)? {
        Place::Standard => Ok(Input::Standard),
        Place::File => File::open(&args.file).map(Input::File).map_err(while_doing(failed())),
        Place::Object(object) => {
            let object = runtime.block_on(object.open()).map_err(while_doing(failed()))?;
            Ok(Input::Other(Box::new(Downloading { runtime: runtime.clone(), object, piece: Bytes::new() })))
        }
    }
}

/// An object, piece by piece.
struct Downloading {
    runtime: Handle,
    object: OpenObject,
    piece: Bytes,
}

impl Read for Downloading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.piece.is_empty() {
            self.piece = self.runtime.block_on(self.object.next()).map_err(io::Error::other)?;
        }
        let read = self.piece.as_ref().read(buffer)?;
        drop(self.piece.split_to(read));
        Ok(read)
    }
}
