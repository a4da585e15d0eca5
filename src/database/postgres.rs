//! PostgreSQL: threads that each own one connection and take work from one bounded queue.
//!
//! What writes runs SERIALIZABLE and is run again when PostgreSQL asks for it, so a rule that holds on SQLite, where transactions
//! run one after the other, holds here too. What only reads runs statement by statement, without a transaction's round trips.

use super::{
    Error, Param, Tx,
    session::{QUEUE, Verdict, Work},
    statement::Connection as TxConnection,
};
use crate::core::{clock::Clock, config::Secret};
use crossbeam_channel::{Receiver, Sender, bounded};
use postgres::{Client, Statement, types::ToSql};
use std::{collections::HashMap, sync::Arc, thread, time::Duration};
use tokio::sync::watch;

/// How often a transaction is run before its caller is told to come back later.
const ATTEMPTS: u32 = 50;

/// More texts than this come only from combinations of search filters, which are cheap to prepare again.
const CACHED_STATEMENTS: usize = 512;

pub(super) fn start(
    url: &Secret,
    connections: usize,
    clock: &Clock,
    committed: watch::Sender<u64>,
) -> Result<Sender<Box<dyn Work>>, Error> {
    let config = configure(url)?;
    let mut first = Some(Connection::open(&config)?);
    let committed = Arc::new(committed);
    let (queue, waiting) = bounded(QUEUE);
    for _ in 0..connections.max(1) {
        let worker = Worker {
            config: config.clone(),
            connection: first.take(),
            clock: clock.clone(),
            committed: Arc::clone(&committed),
        };
        let waiting = waiting.clone();
        let spawned = thread::Builder::new().name("db".into()).spawn(move || worker.work_off(&waiting));
        spawned.map_err(|error| Error::Other(format!("cannot start a database thread: {error}")))?;
    }
    Ok(queue)
}

/// The URL as libpq reads it, with time limits that keep a dead server from holding a thread.
pub(super) fn configure(url: &Secret) -> Result<postgres::Config, Error> {
    let mut config: postgres::Config = url.reveal().parse().map_err(|error: postgres::Error| {
        Error::Other(format!("the URL of the PostgreSQL database cannot be read: {error}"))
    })?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(3));
    }
    config.tcp_user_timeout(Duration::from_secs(10)).keepalives_idle(Duration::from_secs(30));
    if config.get_application_name().is_none() {
        config.application_name("hirehall");
    }
    Ok(config)
}

/// A connection and the statements that it has prepared.
pub(super) struct Connection {
    client: Client,
    statements: HashMap<Box<str>, Statement>,
}

impl Connection {
    pub(super) fn open(config: &postgres::Config) -> Result<Self, Error> {
        let mut client = connect(config)?;
        client.batch_execute(
            "SET statement_timeout = '10s'; SET idle_in_transaction_session_timeout = '10s'; SET synchronous_commit = on",
        )?;
        Ok(Self { client, statements: HashMap::new() })
    }

    pub(super) fn query(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Vec<postgres::Row>, Error> {
        let statement = self.prepare(sql)?;
        Ok(self.client.query(&statement, &as_postgres(params))?)
    }

    pub(super) fn execute(&mut self, sql: &str, params: &[&dyn Param]) -> Result<u64, Error> {
        let statement = self.prepare(sql)?;
        Ok(self.client.execute(&statement, &as_postgres(params))?)
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        if self.statements.len() >= CACHED_STATEMENTS {
            self.statements.clear();
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    /// Runs the work in a transaction, again when PostgreSQL asks for it.
    fn transact(&mut self, work: &mut dyn Work, clock: &Clock) -> Result<(), Error> {
        for attempt in 1..=ATTEMPTS {
            self.client.batch_execute("BEGIN ISOLATION LEVEL SERIALIZABLE")?;
            let verdict = work.attempt(&mut Tx::new(TxConnection::Postgres(self), clock.now()));
            let end = match verdict {
                Verdict::Keep => self.client.batch_execute("COMMIT").map_err(Error::from),
                Verdict::Undo => return Ok(self.client.batch_execute("ROLLBACK")?),
                Verdict::Retry => self.client.batch_execute("ROLLBACK").map_err(Error::from).and(Err(Error::Conflict)),
            };
            match end {
                Err(Error::Conflict) => pause_before_retry(attempt),
                end => return end,
            }
        }
        Err(Error::Overloaded)
    }
}

/// TLS as the URL's `sslmode` says; certificates are checked against the operating system's.
pub(super) fn connect(config: &postgres::Config) -> Result<Client, Error> {
    if config.get_ssl_mode() == postgres::config::SslMode::Disable {
        return Ok(config.connect(postgres::NoTls)?);
    }
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Other(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config.connect(tokio_postgres_rustls::MakeRustlsConnect::new(tls))?)
}

fn as_postgres<'p>(params: &[&'p dyn Param]) -> Vec<&'p (dyn ToSql + Sync)> {
    params.iter().map(|param| *param as &(dyn ToSql + Sync)).collect()
}

/// A few hundred microseconds, longer each time, different for each loser.
#[expect(clippy::disallowed_methods, reason = "there is nothing to wait for: the winner is in another process perhaps")]
fn pause_before_retry(attempt: u32) {
    let spread = u64::try_from(crate::core::security::random() % 1000).unwrap_or_default();
    thread::sleep(Duration::from_micros((200 + spread) * u64::from(attempt.min(10))));
}

struct Worker {
    config: postgres::Config,
    connection: Option<Connection>,
    clock: Clock,
    committed: Arc<watch::Sender<u64>>,
}

impl Worker {
    fn work_off(mut self, waiting: &Receiver<Box<dyn Work>>) {
        for mut work in waiting {
            if work.is_abandoned() {
                continue;
            }
            let end = self.run(work.as_mut());
            if end.is_ok() && work.writes() {
                self.committed.send_modify(|count| *count += 1);
            }
            work.answer(end);
        }
    }

    fn run(&mut self, work: &mut dyn Work) -> Result<(), Error> {
        let connection = match self.connection.take() {
            Some(connection) if !connection.client.is_closed() => self.connection.insert(connection),
            _ => self.connection.insert(Connection::open(&self.config)?),
        };
        if work.writes() {
            return connection.transact(work, &self.clock);
        }
        work.attempt(&mut Tx::new(TxConnection::Postgres(connection), self.clock.now()));
        Ok(())
    }
}
