//! Working off the queue: what every loop that does so has in common.

use crate::{
    app::App,
    core::{
        error::Problem,
        metrics::{Family, Label},
    },
    database::{
        Error, Tx,
        enums::UserStatus,
        ids::UserId,
        models::{installation, user::User},
        queue::{self, ClaimedTask, Task, TaskKind, pause_after},
    },
};
use metrics::Counter;
use std::{sync::LazyLock, time::Duration};

/// The longest pause after an attempt that has failed for a reason of ours, such as a database that is away.
const MAX_PAUSE: Duration = Duration::from_secs(60 * 60);

/// What is counted of the tasks.
static METRICS: LazyLock<TaskMetrics> = LazyLock::new(|| TaskMetrics {
    done: Family::counters("hirehall_tasks_done_total", "kind"),
    failed: Family::counters("hirehall_tasks_failed_total", "kind"),
});

struct TaskMetrics {
    done: Family<TaskKind, Counter>,
    failed: Family<TaskKind, Counter>,
}

impl Label for TaskKind {
    const ALL: &'static [Self] = Self::ALL;

    fn word(self) -> &'static str {
        self.as_str()
    }

    fn index(self) -> usize {
        self as usize
    }
}

/// Shows the metrics of tasks with the value 0 before the first task.
pub(crate) fn register_metrics() {
    LazyLock::force(&METRICS);
}

/// Counts tasks of a kind that were done.
pub(crate) fn count_done(kind: TaskKind, tasks: usize) {
    METRICS.done.of(kind).increment(u64::try_from(tasks).unwrap_or_default());
}

/// Claims the next task of a kind; `None` when none is due, the server stops or the clock cannot be right.
pub(crate) async fn next<T: Task>(app: &App) -> Result<Option<ClaimedTask<T>>, Problem> {
    if is_any_due::<T>(app).await? { app.write_as_system(queue::claim::<T>).await } else { Ok(None) }
}

/// Claims the next task of a kind, and all that are due of its batch, at most so many more.
pub(crate) async fn next_batch<T: Task>(app: &App, more: i64) -> Result<Vec<ClaimedTask<T>>, Problem> {
    if is_any_due::<T>(app).await? {
        app.write_as_system(move |tx| queue::claim_batch::<T>(tx, more)).await
    } else {
        Ok(Vec::new())
    }
}

/// Completes tasks by `complete`, and in the same transaction claims the next, as [`next_batch`] does. The tasks are completed also when the
/// next cannot be looked for.
pub(crate) async fn next_batch_after<T: Task>(
    app: &App,
    more: i64,
    complete: impl Fn(&mut Tx<'_>) -> Result<(), Error> + Send + 'static,
) -> Result<Vec<ClaimedTask<T>>, Problem> {
    if is_any_due::<T>(app).await.unwrap_or(false) {
        app.write_as_system(move |tx| queue::claim_batch_after::<T>(tx, more, &complete)).await
    } else {
        app.write_as_system(complete).await?;
        Ok(Vec::new())
    }
}

/// Whether a task of a kind is due and may be claimed; false when the server stops or the clock cannot be right.
pub(crate) async fn is_any_due<T: Task>(app: &App) -> Result<bool, Problem> {
    Ok(!app.stop.is_cancelled() && app.read_public(may_claim::<T>).await? && app.is_time_plausible().await?)
}

/// Whether a task is due, and is not one that is held after a restore.
fn may_claim<T: Task>(tx: &mut Tx<'_>) -> Result<bool, Error> {
    Ok(queue::is_any_due::<T>(tx)?
        && !(T::KIND.is_held_after_restore() && installation::mails_held_since(tx)?.is_some()))
}

/// Where tasks that are worked on together come from.
pub(crate) struct Origin {
    kind: TaskKind,
    attempts: i64,
    traces: Vec<String>,
}

impl Origin {
    pub(crate) fn of<T: Task>(tasks: &[ClaimedTask<T>]) -> Self {
        Self {
            kind: T::KIND,
            attempts: tasks.iter().map(|task| task.attempts).max().unwrap_or_default(),
            traces: tasks.iter().filter_map(|task| task.trace.clone()).collect(),
        }
    }
}

/// Works on claimed tasks, in a trace of its own that is linked to those that have queued them.
pub(crate) fn traced<R>(
    app: &App,
    origin: &Origin,
    work: impl Future<Output = Result<R, Problem>>,
) -> impl Future<Output = Result<R, Problem>> {
    let Origin { kind, attempts, traces } = origin;
    app.traces.task(kind.as_str(), (*attempts, traces), app.clock.now(), work)
}

/// Lets a task be tried again whose worker has failed, and passes the failure on.
pub(crate) async fn retry_on_error<T: Task>(
    app: &App,
    task: &ClaimedTask<T>,
    worked: Result<(), Problem>,
) -> Result<(), Problem> {
    let Err(problem) = worked else { return Ok(()) };
    let (task, error) = (task.clone(), problem.to_string());
    app.write_as_system(move |tx| task.retry_later(tx, pause_after(task.attempts, MAX_PAUSE), &error)).await?;
    Err(problem)
}

/// Takes a task off the queue.
pub(crate) async fn complete<T: Task>(app: &App, task: &ClaimedTask<T>) -> Result<(), Problem> {
    let task = task.clone();
    app.write_as_system(move |tx| task.complete(tx).map(drop)).await?;
    count_done(T::KIND, 1);
    Ok(())
}

/// Gives a task up for good, and says why in the log and in the queue. Nothing about a deleted account may be kept, and a failed task would
/// keep its address, or an error with it: such a task is taken off the queue.
pub(crate) async fn fail<T: Task>(app: &App, task: &ClaimedTask<T>, error: &str) -> Result<(), Problem> {
    let (claimed, why) = (task.clone(), error.to_owned());
    app.write_as_system(move |tx| match is_account_deleted(tx, claimed.user)? {
        true => claimed.complete(tx).map(drop),
        false => claimed.fail(tx, &why),
    })
    .await?;
    let kind = T::KIND.as_str();
    tracing::warn!(task = %task.id, kind, error, attempts = task.attempts, "a task has failed for good");
    METRICS.failed.of(T::KIND).increment(1);
    Ok(())
}

fn is_account_deleted(tx: &mut Tx<'_>, account: Option<UserId>) -> Result<bool, Error> {
    let Some(account) = account else { return Ok(false) };
    Ok(User::find(tx, account)?.is_some_and(|user| user.status == UserStatus::Deleted))
}

/// Why a task is given up that was not done in time.
pub(crate) fn too_late<T: Task>(task: &ClaimedTask<T>) -> String {
    match &task.last_error {
        Some(error) => format!("it was not done in time: {error}"),
        None => "it was not done in time".to_owned(),
    }
}
