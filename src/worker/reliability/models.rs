//! What the reliability of workers is counted from, and its sums, which stand on the worker.

use super::summary::{
    ANSWER_PERIOD, DayOutcomes, Fact, FirstAnswer, MAX_ANSWERS, Record, Reliability, Sums, first_answers, first_day,
};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, FromRow, Row, Tx, from_row,
        ids::{ThreadId, UserId},
    },
};

from_row!(DayOutcomes { day, finished, failed, late_cancellations });

from_row!(FirstAnswer { opened_at, answered_at });

from_row!(Sums { jobs_finished, jobs_failed, late_cancellations, response_time_minutes });

/// Of the columns `jobs_finished`, `jobs_failed`, `late_cancellations`, `response_time_minutes` and `repeat_clients` of a worker.
impl FromRow for Reliability {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let sums = Sums::from_row(row)?;
        Ok(Self::of(sums, row.take("repeat_clients")?))
    }
}

/// Adds a fact to what came of the worker's jobs on a day.
pub(crate) fn count(tx: &mut Tx<'_>, worker: UserId, fact: Fact, at: Timestamp) -> Result<(), Error> {
    let DayOutcomes { day, finished, failed, late_cancellations } = DayOutcomes::of(fact, at);
    tx.execute(
        "INSERT INTO worker_outcomes (worker_id, day, finished, failed, late_cancellations) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (worker_id, day) DO UPDATE SET finished = worker_outcomes.finished + excluded.finished,
             failed = worker_outcomes.failed + excluded.failed,
             late_cancellations = worker_outcomes.late_cancellations + excluded.late_cancellations",
        &[&worker, &day, &finished, &failed, &late_cancellations],
    )?;
    Ok(())
}

/// Counts a client who came back, if the job that was just finished is the second one of the two. Only finished jobs have that time; by their
/// status SQLite would read all that are finished.
pub(super) fn count_repeat_client(tx: &mut Tx<'_>, worker: UserId, client: UserId) -> Result<(), Error> {
    tx.execute(
        "UPDATE workers SET repeat_clients = repeat_clients + 1 WHERE user_id = $1 AND 2 =
             (SELECT count(*) FROM (SELECT 1 FROM threads t JOIN jobs j ON j.thread_id = t.id
                  WHERE t.client_id = $2 AND t.worker_id = $1 AND j.finalized_at IS NOT NULL LIMIT 3) AS finished)",
        &[&worker, &client],
    )?;
    Ok(())
}

/// Records that the worker answers a conversation now, if it is the first time and not too late: false otherwise.
pub(super) fn answer(tx: &mut Tx<'_>, worker: UserId, thread: ThreadId) -> Result<bool, Error> {
    let now = tx.now();
    let answered = tx.execute(
        "UPDATE threads SET answered_at = $3 WHERE id = $1 AND worker_id = $2 AND answered_at IS NULL AND created_at > $4",
        &[&thread, &worker, &now, &now.saturating_sub(ANSWER_PERIOD)],
    )?;
    Ok(answered == 1)
}

impl Record {
    /// What counts of a worker now.
    pub(super) fn of_worker(tx: &mut Tx<'_>, worker: UserId, now: Timestamp) -> Result<Record, Error> {
        let days = tx.all(
            "SELECT day, finished, failed, late_cancellations FROM worker_outcomes WHERE worker_id = $1 AND day >= $2",
            &[&worker, &first_day(now)],
        )?;
        let rows = i64::try_from(MAX_ANSWERS).unwrap_or(i64::MAX);
        let answers = tx.all(
            "SELECT created_at AS opened_at, answered_at FROM threads WHERE worker_id = $1 AND answered_at >= $2
             ORDER BY answered_at DESC LIMIT $3",
            &[&worker, &first_answers(now), &rows],
        )?;
        Ok(Record::new(days, answers))
    }
}

/// Stores the sums, and when they change next by themselves.
pub(super) fn save(tx: &mut Tx<'_>, worker: UserId, sums: Sums, due_at: Option<Timestamp>) -> Result<(), Error> {
    let Sums { jobs_finished, jobs_failed, late_cancellations, response_time_minutes } = sums;
    tx.execute(
        "UPDATE workers SET jobs_finished = $2, jobs_failed = $3, late_cancellations = $4, response_time_minutes = $5,
             reliability_due_at = $6 WHERE user_id = $1",
        &[&worker, &jobs_finished, &jobs_failed, &late_cancellations, &response_time_minutes, &due_at],
    )?;
    Ok(())
}

/// Some workers whose sums change by themselves by `now`.
pub(crate) fn due(tx: &mut Tx<'_>, now: Timestamp, rows: i64) -> Result<Vec<UserId>, Error> {
    let due: Vec<(UserId,)> = tx.all(
        "SELECT user_id FROM workers WHERE reliability_due_at <= $1 ORDER BY reliability_due_at LIMIT $2",
        &[&now, &rows],
    )?;
    Ok(due.into_iter().map(|(id,)| id).collect())
}

/// Whether the sums of a worker change by themselves by `now`.
pub(super) fn is_due(tx: &mut Tx<'_>, worker: UserId, now: Timestamp) -> Result<bool, Error> {
    let found: Option<(UserId,)> =
        tx.optional("SELECT user_id FROM workers WHERE user_id = $1 AND reliability_due_at <= $2", &[&worker, &now])?;
    Ok(found.is_some())
}

/// Deletes what came of the worker's jobs on days that do not count any more.
pub(super) fn delete_old(tx: &mut Tx<'_>, worker: UserId, now: Timestamp) -> Result<(), Error> {
    tx.execute("DELETE FROM worker_outcomes WHERE worker_id = $1 AND day < $2", &[&worker, &first_day(now)])?;
    Ok(())
}
