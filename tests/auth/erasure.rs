//! Deleting an account with any number of rows, in steps.

use crate::support::{Hall, Person, Reply, eventually};
use hirehall::database::{
    Engine, Error, FromRow, Param, Row, Tx,
    ids::{ServiceId, ThreadId, UserId},
};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

/// More conversations than one step processes.
const MANY: u128 = 120;

/// A client with an open conversation with each of as many workers, bookmarks of them, and more stored responses than one step takes.
fn meet_many(tx: &mut Tx<'_>, client: UserId) -> Result<(), Error> {
    let now = tx.now();
    for number in 1..=MANY {
        let (worker, thread) = (UserId::from(Uuid::from_u128(number)), ThreadId::from(Uuid::from_u128(number << 64)));
        let email = format!("w{number}@example.org");
        tx.execute(
            "INSERT INTO users (id, role, status, email, email_key, name_key, first_name, last_name, created_at, updated_at)
             VALUES ($1, 'WORKER', 'ACTIVE', $2, $2, 'w w', 'W', 'W', $3, $3)",
            &[&worker, &email, &now],
        )?;
        tx.execute("INSERT INTO workers (user_id) VALUES ($1)", &[&worker])?;
        tx.execute(
            "INSERT INTO threads (id, client_id, worker_id, created_at, last_activity_at) VALUES ($1, $2, $3, $4, $4)",
            &[&thread, &client, &worker, &now],
        )?;
        tx.execute(
            "INSERT INTO favorites (client_id, worker_id, created_at) VALUES ($1, $2, $3)",
            &[&client, &worker, &now],
        )?;
    }
    for number in 1..=STEP_AND_MORE {
        tx.execute(
            "INSERT INTO answers (user_id, route, key, request_hash, status, body, created_at) VALUES ($1, 'POST /threads', $2, $3, 201, '{}', $4)",
            &[&client, &number.to_string(), &[0_u8].as_slice(), &now],
        )?;
    }
    Ok(())
}

async fn count(hall: &Hall, sql: &'static str, user: UserId) -> i64 {
    hall.app.db.read(move |tx| tx.one::<(i64,)>(sql, &[&user])).await.unwrap().0
}

/// Listings that their worker has deleted: any number is possible.
fn delete_many_services(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    let now = tx.now();
    for number in 1..=STEP_AND_MORE {
        let service = ServiceId::from(Uuid::from_u128(number << 64));
        tx.execute(
            "INSERT INTO services (id, worker_id, status, title, description, category, location, pricing, created_at, updated_at)
             VALUES ($1, $2, 'DELETED', 'T', 'Much to say', 'other', 'Here', 'QUOTE', $3, $3)",
            &[&service, &worker, &now],
        )?;
    }
    Ok(())
}

/// More listings or responses than a step takes.
const STEP_AND_MORE: u128 = 501;

#[apply(both_engines)]
async fn the_listings_of_a_deleted_account_are_erased_in_steps_that_an_index_serves(hall: Hall) {
    let worker = hall.worker().await;
    let user = worker.user_id();
    hall.app.db.write(move |tx| delete_many_services(tx, user)).await.unwrap();
    leave(&worker).await;
    const LEFT: &str = "SELECT count(*) FROM services WHERE worker_id = $1 AND (description <> '' OR location <> '')";
    assert_eq!((count(&hall, LEFT, user).await, count(&hall, UNFINISHED, user).await), (0, 0));
    let engine = hall.app.db.engine();
    let plan = hall.app.db.write(move |tx| {
        let step = "SELECT id FROM services WHERE worker_id = $1 AND id > $2 ORDER BY id LIMIT 500";
        let params: [&dyn Param; 2] = [&user, &ServiceId::from(Uuid::nil())];
        let lines: Vec<String> = match engine {
            Engine::Sqlite => {
                let lines: Vec<PlanLine> = tx.all(&format!("EXPLAIN QUERY PLAN {step}"), &params)?;
                lines.into_iter().map(|line| line.0).collect()
            }
            Engine::Postgres => {
                let lines: Vec<(String,)> = tx.all(&format!("EXPLAIN {step}"), &params)?;
                lines.into_iter().map(|(line,)| line).collect()
            }
        };
        Ok::<_, Error>(lines.join("\n"))
    });
    let plan = plan.await.unwrap();
    assert!(plan.contains("services_of_worker") && !plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "{plan}");
}

/// A line of SQLite's query plan.
struct PlanLine(String);

impl FromRow for PlanLine {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (_id, _parent, _notused): (i64, i64, i64) = (row.take("id")?, row.take("parent")?, row.take("notused")?);
        Ok(Self(row.take("detail")?))
    }
}

const OPEN: &str = "SELECT count(*) FROM threads WHERE client_id = $1 AND NOT is_closed";
const FAVORITES: &str = "SELECT count(*) FROM favorites WHERE client_id = $1";
const TOLD: &str = "SELECT count(*) FROM events WHERE type = 'thread.closed' AND client_id = $1";
const RESPONSES: &str = "SELECT count(*) FROM answers WHERE user_id = $1";
const UNFINISHED: &str = "SELECT count(*) FROM erasures WHERE user_id = $1";

async fn leave(person: &Person) {
    let farewell = json!({ "password": person.password });
    Reply::to(person.request(Method::DELETE, "/auth/me").json(&farewell)).await.is(204);
}

#[apply(both_engines)]
async fn an_account_with_more_rows_than_a_step_takes_is_gone_once_its_deletion_is_answered(hall: Hall) {
    let client = hall.client().await;
    let user = client.user_id();
    hall.app.db.write(move |tx| meet_many(tx, user)).await.unwrap();
    leave(&client).await;
    let many = i64::try_from(MANY).unwrap();
    let left = [OPEN, FAVORITES, RESPONSES, UNFINISHED].map(|sql| count(&hall, sql, user));
    assert_eq!(futures_util::future::join_all(left).await, [0; 4]);
    assert_eq!(count(&hall, TOLD, user).await, many, "each conversation is told of once");
}

#[apply(both_engines)]
async fn an_interrupted_deletion_is_finished_by_the_next_node(hall: Hall) {
    let client = hall.client().await;
    let user = client.user_id();
    leave(&client).await;
    let interrupted = move |tx: &mut Tx<'_>| {
        meet_many(tx, user)?;
        // A third of the conversations has been processed.
        let thread = ThreadId::from(Uuid::from_u128((MANY / 3) << 64));
        tx.execute("UPDATE threads SET is_closed = TRUE WHERE client_id = $1 AND id <= $2", &[&user, &thread])?;
        let now = tx.now();
        tx.execute(
            "INSERT INTO erasures (user_id, deleted_by, thread_id, begun_at) VALUES ($1, $1, $2, $3)",
            &[&user, &thread, &now],
        )
    };
    hall.app.db.write(interrupted).await.unwrap();
    eventually("the end", async || (count(&hall, UNFINISHED, user).await == 0).then_some(())).await;
    assert_eq!((count(&hall, OPEN, user).await, count(&hall, FAVORITES, user).await), (0, 0));
    assert_eq!(count(&hall, TOLD, user).await, i64::try_from(MANY - MANY / 3).unwrap());
}

/// Makes the deletion of this account fail from now on.
async fn forbid_the_end_of(hall: &Hall, user: UserId) {
    let rule = match hall.postgres() {
        None => vec![format!(
            "CREATE TRIGGER no_end BEFORE DELETE ON erasures WHEN OLD.user_id = x'{}'
             BEGIN SELECT RAISE(ABORT, 'not this one'); END",
            user.as_uuid().simple()
        )],
        Some(_) => vec![
            format!(
                "CREATE FUNCTION no_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                     IF OLD.user_id = '{user}' THEN RAISE EXCEPTION 'not this one'; END IF; RETURN OLD; END $$"
            ),
            "CREATE TRIGGER no_end BEFORE DELETE ON erasures FOR EACH ROW EXECUTE FUNCTION no_end()".to_owned(),
        ],
    };
    for statement in rule {
        hall.app.db.write(move |tx| tx.execute(&statement, &[])).await.unwrap();
    }
}

#[apply(both_engines)]
async fn a_deletion_that_cannot_be_finished_keeps_no_other_from_its_end(hall: Hall) {
    let (first, second) = (hall.client().await, hall.client().await);
    forbid_the_end_of(&hall, first.user_id()).await;
    leave(&first).await;
    assert_eq!(count(&hall, UNFINISHED, first.user_id()).await, 1);
    // The state after a kill between two steps.
    hall.sql(
        "INSERT INTO erasures (user_id, deleted_by, thread_id, begun_at) SELECT $1, $1, thread_id, begun_at FROM erasures",
        second.user_id(),
    )
    .await;
    eventually("the end of the second deletion", async || {
        (count(&hall, UNFINISHED, second.user_id()).await == 0).then_some(())
    })
    .await;
    assert_eq!(count(&hall, UNFINISHED, first.user_id()).await, 1);
}
