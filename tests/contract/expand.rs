//! Migrations after the last release's take away nothing that the programs of that release use: their nodes run on the new schema
//! while they are replaced.

use super::in_repository;
use crate::support::Hall;
use hirehall::database::Error;
use macro_rules_attribute::apply;
use std::fs;

/// The last migration of the last release. A release raises it to its own last one; the next migration then sets
/// `schema_compatibility` to the same number.
const LAST_RELEASE: u32 = 65;

/// A comment in a migration that says why a program of the last release can do without what is taken away.
const MARKER: &str = "-- safe for the last release: ";

/// What the last release may not live with, each with its reason.
fn dangers(sql: &str) -> Vec<String> {
    if sql.lines().any(|line| line.strip_prefix(MARKER).is_some_and(|reason| reason.trim().len() > 10)) {
        return Vec::new();
    }
    let statements: Vec<String> = without_comments(sql)
        .to_uppercase()
        .split(';')
        .map(|statement| statement.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|statement| !statement.is_empty())
        .collect();
    let made: Vec<&str> = statements.iter().filter_map(|statement| made_table(statement)).collect();
    statements
        .iter()
        .filter_map(|statement| danger(statement, &made).map(|why| format!("{why}: {statement}")))
        .collect()
}

fn without_comments(sql: &str) -> String {
    sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The name of the table that a statement creates.
fn made_table(statement: &str) -> Option<&str> {
    let name = statement.strip_prefix("CREATE TABLE ")?;
    name.strip_prefix("IF NOT EXISTS ").unwrap_or(name).split([' ', '(']).next()
}

/// The table that `ALTER TABLE` or `CREATE INDEX` is about.
fn about(statement: &str) -> Option<&str> {
    let name = match statement.strip_prefix("ALTER TABLE ") {
        Some(name) => name,
        None => statement.strip_prefix("CREATE UNIQUE INDEX ")?.split_once(" ON ")?.1,
    };
    let name = name.strip_prefix("IF EXISTS ").unwrap_or(name);
    name.strip_prefix("ONLY ").unwrap_or(name).split([' ', '(']).next()
}

fn danger(statement: &str, made: &[&str]) -> Option<&'static str> {
    let has = |words: &str| statement.contains(words);
    if about(statement).is_some_and(|table| made.contains(&table)) {
        return None;
    }
    if statement.starts_with("CREATE UNIQUE INDEX ") {
        return Some("the last release may insert what a new unique index refuses");
    }
    if statement.starts_with("CREATE TRIGGER ") || statement.starts_with("CREATE RULE ") {
        return Some("a trigger changes what the last release writes");
    }
    if statement.starts_with("DROP ") {
        return Some("the last release may use what is dropped");
    }
    if !statement.starts_with("ALTER ") {
        return None;
    }
    if has(" DROP ") {
        Some("the last release may use what is dropped")
    } else if has(" RENAME ") {
        Some("the last release knows the old name only")
    } else if has(" ALTER ") {
        Some("the last release knows the column as it was")
    } else if has(" NOT NULL") && !has(" DEFAULT ") {
        Some("the last release inserts rows without the new column")
    } else if [
        " ADD CONSTRAINT ",
        " ADD CHECK",
        " ADD UNIQUE",
        " ADD PRIMARY ",
        " ADD FOREIGN ",
        " ADD EXCLUDE ",
        " UNIQUE",
    ]
    .iter()
    .any(|words| has(words))
    {
        Some("the last release may write what a new constraint refuses")
    } else {
        None
    }
}

/// The migrations after the last release's, with their text.
fn newer() -> Vec<(String, String)> {
    let mut newer = Vec::new();
    for engine in ["sqlite", "postgres"] {
        for entry in fs::read_dir(in_repository("migrations").join(engine)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let number: u32 = name.strip_prefix('V').unwrap().split_once("__").unwrap().0.parse().unwrap();
            if number > LAST_RELEASE {
                newer.push((format!("{engine}/{name}"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    newer
}

#[test]
fn a_migration_takes_away_nothing_that_the_last_release_uses() {
    let found: Vec<String> = newer()
        .iter()
        .flat_map(|(name, sql)| dangers(sql).into_iter().map(move |danger| format!("{name}: {danger}")))
        .collect();
    assert!(
        found.is_empty(),
        "expand now and contract in the next release, or say why it is safe in a line `{MARKER}…`:\n{}",
        found.join("\n")
    );
}

#[test]
fn what_the_last_release_cannot_live_with_is_found() {
    for sql in [
        "DROP TABLE favorites;",
        "DROP INDEX tasks_due_at;",
        "ALTER TABLE jobs DROP COLUMN title;",
        "ALTER TABLE jobs\n    RENAME COLUMN title TO name;",
        "ALTER TABLE jobs RENAME TO orders;",
        "alter table jobs add column price BIGINT NOT NULL;",
        "ALTER TABLE jobs ALTER COLUMN title TYPE VARCHAR(10);",
        "ALTER TABLE jobs ALTER COLUMN title SET NOT NULL;",
        "ALTER TABLE jobs ADD CONSTRAINT short CHECK (length(title) < 10);",
        "ALTER TABLE jobs ADD CHECK (length(title) < 10);",
        "ALTER TABLE jobs ADD COLUMN code TEXT UNIQUE;",
        "CREATE UNIQUE INDEX jobs_title ON jobs (title);",
        "CREATE TRIGGER watch AFTER INSERT ON jobs BEGIN SELECT 1; END;",
        "CREATE TABLE new (id BIGINT); CREATE UNIQUE INDEX jobs_title ON jobs (title);",
        "-- safe for the last release: so\nDROP TABLE favorites;",
    ] {
        assert!(!dangers(sql).is_empty(), "{sql}");
    }
}

#[test]
fn what_only_adds_to_the_schema_is_allowed() {
    for sql in [
        "CREATE TABLE new (id BIGINT NOT NULL PRIMARY KEY); CREATE UNIQUE INDEX new_id ON new (id);",
        "CREATE TABLE new (id BIGINT NOT NULL);\nALTER TABLE new ADD CONSTRAINT above CHECK (id > 0);",
        "ALTER TABLE jobs ADD COLUMN price BIGINT; -- NOT NULL later, when DROP TABLE is due",
        "ALTER TABLE jobs ADD COLUMN price BIGINT NOT NULL DEFAULT 0;",
        "CREATE INDEX jobs_title ON jobs (title);",
        "UPDATE schema_compatibility SET must_know = 65;",
        "-- safe for the last release: no program has ever read this table\nDROP TABLE favorites;",
    ] {
        assert_eq!(dangers(sql), Vec::<String>::new(), "{sql}");
    }
}

#[apply(both_engines)]
async fn a_program_has_to_know_the_last_migration_of_the_last_release(hall: Hall) {
    let sql = "SELECT must_know FROM schema_compatibility";
    let lowest: Result<(i64,), Error> = hall.app.db.read(move |tx| tx.one(sql, &[])).await;
    let (lowest,) = lowest.unwrap();
    if newer().is_empty() {
        assert!(lowest <= i64::from(LAST_RELEASE), "{lowest}");
    } else {
        let do_this =
            format!("begin the next migration with UPDATE schema_compatibility SET must_know = {LAST_RELEASE}");
        assert_eq!(lowest, i64::from(LAST_RELEASE), "{do_this}");
    }
}
