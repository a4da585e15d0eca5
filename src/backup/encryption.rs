//! Encryption by the program `age` (<https://age-encryption.org>), through which a backup is sent.
//!
//! Unlike with a pipe of the shell, a failure of either side is a failure of the whole.

use super::error::BackupError;
use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
};

const PROGRAM: &str = "age";

/// Runs `write`; what it writes goes to `out`, encrypted to the recipients. Without a recipient, as it is.
pub(crate) fn encrypted<T>(
    recipients: &[String],
    out: impl Write + Send,
    write: impl FnOnce(&mut dyn Write) -> Result<T, BackupError>,
) -> Result<T, BackupError> {
    let mut out = out;
    if recipients.is_empty() {
        return write(&mut out);
    }
    let mut command = Command::new(PROGRAM);
    for recipient in recipients {
        command.args(["--recipient", recipient]);
    }
    let mut age = start(command.stdin(Stdio::piped()).stdout(Stdio::piped()))?;
    let (Some(plain), Some(mut sealed)) = (age.stdin.take(), age.stdout.take()) else {
        return Err(cannot_start(&"it has no pipes").into());
    };
    let (written, copied) = thread::scope(|scope| {
        let copying = scope.spawn(move || io::copy(&mut sealed, &mut out).and_then(|_| out.flush()));
        let mut plain = BufWriter::new(plain);
        let written = write(&mut plain);
        if written.as_ref().is_err_and(|error| !is_broken_pipe(error)) {
            // Otherwise `age` would end what is not complete.
            let _ = age.kill();
        }
        drop(plain);
        (written, copying.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())))
    });
    let ended = wait(age);
    copied.map_err(BackupError::Write)?;
    match written {
        // `age` has said on standard error why it reads no further.
        Err(error) if is_broken_pipe(&error) => Err(ended.err().map_or(error, BackupError::from)),
        Err(error) => Err(error),
        Ok(written) => {
            ended?;
            Ok(written)
        }
    }
}

fn is_broken_pipe(error: &BackupError) -> bool {
    matches!(error, BackupError::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
}

/// Where an archive comes from.
pub(crate) enum Input {
    Standard,
    File(File),
    Other(Box<dyn Read + Send>),
}

/// Runs `read` with the archive; decrypted with the identities of a file, if there is one.
pub(crate) fn decrypted<T>(
    identity: Option<&PathBuf>,
    input: Input,
    read: impl FnOnce(&mut dyn Read) -> Result<T, BackupError>,
) -> Result<T, BackupError> {
    let Some(identity) = identity else {
        return match input {
            Input::Standard => read(&mut io::stdin().lock()),
            Input::File(mut file) => read(&mut file),
            Input::Other(mut other) => read(&mut other),
        };
    };
    let (sealed, copied) = match input {
        Input::Standard => (Stdio::inherit(), None),
        Input::File(file) => (file.into(), None),
        Input::Other(other) => (Stdio::piped(), Some(other)),
    };
    let mut command = Command::new(PROGRAM);
    command.arg("--decrypt").arg("--identity").arg(identity).stdin(sealed).stdout(Stdio::piped());
    let mut age = start(&mut command)?;
    let Some(mut plain) = age.stdout.take() else { return Err(cannot_start(&"it has no pipes").into()) };
    let to_age = age.stdin.take();
    let (done, fed) = thread::scope(|scope| {
        let feeding = scope.spawn(move || match (copied, to_age) {
            (Some(mut from), Some(mut to)) => io::copy(&mut from, &mut to).map(drop),
            _ => Ok(()),
        });
        let done = read(&mut plain);
        // If not everything was read, `age` ends now.
        drop(plain);
        (done, feeding.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())))
    });
    match (done, wait(age), fed) {
        (Ok(done), Ok(()), _) => Ok(done),
        (_, _, Err(error)) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("the encrypted backup cannot be read: {error}").into())
        }
        (Ok(_), Err(why), _) => Err(why.into()),
        // What `age` cannot decrypt ends early. But it fails as well when it is not read to its end.
        (Err(error @ BackupError::Damaged(_)), Err(why), _) => Err(format!("{error}; {why}").into()),
        (Err(error), _, _) => Err(error),
    }
}

fn start(command: &mut Command) -> Result<Child, String> {
    command.spawn().map_err(|error| cannot_start(&error))
}

fn cannot_start(error: &dyn std::fmt::Display) -> String {
    format!(
        "the program `{PROGRAM}`, which encrypts and decrypts, cannot be started ({error}): install it, see https://age-encryption.org"
    )
}

fn wait(mut age: Child) -> Result<(), String> {
    let status = age.wait().map_err(|error| cannot_start(&error))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("`{PROGRAM}` has failed ({status}); what it says stands above: check the recipient or the identity"))
}
