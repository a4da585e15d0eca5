//! The plan of every statement that a test has run on SQLite: none reads all of a table that can grow, or sorts it.
//!
//! Without statistics SQLite chooses by rules alone, so a new index can take over a statement that an older one served better. A text is
//! looked at once for each state of the schema: what has passed is remembered in a file that all test programs share.

use super::hall;
use hirehall::database::seen;
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
}

impl Reviewed {
    /// Reads the lines of the file.
    pub(crate) fn read(lines: &str) -> Reviewed {
        let of = |what: &str| -> Vec<String> {
            let named = lines.lines().filter_map(|line| line.strip_prefix(what)?.split_once(" : "));
            let named = named.inspect(|(name, reason)| assert!(reason.len() > 10, "{name}: say why"));
            named.map(|(name, _)| name.to_owned()).collect()
        };
        Reviewed { tables: of("table ").into_iter().collect(), statements: of("statement ") }
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

/// Fails if one of the statements that were run since the last call reads a whole table that can grow, or sorts it.
pub(crate) fn check() {
    let lines = reviewed_lines();
    let passed = passed(&lines);
    let known = fs::read_to_string(&passed).unwrap_or_default();
    let known: BTreeSet<&str> = known.lines().collect();
    let new: Vec<String> = seen::take().into_iter().filter(|sql| !known.contains(&*mark(sql))).collect();
    if new.is_empty() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("plans.db");
    fs::copy(hall::sqlite_template(), &file).unwrap();
    let reviewed = Reviewed::read(&lines);
    let (mut complaints, mut marks) = (Vec::new(), String::new());
    for (sql, steps) in new.iter().zip(seen::plans(&file, &new).unwrap()) {
        match steps.and_then(|steps| reviewed.complaint(sql, &steps)) {
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

/// The file with the marks of what has passed.
fn passed(reviewed: &str) -> PathBuf {
    let state = hash(&(hall::migrations("sqlite"), reviewed, include_str!("plans.rs")));
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
