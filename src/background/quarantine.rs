//! Lets the malware scanner look at the files that came while it did not answer.

use crate::{
    app::App,
    core::{error::Problem, scanner::ScanResult, storage::StorageError},
    worker::kyc::quarantine::{models::QuarantinedFile, services::destroy},
};

/// Lets the scanner look at what came while it did not answer. When the operator no longer has one, nothing is known against it.
/// Of a file that cannot be read or scanned only that file waits.
pub(super) async fn scan(app: App) -> Result<(), Problem> {
    let due = app.read_public(QuarantinedFile::due).await?;
    if due.is_empty() || !app.scanner.is_available().await {
        return Ok(());
    }
    for file in due {
        let finding = match read(&app, &file).await {
            Ok(bytes) => app.scanner.scan(&bytes).await,
            Err(error) => {
                tracing::warn!(%error, submission = %file.id, "a file in quarantine cannot be read");
                ScanResult::Unknown
            }
        };
        let id = file.id;
        let settled = match finding {
            ScanResult::Clean => app.write_as_system(move |tx| file.release(tx)).await,
            ScanResult::Infected => app.write_as_system(move |tx| destroy(tx, &file)).await,
            ScanResult::Unknown => {
                // It may be the file itself that makes the scanner fall over: the next round begins with others.
                app.write_as_system(move |tx| file.postpone(tx)).await?;
                if !app.scanner.is_available().await {
                    break;
                }
                Ok(())
            }
        };
        match settled {
            Err(problem) if problem.is_unavailable() => return Err(problem),
            Err(problem) => {
                tracing::warn!(submission = %id, %problem, "what was found out about a file in quarantine cannot be kept");
            }
            Ok(()) => {}
        }
    }
    Ok(())
}

async fn read(app: &App, file: &QuarantinedFile) -> Result<Vec<u8>, StorageError> {
    let key = app.storage.unwrap(&file.wrapped_key, file.id.as_uuid().as_bytes())?;
    app.storage.get(&key, &file.blob_name).await
}
