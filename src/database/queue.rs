//! The queue: work that is done later, by any node, once.
//!
//! A task is enqueued in the transaction that asks for it. A worker claims it and has a lease on it: if the worker dies, the task is
//! due again when the lease ends. In the end it is completed (and gone), tried again later, or failed for good (and kept for a while,
//! with the reason, for `hirehall queue`).

use super::{
    Engine, Error, STEP, Tx,
    enums::text_enum,
    from_row,
    ids::{LeaseId, SubjectId, TaskId, UserId},
};
use crate::core::clock::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

text_enum! {
    /// What there is to do.
    pub TaskKind {
        /// A mail about one event.
        Mail = "mail",
        /// News for one person, several in one mail.
        News = "news",
        /// Packing everything that is held about a person.
        Export = "export",
        /// Asking the identity check service about a submission.
        IdentityCheck = "identity_check",
        /// Indexing the listings of a worker who has changed.
        SearchIndex = "search_index",
    }
}

/// A kind of work, and what a worker needs to know to do it.
pub trait Task: Serialize + DeserializeOwned + Clone + Send + 'static {
    /// The kind.
    const KIND: TaskKind;
    /// How long a worker may take before the task is another's.
    const LEASE: Duration;
    /// What only one open task of the kind has.
    fn key(&self) -> String;
}

/// What goes first among the tasks of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// A person waits for it.
    High,
    /// Everything else.
    Normal,
}

impl Priority {
    const ALL: [Self; 2] = [Self::High, Self::Normal];

    fn number(self) -> i64 {
        match self {
            Self::High => 0,
            Self::Normal => 1,
        }
    }
}

/// When and how a task is to be done.
#[derive(Debug, Clone, Copy)]
pub struct TaskOptions {
    /// What goes first.
    pub priority: Priority,
    /// Not before.
    pub due_at: Timestamp,
    /// When it is not worth doing any more.
    pub expires_at: Option<Timestamp>,
    /// What it can be done together with: see [`claim_batch`].
    pub batch: Option<SubjectId>,
    /// The account that it is about: administrators see what has failed.
    pub user: Option<UserId>,
}

impl TaskOptions {
    /// As soon as possible.
    #[must_use]
    pub fn now(tx: &Tx<'_>) -> Self {
        Self { priority: Priority::Normal, due_at: tx.now(), expires_at: None, batch: None, user: None }
    }
}

/// Lets a task be done. If an open one has the same key, that is the one; if a worker is at it just now, it is done once more. The row is
/// written in any case: a worker must not complete it without having seen what this transaction has changed.
pub fn enqueue<T: Task>(tx: &mut Tx<'_>, task: &T, terms: TaskOptions) -> Result<(), Error> {
    let (id, now) = (TaskId::new(tx), tx.now());
    let payload = serde_json::to_string(task).map_err(|error| Error::Other(error.to_string()))?;
    tx.execute(
        "INSERT INTO tasks (id, kind, key, batch, user_id, payload, priority, due_at, expires_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (kind, key) WHERE failed_at IS NULL DO UPDATE SET
             lease = NULL, due_at = CASE WHEN tasks.lease IS NULL THEN tasks.due_at ELSE excluded.due_at END",
        &[
            &id,
            &T::KIND,
            &task.key(),
            &terms.batch,
            &terms.user,
            &payload,
            &terms.priority.number(),
            &terms.due_at,
            &terms.expires_at,
            &now,
        ],
    )?;
    Ok(())
}

/// Whether a task of the kind can be claimed now. Cheap: most of the time there is none, and nothing has to be written to know that.
pub fn is_any_due<T: Task>(tx: &mut Tx<'_>) -> Result<bool, Error> {
    let now = tx.now();
    for priority in Priority::ALL {
        let due: Option<(TaskId,)> = tx.optional(
            "SELECT id FROM tasks WHERE kind = $1 AND priority = $2 AND due_at <= $3 AND failed_at IS NULL LIMIT 1",
            &[&T::KIND, &priority.number(), &now],
        )?;
        if due.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A task that this worker has claimed.
#[derive(Debug, Clone)]
pub struct ClaimedTask<T> {
    /// Which task.
    pub id: TaskId,
    /// What there is to do.
    pub task: T,
    /// How often it was claimed, with this time.
    pub attempts: i64,
    /// When it is not worth doing any more.
    pub expires_at: Option<Timestamp>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    lease: LeaseId,
}

/// Claims the task of the kind that goes first. To be called first in its transaction.
pub fn claim<T: Task>(tx: &mut Tx<'_>) -> Result<Option<ClaimedTask<T>>, Error> {
    read_committed(tx)?;
    Ok(claim_first(tx)?.map(|(claimed, _)| claimed))
}

/// Claims the task of the kind that goes first, and all that are due of its batch, at most so many more. To be called first in its
/// transaction. Claims of batches take turns, so that none is split between two workers.
pub fn claim_batch<T: Task>(tx: &mut Tx<'_>, more: i64) -> Result<Vec<ClaimedTask<T>>, Error> {
    read_committed(tx)?;
    if tx.engine() == Engine::Postgres {
        tx.execute("SELECT pg_advisory_xact_lock(hashtext('hirehall.tasks'), hashtext($1))", &[&T::KIND])?;
    }
    let Some((first, batch)) = claim_first::<T>(tx)? else { return Ok(Vec::new()) };
    let mut claimed = vec![first];
    if let Some(batch) = batch {
        let (now, lease) = (tx.now(), LeaseId::new(tx));
        let rows: Vec<ClaimedRow> = tx.all(
            "UPDATE tasks SET attempts = attempts + 1, lease = $1, due_at = $2
             WHERE id IN (SELECT id FROM tasks WHERE kind = $3 AND batch = $4 AND due_at <= $5 AND failed_at IS NULL ORDER BY due_at LIMIT $6)
             RETURNING id, payload, attempts, expires_at, last_error, lease, batch",
            &[&lease, &now.saturating_add(T::LEASE), &T::KIND, &batch, &now, &more],
        )?;
        for row in rows {
            claimed.extend(row.read(tx)?);
        }
    }
    Ok(claimed)
}

/// A claimed task, and the batch that it belongs to.
type ClaimedWithBatch<T> = (ClaimedTask<T>, Option<SubjectId>);

fn claim_first<T: Task>(tx: &mut Tx<'_>) -> Result<Option<ClaimedWithBatch<T>>, Error> {
    let (now, lease) = (tx.now(), LeaseId::new(tx));
    for priority in Priority::ALL {
        while let Some(row) = tx.optional::<ClaimedRow>(
            claim_statement(tx.engine()),
            &[&lease, &now.saturating_add(T::LEASE), &T::KIND, &priority.number(), &now],
        )? {
            let batch = row.batch;
            if let Some(claimed) = row.read(tx)? {
                return Ok(Some((claimed, batch)));
            }
        }
    }
    Ok(None)
}

/// The one statement that differs: where several transactions write at once, each skips what another has locked.
#[must_use]
pub fn claim_statement(engine: Engine) -> &'static str {
    macro_rules! claim {
        ($lock:literal) => {
            concat!(
                "UPDATE tasks SET attempts = attempts + 1, lease = $1, due_at = $2
                 WHERE id = (SELECT id FROM tasks WHERE kind = $3 AND priority = $4 AND due_at <= $5 AND failed_at IS NULL
                     ORDER BY due_at, id LIMIT 1",
                $lock,
                ") RETURNING id, payload, attempts, expires_at, last_error, lease, batch"
            )
        };
    }
    match engine {
        Engine::Sqlite => claim!(""),
        Engine::Postgres => claim!(" FOR UPDATE SKIP LOCKED"),
    }
}

/// Writes run SERIALIZABLE, where PostgreSQL would refuse one of two claims at the same time, though they have nothing to do with each
/// other. A claim needs no more than the lock on its row.
fn read_committed(tx: &mut Tx<'_>) -> Result<(), Error> {
    if tx.engine() == Engine::Postgres {
        tx.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", &[])?;
    }
    Ok(())
}

struct ClaimedRow {
    id: TaskId,
    payload: String,
    attempts: i64,
    expires_at: Option<Timestamp>,
    last_error: Option<String>,
    lease: LeaseId,
    batch: Option<SubjectId>,
}

from_row!(ClaimedRow { id, payload, attempts, expires_at, last_error, lease, batch });

impl ClaimedRow {
    /// The task; `None` when nobody can read its payload, which fails it.
    fn read<T: Task>(self, tx: &mut Tx<'_>) -> Result<Option<ClaimedTask<T>>, Error> {
        let Self { id, payload, attempts, expires_at, last_error, lease, batch: _ } = self;
        match serde_json::from_str(&payload) {
            Ok(task) => Ok(Some(ClaimedTask { id, task, attempts, expires_at, last_error, lease })),
            Err(error) => {
                fail(tx, id, lease, &format!("its payload cannot be read: {error}"))?;
                Ok(None)
            }
        }
    }
}

impl<T: Task> ClaimedTask<T> {
    /// Whether it is not worth doing any more.
    #[must_use]
    pub fn has_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|expires_at| expires_at <= now)
    }

    /// It is done. False when this worker has it no more: its lease has ended, or the task is to be done once more.
    pub fn complete(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let completed = tx.execute("DELETE FROM tasks WHERE id = $1 AND lease = $2", &[&self.id, &self.lease])?;
        Ok(completed == 1)
    }

    /// It has failed, and is tried again.
    pub fn retry_later(&self, tx: &mut Tx<'_>, pause: Duration, error: &str) -> Result<(), Error> {
        let due_at = tx.now().saturating_add(pause);
        tx.execute(
            "UPDATE tasks SET lease = NULL, due_at = $3, last_error = $4 WHERE id = $1 AND lease = $2",
            &[&self.id, &self.lease, &due_at, &error],
        )?;
        Ok(())
    }

    /// It cannot be done yet. That was no attempt.
    pub fn postpone(&self, tx: &mut Tx<'_>, pause: Duration) -> Result<(), Error> {
        let due_at = tx.now().saturating_add(pause);
        tx.execute(
            "UPDATE tasks SET lease = NULL, due_at = $3, attempts = attempts - 1 WHERE id = $1 AND lease = $2",
            &[&self.id, &self.lease, &due_at],
        )?;
        Ok(())
    }

    /// It has failed for good. It stays for a while, with the reason.
    pub fn fail(&self, tx: &mut Tx<'_>, error: &str) -> Result<(), Error> {
        fail(tx, self.id, self.lease, error)
    }
}

fn fail(tx: &mut Tx<'_>, id: TaskId, lease: LeaseId, error: &str) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(
        "UPDATE tasks SET lease = NULL, failed_at = $3, last_error = $4 WHERE id = $1 AND lease = $2",
        &[&id, &lease, &now, &error],
    )?;
    Ok(())
}

/// How long to wait after so many attempts that have failed: half a minute, then four times as long each time.
#[must_use]
pub fn pause_after(attempts: i64, longest: Duration) -> Duration {
    let doublings = u32::try_from(2 * (attempts.clamp(1, 15) - 1)).unwrap_or_default();
    Duration::from_secs(30).saturating_mul(2_u32.saturating_pow(doublings)).min(longest)
}

/// A task, as operators and administrators see it.
#[derive(Debug, Clone)]
pub struct TaskState {
    /// Which task.
    pub id: TaskId,
    /// What there is to do.
    pub kind: TaskKind,
    /// What only one open task of the kind has.
    pub key: String,
    /// How often it was claimed.
    pub attempts: i64,
    /// When it can be claimed, or claimed again.
    pub due_at: Timestamp,
    /// Whether a worker is at it, or has died over it.
    pub is_claimed: bool,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it has failed for good.
    pub failed_at: Option<Timestamp>,
    /// When it was asked for.
    pub created_at: Timestamp,
}

from_row!(TaskState { id, kind, key, attempts, due_at, is_claimed, last_error, failed_at, created_at });

/// What is open, in the order in which it is done. The order of kinds is that of their names.
pub fn open_tasks(tx: &mut Tx<'_>, rows: i64) -> Result<Vec<TaskState>, Error> {
    tx.all(
        "SELECT id, kind, key, attempts, due_at, lease IS NOT NULL AS is_claimed, last_error, failed_at, created_at
         FROM tasks WHERE failed_at IS NULL ORDER BY kind, priority, due_at, id LIMIT $1",
        &[&rows],
    )
}

/// What has failed for good, the latest first.
pub fn failed_tasks(tx: &mut Tx<'_>, rows: i64) -> Result<Vec<TaskState>, Error> {
    tx.all(
        "SELECT id, kind, key, attempts, due_at, lease IS NOT NULL AS is_claimed, last_error, failed_at, created_at
         FROM tasks WHERE failed_at IS NOT NULL ORDER BY failed_at DESC, id DESC LIMIT $1",
        &[&rows],
    )
}

/// What has failed for good and is about an account, the latest first.
pub fn failed_tasks_of(tx: &mut Tx<'_>, user: UserId, rows: i64) -> Result<Vec<TaskState>, Error> {
    tx.all(
        "SELECT id, kind, key, attempts, due_at, lease IS NOT NULL AS is_claimed, last_error, failed_at, created_at
         FROM tasks WHERE user_id = $1 AND failed_at IS NOT NULL ORDER BY failed_at DESC, id DESC LIMIT $2",
        &[&user, &rows],
    )
}

/// How many tasks of a kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskCount {
    /// The kind.
    pub kind: TaskKind,
    /// How many are open.
    pub open: i64,
    /// How many have failed for good.
    pub failed: i64,
}

from_row!(TaskCount { kind, open, failed });

/// How many tasks of each kind there are, of the kinds of which there are some.
pub fn count_tasks(tx: &mut Tx<'_>) -> Result<Vec<TaskCount>, Error> {
    tx.all(
        "SELECT kind, count(*) - count(failed_at) AS open, count(failed_at) AS failed FROM tasks GROUP BY kind ORDER BY kind",
        &[],
    )
}

/// Lets a task be tried now, for a day, also one that has failed for good. False when there is none.
pub fn retry(tx: &mut Tx<'_>, id: TaskId) -> Result<bool, Error> {
    const WORTH: Duration = Duration::from_secs(24 * 60 * 60);
    let now = tx.now();
    let retried = tx.execute(
        "UPDATE tasks SET failed_at = NULL, lease = NULL, due_at = $2, attempts = 0,
             expires_at = CASE WHEN expires_at < $3 THEN $3 ELSE expires_at END
         WHERE id = $1",
        &[&id, &now, &now.saturating_add(WORTH)],
    )?;
    Ok(retried == 1)
}

/// Deletes a task. False when there is none.
pub fn delete(tx: &mut Tx<'_>, id: TaskId) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM tasks WHERE id = $1", &[&id])? == 1)
}

/// Deletes what has failed for an account.
pub fn delete_failed_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM tasks WHERE user_id = $1 AND failed_at IS NOT NULL", &[&user])?;
    Ok(())
}

/// Deletes some of what has failed a month ago.
pub fn delete_old_failures(tx: &mut Tx<'_>) -> Result<u64, Error> {
    const MAX_AGE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
    let before = tx.now().saturating_sub(MAX_AGE);
    tx.execute(
        "DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE failed_at < $1 ORDER BY failed_at LIMIT $2)",
        &[&before, &STEP],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_the_longest() {
        const LONGEST: Duration = Duration::from_secs(3 * 60 * 60);
        let pauses: Vec<u64> = (1..=8).map(|attempts| pause_after(attempts, LONGEST).as_secs()).collect();
        assert_eq!(pauses, [30, 120, 480, 1920, 7680, 10_800, 10_800, 10_800]);
        assert_eq!(pause_after(i64::MAX, LONGEST), LONGEST);
    }
}
