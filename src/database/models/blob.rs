//! Which blobs of the file store the database knows of.

use crate::{
    core::storage::BlobName,
    database::{Error, Tx},
};

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

/// Has blobs deleted soon after this transaction, also if the store does not answer then.
pub(crate) fn delete_later(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<(), Error> {
    let now = tx.now();
    for blob in blobs {
        tx.execute(
            "INSERT INTO deleted_blobs (name, deleted_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            &[blob, &now],
        )?;
    }
    Ok(())
}

/// Some of those, in the order of their names.
pub(crate) fn to_delete(tx: &mut Tx<'_>, at_most: i64) -> Result<Vec<BlobName>, Error> {
    let blobs: Vec<(BlobName,)> = tx.all("SELECT name FROM deleted_blobs ORDER BY name LIMIT $1", &[&at_most])?;
    Ok(blobs.into_iter().map(|(name,)| name).collect())
}

/// They are gone.
pub(crate) fn is_deleted(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<(), Error> {
    for blob in blobs {
        tx.execute("DELETE FROM deleted_blobs WHERE name = $1", &[blob])?;
    }
    Ok(())
}
