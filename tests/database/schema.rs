//! Both engines have the same tables, columns and indexes.

use crate::support::{Hall, OF_ONE_ENGINE};
use hirehall::database::{
    Engine, Error,
    tables::{COPIED, NOT_COPIED},
};
use macro_rules_attribute::apply;
use std::collections::BTreeSet;

fn is_internal(column: &str) -> bool {
    column.starts_with("service_words")
        || column.starts_with("refinery_schema_history")
        || OF_ONE_ENGINE.contains(&column)
}

async fn columns(hall: &Hall) -> BTreeSet<String> {
    let sql = match hall.app.db.engine() {
        Engine::Sqlite => {
            "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        }
        Engine::Postgres => {
            "SELECT CAST(table_name || '.' || column_name AS TEXT) FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let columns: Vec<(String,)> =
        hall.app.db.read(move |tx| tx.all(sql, &[])).await.map_err(|error: Error| error).unwrap();
    columns.into_iter().map(|(column,)| column).filter(|column| !is_internal(column)).collect()
}

#[apply(needs_postgres)]
#[tokio::test]
async fn both_engines_have_the_same_tables_and_columns() {
    let (sqlite, postgres) = (columns(&Hall::on_sqlite().await).await, columns(&Hall::on_postgresql().await).await);
    let differences: Vec<&String> = sqlite.symmetric_difference(&postgres).collect();
    assert!(sqlite.len() > 200 && differences.is_empty(), "{differences:?}");
}

#[apply(needs_postgres)]
#[tokio::test]
async fn of_every_table_it_is_decided_whether_a_backup_contains_it() {
    let halls = [Hall::on_sqlite().await, Hall::on_postgresql().await];
    let decided: BTreeSet<&str> = COPIED.into_iter().chain(NOT_COPIED.map(|(table, _)| table)).collect();
    assert_eq!(decided.len(), COPIED.len() + NOT_COPIED.len(), "a table is decided twice");
    let mut found = BTreeSet::new();
    for hall in &halls {
        let sql = match hall.app.db.engine() {
            Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            Engine::Postgres => "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'",
        };
        let tables: Vec<(String,)> =
            hall.app.db.read(move |tx| tx.all(sql, &[])).await.map_err(|error: Error| error).unwrap();
        found.extend(tables.into_iter().map(|(table,)| table));
    }
    let undecided: Vec<&String> = found.iter().filter(|table| !decided.contains(table.as_str())).collect();
    let gone: Vec<&&str> = decided.iter().filter(|table| !found.contains(**table)).collect();
    assert!(undecided.is_empty() && gone.is_empty(), "undecided: {undecided:?}, gone: {gone:?}");
}

/// PostgreSQL's indexes of words; SQLite has virtual tables instead.
const INDEXES_OF_WORDS: [&str; 2] = ["services_words", "services_words_all"];

/// The indexes that a migration has created by name.
async fn indexes(hall: &Hall) -> BTreeSet<String> {
    let sql = match hall.app.db.engine() {
        Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        Engine::Postgres => {
            "SELECT CAST(c.relname AS TEXT) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             WHERE c.relnamespace = 'public'::regnamespace
                 AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))"
        }
    };
    let indexes: Vec<(String,)> =
        hall.app.db.read(move |tx| tx.all(sql, &[])).await.map_err(|error: Error| error).unwrap();
    indexes.into_iter().map(|(index,)| index).filter(|index| !INDEXES_OF_WORDS.contains(&index.as_str())).collect()
}

#[apply(needs_postgres)]
#[tokio::test]
async fn both_engines_have_the_same_indexes() {
    let (sqlite, postgres) = (indexes(&Hall::on_sqlite().await).await, indexes(&Hall::on_postgresql().await).await);
    let differences: Vec<&String> = sqlite.symmetric_difference(&postgres).collect();
    assert!(sqlite.len() > 80 && differences.is_empty(), "on one engine only: {differences:?}");
}

#[tokio::test]
async fn every_table_of_sqlite_is_strict() {
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
                   AND name NOT LIKE 'sqlite_%' AND name <> 'refinery_schema_history'";
    let hall = Hall::on_sqlite().await;
    let loose: Vec<(String,)> =
        hall.app.db.read(move |tx| tx.all(sql, &[])).await.map_err(|error: Error| error).unwrap();
    assert!(loose.is_empty(), "create these tables with STRICT: {loose:?}");
}

/// Each search would read the list of entries that wait for VACUUM to its end.
#[apply(needs_postgres)]
#[tokio::test]
async fn no_index_of_words_keeps_new_entries_in_a_list() {
    const WITH_A_LIST: &str = "SELECT CAST(c.relname AS TEXT) FROM pg_class c JOIN pg_am am ON am.oid = c.relam
         WHERE am.amname = 'gin' AND NOT COALESCE('fastupdate=off' = ANY (c.reloptions), FALSE)";
    let hall = Hall::on_postgresql().await;
    let found: Vec<(String,)> =
        hall.app.db.read(|tx| tx.all(WITH_A_LIST, &[])).await.map_err(|error: Error| error).unwrap();
    assert!(found.is_empty(), "{found:?}");
}
