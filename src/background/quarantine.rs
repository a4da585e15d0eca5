//! Lets the malware scanner look at the files that came while it did not answer.

use crate::{
    app::App,
    core::{error::Problem, scanner::Finding, storage::StorageError},
    files::delete_unreferenced,
    worker::kyc::quarantine::{models::QuarantinedFile, services::destroy},
};

/// Lets the scanner look at what came while it did not answer. When the operator no longer has one, nothing is known against it.
/// Of a file that cannot be read or scanned only that file waits.
pub(super) async fn scan(app: App) -> Result<(), Problem> {
    let due = app.read_public(QuarantinedFile::due).await?;
    if due.is_empty() || !app.scanner.answers().await {
        return Ok(());
    }
    for file in due {
        let finding = match read(&app, &file).await {
            Ok(bytes) => app.scanner.scan(&bytes).await,
            Err(error) => {
                tracing::warn!(%error, submission = %file.id, "a file in quarantine cannot be read");
                Finding::Unknown
            }
        };
        match finding {
            Finding::Clean => app.write_as_system(move |tx| file.release(tx)).await?,
            Finding::Infected => {
                let blob = file.blob_name.clone();
                app.write_as_system(move |tx| destroy(tx, &file)).await?;
                delete_unreferenced(&app, vec![blob]).await;
            }
            Finding::Unknown if app.scanner.answers().await => app.write_as_system(move |tx| file.postpone(tx)).await?,
            Finding::Unknown => break,
        }
    }
    Ok(())
}

async fn read(app: &App, file: &QuarantinedFile) -> Result<Vec<u8>, StorageError> {
    let key = app.storage.unwrap(&file.wrapped_key, file.id.as_uuid().as_bytes())?;
    app.storage.get(&key, &file.blob_name).await
}
