//! Moves an installation into another database. The files and the master key stay where they are.
//!
//! Two threads, one for each database. In one transaction the old database is locked against writes, is read, waits until the new one has all rows,
//! refuses every change from then on, and is committed. Until that commit it serves as before, whatever happens, and the new one is marked:
//! every command refuses it, and the next attempt empties it. After the commit only the mark has to go; if that is interrupted, the next
//! attempt removes it.

use super::{
    error::BackupError,
    restore::{MARKED, index_listings},
    row_sum::RowSum,
    write::current_schema,
};
use crate::{
    core::{
        clock::Clock,
        config::{DatabaseUrl, Value as _},
        security::random,
        storage::InstallationId,
    },
    database::{
        self, Tx, event_numbers, leaving,
        models::installation::{self as values, ARRIVING, Arriving, MovedTo},
        tables::{self, TableColumn, Value},
    },
    installation::{self, RootKeyError},
    settings::Settings,
};
use indicatif::ProgressBar;
use std::{
    sync::mpsc::{Receiver, SyncSender, channel, sync_channel},
    thread,
};

/// What was done.
pub(crate) enum Moved {
    /// All rows.
    Whole {
        rows: u64,
        /// How many other sessions were open to the old database.
        other_sessions: i64,
    },
    /// An earlier attempt had moved them already.
    Finished,
}

/// Moves the installation of the settings to another database. Must not be called in an asynchronous task.
pub(crate) fn move_to(settings: &Settings, to: &DatabaseUrl, progress: &ProgressBar) -> Result<Moved, BackupError> {
    let from = &settings.database_url;
    current_schema(from)?;
    if let Some(moved) = database::with_own_connection(from, &Clock::system(), values::moved_to)? {
        finish(to, &moved)?;
        return Ok(Moved::Finished);
    }
    let moved = &MovedTo { id: format!("{:032x}", random()), url: to.show() };
    progress.set_message("waiting for the last writes to the old database");
    progress.tick();
    let (rows, incoming) = sync_channel(QUEUE);
    let (all_there, awaited) = channel();
    thread::scope(|scope| {
        let leave = scope.spawn(move || leave(settings, moved, &rows, &awaited));
        let arrived = arrive(to, &moved.id, &incoming, progress);
        drop(incoming);
        if matches!(arrived, Ok(Some(_))) {
            let _ = all_there.send(());
        }
        drop(all_there);
        let left = leave.join().map_err(|_| refused("the old database cannot be read: the log says why"))?;
        let Some(rows) = arrived? else {
            return match left {
                Err(Stopped::Failed(error)) => Err(error),
                _ => Err(refused("the old database was not read to its end")),
            };
        };
        let other_sessions = left.map_err(|_| {
            refused("whether the old database is left cannot be told, since it did not answer: run the command again")
        })?;
        unmark(to)?;
        Ok(Moved::Whole { rows, other_sessions })
    })
}

fn refused(why: &str) -> BackupError {
    BackupError::Refused(why.to_owned())
}

/// How many batches of rows wait for the new database.
const QUEUE: usize = 4;
/// How many rows are inserted in one transaction.
const BATCH: usize = 1000;

/// What the old database says, in this order.
enum Message {
    Installation(InstallationId),
    Table(&'static str, Vec<TableColumn>),
    /// Rows of the table that was named last.
    Rows(Vec<Vec<Value>>),
    /// The last number of an event.
    End(i64),
}

/// Why the old database was not left.
enum Stopped {
    /// The new database has failed.
    Abandoned,
    Failed(BackupError),
}

impl From<BackupError> for Stopped {
    fn from(error: BackupError) -> Self {
        Self::Failed(error)
    }
}

impl From<database::Error> for Stopped {
    fn from(error: database::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<RootKeyError> for Stopped {
    fn from(error: RootKeyError) -> Self {
        Self::Failed(error.into())
    }
}

/// Reads the old database and, when the new one has everything, leaves it. Returns how many other sessions are open to it.
fn leave(
    settings: &Settings,
    moved: &MovedTo,
    rows: &SyncSender<Message>,
    all_there: &Receiver<()>,
) -> Result<i64, Stopped> {
    let say = |message| rows.send(message).map_err(|_| Stopped::Abandoned);
    database::with_own_connection(&settings.database_url, &Clock::system(), |tx| {
        leaving::begin_without_writers(tx)?;
        let (_, root, _) = installation::wrapped_root_key(tx, settings)?
            .ok_or_else(|| refused("there is nothing to move: no server has served this database yet"))?;
        say(Message::Installation(InstallationId::of(&root)))?;
        for table in tables::COPIED {
            let columns = tables::columns(tx, table)?;
            say(Message::Table(table, columns.clone()))?;
            let mut batch = Vec::new();
            tables::read(tx, table, &columns, |row| {
                batch.push(row);
                if batch.len() >= BATCH { say(Message::Rows(std::mem::take(&mut batch))) } else { Ok(()) }
            })?;
            say(Message::Rows(batch))?;
        }
        say(Message::End(event_numbers::last(tx)?))?;
        all_there.recv().map_err(|_| Stopped::Abandoned)?;
        let other_sessions = leaving::other_sessions(tx)?;
        values::leave(tx, moved)?;
        leaving::refuse_changes(tx)?;
        database::commit(tx)?;
        Ok(other_sessions)
    })
}

/// Fills the new database, and returns the number of rows when all are there and the same; `None` if the old one was not read to its end.
fn arrive(
    to: &DatabaseUrl,
    id: &str,
    incoming: &Receiver<Message>,
    progress: &ProgressBar,
) -> Result<Option<u64>, BackupError> {
    let Ok(Message::Installation(installation)) = incoming.recv() else { return Ok(None) };
    prepare(to, &Arriving { installation: installation.to_string(), id: id.to_owned() })?;
    database::with_own_connection(to, &Clock::system(), |tx| {
        let mut arrived: Vec<ArrivedTable> = Vec::new();
        loop {
            match incoming.recv() {
                Err(_) | Ok(Message::Installation(_)) => return Ok(None),
                Ok(Message::Table(name, columns)) => arrived.push(ArrivedTable::new(tx, name, columns)?),
                Ok(Message::Rows(rows)) => {
                    let Some(table) = arrived.last_mut() else { return Ok(None) };
                    table.insert(tx, rows)?;
                    progress.set_message(format!("{}: {} rows", table.name, table.sum.rows));
                    progress.tick();
                }
                Ok(Message::End(last_event)) => {
                    let total = compare(tx, &arrived, progress)?;
                    index_listings(tx)?;
                    database::in_transaction(tx, |tx| event_numbers::continue_after(tx, last_event))?;
                    return Ok(Some(total));
                }
            }
        }
    })
}

/// Makes the tables of an empty database, or empties what an interrupted move of the same installation has left, and marks it.
fn prepare(to: &DatabaseUrl, arriving: &Arriving) -> Result<(), BackupError> {
    let schema = database::schema(to)?;
    if let Some(newer) = schema.newer() {
        return Err(refused(&format!("a newer version of Hirehall has migrated the new database (to {})", newer.name)));
    }
    if schema.is_used() {
        database::with_own_connection(to, &Clock::system(), require_unused)?;
    }
    database::migrate(to)?;
    database::with_own_connection(to, &Clock::system(), |tx| {
        database::in_transaction(tx, |tx| {
            if values::begin_arriving(tx, arriving)? {
                return Ok(tables::clear_all(tx, ARRIVING)?);
            }
            Err(refused("another installation was moved into the new database in part: use another one, or remove it"))
        })
    })
}

fn require_unused(tx: &mut Tx<'_>) -> Result<(), BackupError> {
    let has_values = !tables::columns(tx, MARKED)?.is_empty();
    if has_values {
        if values::arriving(tx)?.is_some() {
            return Ok(());
        }
        if let Some(created_at) = values::half_restored(tx)? {
            return Err(RootKeyError::HalfRestored(created_at).into());
        }
    }
    for table in ["users", MARKED, "events"] {
        if !tables::columns(tx, table)?.is_empty() && tables::count(tx, table)? > 0 {
            return Err(refused("the new database is not empty: use one that has never been used"));
        }
    }
    Ok(())
}

/// A table of the new database, and the sum of what was inserted.
struct ArrivedTable {
    name: &'static str,
    /// The columns as the old database has them.
    theirs: Vec<TableColumn>,
    /// The same columns, with the types of the new database.
    columns: Vec<TableColumn>,
    sum: RowSum,
}

impl ArrivedTable {
    fn new(tx: &mut Tx<'_>, name: &'static str, theirs: Vec<TableColumn>) -> Result<Self, BackupError> {
        let known = tables::columns(tx, name)?;
        let (columns, _) = tables::fitted(name, &theirs, &known, Vec::new()).map_err(BackupError::Refused)?;
        Ok(Self { name, theirs, columns, sum: RowSum::default() })
    }

    fn insert(&mut self, tx: &mut Tx<'_>, rows: Vec<Vec<Value>>) -> Result<(), BackupError> {
        let (_, rows) = tables::fitted(self.name, &self.theirs, &self.columns, rows).map_err(BackupError::Refused)?;
        for row in &rows {
            self.sum.add(row);
        }
        Ok(database::in_transaction(tx, |tx| tables::insert(tx, self.name, &self.columns, &rows))?)
    }
}

/// Reads every table of the new database again. Returns the number of rows.
fn compare(tx: &mut Tx<'_>, arrived: &[ArrivedTable], progress: &ProgressBar) -> Result<u64, BackupError> {
    let mut total = 0;
    for table in arrived {
        progress.set_message(format!("{}: comparing {} rows", table.name, table.sum.rows));
        progress.tick();
        let mut found = RowSum::default();
        let mark = Value::Text(ARRIVING.to_owned());
        tables::read(tx, table.name, &table.columns, |row| {
            if table.name != MARKED || !row.contains(&mark) {
                found.add(&row);
            }
            Ok::<_, database::Error>(())
        })?;
        if found != table.sum {
            return Err(refused(&format!(
                "{} has {} rows in the new database and {} in the old one, or they differ: nothing was moved",
                table.name, found.rows, table.sum.rows
            )));
        }
        total += found.rows;
    }
    Ok(total)
}

/// Ends a move that was interrupted after the old database was left.
fn finish(to: &DatabaseUrl, moved: &MovedTo) -> Result<(), BackupError> {
    let elsewhere = || RootKeyError::Moved(moved.url.clone()).into();
    if !database::schema(to)?.is_used() {
        return Err(elsewhere());
    }
    let arriving = database::with_own_connection(to, &Clock::system(), values::arriving)?;
    if arriving.is_some_and(|arriving| arriving.id == moved.id) { unmark(to) } else { Err(elsewhere()) }
}

fn unmark(to: &DatabaseUrl) -> Result<(), BackupError> {
    Ok(database::with_own_connection(to, &Clock::system(), |tx| database::in_transaction(tx, values::arrive))?)
}
