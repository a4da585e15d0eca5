//! Pending migrations that work on large tables. All migrations are one transaction, so what they lock stays locked until all are done.

use super::statements::{self, Effect};
use crate::database::{error::Error, postgres::connection::PgConnection, tables::quoted};
use refinery::Migration;
use rusqlite::Connection;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Tables with fewer rows are done in about a second.
const LARGE: i64 = 100_000;

/// What a pending migration does to a large table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongLock {
    migration: String,
    does: &'static str,
    table: String,
    rows: i64,
}

impl fmt::Display for LongLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { migration, does, table, rows } = self;
        write!(
            f,
            "{migration} {does} {table} (about {rows} rows); until all migrations are done, writes wait or are answered with 503"
        )
    }
}

/// What migrations do to large tables that exist. `rows_of` says about how many rows a table has; `None` means that there is no such table.
pub(super) fn find(
    pending: Vec<&Migration>,
    mut rows_of: impl FnMut(&str) -> Result<Option<i64>, Error>,
) -> Result<Vec<LongLock>, Error> {
    let (mut found, mut created, mut counted) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
    for migration in pending {
        let mut of_this = BTreeSet::new();
        for effect in statements::read(migration.sql().unwrap_or_default()).iter().flat_map(|one| one.effects()) {
            if let Effect::Creates(table) = &effect {
                created.insert(table.clone());
            }
            let Some((does, table)) = takes_long(effect) else { continue };
            if created.contains(&table) || !of_this.insert((does, table.clone())) {
                continue;
            }
            let rows = match counted.get(&table) {
                Some(rows) => *rows,
                None => rows_of(&table)?.unwrap_or(0),
            };
            counted.insert(table.clone(), rows);
            if rows >= LARGE {
                found.push(LongLock { migration: migration.to_string(), does, table, rows });
            }
        }
    }
    Ok(found)
}

/// What takes time for every row, and of which table.
fn takes_long(effect: Effect) -> Option<(&'static str, String)> {
    match effect {
        Effect::Indexes { table, .. } => Some(("makes an index of", table)),
        Effect::Updates(table) => Some(("changes rows of", table)),
        Effect::Reads(table) => Some(("reads", table)),
        Effect::Alters { table, action } if !is_quick(&action) => Some(("rewrites or checks", table)),
        Effect::Alters { .. } | Effect::Creates(_) | Effect::Drops(_) | Effect::Watches(_) => None,
    }
}

/// A column with a constant default or none is added without touching the rows; so are names and defaults changed.
fn is_quick(action: &[String]) -> bool {
    let words: Vec<&str> = action.iter().map(String::as_str).collect();
    let has = |searched: &[&str]| words.iter().any(|word| searched.contains(word));
    match words.as_slice() {
        ["RENAME", ..] | ["DROP", "CONSTRAINT", ..] => true,
        ["ALTER", ..] => has(&["DEFAULT"]) || words.ends_with(&["DROP", "NOT", "NULL"]),
        ["ADD", "CONSTRAINT" | "CHECK" | "UNIQUE" | "FOREIGN" | "PRIMARY", ..] => false,
        ["ADD", ..] => {
            !has(&["CHECK", "UNIQUE", "GENERATED"])
                && !words.windows(3).any(|three| matches!(three, ["DEFAULT", _, "("]))
        }
        _ => false,
    }
}

/// The largest row number, or the exact number of a table that has no row numbers.
pub(super) fn rows_of_sqlite(connection: &Connection, table: &str) -> Result<Option<i64>, Error> {
    if !connection.table_exists(None, table)? {
        return Ok(None);
    }
    let table = quoted(table);
    let largest = format!("SELECT coalesce(max(rowid), 0) FROM {table}");
    let sql = match connection.prepare(&largest) {
        Ok(_) => largest,
        Err(_) => format!("SELECT count(*) FROM {table}"),
    };
    Ok(Some(connection.query_row(&sql, [], |row| row.get(0))?))
}

/// What ANALYZE has counted, or the statistics since.
pub(super) fn rows_of_postgres(connection: &mut PgConnection, table: &str) -> Result<Option<i64>, Error> {
    let rows = connection.query(
        "SELECT CAST(greatest(reltuples, pg_stat_get_live_tuples(oid)) AS BIGINT) FROM pg_class WHERE oid = to_regclass($1)",
        &[&table],
    )?;
    Ok(rows.first().map(|row| row.try_get(0)).transpose()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_added_quickly_unless_every_row_is_looked_at() {
        for (action, expected) in [
            ("ADD COLUMN A BIGINT", true),
            ("ADD COLUMN A BIGINT NOT NULL DEFAULT 0", true),
            ("ADD COLUMN A UUID REFERENCES USERS ( ID )", true),
            ("RENAME COLUMN A TO B", true),
            ("ALTER COLUMN A SET DEFAULT 1", true),
            ("ALTER COLUMN A DROP NOT NULL", true),
            ("ADD COLUMN A UUID DEFAULT GEN_RANDOM_UUID ( )", false),
            ("ADD COLUMN A TEXT CHECK ( A <> '' )", false),
            ("ALTER COLUMN A TYPE BIGINT", false),
            ("ALTER COLUMN A SET NOT NULL", false),
            ("ADD CONSTRAINT C CHECK ( A > 0 )", false),
            ("DROP COLUMN A", false),
        ] {
            let words: Vec<String> = action.split(' ').map(str::to_owned).collect();
            assert_eq!(is_quick(&words), expected, "{action}");
        }
    }

    #[test]
    fn what_works_on_a_large_table_that_exists_is_found_once() {
        let migration = |name: &str, sql: &str| Migration::unapplied(name, sql).unwrap();
        let pending = [
            migration(
                "V1__tables",
                "CREATE TABLE fresh (a INTEGER); CREATE INDEX i ON fresh (a); CREATE INDEX j ON small (a)",
            ),
            migration(
                "V2__indexes",
                "CREATE INDEX k ON large (a); CREATE INDEX l ON large (b); ALTER TABLE large ADD COLUMN c TEXT",
            ),
            migration("V3__rows", "UPDATE large SET c = '' WHERE a IN (SELECT a FROM missing)"),
        ];
        let rows = |table: &str| {
            Ok(match table {
                "large" => Some(1_000_000),
                "small" => Some(99_999),
                "missing" => None,
                other => panic!("{other} was asked for"),
            })
        };
        let found = find(pending.iter().collect(), rows).unwrap();
        let said: Vec<String> =
            found.iter().map(|lock| lock.to_string().split(';').next().unwrap().to_owned()).collect();
        assert_eq!(
            said,
            [
                "V2__indexes makes an index of large (about 1000000 rows)",
                "V3__rows changes rows of large (about 1000000 rows)",
            ]
        );
    }
}
