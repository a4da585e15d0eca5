//! `hirehall backup`. Works while servers run on the same data.

use super::{new_file::NewFile, output::Outcome};
use crate::{
    backup::{self, Written},
    settings::Settings,
};
use clap::Args;
use indicatif::ProgressBar;
use std::{
    io::{self, BufWriter, IsTerminal as _, Write as _},
    path::PathBuf,
};
use tokio::runtime::Handle;

#[derive(Args)]
pub(super) struct BackupArgs {
    /// The file to write; `-` is standard output. It must not exist.
    file: PathBuf,
    /// Put the master key into the backup. Whoever has such a backup can read every document: encrypt it.
    #[arg(long)]
    with_master_key: bool,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, args: BackupArgs) -> Outcome {
    let runtime = Handle::current();
    let work = move || {
        let progress = ProgressBar::new_spinner();
        let written = match args.file.to_str() {
            Some("-") => to_standard_output(&settings, &runtime, args.with_master_key, &progress),
            _ => to_file(&settings, &runtime, &args, &progress),
        };
        progress.finish_and_clear();
        written
    };
    let Written { header, manifest } = tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())??;
    let key = match header.has_master_key() {
        true => "The master key is inside: whoever has this backup can read everything.",
        false => "The master key is not inside: keep it elsewhere, without it this backup cannot be restored.",
    };
    let missing = match manifest.missing_files.len() {
        0 => String::new(),
        missing => format!(" Deleted meanwhile, so not inside: {missing}; the manifest names them."),
    };
    // Standard output may be the backup.
    let _ = writeln!(
        io::stderr(),
        "{} rows and {} files ({} bytes) are backed up.{missing} {key}",
        manifest.total(),
        manifest.files,
        manifest.file_bytes
    );
    Ok(())
}

fn to_standard_output(
    settings: &Settings,
    runtime: &Handle,
    with_master_key: bool,
    progress: &ProgressBar,
) -> Outcome<Written> {
    let out = io::stdout().lock();
    if out.is_terminal() {
        return Err("a terminal is no place for a backup: send it into a file or a pipe".to_owned());
    }
    backup::write(settings, runtime, out, with_master_key, progress).map_err(|error| error.to_string())
}

fn to_file(settings: &Settings, runtime: &Handle, args: &BackupArgs, progress: &ProgressBar) -> Outcome<Written> {
    let file = NewFile::create(&args.file)?;
    let out = BufWriter::new(file.file()?);
    let written = backup::write(settings, runtime, out, args.with_master_key, progress);
    let written = written.map_err(|error| error.to_string())?;
    file.finish()?;
    Ok(written)
}
