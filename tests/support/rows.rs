//! Rows that only tests read.

use super::Hall;
use hirehall::database::{Column, Engine, Error, FromRow, Row, ids::UserId};

/// A row of two columns, `first` and `second`.
pub(crate) struct Two<A, B>(pub(crate) A, pub(crate) B);

impl<A: Column, B: Column> FromRow for Two<A, B> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        Ok(Self(row.take("first")?, row.take("second")?))
    }
}

/// How a query with one parameter is answered, when as little as possible is read and sorted.
pub(crate) async fn plan(hall: &Hall, sql: &'static str, user: UserId) -> String {
    let engine = hall.app.db.engine();
    let plan = hall.app.db.write(move |tx| {
        let lines: Vec<String> = match engine {
            Engine::Sqlite => {
                let lines: Vec<PlanLine> = tx.all(&format!("EXPLAIN QUERY PLAN {sql}"), &[&user])?;
                lines.into_iter().map(|line| line.0).collect()
            }
            Engine::Postgres => {
                // The tables of a test are so small that reading all of them costs less.
                for way in [
                    "SET LOCAL enable_seqscan = off",
                    "SET LOCAL enable_sort = off",
                    "SET LOCAL enable_bitmapscan = off",
                ] {
                    tx.execute(way, &[])?;
                }
                let lines: Vec<(String,)> = tx.all(&format!("EXPLAIN {sql}"), &[&user])?;
                lines.into_iter().map(|(line,)| line).collect()
            }
        };
        Ok::<_, Error>(lines.join("\n"))
    });
    plan.await.unwrap()
}

/// A line of SQLite's query plan.
struct PlanLine(String);

impl FromRow for PlanLine {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        let (_id, _parent, _notused): (i64, i64, i64) = (row.take("id")?, row.take("parent")?, row.take("notused")?);
        Ok(Self(row.take("detail")?))
    }
}
