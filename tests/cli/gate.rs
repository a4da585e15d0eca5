//! Places of PostgreSQL at which a command waits, so that it can be killed there.

use crate::support::eventually;
use std::{sync::mpsc, thread};

/// Whatever comes to this place waits until this is dropped, and is ended then.
pub(super) struct Gate {
    holder: Option<(mpsc::Sender<()>, thread::JoinHandle<()>)>,
    url: String,
}

impl Gate {
    /// Before a change of a table, for each row.
    pub(super) fn before(change: &str, table: &str, url: &str) -> Self {
        let shut = format!(
            "CREATE OR REPLACE FUNCTION wait_here() RETURNS TRIGGER LANGUAGE plpgsql AS $$
             BEGIN PERFORM pg_advisory_xact_lock(42); RETURN COALESCE(NEW, OLD); END $$;
             CREATE TRIGGER wait_here BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION wait_here();
             SELECT pg_advisory_lock(42)"
        );
        Self::new(url, shut, "DROP FUNCTION wait_here() CASCADE")
    }

    /// Before a table is read.
    pub(super) fn before_reading(table: &str, url: &str) -> Self {
        Self::new(url, format!("BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"), "ROLLBACK")
    }

    fn new(url: &str, shut: String, open: &'static str) -> Self {
        let (opened, until_opened) = mpsc::channel();
        let (is_shut, until_shut) = mpsc::channel();
        let address = url.to_owned();
        let holder = thread::spawn(move || {
            let mut client = postgres::Client::connect(&address, postgres::NoTls).unwrap();
            client.batch_execute(&shut).unwrap();
            is_shut.send(()).unwrap();
            let _ = until_opened.recv();
            let others = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
            client.batch_execute(others).unwrap();
            client.batch_execute(open).unwrap();
        });
        until_shut.recv().unwrap();
        Self { holder: Some((opened, holder)), url: url.to_owned() }
    }

    /// Waits until a process waits here.
    pub(super) async fn is_reached(&self) {
        eventually("a process at the gate", async || {
            let url = self.url.clone();
            let waiting = thread::spawn(move || {
                let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
                let waiting = "SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
                     WHERE datname = current_database() AND NOT granted";
                client.query(waiting, &[]).unwrap().len()
            });
            (waiting.join().unwrap() > 0).then_some(())
        })
        .await;
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        let (opened, holder) = self.holder.take().unwrap();
        drop(opened);
        holder.join().unwrap();
    }
}
