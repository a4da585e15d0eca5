//! `hirehall backup`. Works while servers run on the same data.

use super::{
    migrate,
    new_file::NewFile,
    output::{Outcome, while_doing},
    place::Place,
};
use crate::{
    backup::{self, BackupError, Written},
    core::storage::Object,
    settings::Settings,
};
use clap::Args;
use indicatif::ProgressBar;
use std::{
    io::{self, BufWriter, IsTerminal as _, Write as _},
    path::PathBuf,
};
use tokio::runtime::Handle;

#[derive(Args, Clone)]
pub(super) struct BackupArgs {
    /// The file to write, which must not exist; `s3://bucket/key` is an object of a bucket, `-` standard output.
    file: PathBuf,
    /// Encrypt to this key, such as `age1…`. Needs the program `age`. May be given several times: each key opens the backup.
    #[arg(long = "recipient", value_name = "KEY")]
    recipients: Vec<String>,
    /// Put the master key into the backup. A holder of such a backup can read every document: encrypt it.
    #[arg(long)]
    with_master_key: bool,
}

/// Runs the command.
pub(super) async fn run(settings: Settings, args: BackupArgs) -> Outcome {
    let runtime = Handle::current();
    let work = move || {
        migrate::require_installation(&settings)?;
        let making = Making { settings, runtime, args, progress: ProgressBar::new_spinner() };
        let written = match Place::of(&making.args.file, &making.settings)? {
            Place::Standard => making.to_standard_output(),
            Place::Object(object) => making.to_object(&object),
            Place::File => making.to_file(),
        };
        making.progress.finish_and_clear();
        written
    };
    let Written { header, manifest } = tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())??;
    let key = match header.has_master_key() {
        true => "The master key is inside: a holder of this backup can read everything.",
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

/// A backup that is being made.
#[derive(Clone)]
struct Making {
    settings: Settings,
    runtime: Handle,
    args: BackupArgs,
    progress: ProgressBar,
}

impl Making {
    fn write(&self, out: impl io::Write + Send) -> Result<Written, BackupError> {
        let Self { settings, runtime, args, progress } = self;
        backup::encrypted(&args.recipients, out, |out| {
            backup::write(settings, runtime, out, args.with_master_key, progress)
        })
    }

    fn to_standard_output(&self) -> Outcome<Written> {
        let out = io::stdout();
        if out.is_terminal() {
            return Err("a terminal is no place for a backup: send it into a file or a pipe".to_owned());
        }
        self.write(BufWriter::new(out)).map_err(|error| error.to_string())
    }

    /// The object appears under its key when it is complete.
    fn to_object(&self, object: &Object) -> Outcome<Written> {
        let runtime = self.runtime.clone();
        let name = self.args.file.display().to_string();
        let failed = || format!("{name} cannot be written");
        if runtime.block_on(object.exists()).map_err(while_doing(failed()))? {
            return Err(format!("{name} exists already"));
        }
        let making = self.clone();
        let written = object.write(move |out| making.write(BufWriter::with_capacity(OBJECT_BUFFER, out)));
        runtime.block_on(written).map_err(while_doing(failed()))
    }

    fn to_file(&self) -> Outcome<Written> {
        let file = NewFile::create(&self.args.file)?;
        let written = self.write(BufWriter::new(file.file()?)).map_err(|error| error.to_string())?;
        file.finish()?;
        Ok(written)
    }
}

/// Pieces for the network are larger than those for a file, in bytes.
const OBJECT_BUFFER: usize = 256 * 1024;
