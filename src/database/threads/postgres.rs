//! A thread that owns a connection and takes work for it.

use super::connection::{End, PgConnection};
use crate::{
    core::{clock::Clock, config::PostgresUrl},
    database::{
        Error,
        session::{QUEUE_TIMEOUT, Work},
    },
};
use crossbeam_channel::{Receiver, Sender, TrySendError};
use std::{
    sync::{
        Arc, Weak,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::watch;

/// How long a thread rests between two tries to connect: at first, and at last.
const RECONNECT_PAUSE: [Duration; 2] = [Duration::from_millis(100), Duration::from_secs(2)];

pub(super) struct Worker {
    pub(super) url: PostgresUrl,
    pub(super) connection: Option<PgConnection>,
    /// How many threads have a connection.
    pub(super) connected: Arc<AtomicUsize>,
    pub(super) queue: Weak<Sender<Box<dyn Work>>>,
    pub(super) waiting: Receiver<Box<dyn Work>>,
    pub(super) clock: Clock,
    pub(super) time_limit: Duration,
    pub(super) committed: Arc<watch::Sender<u64>>,
}

impl Worker {
    /// Works until the database is closed. Without a connection it takes no work that a thread with one could do.
    pub(super) fn work_off(mut self) {
        loop {
            let connection = match self.connection.take() {
                Some(connection) => connection,
                None => match self.connect_in_time() {
                    Some(connection) => connection,
                    None => return,
                },
            };
            let Ok(work) = self.waiting.recv() else { return };
            self.connection = self.serve(connection, work);
        }
    }

    /// Tries until there is a connection; `None` once the database is closed.
    fn connect_in_time(&self) -> Option<PgConnection> {
        let [mut rest, longest] = RECONNECT_PAUSE;
        let mut failures = 0_u32;
        loop {
            match self.connect() {
                Ok(connection) if failures > 0 => {
                    tracing::info!(failures, "a connection to the database is back");
                    return Some(connection);
                }
                Ok(connection) => return Some(connection),
                Err(error) if failures == 0 => tracing::warn!(%error, "a connection to the database cannot be made"),
                Err(error) => tracing::debug!(%error, failures, "a connection to the database cannot be made"),
            }
            failures = failures.saturating_add(1);
            self.refuse_what_nobody_can_do();
            self.rest(rest)?;
            rest = (rest * 2).min(longest);
        }
    }

    fn connect(&self) -> Result<PgConnection, Error> {
        let connection = PgConnection::open(&self.url, self.time_limit)?;
        self.connected.fetch_add(1, Ordering::Relaxed);
        Ok(connection)
    }

    /// Does one piece of work. A connection that turns out to be broken is replaced, and the work begun anew on the next: nothing of
    /// it was kept. Gives back the connection that is left.
    fn serve(&self, mut connection: PgConnection, mut work: Box<dyn Work>) -> Option<PgConnection> {
        if !work.claim() {
            return Some(connection);
        }
        let mut end = connection.transact(work.as_mut(), &self.clock, self.time_limit);
        if matches!(end, End::Lost) && work.has_waited_for() < QUEUE_TIMEOUT {
            drop(connection);
            self.connected.fetch_sub(1, Ordering::Relaxed);
            match self.connect() {
                Ok(fresh) => connection = fresh,
                Err(error) => {
                    self.hand_on(work, error);
                    return None;
                }
            }
            end = connection.transact(work.as_mut(), &self.clock, self.time_limit);
        }
        if work.writes() && matches!(end, End::Done(Ok(()))) {
            self.committed.send_modify(|count| *count += 1);
        }
        work.answer(match end {
            End::Done(end) => end,
            End::Lost => Err(Error::Unavailable("the connection broke".to_owned())),
        });
        connection.leave();
        if connection.is_broken() {
            self.connected.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        Some(connection)
    }

    /// Lets another thread do what this one cannot, if another can.
    fn hand_on(&self, mut work: Box<dyn Work>, why: Error) {
        tracing::warn!(error = %why, "a connection to the database is lost");
        match self.queue.upgrade() {
            Some(queue) if self.connected.load(Ordering::Relaxed) > 0 => {
                work.release();
                if let Err(TrySendError::Full(work) | TrySendError::Disconnected(work)) = queue.try_send(work) {
                    work.answer(Err(Error::Overloaded));
                }
            }
            _ => work.answer(Err(why)),
        }
    }

    /// Without any connection, waiting would be in vain.
    fn refuse_what_nobody_can_do(&self) {
        while self.connected.load(Ordering::Relaxed) == 0
            && let Ok(mut work) = self.waiting.try_recv()
        {
            if work.claim() {
                work.answer(Err(Error::Unavailable("there is no connection to it".to_owned())));
            }
        }
    }

    /// `None` once the database is closed.
    #[expect(clippy::disallowed_methods, reason = "nothing tells when a server is back")]
    fn rest(&self, time: Duration) -> Option<()> {
        std::thread::sleep(time);
        (self.queue.strong_count() > 0).then_some(())
    }
}
