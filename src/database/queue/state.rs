//! The states of tasks, for operators, administrators and metrics.

use super::{Priority, TaskKind};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, STEP, Tx, from_row,
        ids::{TaskId, UserId},
    },
};
use serde::Serialize;
use std::time::Duration;

/// The state of a task, for operators and administrators.
#[derive(Debug, Clone, Serialize)]
pub struct TaskState {
    /// The id.
    pub id: TaskId,
    /// The kind, as a word, which this version may not know.
    pub kind: String,
    /// The key.
    pub key: String,
    /// How often it was claimed.
    pub attempts: i64,
    /// The earliest time of the next claim.
    pub due_at: Timestamp,
    /// Whether it is claimed. The worker may have crashed.
    pub is_claimed: bool,
    /// The error of the last attempt.
    pub last_error: Option<String>,
    /// When it was marked as failed.
    pub failed_at: Option<Timestamp>,
    /// When it was enqueued.
    pub created_at: Timestamp,
}

from_row!(TaskState { id, kind, key, attempts, due_at, is_claimed, last_error, failed_at, created_at });

macro_rules! states {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, key, attempts, due_at, lease IS NOT NULL AS is_claimed, last_error, failed_at, created_at FROM tasks ",
            $rest
        )
    };
}

/// The state of a task.
pub fn find(tx: &mut Tx<'_>, id: TaskId) -> Result<Option<TaskState>, Error> {
    tx.optional(states!("WHERE id = $1"), &[&id])
}

/// Open tasks by kind, in the order in which they will run; those after one of them, if it is named.
pub fn open_tasks(tx: &mut Tx<'_>, after: Option<TaskId>, rows: i64) -> Result<Vec<TaskState>, Error> {
    match after {
        None => tx
            .all(states!("WHERE failed_at IS NULL ORDER BY kind, priority, due_at, id LIMIT $1"), &[&rows]),
        Some(after) => tx.all(
            states!(
                "WHERE failed_at IS NULL AND (kind, priority, due_at, id) > (SELECT kind, priority, due_at, id FROM tasks WHERE id = $2)
                 ORDER BY kind, priority, due_at, id LIMIT $1"
            ),
            &[&rows, &after],
        ),
    }
}

/// Failed tasks, the latest first; those after one of them, if it is named.
pub fn failed_tasks(tx: &mut Tx<'_>, after: Option<TaskId>, rows: i64) -> Result<Vec<TaskState>, Error> {
    match after {
        None => tx.all(states!("WHERE failed_at IS NOT NULL ORDER BY failed_at DESC, id DESC LIMIT $1"), &[&rows]),
        Some(after) => tx.all(
            states!(
                "WHERE failed_at IS NOT NULL AND (failed_at, id) < (SELECT failed_at, id FROM tasks WHERE id = $2)
                 ORDER BY failed_at DESC, id DESC LIMIT $1"
            ),
            &[&rows, &after],
        ),
    }
}

/// Failed tasks of an account, the latest first.
pub fn failed_tasks_of(tx: &mut Tx<'_>, user: UserId, rows: i64) -> Result<Vec<TaskState>, Error> {
    tx.all(
        states!("WHERE user_id = $1 AND failed_at IS NOT NULL ORDER BY failed_at DESC, id DESC LIMIT $2"),
        &[&user, &rows],
    )
}

/// The number of tasks of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskCount {
    /// The kind, as a word.
    pub kind: String,
    /// Open tasks.
    pub open: i64,
    /// Failed tasks.
    pub failed: i64,
}

from_row!(TaskCount { kind, open, failed });

/// The number of tasks of each kind that has tasks.
pub fn count_tasks(tx: &mut Tx<'_>) -> Result<Vec<TaskCount>, Error> {
    tx.all(
        "SELECT kind, count(*) - count(failed_at) AS open, count(failed_at) AS failed FROM tasks GROUP BY kind ORDER BY kind",
        &[],
    )
}

/// The tasks of a kind, for metrics and administrators.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KindLoad {
    pub(crate) kind: TaskKind,
    /// Open tasks, at most [`MAX_WAITING`].
    pub(crate) waiting: i64,
    /// The time since which the first due task has waited for a worker.
    pub(crate) oldest_due_at: Option<Timestamp>,
    /// Failed tasks, of at most [`MAX_FAILED`] of all kinds.
    pub(crate) failed: i64,
}

/// Open tasks of a kind are counted up to this number, and failed ones of all kinds up to that.
const MAX_WAITING: i64 = 100_000;
const MAX_FAILED: i64 = 10_000;

struct FailedCount {
    kind: String,
    count: i64,
}

from_row!(FailedCount { kind, count });

/// The tasks of every kind.
pub(crate) fn load(tx: &mut Tx<'_>) -> Result<Vec<KindLoad>, Error> {
    let failed: Vec<FailedCount> = tx.all(
        "SELECT kind, count(*) AS count FROM
             (SELECT kind FROM tasks WHERE failed_at IS NOT NULL ORDER BY failed_at DESC, id DESC LIMIT $1) AS latest
         GROUP BY kind",
        &[&MAX_FAILED],
    )?;
    let mut loads = Vec::new();
    for &kind in TaskKind::ALL {
        let (waiting,): (i64,) = tx.one(
            "SELECT count(*) FROM (SELECT 1 FROM tasks WHERE kind = $1 AND failed_at IS NULL LIMIT $2) AS waiting",
            &[&kind, &MAX_WAITING],
        )?;
        let failed = failed.iter().find(|failed| failed.kind == kind.as_str()).map_or(0, |failed| failed.count);
        loads.push(KindLoad { kind, waiting, oldest_due_at: oldest_due_at(tx, kind)?, failed });
    }
    Ok(loads)
}

fn oldest_due_at(tx: &mut Tx<'_>, kind: TaskKind) -> Result<Option<Timestamp>, Error> {
    let mut oldest = None;
    for priority in Priority::ALL {
        let first: Option<(Timestamp,)> = tx.optional(
            "SELECT due_at FROM tasks WHERE kind = $1 AND priority = $2 AND due_at <= $3 AND failed_at IS NULL
             ORDER BY due_at LIMIT 1",
            &[&kind, &priority.number(), &tx.now()],
        )?;
        oldest = oldest.into_iter().chain(first.map(|(due_at,)| due_at)).min();
    }
    Ok(oldest)
}

/// The index that allows one open task of each kind and key.
pub(crate) const ONE_OPEN_TASK: &str = "tasks_kind_key";

/// Makes a task due now and valid for at least a day, even if it has failed. False if it does not exist. Violates [`ONE_OPEN_TASK`] if it
/// has failed and an open one does the same.
pub fn retry(tx: &mut Tx<'_>, id: TaskId) -> Result<bool, Error> {
    const MIN_VALIDITY: Duration = Duration::from_secs(24 * 60 * 60);
    let now = tx.now();
    let retried = tx.execute(
        "UPDATE tasks SET failed_at = NULL, lease = NULL, due_at = $2, attempts = 0,
             expires_at = CASE WHEN expires_at < $3 THEN $3 ELSE expires_at END
         WHERE id = $1",
        &[&id, &now, &now.saturating_add(MIN_VALIDITY)],
    )?;
    Ok(retried == 1)
}

/// Deletes a task. False if it does not exist.
pub fn delete(tx: &mut Tx<'_>, id: TaskId) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM tasks WHERE id = $1", &[&id])? == 1)
}

/// Deletes the failed tasks of an account.
pub fn delete_failed_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    tx.execute("DELETE FROM tasks WHERE user_id = $1 AND failed_at IS NOT NULL", &[&user])?;
    Ok(())
}

/// Deletes at most one [`STEP`] of tasks that failed more than `age` ago.
pub(crate) fn delete_old_failures(tx: &mut Tx<'_>, age: Duration) -> Result<u64, Error> {
    let before = tx.now().saturating_sub(age);
    tx.execute(
        "DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE failed_at < $1 ORDER BY failed_at LIMIT $2)",
        &[&before, &STEP],
    )
}
