//! The plan of every statement that a test has run: none reads all of a table that can grow, or sorts it.
//!
//! Without statistics SQLite chooses by rules alone, so a new index can take over a statement that an older one served better. PostgreSQL plans for
//! values that it does not know, as it does for a statement that a connection has run some times, and only reads or sorts all of a table where it knows
//! no other way. A text is looked at once for each state of the schema: what has passed is remembered in a file that all test programs share.

use super::{hall, postgres};
use ::postgres::{Client, SimpleQueryMessage};
use hirehall::database::{Engine, seen};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs::{self, OpenOptions},
    hash::{DefaultHasher, Hash, Hasher as _},
    io::Write as _,
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// What was reviewed, in lines of `tests/contract/plans.txt`.
pub(crate) struct Reviewed {
    /// Tables that cannot grow: `table NAME: REASON`.
    tables: BTreeSet<String>,
    /// Statements that may read or sort more than an index finds, by a part of their text: `statement PART: REASON`.
    statements: Vec<String>,
    /// Those that may on PostgreSQL alone: `postgresql PART: REASON`.
    on_postgresql: Vec<String>,
}

impl Reviewed {
    /// Reads the lines of the file.
    pub(crate) fn read(lines: &str) -> Reviewed {
        let of = |what: &str| -> Vec<String> {
            let named = lines.lines().filter_map(|line| line.strip_prefix(what)?.split_once(" : "));
            let named = named.inspect(|(name, reason)| assert!(reason.len() > 10, "{name}: say why"));
            named.map(|(name, _)| name.to_owned()).collect()
        };
        Reviewed {
            tables: of("table ").into_iter().collect(),
            statements: of("statement "),
            on_postgresql: of("postgresql "),
        }
    }

    /// What is wrong with the plan of a statement.
    pub(crate) fn complaint(&self, sql: &str, steps: &[String]) -> Option<String> {
        let sql = one_line(sql);
        if self.statements.iter().any(|part| sql.contains(part.as_str())) {
            return None;
        }
        let names = names(&sql);
        let grows = |name: &str| names.get(name).filter(|table| !self.tables.contains(*table));
        let scanned = steps.iter().find(|step| {
            let Some(rest) = step.strip_prefix("SCAN ") else { return false };
            let name = rest.split(' ').next().unwrap_or_default();
            // Words are found by a virtual table's own index.
            if rest.contains("VIRTUAL TABLE") {
                return false;
            }
            // The first rows in the order of an index.
            let is_bounded = rest.contains("USING") && sql.contains("LIMIT") && !sorts(steps);
            grows(name).is_some() && !is_bounded
        });
        let sorted = steps.iter().find(|step| step.contains("TEMP B-TREE FOR ORDER BY"));
        let sorted = sorted.filter(|_| names.values().any(|table| !self.tables.contains(table)));
        scanned.or(sorted).map(|step| format!("{step}\n    {sql}\n    {}", steps.join("\n    ")))
    }

    /// What is wrong with PostgreSQL's plan of a statement.
    pub(crate) fn complaint_on_postgresql(&self, sql: &str, plan: &Value) -> Option<String> {
        let sql = one_line(sql);
        if self.statements.iter().chain(&self.on_postgresql).any(|part| sql.contains(part.as_str())) {
            return None;
        }
        let step = self.complaint_below(plan, false)?;
        Some(format!("{step}\n    {sql}\n    {}", outline(plan).join("\n    ")))
    }

    /// The first step that reads all of a table, or sorts it. Under a limit, the first rows of an index are read.
    fn complaint_below(&self, step: &Value, is_limited: bool) -> Option<String> {
        let kind = step["Node Type"].as_str().unwrap_or_default();
        let reads_all = match kind {
            "Seq Scan" => true,
            // An index of a part of the rows is made to be read as a whole.
            "Index Scan" | "Index Only Scan" => step["Index Cond"].is_null() && !is_limited && step[PARTIAL].is_null(),
            _ => false,
        };
        let sorts = matches!(kind, "Sort" | "Incremental Sort");
        if (reads_all && self.grows(step)) || (sorts && self.reads_without_limit(step)) {
            return Some(describe(step));
        }
        let is_limited = kind == "Limit" || (is_limited && !sorts);
        steps_below(step).find_map(|below| self.complaint_below(below, is_limited))
    }

    fn grows(&self, step: &Value) -> bool {
        step["Relation Name"].as_str().is_some_and(|table| !self.tables.contains(table))
    }

    /// Whether a table that can grow is read below a step, and not only its first rows.
    fn reads_without_limit(&self, step: &Value) -> bool {
        self.grows(step)
            || steps_below(step)
                .filter(|below| below["Node Type"] != "Limit" && below["Parent Relationship"] != "SubPlan")
                .any(|below| self.reads_without_limit(below))
    }
}

/// Marks a step that reads a partial index.
const PARTIAL: &str = "Partial Index";

fn mark_partial(step: &mut Value, partial: &BTreeSet<String>) {
    if step["Index Name"].as_str().is_some_and(|name| partial.contains(name)) {
        step[PARTIAL] = true.into();
    }
    step["Plans"].as_array_mut().into_iter().flatten().for_each(|below| mark_partial(below, partial));
}

fn steps_below(step: &Value) -> impl Iterator<Item = &Value> {
    step["Plans"].as_array().into_iter().flatten()
}

fn describe(step: &Value) -> String {
    let said = ["Node Type", "Relation Name", "Index Name", "Index Cond", "Filter", "Sort Key"];
    said.iter().filter(|name| !step[**name].is_null()).map(|name| step[*name].to_string()).collect::<Vec<_>>().join(" ")
}

/// The steps of a plan, those below another indented.
fn outline(step: &Value) -> Vec<String> {
    let below = steps_below(step).flat_map(outline).map(|line| format!("  {line}"));
    std::iter::once(describe(step)).chain(below).collect()
}

fn sorts(steps: &[String]) -> bool {
    steps.iter().any(|step| step.contains("TEMP B-TREE"))
}

fn one_line(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tables of a statement, by their names in it.
fn names(sql: &str) -> BTreeMap<String, String> {
    const KEYWORDS: [&str; 22] = [
        "WHERE",
        "SET",
        "LEFT",
        "JOIN",
        "ON",
        "ORDER",
        "GROUP",
        "LIMIT",
        "VALUES",
        "UNION",
        "CROSS",
        "INNER",
        "SELECT",
        "FOR",
        "USING",
        "RETURNING",
        "AND",
        "DEFAULT",
        "WINDOW",
        "HAVING",
        "OFFSET",
        "INDEXED",
    ];
    let words: Vec<&str> =
        sql.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let mut names = BTreeMap::new();
    for (place, word) in words.iter().enumerate() {
        let Some(table) = words.get(place + 1).filter(|_| ["FROM", "JOIN", "UPDATE", "INTO"].contains(word)) else {
            continue;
        };
        if KEYWORDS.contains(table) {
            continue;
        }
        let alias = words.get(place + 2).filter(|alias| **alias != "AS").or_else(|| words.get(place + 3));
        for name in [Some(table), alias.filter(|alias| !KEYWORDS.contains(alias))].into_iter().flatten() {
            names.insert((*name).to_owned(), (*table).to_owned());
        }
    }
    names
}

/// The text of the reviewed file.
pub(crate) fn reviewed_lines() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract/plans.txt")).unwrap()
}

/// Fails if one of the statements that were run on SQLite since the last call reads a whole table that can grow, or sorts it.
pub(crate) fn check_on_sqlite() {
    check(Engine::Sqlite, |reviewed, new| {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("plans.db");
        fs::copy(hall::sqlite_template(), &file).unwrap();
        let plans = seen::plans(&file, new).unwrap();
        new.iter().zip(plans).map(|(sql, steps)| steps.and_then(|steps| reviewed.complaint(sql, &steps))).collect()
    });
}

/// The same of the statements that were run on PostgreSQL.
pub(crate) fn check_on_postgresql() {
    check(Engine::Postgres, |reviewed, new| {
        let mut postgres = postgres::shared_database(&hall::migrations("postgres"), hall::migrate_postgres);
        // Whatever is not the way to a few rows by an index is taken only if there is no such way.
        postgres
            .batch_execute(
                "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_sort = off;
                 SET enable_incremental_sort = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
                 SET max_parallel_workers_per_gather = 0; SET jit = off",
            )
            .unwrap();
        let partial = "SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL";
        let partial: BTreeSet<String> =
            postgres.query(partial, &[]).unwrap().iter().map(|row| row.get::<_, String>(0)).collect();
        let complaint = |sql: &String| {
            let mut plan = plan_on_postgresql(&mut postgres, sql)?;
            mark_partial(&mut plan, &partial);
            reviewed.complaint_on_postgresql(sql, &plan)
        };
        new.iter().map(complaint).collect()
    });
}

/// The plan for parameters that are not known; `None` for what is no query, or one of another schema.
fn plan_on_postgresql(postgres: &mut Client, sql: &str) -> Option<Value> {
    postgres.batch_execute(&format!("DEALLOCATE ALL; PREPARE statement AS {sql}")).ok()?;
    let row = postgres
        .query_one("SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'statement'", &[])
        .unwrap();
    let nulls = vec!["NULL"; usize::try_from(row.get::<_, i32>(0)).unwrap()].join(", ");
    let parameters = if nulls.is_empty() { nulls } else { format!("({nulls})") };
    let explained = postgres.simple_query(&format!("EXPLAIN (FORMAT JSON, COSTS OFF) EXECUTE statement{parameters}"));
    let rows = explained.unwrap_or_else(|error| panic!("{sql}: {error}"));
    let json = rows.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    });
    let mut plans: Value = serde_json::from_str(json?).unwrap();
    Some(plans[0]["Plan"].take())
}

/// Looks at the statements of an engine that were run since the last call and have not passed yet.
fn check(engine: Engine, complaints_of: impl FnOnce(&Reviewed, &[String]) -> Vec<Option<String>>) {
    let lines = reviewed_lines();
    let passed = passed(engine, &lines);
    let known = fs::read_to_string(&passed).unwrap_or_default();
    let known: BTreeSet<&str> = known.lines().collect();
    let new: Vec<String> = seen::take(engine).into_iter().filter(|sql| !known.contains(&*mark(sql))).collect();
    if new.is_empty() {
        return;
    }
    let reviewed = Reviewed::read(&lines);
    let (mut complaints, mut marks) = (Vec::new(), String::new());
    for (sql, complaint) in new.iter().zip(complaints_of(&reviewed, &new)) {
        match complaint {
            Some(complaint) if !is_of_a_test(sql) => complaints.push(complaint),
            _ => writeln!(marks, "{}", mark(sql)).unwrap(),
        }
    }
    let mut file = OpenOptions::new().create(true).append(true).open(passed).unwrap();
    file.write_all(marks.as_bytes()).unwrap();
    assert!(
        complaints.is_empty(),
        "Mend the statement or its index, or say in tests/contract/plans.txt why it may:\n{}",
        complaints.join("\n\n")
    );
}

/// Whether a test runs the statement itself.
fn is_of_a_test(sql: &str) -> bool {
    static TESTS: LazyLock<String> = LazyLock::new(|| sources("tests"));
    TESTS.contains(&one_line(sql))
}

/// The text of every source in a folder, on one line.
pub(crate) fn sources(folder: &str) -> String {
    fn read(folder: &Path, into: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, into);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                into.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut code = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut code);
    one_line(&code.replace("\\\"", "\"").replace('\\', " "))
}

/// The file with the marks of what has passed on an engine.
fn passed(engine: Engine, reviewed: &str) -> PathBuf {
    let migrations = match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    };
    let state = hash(&(migrations, hall::migrations(migrations), reviewed, include_str!("plans.rs")));
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("plans-{state:016x}.txt"))
}

fn mark(sql: &str) -> String {
    format!("{:016x}", hash(sql))
}

fn hash(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}
