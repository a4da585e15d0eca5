//! The queue: each task is done once, by any node, also when nodes crash.

mod migration;

use crate::support::Hall;
use hirehall::database::{
    Database, Engine, Error, FromRow, Row, Tx,
    ids::{TaskId, UserId},
    queue::{
        ClaimedTask, Priority, Task, TaskKind, TaskOptions, claim, claim_batch, claim_statement, enqueue, is_any_due,
        state::{TaskCount, count_tasks, delete, failed_tasks, failed_tasks_of, retry},
    },
};
use macro_rules_attribute::apply;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, time::Duration};
use uuid::Uuid;

/// Work of the kind of exports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Work(i64);

impl Task for Work {
    const KIND: TaskKind = TaskKind::Export;
    const LEASE: Duration = Duration::from_secs(60);

    fn key(&self) -> String {
        self.0.to_string()
    }
}

/// The database of a marketplace without running loops: nothing else processes the queue.
async fn idle(hall: Hall) -> Hall {
    hall.stopped().await;
    hall
}

async fn put(db: &Database, work: i64, terms: impl Fn(TaskOptions) -> TaskOptions + Send + 'static) {
    db.write(move |tx| enqueue(tx, &Work(work), terms(TaskOptions::now(tx)))).await.unwrap();
}

async fn take(db: &Database) -> Option<ClaimedTask<Work>> {
    db.write(claim::<Work>).await.unwrap()
}

async fn settle<T: Send + 'static>(
    db: &Database,
    task: &ClaimedTask<Work>,
    how: impl Fn(&ClaimedTask<Work>, &mut Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> T {
    let task = task.clone();
    db.write(move |tx| how(&task, tx)).await.unwrap()
}

#[apply(both_engines)]
async fn two_claimers_never_get_one_task_twice(hall: Hall) {
    const TASKS: i64 = 300;
    let hall = idle(hall).await;
    let fill = |tx: &mut Tx<'_>| {
        (0..TASKS).try_for_each(|number| {
            let now = TaskOptions::now(tx);
            enqueue(tx, &Work(number), now)
        })
    };
    hall.app.db.write(fill).await.unwrap();
    let claimers = (0..8).map(|_| {
        let db = hall.app.db.clone();
        tokio::spawn(async move {
            let mut claimed = Vec::new();
            // A worker that finds its next task locked gets none and tries again.
            while db.read(is_any_due::<Work>).await.unwrap() {
                claimed.extend(take(&db).await.map(|task| task.task.0));
            }
            claimed
        })
    });
    let mut all = Vec::new();
    for claimer in claimers.collect::<Vec<_>>() {
        all.extend(claimer.await.unwrap());
    }
    let number = all.len();
    assert_eq!(number, all.into_iter().collect::<BTreeSet<_>>().len(), "some were claimed twice");
    assert_eq!(i64::try_from(number).unwrap(), TASKS);
}

#[apply(both_engines)]
async fn a_task_of_a_crashed_worker_is_due_again_when_its_lease_ends(hall: Hall) {
    let hall = idle(hall).await;
    let db = &hall.app.db;
    put(db, 1, |terms| terms).await;
    let dead = take(db).await.unwrap();
    assert!(take(db).await.is_none() && !db.read(is_any_due::<Work>).await.unwrap());
    hall.clock.advance(Work::LEASE);
    let alive = take(db).await.unwrap();
    assert_eq!((alive.id, alive.attempts), (dead.id, 2));
    // The worker was only slow: its result is ignored.
    settle(db, &dead, |task, tx| task.retry_later(tx, Duration::from_secs(1), "too slow")).await;
    settle(db, &dead, |task, tx| task.fail(tx, "too slow")).await;
    assert!(!settle(db, &dead, ClaimedTask::complete).await);
    assert!(settle(db, &alive, ClaimedTask::complete).await);
    hall.clock.advance(Work::LEASE);
    assert!(take(db).await.is_none());
}

#[apply(both_engines)]
async fn a_key_has_one_open_task_and_a_task_enqueued_during_its_execution_runs_once_more(hall: Hall) {
    let hall = idle(hall).await;
    let db = &hall.app.db;
    put(db, 1, |terms| terms).await;
    put(db, 1, |terms| terms).await;
    let first = take(db).await.unwrap();
    assert!(take(db).await.is_none());
    put(db, 1, |terms| terms).await;
    assert!(!settle(db, &first, ClaimedTask::complete).await, "it has to be done once more");
    let again = take(db).await.unwrap();
    assert_eq!(again.id, first.id);
    assert!(settle(db, &again, ClaimedTask::complete).await);
    assert!(take(db).await.is_none());
}

#[apply(both_engines)]
async fn a_task_that_is_enqueued_again_is_worth_running_as_long_as_either_would_be(hall: Hall) {
    let hall = idle(hall).await;
    let db = &hall.app.db;
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    let until = |pause: Option<Duration>| {
        move |terms: TaskOptions| TaskOptions {
            expires_at: pause.map(|pause| terms.due_at.saturating_add(pause)),
            ..terms
        }
    };
    let begin = hall.clock.now();
    for (first, again, expected) in
        [(Some(60), Some(90), Some(90)), (Some(90), Some(60), Some(90)), (None, Some(60), None), (Some(60), None, None)]
    {
        put(db, 1, until(first.map(minutes))).await;
        put(db, 1, until(again.map(minutes))).await;
        let task = take(db).await.unwrap();
        let rest = task.expires_at.map(|end| end.saturating_since(begin).as_secs() / 60);
        assert_eq!(rest, expected, "{first:?}, {again:?}");
        assert!(settle(db, &task, ClaimedTask::complete).await);
    }
}

#[apply(both_engines)]
async fn tasks_are_claimed_by_priority_and_then_by_time(hall: Hall) {
    let hall = idle(hall).await;
    let db = &hall.app.db;
    put(db, 1, |terms| terms).await;
    hall.clock.advance(Duration::from_secs(1));
    put(db, 2, |terms| terms).await;
    put(db, 3, |terms| TaskOptions { priority: Priority::High, ..terms }).await;
    put(db, 4, |terms| TaskOptions { due_at: terms.due_at.saturating_add(Duration::from_secs(60)), ..terms }).await;
    let mut order = Vec::new();
    while let Some(task) = take(db).await {
        order.push(task.task.0);
        settle(db, &task, ClaimedTask::complete).await;
    }
    assert_eq!(order, [3, 1, 2]);
    hall.clock.advance(Duration::from_secs(61));
    assert_eq!(take(db).await.unwrap().task, Work(4));
}

#[apply(both_engines)]
async fn failed_tasks_are_kept_with_their_reason(hall: Hall) {
    let hall = idle(hall).await;
    let db = &hall.app.db;
    let user = UserId::from(Uuid::from_u128(7));
    put(db, 1, move |terms| TaskOptions { user: Some(user), ..terms }).await;
    let task = take(db).await.unwrap();
    settle(db, &task, |task, tx| task.retry_later(tx, Duration::from_secs(30), "not yet")).await;
    assert!(take(db).await.is_none());
    hall.clock.advance(Duration::from_secs(30));
    let task = take(db).await.unwrap();
    assert_eq!(task.last_error.as_deref(), Some("not yet"));
    settle(db, &task, |task, tx| task.fail(tx, "no such user")).await;
    hall.clock.advance(Duration::from_secs(24 * 60 * 60));
    assert!(take(db).await.is_none());
    for failed in [
        db.read(|tx| failed_tasks(tx, None, 10)).await.unwrap(),
        db.read(move |tx| failed_tasks_of(tx, user, 10)).await.unwrap(),
    ] {
        assert_eq!(failed.len(), 1);
        assert_eq!((failed[0].id, failed[0].last_error.as_deref()), (task.id, Some("no such user")));
    }
    assert_eq!(db.read(count_tasks).await.unwrap(), [TaskCount { kind: "export".to_owned(), open: 0, failed: 1 }]);

    let id = task.id;
    assert!(db.write(move |tx| retry(tx, id)).await.unwrap());
    let task = take(db).await.unwrap();
    assert_eq!((task.id, task.attempts), (id, 1));
    assert!(db.write(move |tx| delete(tx, id)).await.unwrap());
    assert!(!db.write(move |tx| delete(tx, id)).await.unwrap());
    assert!(!db.write(move |tx| retry(tx, TaskId::from(Uuid::nil()))).await.unwrap());
}

#[apply(both_engines)]
async fn a_batch_is_claimed_as_a_whole(hall: Hall) {
    let hall = idle(hall).await;
    let db = &hall.app.db;
    for number in 0..30 {
        let batch = UserId::from(Uuid::from_u128(1 + u128::try_from(number % 3).unwrap())).subject();
        put(db, number, move |terms| TaskOptions { batch: Some(batch), ..terms }).await;
    }
    let claimers = (0..6).map(|_| {
        let db = db.clone();
        tokio::spawn(async move { db.write(|tx| claim_batch::<Work>(tx, 100)).await.unwrap() })
    });
    let mut sizes = Vec::new();
    for claimer in claimers.collect::<Vec<_>>() {
        sizes.push(claimer.await.unwrap().len());
    }
    sizes.sort_unstable();
    assert_eq!(sizes, [0, 0, 0, 10, 10, 10]);
}

#[apply(both_engines)]
async fn a_task_with_an_unreadable_payload_fails_and_does_not_stop_others(hall: Hall) {
    let hall = idle(hall).await;
    let db = &hall.app.db;
    put(db, 1, |terms| terms).await;
    db.write(|tx| tx.execute("UPDATE tasks SET payload = '{\"unknown\": 1}'", &[])).await.unwrap();
    put(db, 2, |terms| terms).await;
    assert_eq!(take(db).await.unwrap().task, Work(2));
    let failed = db.read(|tx| failed_tasks(tx, None, 10)).await.unwrap();
    assert!(failed[0].last_error.as_ref().unwrap().starts_with("its payload cannot be read"), "{failed:?}");
}

#[apply(both_engines)]
async fn claiming_a_task_uses_an_index(hall: Hall) {
    let hall = idle(hall).await;
    let fill = |tx: &mut Tx<'_>| {
        for number in 0..3000 {
            let terms = TaskOptions::now(tx);
            let later = terms.due_at.saturating_add(Duration::from_secs(60));
            enqueue(
                tx,
                &Work(number),
                TaskOptions { due_at: if number % 100 == 0 { terms.due_at } else { later }, ..terms },
            )?;
        }
        Ok::<_, Error>(())
    };
    hall.app.db.write(fill).await.unwrap();
    hall.app.db.write(|tx| tx.execute("ANALYZE tasks", &[])).await.unwrap();
    let engine = hall.app.db.engine();
    let plan = hall.app.db.write(move |tx| {
        let (now, lease) = (tx.now(), TaskId::new(tx));
        let params: [&dyn hirehall::database::Param; 5] = [&lease, &now, &Work::KIND, &1_i64, &now];
        let claim = claim_statement(engine);
        Ok::<_, Error>(match engine {
            Engine::Sqlite => {
                let steps: Vec<Step> = tx.all(&format!("EXPLAIN QUERY PLAN {claim}"), &params)?;
                steps.into_iter().map(|step| step.0).collect::<Vec<_>>().join("\n")
            }
            Engine::Postgres => {
                let lines: Vec<(String,)> = tx.all(&format!("EXPLAIN {claim}"), &params)?;
                lines.into_iter().map(|(line,)| line).collect::<Vec<_>>().join("\n")
            }
        })
    });
    let plan = plan.await.unwrap();
    assert!(plan.contains("tasks_due") && !plan.contains("Seq Scan") && !plan.contains("SCAN"), "{plan}");
    assert!(!plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "{plan}");
}

/// A line of SQLite's query plan.
struct Step(String);

impl FromRow for Step {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (_id, _parent, _notused): (i64, i64, i64) = (row.take("id")?, row.take("parent")?, row.take("notused")?);
        Ok(Self(row.take("detail")?))
    }
}
