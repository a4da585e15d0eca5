//! The numbering of events and the position up to which readers may read, on PostgreSQL, where transactions commit in
//! any order.

use crate::support::{
    Hall, eventually,
    feed::{Happening, Stream},
};
use hirehall::{core::config::DatabaseUrl, database};
use macro_rules_attribute::apply;
use postgres::{Client, NoTls};
use serde_json::json;
use std::collections::BTreeSet;
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// The next step of a transaction.
#[derive(Debug, Clone, Copy)]
enum Step {
    Record(usize),
    End(usize),
}

/// Every order in which so many transactions can record and end.
fn orders(transactions: usize) -> Vec<Vec<Step>> {
    fn go_on(done: &mut Vec<Step>, has: &mut [u8], orders: &mut Vec<Vec<Step>>) {
        if has.iter().all(|steps| *steps == 2) {
            orders.push(done.clone());
        }
        for transaction in 0..has.len() {
            let step = match has[transaction] {
                0 => Step::Record(transaction),
                1 => Step::End(transaction),
                _ => continue,
            };
            has[transaction] += 1;
            done.push(step);
            go_on(done, has, orders);
            done.pop();
            has[transaction] -= 1;
        }
    }
    let mut orders = Vec::new();
    go_on(&mut Vec::new(), &mut vec![0; transactions], &mut orders);
    orders
}

const RECORD: &str = "INSERT INTO events (id, type, at, subject_id, client_id, for_admins, is_audit, data)
     VALUES (next_event_id(), 'client.changed', 0, $1, $2, FALSE, FALSE, '{}')";

fn postgres_url(hall: &Hall) -> String {
    let DatabaseUrl::Postgres(url) = &hall.app.settings.database_url else { panic!("it is SQLite") };
    url.to_string()
}

/// Connections whose transactions stay open as long as the test needs.
async fn connections<const N: usize>(url: &str) -> [Client; N] {
    let url = url.to_owned();
    spawn_blocking(move || std::array::from_fn(|_| Client::connect(&url, NoTls).unwrap())).await.unwrap()
}

async fn begin(mut connection: Client, user: Uuid, subjects: Vec<Uuid>) -> Client {
    spawn_blocking(move || {
        connection.batch_execute("BEGIN ISOLATION LEVEL SERIALIZABLE").unwrap();
        for subject in &subjects {
            connection.execute(RECORD, &[subject, &user]).unwrap();
        }
        connection
    })
    .await
    .unwrap()
}

async fn end(mut connection: Client, how: &'static str) -> Client {
    spawn_blocking(move || {
        connection.batch_execute(how).unwrap();
        connection
    })
    .await
    .unwrap()
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_reader_passes_no_event_in_whatever_order_transactions_record_and_commit() {
    let hall = Hall::on_postgresql().await;
    let url = postgres_url(&hall);
    let client = hall.client().await;
    let mut stream = Stream::open(&client, "/events", None).await;
    let mut last = stream.beginning().await;
    let mut idle: Vec<Option<Client>> = connections::<3>(&url).await.into_iter().map(Some).collect();
    let mut committed = BTreeSet::new();
    let mut heard = Vec::new();
    for (round, order) in orders(3).into_iter().enumerate() {
        let mut subjects = [Uuid::nil(); 3];
        for step in order {
            match step {
                Step::Record(transaction) => {
                    subjects[transaction] = Uuid::from_u128(rand::random());
                    let connection = idle[transaction].take().unwrap();
                    idle[transaction] =
                        Some(begin(connection, client.user_id().as_uuid(), vec![subjects[transaction]]).await);
                }
                // Some are rolled back.
                Step::End(transaction) => {
                    let is_kept = (round + transaction) % 4 != 0;
                    let connection = idle[transaction].take().unwrap();
                    idle[transaction] = Some(end(connection, if is_kept { "COMMIT" } else { "ROLLBACK" }).await);
                    if is_kept {
                        committed.insert(subjects[transaction]);
                    }
                }
            }
            let page = client.get(&format!("/events?after={last}&limit=100")).await.is(200);
            for event in page["items"].as_array().unwrap() {
                assert!(event["id"].as_i64().unwrap() > last);
                last = event["id"].as_i64().unwrap();
                heard.push(event["data"]["user_id"].as_str().unwrap().parse::<Uuid>().unwrap());
            }
        }
    }
    assert_eq!(heard.iter().copied().collect::<BTreeSet<_>>(), committed, "each once, and none is missing");
    assert_eq!(heard.len(), committed.len());
    for subject in heard {
        assert_eq!(stream.next().await.unwrap().data["data"]["user_id"], json!(subject), "the stream tells the same");
    }
    spawn_blocking(move || drop(idle)).await.unwrap();
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_node_that_starts_while_transactions_are_open_loses_nothing_of_theirs() {
    let hall = Hall::on_postgresql().await;
    let url = postgres_url(&hall);
    let (client, other) = (hall.client().await, hall.client().await);
    let mut stream = Stream::open(&client, "/events", None).await;
    let from = stream.beginning().await;
    let subjects: Vec<Uuid> = (1..=3).map(Uuid::from_u128).collect();
    let [early, late] = connections::<2>(&url).await;
    let early = begin(early, client.user_id().as_uuid(), subjects[..1].to_vec()).await;

    // Others continue, and a node starts.
    for _ in 0..3 {
        other.signed_in().await;
    }
    let late = begin(late, client.user_id().as_uuid(), subjects[1..2].to_vec()).await;
    let settings = hall.app.settings.database_url.clone();
    spawn_blocking(move || database::migrate(&settings)).await.unwrap().unwrap();
    let node = hall.another_node().await;
    let happening = Happening { client: Some(client.user_id()), ..Happening::new("client.changed", subjects[2]) };
    node.db.write(move |tx| happening.record(tx)).await.unwrap();

    let held = client.get(&format!("/events?after={from}")).await.is(200);
    assert_eq!(held["items"], json!([]), "nobody reads past what is still open");
    let late = end(late, "COMMIT").await;
    let early = end(early, "COMMIT").await;
    for subject in &subjects {
        assert_eq!(stream.next().await.unwrap().data["data"]["user_id"], json!(subject));
    }
    spawn_blocking(move || drop((early, late))).await.unwrap();
    node.stop.cancel();
}

#[apply(needs_postgres)]
#[tokio::test]
async fn an_event_that_commits_late_still_sends_its_mail() {
    let hall = Hall::on_postgresql().await;
    let url = postgres_url(&hall);
    let (client, worker) = (hall.client().await, hall.worker().await);
    let [open] = connections::<1>(&url).await;
    let user = client.user_id().as_uuid();
    let open = spawn_blocking(move || {
        let mut open = open;
        open.batch_execute("BEGIN ISOLATION LEVEL SERIALIZABLE").unwrap();
        let sql = "INSERT INTO events (id, type, at, subject_id, client_id, for_admins, is_audit, data)
             VALUES (next_event_id(), 'user.frozen', CAST(extract(epoch FROM now()) * 1000000 AS BIGINT), $1, $1, FALSE, TRUE, '{}')";
        open.execute(sql, &[&user]).unwrap();
        open
    })
    .await
    .unwrap();
    hall.admin().await.post(&format!("/admin/users/{}/freeze", worker.id), json!({ "reason": "Look" })).await.is(200);
    let settings = hall.app.settings.database_url.clone();
    spawn_blocking(move || database::migrate(&settings)).await.unwrap().unwrap();
    let node = hall.another_node().await;
    let open = end(open, "COMMIT").await;
    hall.mail_to(&worker.email, "Your account is frozen").await;
    hall.mail_to(&client.email, "Your account is frozen").await;
    spawn_blocking(move || drop(open)).await.unwrap();
    node.stop.cancel();
}

#[apply(both_engines)]
async fn a_transaction_may_record_more_than_a_thousand_events(hall: Hall) {
    const MANY: i64 = 1_500;
    let client = hall.client().await;
    let mut stream = Stream::open(&client, "/events", None).await;
    let mut last = stream.beginning().await;
    let user = client.user_id();
    let many = move |tx: &mut database::Tx<'_>| {
        (0..MANY).try_for_each(|place| {
            let subject = Uuid::from_u128(u128::try_from(place).unwrap());
            Happening { client: Some(user), ..Happening::new("client.changed", subject) }.record(tx)
        })
    };
    hall.app.db.write(many).await.unwrap();
    let next = Happening { client: Some(user), ..Happening::new("client.changed", Uuid::max()) };
    next.happens(&hall).await;
    for place in 0..MANY {
        let told = stream.next().await.unwrap();
        assert!(told.id > last && told.id < 1 << 53);
        last = told.id;
        assert_eq!(told.data["data"]["user_id"], json!(Uuid::from_u128(u128::try_from(place).unwrap())));
    }
    assert_eq!(stream.next().await.unwrap().data["data"]["user_id"], json!(Uuid::max()));
}

#[apply(needs_postgres)]
#[tokio::test]
async fn numbers_go_on_behind_the_newest_event_of_a_copy_whose_sequence_began_anew() {
    let hall = Hall::on_postgresql().await;
    let url = postgres_url(&hall);
    let client = hall.client().await;
    let last = eventually("an event", async || client.get("/events").await.is(200)["items"][0]["id"].as_i64()).await;
    let [mut copy] = connections::<1>(&url).await;
    let begin_anew = format!("UPDATE events SET id = id + 1000000 WHERE id = {last}; ALTER SEQUENCE event_ids RESTART");
    spawn_blocking(move || copy.batch_execute(&begin_anew)).await.unwrap().unwrap();
    let settings = hall.app.settings.database_url.clone();
    spawn_blocking(move || database::migrate(&settings)).await.unwrap().unwrap();
    let happening = Happening { client: Some(client.user_id()), ..Happening::new("client.changed", Uuid::max()) };
    happening.happens(&hall).await;
    let told = client.get(&format!("/events?after={}", last + 1_000_000)).await.is(200);
    assert_eq!(told["items"][0]["data"]["user_id"], json!(Uuid::max()));
}
