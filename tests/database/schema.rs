//! Both engines have the same tables and columns.

use crate::support::{Hall, OF_ONE_ENGINE};
use hirehall::database::{Engine, Error};
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
