//! Which blobs of the file store the database knows of.

use crate::{
    core::storage::BlobName,
    database::{Error, Tx},
};

/// Those of the blobs that no row names.
pub(crate) fn nameless(tx: &mut Tx<'_>, blobs: &[BlobName]) -> Result<Vec<BlobName>, Error> {
    let mut nameless = Vec::new();
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
            nameless.push(blob.clone());
        }
    }
    Ok(nameless)
}
