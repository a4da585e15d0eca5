//! Erasing the data of an account, table by table.

use crate::database::{
    Error, STEP, Tx, from_row,
    ids::{ServiceId, ThreadId, UserId},
    models::user::name_key,
};
use serde_json::Value;

/// The name that the other side of a conversation, a job or a review sees.
const DELETED_NAME: &str = "Deleted user";

/// Erases the account's row; false when that was done before.
pub(crate) fn erase_account(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
    let now = tx.now();
    let erased = tx.execute(
        "UPDATE users SET status = 'DELETED', email = '', email_key = NULL, name_key = $2, phone_number = NULL, first_name = $3,
             last_name = '', password_hash = NULL, password_changed_at = NULL, language = NULL, time_zone = NULL, updated_at = $4
         WHERE id = $1 AND status <> 'DELETED'",
        &[&user, &name_key(DELETED_NAME, ""), &DELETED_NAME, &now],
    )?;
    Ok(erased == 1)
}

/// A deleted account whose data are not all erased yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Erasure {
    pub(super) deleted_by: UserId,
    /// The last conversation that was processed.
    pub(super) thread: ThreadId,
    /// The last listing that was erased.
    pub(super) service: ServiceId,
}

from_row!(Erasure { deleted_by, thread, service });

impl Erasure {
    /// Starts the erasure, unless it was started before.
    pub(crate) fn begin(tx: &mut Tx<'_>, user: UserId, by: UserId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO erasures (user_id, deleted_by, thread_id, begun_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (user_id) DO NOTHING",
            &[&user, &by, &ThreadId::FIRST, &now],
        )?;
        Ok(())
    }

    pub(crate) fn find(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Erasure>, Error> {
        tx.optional(
            "SELECT deleted_by, thread_id AS thread, service_id AS service FROM erasures WHERE user_id = $1",
            &[&user],
        )
    }

    /// Some unfinished erasures, after `user`.
    pub(crate) fn unfinished(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<UserId>, Error> {
        let users: Vec<(UserId,)> =
            tx.all("SELECT user_id FROM erasures WHERE user_id > $1 ORDER BY user_id LIMIT 100", &[&user])?;
        Ok(users.into_iter().map(|(user,)| user).collect())
    }

    pub(crate) fn set_progress(tx: &mut Tx<'_>, user: UserId, thread: ThreadId) -> Result<(), Error> {
        tx.execute("UPDATE erasures SET thread_id = $2 WHERE user_id = $1", &[&user, &thread])?;
        Ok(())
    }

    pub(crate) fn set_service_progress(tx: &mut Tx<'_>, user: UserId, service: ServiceId) -> Result<(), Error> {
        tx.execute("UPDATE erasures SET service_id = $2 WHERE user_id = $1", &[&user, &service])?;
        Ok(())
    }

    pub(crate) fn finish(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        tx.execute("DELETE FROM erasures WHERE user_id = $1", &[&user])?;
        Ok(())
    }
}

/// Stored responses repeat what the account sent and read. Deletes some of them and returns how many.
pub(crate) fn delete_responses(tx: &mut Tx<'_>, user: UserId) -> Result<u64, Error> {
    tx.execute(
        "DELETE FROM answers WHERE user_id = $1 AND (route, key) IN (SELECT route, key FROM answers WHERE user_id = $1 LIMIT $2)",
        &[&user, &STEP],
    )
}

/// Stored responses to administrators show the account with its address and telephone number. Deletes some of them and returns how many: what
/// was decided is in the audit trail. Only so many are stored for each administrator.
pub(crate) fn delete_responses_to_admins(tx: &mut Tx<'_>, user: UserId) -> Result<u64, Error> {
    tx.execute(
        "DELETE FROM answers WHERE (user_id, route, key) IN
             (SELECT user_id, route, key FROM answers
              WHERE user_id IN (SELECT id FROM users WHERE role = 'ADMIN') AND body LIKE $1 LIMIT $2)",
        &[&format!("%{user}%"), &STEP],
    )
}

/// Removes the account's name from stored responses to `user`. They remain valid for a repeated request.
pub(crate) fn anonymise_responses(tx: &mut Tx<'_>, of: UserId, user: UserId) -> Result<(), Error> {
    let user = user.to_string();
    struct Answer {
        route: String,
        key: String,
        body: String,
    }
    from_row!(Answer { route, key, body });
    let answers: Vec<Answer> = tx.all(
        "SELECT route, key, body FROM answers WHERE user_id = $1 AND body LIKE $2",
        &[&of, &format!("%{user}%")],
    )?;
    for Answer { route, key, body } in answers {
        let Some(body) = without_name(&body, &user) else { continue };
        tx.execute(
            "UPDATE answers SET body = $4 WHERE user_id = $1 AND route = $2 AND key = $3",
            &[&of, &route, &key, &body],
        )?;
    }
    Ok(())
}

/// The JSON with the name replaced; `None` when it does not contain the account.
fn without_name(json: &str, user: &str) -> Option<String> {
    if !json.contains(user) {
        return None;
    }
    let mut value = serde_json::from_str(json).ok()?;
    replace_name(&mut value, user);
    Some(value.to_string())
}

fn replace_name(value: &mut Value, user: &str) {
    match value {
        Value::Object(fields) => {
            if fields.get("id").is_some_and(|id| id == user) && fields.contains_key("first_name") {
                fields.insert("first_name".to_owned(), DELETED_NAME.into());
                fields.insert("last_initial".to_owned(), "".into());
                fields.entry("picture_url").and_modify(|picture| *picture = Value::Null);
            }
            fields.values_mut().for_each(|field| replace_name(field, user));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace_name(item, user)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A conversation of an account, and its other participant.
pub(crate) struct ThreadWith {
    pub(crate) id: ThreadId,
    pub(crate) other: UserId,
}

from_row!(ThreadWith { id, other });

/// Some conversations of an account, after one of them.
pub(crate) fn threads(tx: &mut Tx<'_>, user: UserId, after: ThreadId) -> Result<Vec<ThreadWith>, Error> {
    tx.all(
        "SELECT id, worker_id AS other FROM threads WHERE client_id = $1 AND id > $2
         UNION ALL SELECT id, client_id FROM threads WHERE worker_id = $1 AND id > $2
         ORDER BY 1 LIMIT 50",
        &[&user, &after],
    )
}

/// Deletes some bookmarks by and of an account and returns how many.
pub(crate) fn delete_favorites(tx: &mut Tx<'_>, user: UserId) -> Result<u64, Error> {
    let by = tx.execute(
        "DELETE FROM favorites WHERE client_id = $1 AND worker_id IN (SELECT worker_id FROM favorites WHERE client_id = $1 LIMIT $2)",
        &[&user, &STEP],
    )?;
    let of = tx.execute(
        "DELETE FROM favorites WHERE worker_id = $1 AND client_id IN (SELECT client_id FROM favorites WHERE worker_id = $1 LIMIT $2)",
        &[&user, &STEP],
    )?;
    Ok(by.max(of))
}

pub(crate) fn erase_client(tx: &mut Tx<'_>, client: UserId) -> Result<(), Error> {
    tx.execute("UPDATE clients SET location = NULL, address = NULL, about = NULL WHERE user_id = $1", &[&client])?;
    Ok(())
}

pub(crate) fn erase_worker(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM name_changes WHERE worker_id = $1", &[&worker])?;
    tx.execute(
        "UPDATE workers SET bio = NULL, skills = '[]', years_experience = NULL, location = NULL, latitude = NULL, longitude = NULL,
             is_available = FALSE, availability_note = NULL
         WHERE user_id = $1",
        &[&worker],
    )?;
    Ok(())
}

/// Deleted listings keep only the title, which jobs and conversations refer to. They must be hidden already.
/// Erases some after `after`, in the order of their ids, and returns which.
pub(crate) fn erase_services(tx: &mut Tx<'_>, worker: UserId, after: ServiceId) -> Result<Vec<ServiceId>, Error> {
    let now = tx.now();
    let erased: Vec<(ServiceId,)> = tx.all(
        "UPDATE services SET status = 'DELETED', taken_down_from = NULL, description = '', location = '', latitude = NULL,
             longitude = NULL, updated_at = $2
         WHERE id IN (SELECT id FROM services WHERE worker_id = $1 AND id > $3 ORDER BY id LIMIT $4) RETURNING id",
        &[&worker, &now, &after, &STEP],
    )?;
    Ok(erased.into_iter().map(|(id,)| id).collect())
}
