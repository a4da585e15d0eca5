//! PostgreSQL: threads that each own one connection and take work from one bounded queue.
//!
//! What writes runs SERIALIZABLE and is run again when PostgreSQL asks for it, so a rule that holds on SQLite, where transactions
//! run one after the other, holds here too. What only reads sees one moment, as on SQLite: whoever was admitted is shown nothing
//! that happened after they were dismissed.

mod connect;
mod connection;
mod passwords;
mod server;
mod tls;
mod worker;

use super::{
    Error, Options, Tx,
    session::{MAX_QUEUED, Queues},
    statement::DriverConnection,
};
use crate::core::{
    clock::{Clock, Timestamp},
    config::PostgresUrl,
};
pub(super) use connection::PgConnection;
use crossbeam_channel::bounded;
pub(super) use server::check;
use std::{
    sync::{Arc, atomic::AtomicUsize},
    thread,
};
use tokio::sync::watch;
use worker::Worker;

pub(super) fn start(url: &PostgresUrl, options: &Options, committed: watch::Sender<u64>) -> Result<Queues, Error> {
    check(url)?;
    let mut first = Some(PgConnection::open(url, options.time_limit)?);
    let committed = Arc::new(committed);
    let connected = Arc::new(AtomicUsize::new(1));
    let (queue, waiting) = bounded(MAX_QUEUED);
    let queue = Arc::new(queue);
    for _ in 0..options.connections.max(1) {
        let worker = Worker {
            url: url.clone(),
            connection: first.take(),
            connected: Arc::clone(&connected),
            queue: Arc::downgrade(&queue),
            waiting: waiting.clone(),
            clock: options.clock.clone(),
            time_limit: options.time_limit,
            committed: Arc::clone(&committed),
        };
        let spawned = thread::Builder::new().name("db".into()).spawn(move || worker.work_off());
        spawned.map_err(|error| Error::Other(format!("cannot start a database thread: {error}")))?;
    }
    Ok(Queues { reads: Arc::clone(&queue), writes: queue, connected })
}

/// What time the server has.
pub(super) fn clock(tx: &mut Tx<'_>) -> Result<Timestamp, Error> {
    let (now,) = tx.one("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)", &[])?;
    Ok(now)
}

/// Runs `work` on this thread, statement by statement, with a connection of its own.
pub(super) fn run_alone<T>(
    url: &PostgresUrl,
    clock: &Clock,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    work(&mut Tx::new(DriverConnection::Postgres(&mut PgConnection::alone(url)?), clock.now(), None))
}
