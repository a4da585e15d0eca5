//! Migrations after the last release's take away nothing that the programs of that release use: their nodes run on the new schema while
//! they are replaced.

use super::{
    on_postgres, on_sqlite,
    statements::{self, Effect},
};
use std::collections::BTreeSet;

/// The last migration of the last release. A release raises it to its own last one; the next migration then sets `schema_compatibility` to
/// the same number.
const LAST_RELEASE: i32 = 80;

/// A comment in a migration that says why a program of the last release can do without what is taken away.
const MARKER: &str = "-- safe for the last release: ";

/// What the last release may not live with, each with its reason.
fn dangers(sql: &str) -> Vec<String> {
    if sql.lines().any(|line| line.strip_prefix(MARKER).is_some_and(|reason| reason.trim().len() > 10)) {
        return Vec::new();
    }
    let (mut created, mut found) = (BTreeSet::new(), Vec::new());
    for effect in statements::read(sql).iter().flat_map(statements::Statement::effects) {
        let (table, why) = match effect {
            Effect::Creates(table) => {
                created.insert(table);
                continue;
            }
            Effect::Indexes { table, is_unique: true } => (table, "it may insert what a new unique index refuses"),
            Effect::Watches(table) => (table, "a trigger changes what it writes"),
            Effect::Drops(name) => (name, "it may use what is dropped"),
            Effect::Alters { table, action } => match danger(&action) {
                Some(why) => (table, why),
                None => continue,
            },
            Effect::Indexes { is_unique: false, .. } | Effect::Updates(_) | Effect::Reads(_) => continue,
        };
        if !created.contains(&table) {
            found.push(format!("{table}: {why}"));
        }
    }
    found
}

/// Why the last release may not live with an action of ALTER TABLE.
fn danger(action: &[String]) -> Option<&'static str> {
    let words: Vec<&str> = action.iter().map(String::as_str).collect();
    let has = |searched: &[&str]| words.windows(searched.len()).any(|window| window == searched);
    match words.as_slice() {
        ["DROP", ..] => Some("it may use what is dropped"),
        ["RENAME", ..] => Some("it knows the old name only"),
        ["ALTER", ..] => Some("it knows the column as it was"),
        ["ADD", "CONSTRAINT" | "CHECK" | "UNIQUE" | "PRIMARY" | "FOREIGN" | "EXCLUDE", ..] => {
            Some("it may write what a new constraint refuses")
        }
        ["ADD", ..] if has(&["UNIQUE"]) => Some("it may write what a new constraint refuses"),
        ["ADD", ..] if has(&["NOT", "NULL"]) && !has(&["DEFAULT"]) => Some("it inserts rows without the new column"),
        _ => None,
    }
}

/// The migrations after the last release's, the oldest first, of one engine.
fn newer(runner: &refinery::Runner) -> Vec<(String, String)> {
    let mut newer: Vec<_> = runner.get_migrations().iter().filter(|one| one.version() > LAST_RELEASE).collect();
    newer.sort_by_key(|one| one.version());
    newer.into_iter().map(|one| (one.to_string(), one.sql().unwrap().to_owned())).collect()
}

#[test]
fn a_migration_takes_away_nothing_that_the_last_release_uses() {
    for runner in [on_sqlite::migrations::runner(), on_postgres::migrations::runner()] {
        for (name, sql) in newer(&runner) {
            let found = dangers(&sql);
            assert!(
                found.is_empty(),
                "{name}: expand now and contract in the next release, or say why it is safe in a line `{MARKER}…`: {found:?}"
            );
        }
    }
}

#[test]
fn the_first_migration_of_a_release_says_which_programs_serve_the_database() {
    for runner in [on_sqlite::migrations::runner(), on_postgres::migrations::runner()] {
        if let Some((name, sql)) = newer(&runner).first() {
            let update = format!("UPDATE schema_compatibility SET must_know = {LAST_RELEASE}");
            assert!(sql.contains(&update), "{name} has to contain {update}");
        }
    }
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
        "ALTER TABLE jobs ADD COLUMN a TEXT, ADD COLUMN b BIGINT NOT NULL;",
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
