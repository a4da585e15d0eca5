//! What is erased, table by table.

use crate::database::{Error, Tx, ids::UserId, models::user::name_key};

/// What the other side of a conversation, a job or a review sees instead of a name.
const NOBODY: &str = "Deleted user";

/// Empties the account itself; false when that was done before.
pub(super) fn erase_account(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
    let now = tx.now();
    let erased = tx.execute(
        "UPDATE users SET status = 'DELETED', email = '', email_key = NULL, name_key = $2, phone_number = NULL, first_name = $3,
             last_name = '', password_hash = NULL, updated_at = $4
         WHERE id = $1 AND status <> 'DELETED'",
        &[&user, &name_key(NOBODY, ""), &NOBODY, &now],
    )?;
    Ok(erased == 1)
}

/// Stored answers repeat what the account has sent and seen.
pub(super) fn forget_answers(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM answers WHERE user_id = $1", &[&user])?;
    Ok(())
}

/// Nobody writes any more to somebody who is gone.
pub(super) fn close_threads(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    tx.execute("UPDATE threads SET is_closed = TRUE WHERE client_id = $1 AND NOT is_closed", &[&user])?;
    tx.execute("UPDATE threads SET is_closed = TRUE WHERE worker_id = $1 AND NOT is_closed", &[&user])?;
    Ok(())
}

pub(super) fn erase_client(tx: &mut Tx<'_>, client: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM favorites WHERE client_id = $1", &[&client])?;
    tx.execute("UPDATE clients SET location = NULL, address = NULL, about = NULL WHERE user_id = $1", &[&client])?;
    Ok(())
}

pub(super) fn erase_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM favorites WHERE worker_id = $1", &[&worker])?;
    tx.execute(
        "UPDATE workers SET bio = NULL, skills = '[]', years_experience = NULL, location = NULL, latitude = NULL, longitude = NULL,
             is_available = FALSE, availability_note = NULL,
             kyc_status = CASE WHEN kyc_status IN ('PENDING', 'IN_REVIEW', 'APPROVED') THEN 'EXPIRED' ELSE kyc_status END
         WHERE user_id = $1",
        &[&worker],
    )?;
    Ok(())
}

/// Without their key the files of a submission are noise. Nobody has to decide on them any more, either.
pub(super) fn destroy_documents(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    tx.execute(
        "UPDATE kyc_submissions SET wrapped_key = NULL, note = NULL,
             status = CASE WHEN status IN ('PENDING', 'IN_REVIEW', 'APPROVED') THEN 'EXPIRED' ELSE status END
         WHERE worker_id = $1",
        &[&worker],
    )?;
    Ok(())
}

/// Listings keep the title that jobs and conversations refer to, and nothing else. They must be hidden already.
pub(super) fn erase_services(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(
        "UPDATE services SET status = 'DELETED', description = '', location = '', latitude = NULL, longitude = NULL, updated_at = $2
         WHERE worker_id = $1",
        &[&worker, &now],
    )?;
    Ok(())
}
