//! PostgreSQL: threads that each own one connection and take work from one bounded queue.
//!
//! What writes runs SERIALIZABLE and is run again when PostgreSQL asks for it, so a rule that holds on SQLite, where transactions
//! run one after the other, holds here too. What only reads sees one moment, as on SQLite: whoever was admitted is shown nothing
//! that happened after they were dismissed.

use super::{
    Error, Param, Tx,
    session::{LONGEST_WAIT, QUEUE, Verdict, Work},
    statement::Connection as TxConnection,
};
use crate::core::{clock::Clock, config::Secret};
use crossbeam_channel::{Receiver, Sender, bounded};
use futures_util::{FutureExt as _, future::try_join};
use std::{collections::HashMap, mem, sync::Arc, thread, time::Duration};
use tokio::{runtime::Runtime, sync::watch, task::yield_now, time::timeout};
use tokio_postgres::{Client, Config, NoTls, Row, Statement, types::ToSql};

/// How often a transaction is run before its caller is told to come back later.
const ATTEMPTS: u32 = 50;

/// More texts than this come only from combinations of search filters, which are cheap to prepare again.
const CACHED_STATEMENTS: usize = 512;

/// A server that does not answer for so long, which is longer than it may work on a statement, is not waited for any more.
const PATIENCE: Duration = Duration::from_secs(12);

const BEGIN_READING: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const BEGIN_WRITING: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

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

/// Runs `work` on this thread, statement by statement, with a connection of its own.
pub(super) fn run_alone<T>(
    url: &Secret,
    clock: &Clock,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    work(&mut Tx::new(TxConnection::Postgres(&mut Connection::alone(url)?), clock.now()))
}

/// The URL as libpq reads it, with time limits that keep a dead server from holding a thread.
fn configure(url: &Secret) -> Result<Config, Error> {
    let mut config: Config = url.reveal().parse().map_err(|error: tokio_postgres::Error| {
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

/// A connection, driven by the thread that uses it, and the statements that it has prepared.
pub(super) struct Connection {
    runtime: Runtime,
    client: Client,
    statements: HashMap<Box<str>, Statement>,
    transaction: Transaction,
    /// How long an answer is waited for.
    patience: Duration,
    /// An answer is still to come that nobody waits for.
    is_given_up: bool,
}

/// A transaction begins with its first statement, in the same packet.
enum Transaction {
    None,
    Due { begin: &'static str },
    Open,
}

impl Connection {
    /// A connection of one's own, without the limits on time that requests have.
    pub(super) fn alone(url: &Secret) -> Result<Self, Error> {
        Self::connect(&configure(url)?)
    }

    fn open(config: &Config) -> Result<Self, Error> {
        let mut connection = Self { patience: PATIENCE, ..Self::connect(config)? };
        connection.batch(
            "SET statement_timeout = '10s'; SET idle_in_transaction_session_timeout = '10s'; SET synchronous_commit = on",
        )?;
        Ok(connection)
    }

    /// TLS as the URL's `sslmode` says; certificates are checked against the operating system's.
    fn connect(config: &Config) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::Other(format!("cannot wait for PostgreSQL: {error}")))?;
        let client = runtime.block_on(async {
            if config.get_ssl_mode() == tokio_postgres::config::SslMode::Disable {
                let (client, driver) = config.connect(NoTls).await?;
                tokio::spawn(driver);
                return Ok::<_, Error>(client);
            }
            let (client, driver) = config.connect(tls()?).await?;
            tokio::spawn(driver);
            Ok(client)
        })?;
        Ok(Self {
            runtime,
            client,
            statements: HashMap::new(),
            transaction: Transaction::None,
            patience: Duration::MAX,
            is_given_up: false,
        })
    }

    /// Runs statements without parameters, outside of a transaction unless they begin one.
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.wait(async |client| client.batch_execute(sql).await)
    }

    /// Lets somebody else use the connection.
    pub(super) fn lend<T>(&mut self, work: impl AsyncFnOnce(&mut Client) -> T) -> T {
        self.runtime.block_on(work(&mut self.client))
    }

    pub(super) fn query(&mut self, sql: &str, params: &[&dyn Param]) -> Result<Vec<Row>, Error> {
        let statement = self.prepare(sql)?;
        self.run(async |client| client.query(&statement, &as_postgres(params)).await)
    }

    pub(super) fn execute(&mut self, sql: &str, params: &[&dyn Param]) -> Result<u64, Error> {
        let statement = self.prepare(sql)?;
        self.run(async |client| client.execute(&statement, &as_postgres(params)).await)
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        if self.statements.len() >= CACHED_STATEMENTS {
            self.statements.clear();
        }
        let statement = self.wait(async |client| client.prepare(sql).await)?;
        self.statements.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    fn run<T>(&mut self, statement: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>) -> Result<T, Error> {
        let Transaction::Due { begin } = self.transaction else { return self.wait(statement) };
        self.transaction = Transaction::Open;
        self.wait(async |client| {
            try_join(client.batch_execute(begin), statement(client)).await.map(|((), answer)| answer)
        })
    }

    fn wait<T>(&mut self, work: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>) -> Result<T, Error> {
        let answer = self.runtime.block_on(async { timeout(self.patience, work(&self.client)).await });
        match answer {
            Ok(answer) => Ok(answer?),
            Err(_) => {
                self.is_given_up = true;
                Err(Error::Unavailable("it does not answer".to_owned()))
            }
        }
    }

    fn is_usable(&self) -> bool {
        !self.is_given_up && !self.client.is_closed()
    }

    /// Runs the work in a transaction, again when PostgreSQL asks for it.
    fn write(&mut self, work: &mut dyn Work, clock: &Clock) -> Result<(), Error> {
        for attempt in 1..=ATTEMPTS {
            let end = match self.attempt(BEGIN_WRITING, work, clock) {
                Verdict::Keep => self.end("COMMIT"),
                Verdict::Undo => return self.end("ROLLBACK"),
                Verdict::Retry => self.end("ROLLBACK").and(Err(Error::Conflict)),
            };
            match end {
                Err(Error::Conflict) => pause_before_retry(attempt),
                end => return end,
            }
        }
        Err(Error::Overloaded)
    }

    fn attempt(&mut self, begin: &'static str, work: &mut dyn Work, clock: &Clock) -> Verdict {
        self.transaction = Transaction::Due { begin };
        work.attempt(&mut Tx::new(TxConnection::Postgres(self), clock.now()))
    }

    fn end(&mut self, how: &str) -> Result<(), Error> {
        match mem::replace(&mut self.transaction, Transaction::None) {
            Transaction::Open => self.batch(how),
            Transaction::Due { .. } | Transaction::None => Ok(()),
        }
    }

    /// Ends a transaction that has only read. Nobody waits for that: whether it worked is heard before the next one begins.
    fn end_reading(&mut self) {
        if let Transaction::Open = mem::replace(&mut self.transaction, Transaction::None) {
            let _sent = self.client.batch_execute("COMMIT").now_or_never();
            self.runtime.block_on(yield_now());
        }
    }
}

fn tls() -> Result<tokio_postgres_rustls::MakeRustlsConnect, Error> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Other(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(tokio_postgres_rustls::MakeRustlsConnect::new(config))
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
    config: Config,
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
            if work.has_waited_for() > LONGEST_WAIT {
                work.answer(Err(Error::Overloaded));
                continue;
            }
            let connection = match self.connection.take() {
                Some(connection) if connection.is_usable() => Ok(connection),
                _ => Connection::open(&self.config),
            };
            let mut connection = match connection {
                Ok(connection) => connection,
                Err(error) => {
                    work.answer(Err(error));
                    continue;
                }
            };
            if work.writes() {
                let end = connection.write(work.as_mut(), &self.clock);
                if end.is_ok() {
                    self.committed.send_modify(|count| *count += 1);
                }
                work.answer(end);
            } else {
                connection.attempt(BEGIN_READING, work.as_mut(), &self.clock);
                work.answer(Ok(()));
                connection.end_reading();
            }
            self.connection = Some(connection);
        }
    }
}
