//! Scans files that were stored while the malware scanner did not answer.

use crate::{
    app::App,
    core::{error::Problem, scanner::ScanResult, storage::StorageError},
    worker::kyc::quarantine::{models::QuarantinedFile, services::destroy},
};

/// Scans the files in quarantine. If the operator has removed the scanner, they are accepted without a scan. A file
/// that cannot be read or scanned does not hold up the others.
pub(super) async fn scan(app: App) -> Result<(), Problem> {
    let due = app.read_public(QuarantinedFile::due).await?;
    if due.is_empty() || !app.scanner.is_available().await {
        return Ok(());
    }
    for file in due {
        let finding = match read(&app, &file).await {
            Ok(bytes) => app.scanner.scan(&bytes).await,
            Err(error) => {
                tracing::warn!(%error, submission = %file.id, "a quarantined file cannot be read");
                ScanResult::Unknown
            }
        };
        let (scanned, is_unknown) = (file.clone(), matches!(finding, ScanResult::Unknown));
        let settled = match finding {
            ScanResult::Clean => app.write_as_system(move |tx| scanned.release(tx)).await,
            ScanResult::Infected => app.write_as_system(move |tx| destroy(tx, &scanned)).await,
            // This file may be what makes the scanner fail, so the next round begins with others.
            ScanResult::Unknown => app.write_as_system(move |tx| scanned.postpone(tx)).await,
        };
        match settled {
            Err(problem) if problem.is_database_unavailable() => return Err(problem),
            Err(problem) => {
                tracing::warn!(submission = %file.id, %problem, cause = problem.cause(), "the result of scanning a quarantined file cannot be stored");
                // So does it after a result that cannot be stored.
                let postponed = app.write_as_system(move |tx| file.postpone(tx)).await;
                if let Err(problem) = postponed
                    && problem.is_database_unavailable()
                {
                    return Err(problem);
                }
            }
            Ok(()) => {}
        }
        if is_unknown && !app.scanner.is_available().await {
            break;
        }
    }
    Ok(())
}

async fn read(app: &App, file: &QuarantinedFile) -> Result<Vec<u8>, StorageError> {
    let key = app.storage.unwrap(&file.wrapped_key, file.id.as_uuid().as_bytes())?;
    app.storage.get(&key, &file.blob_name).await
}
