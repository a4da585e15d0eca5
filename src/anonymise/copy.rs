//! Reads one moment of the original, and writes the copy into an empty database, on either engine.
//!
//! The copy is marked before its first row is written, and the mark is removed after everything else: one that was
//! interrupted is refused by every command.

use super::{
    rules::{self, Rule, TABLES, Table},
    values::{self, Row},
};
use crate::{
    backup::{BackupError, current_schema, index_listings},
    core::{clock::Clock, config::DatabaseUrl},
    database::{
        self, Tx, event_numbers,
        models::installation,
        tables::{self, TableColumn, Value},
    },
};
use indicatif::ProgressBar;
use uuid::Uuid;

/// Why a copy cannot be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AnonymiseError {
    #[error("the original cannot be read: {0}")]
    Original(#[from] BackupError),
    #[error("the database failed: {0}")]
    Database(#[from] database::Error),
    #[error("the copy is made into a database that was never used; this one has rows in {0}")]
    NotEmpty(&'static str),
    #[error("{0}.{1} has no rule, so nothing can be copied: this is a bug, please report it")]
    NoRule(&'static str, String),
    #[error("{0} has a value that the copy cannot have")]
    WrongType(&'static str),
}

/// How many rows are written in one transaction.
const BATCH: usize = 1000;

/// Makes the copy and returns the number of its rows. Must not be called in an asynchronous task.
pub(crate) fn anonymise(
    original: &DatabaseUrl,
    copy: &DatabaseUrl,
    password_hash: &str,
    progress: &ProgressBar,
) -> Result<u64, AnonymiseError> {
    let clock = Clock::system();
    current_schema(original)?;
    require_empty(copy)?;
    database::migrate(copy)?;
    current_schema(copy)?;
    let rows = database::with_own_connection(copy, &clock, |to| {
        let made_at = format!("{} (a copy without personal data)", to.now());
        installation::begin_restore(to, &made_at)?;
        database::with_snapshot(original, &clock, |from| {
            let mut rows = 0;
            for (table, what) in TABLES {
                let Table::Rows(columns) = what else { continue };
                rows += copy_table(from, to, table, columns, password_hash, progress)?;
            }
            Ok::<_, AnonymiseError>(rows)
        })
    })?;
    database::with_own_connection(copy, &clock, |tx| {
        index_listings(tx)?;
        database::in_transaction(tx, |tx| {
            // The numbers of the original may be known to clients of it.
            event_numbers::skip(tx, 0)?;
            installation::hold_mails(tx)?;
            installation::finish_restore(tx)
        })
    })?;
    database::checkpoint(copy)?;
    Ok(rows)
}

/// Writes nothing.
fn require_empty(url: &DatabaseUrl) -> Result<(), AnonymiseError> {
    if !database::schema(url)?.is_used() {
        return Ok(());
    }
    database::with_own_connection(url, &Clock::system(), |tx| {
        for table in ["users", "installation", "events"] {
            if !tables::columns(tx, table)?.is_empty() && tables::count(tx, table)? > 0 {
                return Err(AnonymiseError::NotEmpty(table));
            }
        }
        Ok(())
    })
}

/// A column of a table, in the original and in the copy.
struct Column {
    rule: Rule,
    copy: TableColumn,
}

fn copy_table(
    from: &mut Tx<'_>,
    to: &mut Tx<'_>,
    table: &'static str,
    rules: &[(Rule, &[&str])],
    password_hash: &str,
    progress: &ProgressBar,
) -> Result<u64, AnonymiseError> {
    let original = tables::columns(from, table)?;
    let known = tables::columns(to, table)?;
    let mut columns = Vec::new();
    for TableColumn { name, .. } in &original {
        let rule = rules::rule(rules, name).ok_or_else(|| AnonymiseError::NoRule(table, name.clone()))?;
        let copy = known.iter().find(|column| column.name == *name).ok_or(AnonymiseError::WrongType(table))?;
        columns.push(Column { rule, copy: copy.clone() });
    }
    let written_columns: Vec<TableColumn> = columns.iter().map(|column| column.copy.clone()).collect();
    // Migrations have filled some.
    database::in_transaction(to, |tx| tables::clear(tx, table))?;
    let (mut batch, mut rows) = (Vec::new(), 0);
    let mut write = |batch: &mut Vec<Vec<Value>>| {
        rows += batch.len() as u64;
        progress.set_message(format!("{table}: {rows} rows"));
        progress.tick();
        let written = std::mem::take(batch);
        database::in_transaction(to, |tx| tables::insert(tx, table, &written_columns, &written))
    };
    tables::read(from, table, &original, |row| {
        if let Some(row) = replaced(table, &columns, row, password_hash)? {
            batch.push(row);
        }
        if batch.len() >= BATCH {
            write(&mut batch)?;
        }
        Ok::<_, AnonymiseError>(())
    })?;
    write(&mut batch)?;
    Ok(rows)
}

/// The row in the copy; `None` if it is left out.
fn replaced(
    table: &'static str,
    columns: &[Column],
    row: Vec<Value>,
    password_hash: &str,
) -> Result<Option<Vec<Value>>, AnonymiseError> {
    let about = Row {
        number: row.iter().find_map(number).unwrap_or_default(),
        is_deleted: row.contains(&Value::Text("DELETED".to_owned())),
        password_hash,
    };
    let mut new = Vec::with_capacity(row.len());
    for (value, column) in row.into_iter().zip(columns) {
        let Some(value) = values::replaced(column.rule, value, about) else { return Ok(None) };
        new.push(value.converted(column.copy.kind).ok_or(AnonymiseError::WrongType(table))?);
    }
    Ok(Some(new))
}

fn number(value: &Value) -> Option<u128> {
    match value {
        Value::Uuid(id) => Some(id.as_u128()),
        Value::Bytes(bytes) => Uuid::from_slice(bytes).ok().map(|id| id.as_u128()),
        _ => None,
    }
}
