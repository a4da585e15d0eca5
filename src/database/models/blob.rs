//! References to blobs of the file store, and blobs that must be deleted.

use crate::{
    core::storage::BlobName,
    database::{Error, Tx},
};
use std::time::Duration;

/// The blobs that no row references.
pub(crate) fn unreferenced(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<Vec<BlobName>, Error> {
    let mut unreferenced = Vec::new();
    for blob in blobs {
        let named: Option<(i64,)> = tx.optional(
            "SELECT CAST(1 AS BIGINT) WHERE EXISTS (SELECT 1 FROM kyc_files WHERE blob_name = $1)
                 OR EXISTS (SELECT 1 FROM kyc_draft_files WHERE blob_name = $1)
                 OR EXISTS (SELECT 1 FROM exports WHERE blob_name = $1)
                 OR EXISTS (SELECT 1 FROM event_archives WHERE blob_name = $1)
                 OR EXISTS (SELECT 1 FROM pictures WHERE small = $1)
                 OR EXISTS (SELECT 1 FROM pictures WHERE medium = $1)
                 OR EXISTS (SELECT 1 FROM pictures WHERE large = $1)",
            &[blob],
        )?;
        if named.is_none() {
            unreferenced.push(blob.clone());
        }
    }
    Ok(unreferenced)
}

/// The blobs that no row references and that are not scheduled for deletion.
pub(crate) fn unknown(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<Vec<BlobName>, Error> {
    let mut unknown = Vec::new();
    for blob in unreferenced(tx, blobs)? {
        let decided: Option<(i64,)> =
            tx.optional("SELECT CAST(1 AS BIGINT) FROM deleted_blobs WHERE name = $1", &[&blob])?;
        if decided.is_none() {
            unknown.push(blob);
        }
    }
    Ok(unknown)
}

/// A sample of referenced blobs, starting at the name `from`: up to `at_most` of each kind of file.
pub(crate) fn sample(tx: &mut Tx<'_>, from: &str, at_most: i64) -> Result<Vec<BlobName>, Error> {
    const KINDS: [&str; 5] = [
        "SELECT blob_name FROM event_archives WHERE blob_name >= $1 ORDER BY blob_name LIMIT $2",
        "SELECT blob_name FROM kyc_files WHERE blob_name >= $1 ORDER BY blob_name LIMIT $2",
        "SELECT blob_name FROM kyc_draft_files WHERE blob_name >= $1 ORDER BY blob_name LIMIT $2",
        "SELECT blob_name FROM exports WHERE blob_name >= $1 AND wrapped_key IS NOT NULL ORDER BY blob_name LIMIT $2",
        "SELECT large FROM pictures WHERE large >= $1 ORDER BY large LIMIT $2",
    ];
    let mut sample = Vec::new();
    for kind in KINDS {
        let mut some: Vec<(BlobName,)> = tx.all(kind, &[&from, &at_most])?;
        if some.is_empty() {
            some = tx.all(kind, &[&"", &at_most])?;
        }
        sample.extend(some.into_iter().map(|(name,)| name));
    }
    Ok(sample)
}

/// Calls `each` with every blob that a row references.
pub(crate) fn for_each_referenced<E: From<Error>>(
    tx: &mut Tx<'_>,
    mut each: impl FnMut(BlobName) -> Result<(), E>,
) -> Result<(), E> {
    tx.for_each(
        "SELECT blob_name FROM kyc_files WHERE blob_name IS NOT NULL
         UNION ALL SELECT blob_name FROM kyc_draft_files
         UNION ALL SELECT blob_name FROM exports WHERE blob_name IS NOT NULL AND wrapped_key IS NOT NULL
         UNION ALL SELECT blob_name FROM event_archives
         UNION ALL SELECT small FROM pictures UNION ALL SELECT medium FROM pictures UNION ALL SELECT large FROM pictures",
        |(name,)| each(name),
    )
}

/// Schedules blobs for deletion after this transaction. The deletion is retried until the store answers. Blobs that a row references by then
/// are kept.
pub(crate) fn delete_later(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<(), Error> {
    delete_after(tx, blobs, Duration::ZERO)
}

/// Schedules blobs for deletion after a time, unless a row references them by then.
pub(crate) fn delete_after(tx: &mut Tx<'_>, blobs: &[BlobName], time: Duration) -> Result<(), Error> {
    let at = tx.now().saturating_add(time);
    for blob in blobs {
        tx.execute(
            "INSERT INTO deleted_blobs (name, deleted_at) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET deleted_at = excluded.deleted_at",
            &[blob, &at],
        )?;
    }
    Ok(())
}

/// Blobs that are due for deletion, the oldest first.
pub(crate) fn to_delete(tx: &mut Tx<'_>, at_most: i64) -> Result<Vec<BlobName>, Error> {
    let now = tx.now();
    let blobs: Vec<(BlobName,)> = tx.all(
        "SELECT name FROM deleted_blobs WHERE deleted_at <= $1 ORDER BY deleted_at, name LIMIT $2",
        &[&now, &at_most],
    )?;
    Ok(blobs.into_iter().map(|(name,)| name).collect())
}

/// Removes blobs from the schedule: they are deleted, or a row references them.
pub(crate) fn forget_deleted(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<(), Error> {
    for blob in blobs {
        tx.execute("DELETE FROM deleted_blobs WHERE name = $1", &[blob])?;
    }
    Ok(())
}
