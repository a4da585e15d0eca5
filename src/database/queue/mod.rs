//! The task queue. Any node may run a task.
//!
//! A task is enqueued in the transaction that needs it. A worker claims it with a lease: if the worker crashes, the task is due again when
//! the lease ends. A completed task is deleted. A failed task is retried later, or stays for a while as failed, with its error, for `hirehall
//! queue`.

pub mod state;

use super::{
    Engine, Error, Tx,
    enums::text_enum,
    from_row,
    ids::{LeaseId, SubjectId, TaskId, UserId},
};
use crate::core::clock::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

text_enum! {
    /// The kind of a task.
    pub TaskKind {
        /// A mail about one event.
        Mail = "mail",
        /// News for one user, several in one mail.
        News = "news",
        /// An export of an account's data.
        Export = "export",
        /// A request to the identity check service.
        IdentityCheck = "identity_check",
        /// Indexing the listings of a changed worker.
        SearchIndex = "search_index",
        /// Deliveries to a webhook.
        Webhook = "webhook",
    }
}

impl TaskKind {
    /// Whether its tasks write to people.
    pub(crate) fn is_mail(self) -> bool {
        matches!(self, Self::Mail | Self::News)
    }

    /// Whether its tasks tell others of events. They are held after a backup was restored.
    pub(crate) fn is_held_after_restore(self) -> bool {
        matches!(self, Self::Mail | Self::News | Self::Webhook)
    }
}

/// The payload of a kind of task.
pub trait Task: Serialize + DeserializeOwned + Clone + Send + 'static {
    /// The kind.
    const KIND: TaskKind;
    /// How long a worker may take. After that, another worker may claim the task.
    const LEASE: Duration;
    /// The key. Only one open task of the kind has it.
    fn key(&self) -> String;
}

/// The priority among the tasks of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// A user waits for it.
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

/// The options of a task.
#[derive(Debug, Clone)]
pub struct TaskOptions {
    /// The priority.
    pub priority: Priority,
    /// The earliest time to run it.
    pub due_at: Timestamp,
    /// When it is no longer worth running.
    pub expires_at: Option<Timestamp>,
    /// Tasks of the same batch can be claimed together: see [`claim_batch`].
    pub batch: Option<SubjectId>,
    /// The account that it concerns. Administrators see its failed tasks.
    pub user: Option<UserId>,
    /// The span that has caused it, if that is not the one of the transaction.
    pub trace: Option<String>,
}

impl TaskOptions {
    /// Run as soon as possible, with normal priority.
    #[must_use]
    pub fn now(tx: &Tx<'_>) -> Self {
        Self { priority: Priority::Normal, due_at: tx.now(), expires_at: None, batch: None, user: None, trace: None }
    }
}

/// Enqueues a task, unless an open one has the same key. If a worker has claimed that one, it will run again. That one expires when the
/// later of the two would: it is worth running as long as either is. The row is written in any case, so that a worker cannot complete the
/// task without having seen the changes of this transaction.
pub fn enqueue<T: Task>(tx: &mut Tx<'_>, task: &T, terms: TaskOptions) -> Result<(), Error> {
    let (id, now) = (TaskId::new(tx), tx.now());
    let payload = serde_json::to_string(task).map_err(|error| Error::Other(error.to_string()))?;
    tx.execute(
        "INSERT INTO tasks (id, kind, key, batch, user_id, payload, priority, due_at, expires_at, created_at, trace)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (kind, key) WHERE failed_at IS NULL DO UPDATE SET
             lease = NULL, due_at = CASE WHEN tasks.lease IS NULL THEN tasks.due_at ELSE excluded.due_at END,
             expires_at = CASE WHEN excluded.expires_at <= tasks.expires_at THEN tasks.expires_at
                 WHEN tasks.expires_at IS NULL THEN NULL ELSE excluded.expires_at END",
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
            &terms.trace.or_else(|| tx.traceparent()),
        ],
    )?;
    Ok(())
}

/// Enqueues a task that is due at `due_at`, or makes an open one with the same key due as early as that, unless a worker has claimed it. That
/// worker must look for more to do in the transaction that completes or postpones the task. The row is written in any case, so that it cannot
/// do so without having seen the changes of this transaction.
pub fn hasten<T: Task>(tx: &mut Tx<'_>, task: &T, due_at: Timestamp) -> Result<(), Error> {
    let (id, now) = (TaskId::new(tx), tx.now());
    let payload = serde_json::to_string(task).map_err(|error| Error::Other(error.to_string()))?;
    tx.execute(
        "INSERT INTO tasks (id, kind, key, payload, priority, due_at, created_at, trace)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (kind, key) WHERE failed_at IS NULL DO UPDATE SET
             due_at = CASE WHEN tasks.lease IS NULL AND tasks.due_at > excluded.due_at THEN excluded.due_at ELSE tasks.due_at END",
        &[&id, &T::KIND, &task.key(), &payload, &Priority::Normal.number(), &due_at, &now, &tx.traceparent()],
    )?;
    Ok(())
}

/// Whether a task of the kind can be claimed now. It writes nothing, so it is cheaper than a claim.
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
    /// The id.
    pub id: TaskId,
    /// The payload.
    pub task: T,
    /// How often it was claimed, including this time.
    pub attempts: i64,
    /// When it is no longer worth running.
    pub expires_at: Option<Timestamp>,
    /// The error of the last attempt.
    pub last_error: Option<String>,
    /// The account that it concerns.
    pub(crate) user: Option<UserId>,
    /// The span that has queued it, if that was traced.
    pub(crate) trace: Option<String>,
    lease: LeaseId,
}

/// Claims the first due task of the kind. Must be the first call of its transaction.
pub fn claim<T: Task>(tx: &mut Tx<'_>) -> Result<Option<ClaimedTask<T>>, Error> {
    read_committed(tx)?;
    Ok(claim_first(tx)?.map(|(claimed, _)| claimed))
}

/// Claims the first due task of the kind, and up to `more` due tasks of its batch. Must be the first call of its transaction. Claims of
/// batches run one after the other, so that no batch is split between two workers.
pub fn claim_batch<T: Task>(tx: &mut Tx<'_>, more: i64) -> Result<Vec<ClaimedTask<T>>, Error> {
    claim_batch_after(tx, more, |_| Ok(()))
}

/// Completes tasks by `complete`, then claims a batch as [`claim_batch`] does. One commit for both is half the cost of two.
pub fn claim_batch_after<T: Task>(
    tx: &mut Tx<'_>,
    more: i64,
    complete: impl FnOnce(&mut Tx<'_>) -> Result<(), Error>,
) -> Result<Vec<ClaimedTask<T>>, Error> {
    read_committed(tx)?;
    complete(tx)?;
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
             RETURNING id, payload, attempts, expires_at, last_error, user_id, trace, lease, batch",
            &[&lease, &now.saturating_add(T::LEASE), &T::KIND, &batch, &now, &more],
        )?;
        for row in rows {
            claimed.extend(row.read(tx)?);
        }
    }
    Ok(claimed)
}

/// A claimed task and its batch.
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

/// The only statement that differs between the engines: on PostgreSQL, it skips rows that another transaction has locked.
#[must_use]
pub fn claim_statement(engine: Engine) -> &'static str {
    macro_rules! claim {
        ($lock:literal) => {
            concat!(
                "UPDATE tasks SET attempts = attempts + 1, lease = $1, due_at = $2
                 WHERE id = (SELECT id FROM tasks WHERE kind = $3 AND priority = $4 AND due_at <= $5 AND failed_at IS NULL
                     ORDER BY due_at, id LIMIT 1",
                $lock,
                ") RETURNING id, payload, attempts, expires_at, last_error, user_id, trace, lease, batch"
            )
        };
    }
    match engine {
        Engine::Sqlite => claim!(""),
        Engine::Postgres => claim!(" FOR UPDATE SKIP LOCKED"),
    }
}

/// Under SERIALIZABLE, the default of writes, one of two concurrent claims would fail, although they claim different tasks. A claim needs only
/// the lock on its row.
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
    user_id: Option<UserId>,
    trace: Option<String>,
    lease: LeaseId,
    batch: Option<SubjectId>,
}

from_row!(ClaimedRow { id, payload, attempts, expires_at, last_error, user_id, trace, lease, batch });

impl ClaimedRow {
    /// Parses the payload. If that is not possible, the task fails, and `None` is returned.
    fn read<T: Task>(self, tx: &mut Tx<'_>) -> Result<Option<ClaimedTask<T>>, Error> {
        let Self { id, payload, attempts, expires_at, last_error, user_id, trace, lease, batch: _ } = self;
        match serde_json::from_str(&payload) {
            Ok(task) => {
                Ok(Some(ClaimedTask { id, task, attempts, expires_at, last_error, user: user_id, trace, lease }))
            }
            Err(error) => {
                fail(tx, id, lease, &format!("its payload cannot be read: {error}"))?;
                Ok(None)
            }
        }
    }
}

impl<T: Task> ClaimedTask<T> {
    /// Whether it is no longer worth running.
    #[must_use]
    pub fn has_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|expires_at| expires_at <= now)
    }

    /// Deletes the completed task. False if this worker has lost its lease, or the task must run again.
    pub fn complete(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let completed = tx.execute("DELETE FROM tasks WHERE id = $1 AND lease = $2", &[&self.id, &self.lease])?;
        Ok(completed == 1)
    }

    /// Records a failed attempt; the task is due again after `pause`.
    pub fn retry_later(&self, tx: &mut Tx<'_>, pause: Duration, error: &str) -> Result<(), Error> {
        let due_at = tx.now().saturating_add(pause);
        tx.execute(
            "UPDATE tasks SET lease = NULL, due_at = $3, last_error = $4 WHERE id = $1 AND lease = $2",
            &[&self.id, &self.lease, &due_at, &error],
        )?;
        Ok(())
    }

    /// Postpones a task that cannot run yet, without counting an attempt.
    pub fn postpone(&self, tx: &mut Tx<'_>, pause: Duration) -> Result<(), Error> {
        let due_at = tx.now().saturating_add(pause);
        tx.execute(
            "UPDATE tasks SET lease = NULL, due_at = $3, attempts = attempts - 1 WHERE id = $1 AND lease = $2",
            &[&self.id, &self.lease, &due_at],
        )?;
        Ok(())
    }

    /// Marks the task as failed. It stays for a while, with the error.
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

/// The pause after a number of failed attempts: 30 seconds, then four times as long each time, up to `longest`.
#[must_use]
pub fn pause_after(attempts: i64, longest: Duration) -> Duration {
    let doublings = u32::try_from(2 * (attempts.clamp(1, 15) - 1)).unwrap_or_default();
    Duration::from_secs(30).saturating_mul(2_u32.saturating_pow(doublings)).min(longest)
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
