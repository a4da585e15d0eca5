//! Isolation of transactions.

mod connections;
mod failures;
mod growing_old;
mod met;
mod rows;
pub(crate) mod schema;
mod time;

use crate::support::Hall;
use futures_util::future::{FutureExt as _, join_all};
use hirehall::database::{Database, Error, Options, Tx, ids::UserId};
use macro_rules_attribute::apply;
use std::{
    future::poll_fn,
    sync::{Arc, Mutex, mpsc},
    task::Poll,
    time::Duration,
};
use tokio::sync::oneshot;

/// The status of `/readyz`.
async fn ready(hall: &Hall) -> u16 {
    reqwest::get(hall.url("/readyz")).await.unwrap().status().as_u16()
}

/// The same database with threads that only this test uses.
async fn quiet(hall: &Hall, connections: usize, time_limit: Duration) -> Database {
    let (url, clock) = (hall.app.settings.database_url.clone(), hall.clock.clone());
    let opening = move || Database::open(&Options { url, connections, clock, time_limit });
    tokio::task::spawn_blocking(opening).await.unwrap().unwrap()
}

const NAME: &str = "SELECT first_name FROM users WHERE id = $1";

/// Otherwise a feed could report the end of its own session, or a list could contain rows from after its reader was
/// banned.
#[apply(both_engines)]
async fn everything_that_one_read_sees_is_of_the_moment_that_admitted_the_reader(hall: Hall) {
    let user = hall.client().await.user_id();
    let (looked, once) = oneshot::channel();
    let (go_on, told) = mpsc::channel();
    let (looked, told) = (Mutex::new(Some(looked)), Mutex::new(told));
    let reading = tokio::spawn({
        let db = hall.app.db.clone();
        async move { db.read(move |tx| twice(tx, user, &looked, &told)).await }
    });

    once.await.unwrap();
    hall.sql("UPDATE users SET first_name = 'Changed' WHERE id = $1", user).await;
    go_on.send(()).unwrap();
    let (before, after) = reading.await.unwrap().unwrap();
    assert_eq!((before.as_str(), after.as_str()), ("Clara", "Clara"));
}

fn twice(
    tx: &mut Tx<'_>,
    user: UserId,
    looked: &Mutex<Option<oneshot::Sender<()>>>,
    told: &Mutex<mpsc::Receiver<()>>,
) -> Result<(String, String), Error> {
    let (before,) = tx.one(NAME, &[&user])?;
    looked.lock().unwrap().take().unwrap().send(()).unwrap();
    told.lock().unwrap().recv().unwrap();
    let (after,) = tx.one(NAME, &[&user])?;
    Ok((before, after))
}

#[apply(both_engines)]
async fn a_read_does_not_wait_for_slow_searches(hall: Hall) {
    let db = quiet(&hall, 4, Duration::from_secs(60)).await;
    let (release, released) = mpsc::channel::<()>();
    let released = Arc::new(Mutex::new(released));
    let mut searches = join_all((0..16).map(|_| {
        let released = Arc::clone(&released);
        db.search(move |_| {
            let _ = released.lock().unwrap().recv();
            Ok::<_, Error>(())
        })
    }));
    let are_queued = poll_fn(|context| Poll::Ready(searches.poll_unpin(context).is_pending()));
    assert!(are_queued.await);

    db.ping().await.unwrap();
    drop(release);
    assert!(searches.await.iter().all(Result::is_ok));
}

#[apply(both_engines)]
async fn a_read_transaction_cannot_write(hall: Hall) {
    let user = hall.client().await.user_id();
    let writing = hall.app.db.read(move |tx| tx.execute("UPDATE users SET first_name = '' WHERE id = $1", &[&user]));
    assert!(writing.await.is_err());
}
