//! What is erased, table by table.

use crate::database::{
    Error, Tx,
    ids::{ThreadId, UserId},
    models::user::name_key,
};
use serde_json::Value;

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

/// Stored answers of those who dealt with the account name it. They stay good for a repetition, but name it no more.
pub(super) fn anonymise_answers(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    let answers: Vec<(UserId, String, String, String)> = tx.all(
        "SELECT user_id, route, key, body FROM answers WHERE user_id IN
             (SELECT worker_id FROM threads WHERE client_id = $1 UNION SELECT client_id FROM threads WHERE worker_id = $1)",
        &[&user],
    )?;
    let user = user.to_string();
    for (owner, route, key, body) in answers {
        let Some(body) = without_name(&body, &user) else { continue };
        tx.execute(
            "UPDATE answers SET body = $4 WHERE user_id = $1 AND route = $2 AND key = $3",
            &[&owner, &route, &key, &body],
        )?;
    }
    Ok(())
}

/// The same JSON with nobody in the place of somebody; `None` when it does not name them.
fn without_name(json: &str, user: &str) -> Option<String> {
    if !json.contains(user) {
        return None;
    }
    let mut value = serde_json::from_str(json).ok()?;
    take_name(&mut value, user);
    Some(value.to_string())
}

fn take_name(value: &mut Value, user: &str) {
    match value {
        Value::Object(fields) => {
            if fields.get("id").is_some_and(|id| id == user) && fields.contains_key("first_name") {
                fields.insert("first_name".to_owned(), NOBODY.into());
                fields.insert("last_initial".to_owned(), "".into());
            }
            fields.values_mut().for_each(|field| take_name(field, user));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| take_name(item, user)),
        _ => {}
    }
}

/// The conversations that are not over yet.
pub(super) fn open_threads(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<ThreadId>, Error> {
    let open: Vec<(ThreadId,)> = tx.all(
        "SELECT id FROM threads WHERE client_id = $1 AND NOT is_closed
         UNION ALL SELECT id FROM threads WHERE worker_id = $1 AND NOT is_closed",
        &[&user],
    )?;
    Ok(open.into_iter().map(|(id,)| id).collect())
}

pub(super) fn erase_client(tx: &mut Tx<'_>, client: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM favorites WHERE client_id = $1", &[&client])?;
    tx.execute("UPDATE clients SET location = NULL, address = NULL, about = NULL WHERE user_id = $1", &[&client])?;
    Ok(())
}

pub(super) fn erase_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM favorites WHERE worker_id = $1", &[&worker])?;
    tx.execute("DELETE FROM name_changes WHERE worker_id = $1", &[&worker])?;
    tx.execute(
        "UPDATE workers SET bio = NULL, skills = '[]', years_experience = NULL, location = NULL, latitude = NULL, longitude = NULL,
             is_available = FALSE, availability_note = NULL,
             kyc_status = CASE WHEN kyc_status IN ('PENDING', 'IN_REVIEW', 'APPROVED') THEN 'EXPIRED' ELSE kyc_status END
         WHERE user_id = $1",
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
