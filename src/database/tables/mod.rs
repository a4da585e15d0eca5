//! Whole tables, whatever their columns: for backups, which contain the same rows on both engines.

mod value;

pub(crate) use value::{ColumnType, Value};

use super::{Engine, Error, FromRow, Param, Row, Tx};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The tables that a backup contains, each after those that its foreign keys reference.
pub const COPIED: [&str; 59] = [
    "installation",
    "categories",
    "users",
    "clients",
    "workers",
    "worker_outcomes",
    "signups",
    "sessions",
    "links",
    "favorites",
    "kyc_submissions",
    "kyc_files",
    "kyc_drafts",
    "kyc_draft_files",
    "kyc_checks",
    "services",
    "favorite_services",
    "threads",
    "messages",
    "jobs",
    "job_offers",
    "job_offer_lines",
    "disputes",
    "dispute_statements",
    "dispute_settlements",
    "reviews",
    "review_flags",
    "blind_reviews",
    "client_reviews",
    "client_review_flags",
    "review_appeals",
    "events",
    "event_archives",
    "job_history",
    "event_addresses",
    "event_counts",
    "event_gaps",
    "readers",
    "message_mails",
    "answers",
    "signing_keys",
    "exports",
    "second_factors",
    "recovery_codes",
    "address_changes",
    "passkeys",
    "passkey_ceremonies",
    "identities",
    "oidc_attempts",
    "places",
    "pictures",
    "legal_holds",
    "deleted_blobs",
    "erasures",
    "name_changes",
    "tasks",
    "webhooks",
    "webhook_deliveries",
    "webhook_attempts",
];

/// The tables that a backup does not contain, and why.
pub const NOT_COPIED: [(&str, &str); 14] = [
    ("refinery_schema_history", "the migrations of the target write it"),
    ("schema_compatibility", "the migrations of the target write it"),
    ("attempts", "counts of attempts end with a crash, too"),
    ("write_check", "says nothing; migrations make its row"),
    ("service_words", "SQLite's word index: listings are indexed again"),
    ("service_words_data", "part of service_words"),
    ("service_words_idx", "part of service_words"),
    ("service_words_docsize", "part of service_words"),
    ("service_words_config", "part of service_words"),
    ("service_words_all", "SQLite's index of every listing's words: listings are indexed again"),
    ("service_words_all_data", "part of service_words_all"),
    ("service_words_all_idx", "part of service_words_all"),
    ("service_words_all_docsize", "part of service_words_all"),
    ("service_words_all_config", "part of service_words_all"),
];

/// Columns of copied tables that a backup does not contain: the word index, and what says that a listing is in it.
const DERIVED: [(&str, &str); 5] = [
    ("services", "num"),
    ("services", "words"),
    ("services", "words_of"),
    ("services", "words_all"),
    ("services", "words_all_at"),
];

/// A column of a table of this database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TableColumn {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: ColumnType,
}

/// The tables of this database.
pub(crate) fn names(tx: &mut Tx<'_>) -> Result<BTreeSet<String>, Error> {
    let names: Vec<(String,)> = tx.all(
        match tx.engine() {
            Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            Engine::Postgres => {
                "SELECT CAST(tablename AS TEXT) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
            }
        },
        &[],
    )?;
    Ok(names.into_iter().map(|(name,)| name).collect())
}

/// The columns that a backup contains. No column means that there is no such table.
pub(crate) fn columns(tx: &mut Tx<'_>, table: &str) -> Result<Vec<TableColumn>, Error> {
    if !names(tx)?.contains(table) {
        return Ok(Vec::new());
    }
    let declared: Vec<Declared> = tx.all(
        match tx.engine() {
            Engine::Sqlite => "SELECT name, lower(type) AS kind FROM pragma_table_info($1) ORDER BY cid",
            Engine::Postgres => {
                "SELECT CAST(attname AS TEXT) AS name, format_type(atttypid, NULL) AS kind FROM pg_catalog.pg_attribute
                 WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
            }
        },
        &[&table],
    )?;
    let is_derived = |column: &Declared| DERIVED.contains(&(table, column.name.as_str()));
    declared.into_iter().filter(|column| !is_derived(column)).map(|column| column.known(table)).collect()
}

struct Declared {
    name: String,
    kind: String,
}

super::from_row!(Declared { name, kind });

impl Declared {
    fn known(self, table: &str) -> Result<TableColumn, Error> {
        let kind = match self.kind.as_str() {
            "uuid" => ColumnType::Uuid,
            "blob" | "bytea" => ColumnType::Bytes,
            "text" => ColumnType::Text,
            "integer" | "bigint" => ColumnType::Integer,
            "real" | "double precision" => ColumnType::Float,
            "boolean" => ColumnType::Bool,
            other => {
                return Err(Error::Other(format!("{table}.{}: a backup cannot contain the type {other}", self.name)));
            }
        };
        Ok(TableColumn { name: self.name, kind })
    }
}

/// Calls `each` with every row of a table, one after the other.
pub(crate) fn read<E: From<Error>>(
    tx: &mut Tx<'_>,
    table: &str,
    columns: &[TableColumn],
    mut each: impl FnMut(Vec<Value>) -> Result<(), E>,
) -> Result<(), E> {
    let sql = format!("SELECT {} FROM {}", quoted_names(columns), quoted(table));
    tx.for_each(&sql, |AnyRow(values)| each(values))
}

/// How many rows one statement inserts.
const ROWS: usize = 100;

/// Inserts rows. The table and its columns must be those of this database: see [`columns`].
pub(crate) fn insert(tx: &mut Tx<'_>, table: &str, columns: &[TableColumn], rows: &[Vec<Value>]) -> Result<(), Error> {
    for some in rows.chunks(ROWS) {
        let row = |number: usize| {
            let first = number * columns.len() + 1;
            let placeholders: Vec<String> = (first..first + columns.len()).map(|index| format!("${index}")).collect();
            format!("({})", placeholders.join(", "))
        };
        let values: Vec<String> = (0..some.len()).map(row).collect();
        let sql = format!("INSERT INTO {} ({}) VALUES {}", quoted(table), quoted_names(columns), values.join(", "));
        let params: Vec<&dyn Param> = some.iter().flatten().map(|value| value as &dyn Param).collect();
        tx.execute(&sql, &params)?;
    }
    Ok(())
}

/// Deletes every row of a table that migrations have filled.
pub(crate) fn clear(tx: &mut Tx<'_>, table: &str) -> Result<(), Error> {
    tx.execute(&format!("DELETE FROM {}", quoted(table)), &[]).map(drop)
}

/// Deletes the rows of every copied table. The names that `kept` says stay in `installation`.
pub(crate) fn clear_all(tx: &mut Tx<'_>, kept: &str) -> Result<(), Error> {
    let others: Vec<&str> = COPIED.into_iter().rev().filter(|table| *table != "installation").collect();
    match tx.engine() {
        Engine::Sqlite => others.iter().try_for_each(|table| clear(tx, table))?,
        Engine::Postgres => {
            let all = others.iter().map(|table| quoted(table)).collect::<Vec<_>>().join(", ");
            tx.execute(&format!("TRUNCATE {all}"), &[])?;
        }
    }
    tx.execute("DELETE FROM installation WHERE name <> $1", &[&kept]).map(drop)
}

/// The number of rows.
pub(crate) fn count(tx: &mut Tx<'_>, table: &str) -> Result<i64, Error> {
    let (rows,) = tx.one(&format!("SELECT count(*) FROM {}", quoted(table)), &[])?;
    Ok(rows)
}

/// Rows of columns that another database has, as this one has them: the columns in the same order, and the values. The error says what does
/// not fit.
pub(crate) fn fitted(
    table: &str,
    columns: &[TableColumn],
    known: &[TableColumn],
    rows: Vec<Vec<Value>>,
) -> Result<(Vec<TableColumn>, Vec<Vec<Value>>), String> {
    let same_name = |column: &TableColumn| known.iter().find(|known| known.name == column.name).cloned();
    let known = columns.iter().map(same_name).collect::<Option<Vec<TableColumn>>>();
    let known = known.ok_or_else(|| format!("{table} has other columns than its schema"))?;
    let convert = |row: Vec<Value>| {
        row.into_iter().zip(&known).map(|(value, column)| value.converted(column.kind)).collect::<Option<Vec<_>>>()
    };
    let rows: Option<Vec<Vec<Value>>> = rows.into_iter().map(convert).collect();
    Ok((known, rows.ok_or_else(|| format!("{table} has a value of another type"))?))
}

/// A name in SQL.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn quoted_names(columns: &[TableColumn]) -> String {
    columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
}

struct AnyRow(Vec<Value>);

impl FromRow for AnyRow {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        row.take_rest().map(AnyRow)
    }
}
