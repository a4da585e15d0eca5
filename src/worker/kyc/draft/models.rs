//! Drafts and their files.

use crate::{
    core::{clock::Timestamp, storage::BlobName},
    database::{
        Error, Tx,
        enums::Slot,
        from_row,
        ids::{SubmissionId, UserId},
        models::blob,
    },
    worker::kyc::models::{NewFile, Sealed},
};
use std::time::Duration;

/// A draft. The resulting submission gets its id and the key of its files.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) id: SubmissionId,
    pub(crate) wrapped_key: Vec<u8>,
}

from_row!(Draft { id, wrapped_key });

/// A file of a draft.
#[derive(Debug, Clone)]
pub(crate) struct DraftFile {
    pub(crate) slot: Slot,
    pub(crate) sealed: Sealed,
}

from_row!(DraftFile { slot, [sealed] });

impl Draft {
    /// The files of the next submission so far.
    pub(crate) fn prepared_slots(tx: &mut Tx<'_>, worker: UserId) -> Result<Vec<Slot>, Error> {
        if Self::find(tx, worker)?.is_some() {
            return Self::slots(tx, worker);
        }
        match Self::submission_to_continue(tx, worker)? {
            Some(earlier) => Self::accepted_slots_of(tx, earlier.id),
            None => Ok(Vec::new()),
        }
    }

    pub(crate) fn find(tx: &mut Tx<'_>, worker: UserId) -> Result<Option<Draft>, Error> {
        tx.optional("SELECT id, wrapped_key FROM kyc_drafts WHERE worker_id = $1", &[&worker])
    }

    pub(crate) fn insert(&self, tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO kyc_drafts (worker_id, id, wrapped_key, changed_at) VALUES ($1, $2, $3, $4)",
            &[&worker, &self.id, &self.wrapped_key, &now],
        )?;
        Ok(())
    }

    /// The submission that a new draft continues: the latest, if only some of its files were rejected and they
    /// still exist.
    pub(crate) fn submission_to_continue(tx: &mut Tx<'_>, worker: UserId) -> Result<Option<Draft>, Error> {
        tx.optional(
            "SELECT id, wrapped_key FROM kyc_submissions
             WHERE worker_id = $1 AND status = 'NEEDS_RESUBMISSION' AND wrapped_key IS NOT NULL
                 AND id = (SELECT id FROM kyc_submissions WHERE worker_id = $1 ORDER BY submitted_at DESC, id DESC LIMIT 1)",
            &[&worker],
        )
    }

    /// The files of a submission that were not rejected.
    pub(crate) fn accepted_slots_of(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Vec<Slot>, Error> {
        let slots: Vec<(Slot,)> = tx.all(
            "SELECT slot FROM kyc_files WHERE submission_id = $1 AND reason_code IS NULL AND blob_name IS NOT NULL ORDER BY slot",
            &[&submission],
        )?;
        Ok(slots.into_iter().map(|(slot,)| slot).collect())
    }

    /// Copies those files to the draft. Two rows reference their blobs from now on.
    pub(crate) fn copy_files(tx: &mut Tx<'_>, worker: UserId, submission: SubmissionId) -> Result<(), Error> {
        tx.execute(
            "INSERT INTO kyc_draft_files (worker_id, slot, blob_name, media_type, size, sha256, is_quarantined)
             SELECT $1, slot, blob_name, media_type, size, sha256, is_quarantined FROM kyc_files
             WHERE submission_id = $2 AND reason_code IS NULL AND blob_name IS NOT NULL",
            &[&worker, &submission],
        )?;
        Ok(())
    }

    pub(crate) fn slots(tx: &mut Tx<'_>, worker: UserId) -> Result<Vec<Slot>, Error> {
        let slots: Vec<(Slot,)> =
            tx.all("SELECT slot FROM kyc_draft_files WHERE worker_id = $1 ORDER BY slot", &[&worker])?;
        Ok(slots.into_iter().map(|(slot,)| slot).collect())
    }

    /// Adds a file, or replaces it.
    pub(crate) fn insert_file(tx: &mut Tx<'_>, worker: UserId, file: &NewFile) -> Result<(), Error> {
        tx.execute(
            "INSERT INTO kyc_draft_files (worker_id, slot, blob_name, media_type, size, sha256, is_quarantined)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[
                &worker,
                &file.slot,
                &file.stored.name,
                &file.kind.media_type(),
                &i64::try_from(file.stored.size).unwrap_or(i64::MAX),
                &file.stored.sha256.as_slice(),
                &file.is_quarantined,
            ],
        )?;
        Draft::touch(tx, worker)
    }

    /// Removes a file and releases its blob.
    pub(crate) fn remove_file(tx: &mut Tx<'_>, worker: UserId, slot: Slot) -> Result<(), Error> {
        let names: Vec<(BlobName,)> =
            tx.all("SELECT blob_name FROM kyc_draft_files WHERE worker_id = $1 AND slot = $2", &[&worker, &slot])?;
        tx.execute("DELETE FROM kyc_draft_files WHERE worker_id = $1 AND slot = $2", &[&worker, &slot])?;
        blob::delete_later(tx, &names.into_iter().map(|(name,)| name).collect::<Vec<_>>())?;
        Draft::touch(tx, worker)
    }

    fn touch(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute("UPDATE kyc_drafts SET changed_at = $2 WHERE worker_id = $1", &[&worker, &now])?;
        Ok(())
    }

    /// Moves the files to the submission that the draft has become.
    pub(crate) fn move_files(tx: &mut Tx<'_>, worker: UserId, submission: SubmissionId) -> Result<(), Error> {
        tx.execute(
            "INSERT INTO kyc_files (submission_id, slot, blob_name, media_type, size, sha256, is_quarantined)
             SELECT $2, slot, blob_name, media_type, size, sha256, is_quarantined FROM kyc_draft_files WHERE worker_id = $1",
            &[&worker, &submission],
        )?;
        Draft::forget(tx, worker)
    }

    /// Its files, with what is needed to decrypt them.
    pub(crate) fn files(tx: &mut Tx<'_>, worker: UserId) -> Result<Vec<DraftFile>, Error> {
        tx.all(
            "SELECT f.slot, d.worker_id, f.media_type, f.size, f.sha256, d.wrapped_key, f.blob_name
             FROM kyc_drafts d JOIN kyc_draft_files f ON f.worker_id = d.worker_id WHERE d.worker_id = $1 ORDER BY f.slot",
            &[&worker],
        )
    }

    /// Deletes a draft and releases its files.
    pub(crate) fn delete(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
        let names: Vec<(BlobName,)> =
            tx.all("SELECT blob_name FROM kyc_draft_files WHERE worker_id = $1", &[&worker])?;
        blob::delete_later(tx, &names.into_iter().map(|(name,)| name).collect::<Vec<_>>())?;
        Draft::forget(tx, worker)
    }

    fn forget(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM kyc_draft_files WHERE worker_id = $1", &[&worker])?;
        tx.execute("DELETE FROM kyc_drafts WHERE worker_id = $1", &[&worker])?;
        Ok(())
    }

    /// Deletes the oldest draft that was not changed for `age`; false when there is none.
    pub(crate) fn delete_abandoned(tx: &mut Tx<'_>, age: Duration) -> Result<bool, Error> {
        let before: Timestamp = tx.now().saturating_sub(age);
        let forgotten: Option<(UserId,)> = tx.optional(
            "SELECT worker_id FROM kyc_drafts WHERE changed_at < $1 ORDER BY changed_at LIMIT 1",
            &[&before],
        )?;
        forgotten.map(|(worker,)| Draft::delete(tx, worker)).transpose().map(|deleted| deleted.is_some())
    }
}
