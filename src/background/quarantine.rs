//! Lets the malware scanner look at the files that came while it did not answer.

use crate::{
    app::App,
    core::{error::Problem, scanner::Finding, storage::StorageError},
    files::delete_nameless,
    worker::kyc::quarantine::{models::Held, services::destroy},
};

/// Lets the scanner look at what came while it did not answer. When the operator no longer has one, nothing is known against it.
/// Of a file that cannot be read or scanned only that file waits.
pub(super) async fn scan(app: App) -> Result<(), Problem> {
    let due = app.read_public(Held::due).await?;
    if due.is_empty() || !app.scanner.answers().await {
        return Ok(());
    }
    for held in due {
        let finding = match read(&app, &held).await {
            Ok(bytes) => app.scanner.scan(&bytes).await,
            Err(error) => {
                tracing::warn!(%error, submission = %held.id, "a file in quarantine cannot be read");
                Finding::Unknown
            }
        };
        match finding {
            Finding::Clean => app.write_as_system(move |tx| held.release(tx)).await?,
            Finding::Infected => {
                let blob = held.blob_name.clone();
                app.write_as_system(move |tx| destroy(tx, &held)).await?;
                delete_nameless(&app, vec![blob]).await;
            }
            Finding::Unknown if app.scanner.answers().await => app.write_as_system(move |tx| held.postpone(tx)).await?,
            Finding::Unknown => break,
        }
    }
    Ok(())
}

async fn read(app: &App, held: &Held) -> Result<Vec<u8>, StorageError> {
    let key = app.storage.unwrap(&held.wrapped_key, held.id.as_uuid().as_bytes())?;
    app.storage.get(&key, &held.blob_name).await
}
