//! Whole tables, whatever their columns: for backups, which contain the same rows on both engines.

use super::{Engine, Error, FromRow, Param, Row, Tx};
use crate::core::security::{from_base64, to_base64};
use rusqlite::types::{FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use tokio_postgres::types::{IsNull, Type};
use tokio_util::bytes::BytesMut;
use uuid::Uuid;

/// The tables that a backup contains, each after those that its foreign keys reference.
pub const COPIED: [&str; 49] = [
    "installation",
    "categories",
    "users",
    "clients",
    "workers",
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
    "reviews",
    "review_flags",
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

/// The type of a column. SQLite has no types for UUIDs and booleans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ColumnType {
    Uuid,
    Bytes,
    Text,
    Integer,
    Float,
    Bool,
}

/// A column of a table of this database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TableColumn {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: ColumnType,
}

/// A value of any column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Uuid(Uuid),
    Bytes(Vec<u8>),
    Text(String),
    Integer(i64),
    Float(f64),
    Bool(bool),
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

impl Value {
    /// The value in JSON. A float is text, because parsers of JSON round numbers.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Uuid(id) => id.to_string().into(),
            Self::Bytes(bytes) => to_base64(bytes).into(),
            Self::Text(text) => text.as_str().into(),
            Self::Integer(number) => (*number).into(),
            Self::Float(number) => number.to_string().into(),
            Self::Bool(is_true) => (*is_true).into(),
        }
    }

    /// Reads a value of a column of the type `kind`. `None` if it is not one.
    pub(crate) fn from_json(json: serde_json::Value, kind: ColumnType) -> Option<Self> {
        use serde_json::Value as Json;
        Some(match (kind, json) {
            (_, Json::Null) => Self::Null,
            (ColumnType::Uuid, Json::String(text)) => Self::Uuid(Uuid::try_parse(&text).ok()?),
            (ColumnType::Bytes, Json::String(text)) => Self::Bytes(from_base64(&text)?),
            (ColumnType::Text, Json::String(text)) => Self::Text(text),
            (ColumnType::Float, Json::String(text)) => Self::Float(text.parse().ok()?),
            (ColumnType::Integer, Json::Number(number)) => Self::Integer(number.as_i64()?),
            (ColumnType::Bool, Json::Bool(is_true)) => Self::Bool(is_true),
            _ => return None,
        })
    }

    /// The same value for a column of another engine. `None` if it has no such value.
    pub(crate) fn converted(self, to: ColumnType) -> Option<Self> {
        Some(match (to, self) {
            (_, Self::Null) => Self::Null,
            (ColumnType::Bytes, Self::Uuid(id)) => Self::Bytes(id.as_bytes().to_vec()),
            (ColumnType::Uuid, Self::Bytes(bytes)) => Self::Uuid(Uuid::from_slice(&bytes).ok()?),
            (ColumnType::Integer, Self::Bool(is_true)) => Self::Integer(is_true.into()),
            (ColumnType::Bool, Self::Integer(number @ (0 | 1))) => Self::Bool(number == 1),
            (ColumnType::Uuid, value @ Self::Uuid(_))
            | (ColumnType::Bytes, value @ Self::Bytes(_))
            | (ColumnType::Text, value @ Self::Text(_))
            | (ColumnType::Integer, value @ Self::Integer(_))
            | (ColumnType::Float, value @ Self::Float(_))
            | (ColumnType::Bool, value @ Self::Bool(_)) => value,
            _ => return None,
        })
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Uuid(id) => ValueRef::Blob(id.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Float(number) => ValueRef::Real(*number),
            Self::Bool(is_true) => ValueRef::Integer((*is_true).into()),
        }))
    }
}

impl rusqlite::types::FromSql for Value {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Float(number),
            ValueRef::Text(_) => Self::Text(value.as_str()?.to_owned()),
            ValueRef::Blob(bytes) => Self::Bytes(bytes.to_vec()),
        })
    }
}

type AnyError = Box<dyn std::error::Error + Sync + Send>;

impl tokio_postgres::types::ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, AnyError> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Uuid(id) => id.to_sql_checked(ty, out),
            Self::Bytes(bytes) => bytes.to_sql_checked(ty, out),
            Self::Text(text) => text.to_sql_checked(ty, out),
            Self::Integer(number) => number.to_sql_checked(ty, out),
            Self::Float(number) => number.to_sql_checked(ty, out),
            Self::Bool(is_true) => is_true.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

impl<'a> tokio_postgres::types::FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, AnyError> {
        Ok(match *ty {
            Type::UUID => Self::Uuid(Uuid::from_sql(ty, raw)?),
            Type::BYTEA => Self::Bytes(raw.to_vec()),
            Type::INT8 => Self::Integer(i64::from_sql(ty, raw)?),
            Type::FLOAT8 => Self::Float(f64::from_sql(ty, raw)?),
            Type::BOOL => Self::Bool(bool::from_sql(ty, raw)?),
            _ => Self::Text(String::from_sql(ty, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, AnyError> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_the_same_after_json_and_on_the_other_engine() {
        let id = Uuid::from_u128(7);
        for (value, kind, there, as_there) in [
            (Value::Uuid(id), ColumnType::Uuid, ColumnType::Bytes, Value::Bytes(id.as_bytes().to_vec())),
            (Value::Bytes(id.as_bytes().to_vec()), ColumnType::Bytes, ColumnType::Uuid, Value::Uuid(id)),
            (Value::Bool(true), ColumnType::Bool, ColumnType::Integer, Value::Integer(1)),
            (Value::Integer(0), ColumnType::Integer, ColumnType::Bool, Value::Bool(false)),
            (Value::Integer(i64::MIN), ColumnType::Integer, ColumnType::Integer, Value::Integer(i64::MIN)),
            (Value::Float(0.1 + 0.2), ColumnType::Float, ColumnType::Float, Value::Float(0.1 + 0.2)),
            (Value::Text("é\u{0}\n".into()), ColumnType::Text, ColumnType::Text, Value::Text("é\u{0}\n".into())),
            (Value::Null, ColumnType::Float, ColumnType::Bool, Value::Null),
        ] {
            let json = serde_json::to_string(&value.to_json()).unwrap();
            let read = Value::from_json(serde_json::from_str(&json).unwrap(), kind).unwrap();
            assert_eq!((&read, &read.clone().converted(there).unwrap()), (&value, &as_there));
        }
        assert_eq!(Value::Integer(2).converted(ColumnType::Bool), None);
        assert_eq!(Value::Bytes(vec![1]).converted(ColumnType::Uuid), None);
        assert_eq!(Value::from_json("x".into(), ColumnType::Integer), None);
    }
}
