//! Which blobs of the file store the database knows of.

use crate::{
    core::storage::BlobName,
    database::{Error, Tx},
};
use std::time::Duration;

/// Those of the blobs that no row names.
pub(crate) fn unreferenced(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<Vec<BlobName>, Error> {
    let mut unreferenced = Vec::new();
    for blob in blobs {
        let named: Option<(i64,)> = tx.optional(
            "SELECT CAST(1 AS BIGINT) WHERE EXISTS (SELECT 1 FROM kyc_files WHERE blob_name = $1)
                 OR EXISTS (SELECT 1 FROM kyc_draft_files WHERE blob_name = $1)
                 OR EXISTS (SELECT 1 FROM exports WHERE blob_name = $1)
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

/// Those of the blobs that the database knows nothing of: no row names them, and nobody has decided to delete them.
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

/// Some blobs that rows name, at random: for each kind of file so many at most.
pub(crate) fn sample(tx: &mut Tx<'_>, from: &str, at_most: i64) -> Result<Vec<BlobName>, Error> {
    const KINDS: [&str; 4] = [
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

/// Has blobs deleted soon after this transaction, also if the store does not answer then. Those that a row names by then stay.
pub(crate) fn delete_later(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<(), Error> {
    delete_after(tx, blobs, Duration::ZERO)
}

/// Has blobs deleted after a time, unless a row names them by then.
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

/// Some of those whose time has come, the longest due first.
pub(crate) fn to_delete(tx: &mut Tx<'_>, at_most: i64) -> Result<Vec<BlobName>, Error> {
    let now = tx.now();
    let blobs: Vec<(BlobName,)> = tx.all(
        "SELECT name FROM deleted_blobs WHERE deleted_at <= $1 ORDER BY deleted_at, name LIMIT $2",
        &[&now, &at_most],
    )?;
    Ok(blobs.into_iter().map(|(name,)| name).collect())
}

/// They are gone, or a row names them.
pub(crate) fn forget_deleted(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<(), Error> {
    for blob in blobs {
        tx.execute("DELETE FROM deleted_blobs WHERE name = $1", &[blob])?;
    }
    Ok(())
}
