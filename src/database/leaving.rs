//! How a database is left for another one: it is read while it is locked against writes, and refuses every change from then on.

use super::{
    Engine, Error, Tx,
    tables::{COPIED, quoted},
};

/// Tables that servers write and that are not copied.
const OTHERS: [&str; 2] = ["attempts", "write_check"];

fn written() -> impl Iterator<Item = &'static str> {
    COPIED.into_iter().chain(OTHERS)
}

/// Begins a transaction that no other connection can write beside. It ends with the connection, unless it is committed.
pub(crate) fn begin_without_writers(tx: &mut Tx<'_>) -> Result<(), Error> {
    if tx.engine() == Engine::Sqlite {
        return tx.execute("BEGIN IMMEDIATE", &[]).map(drop);
    }
    let tables = written().map(quoted).collect::<Vec<_>>().join(", ");
    for statement in [
        "SET statement_timeout = 0",
        "SET idle_in_transaction_session_timeout = 0",
        // Each statement sees what was committed before the tables were locked.
        "BEGIN ISOLATION LEVEL READ COMMITTED",
        &format!("LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE"),
    ] {
        tx.execute(statement, &[])?;
    }
    Ok(())
}

/// From the end of this transaction on, the database refuses every change, from any program. To a server of PostgreSQL's it looks like a
/// standby, so that it is not ready and answers 503.
pub(crate) fn refuse_changes(tx: &mut Tx<'_>) -> Result<(), Error> {
    const WHY: &str = "this installation was moved to another database";
    if tx.engine() == Engine::Postgres {
        let function = format!(
            "CREATE FUNCTION refuse_after_move() RETURNS TRIGGER LANGUAGE plpgsql
             AS $$ BEGIN RAISE EXCEPTION '{WHY}' USING ERRCODE = 'read_only_sql_transaction'; END $$"
        );
        tx.execute(&function, &[])?;
    }
    for table in written().map(quoted) {
        let triggers: Vec<String> = match tx.engine() {
            Engine::Sqlite => ["INSERT", "UPDATE", "DELETE"]
                .map(|change| {
                    let name = quoted(&format!("refuse_{change}_{}", table.trim_matches('"')));
                    format!("CREATE TRIGGER {name} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{WHY}'); END")
                })
                .into(),
            Engine::Postgres => vec![format!(
                "CREATE TRIGGER refuse_after_move BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
                 FOR EACH STATEMENT EXECUTE FUNCTION refuse_after_move()"
            )],
        };
        for trigger in &triggers {
            tx.execute(trigger, &[])?;
        }
    }
    Ok(())
}

/// How many other sessions of PostgreSQL look like those of Hirehall.
pub(crate) fn other_sessions(tx: &mut Tx<'_>) -> Result<i64, Error> {
    if tx.engine() == Engine::Sqlite {
        return Ok(0);
    }
    let (others,) = tx.one(
        "SELECT count(*) FROM pg_catalog.pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = current_setting('application_name')",
        &[],
    )?;
    Ok(others)
}
