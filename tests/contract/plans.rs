//! What the look at the plan of every statement finds: see `support::plans`.

use crate::support::plans::{Reviewed, reviewed_lines, sources};
use serde_json::{Value, json};

fn complains(sql: &str, steps: &[&str]) -> bool {
    let reviewed =
        Reviewed::read("table readers : one row for each\nstatement FROM users GROUP BY role : counts everything");
    let steps: Vec<String> = steps.iter().map(|step| (*step).to_owned()).collect();
    reviewed.complaint(sql, &steps).is_some()
}

#[test]
fn reading_or_sorting_all_of_a_table_that_grows_is_found() {
    for (sql, steps) in [
        ("SELECT id FROM jobs WHERE title = $1", ["SCAN jobs"].as_slice()),
        ("SELECT j.id FROM users u JOIN jobs AS j ON j.client_id = u.id", &["SCAN j", "SEARCH u USING INDEX a (id=?)"]),
        ("DELETE FROM jobs WHERE title = $1 RETURNING id", &["SCAN jobs USING INDEX jobs_status"]),
        ("UPDATE jobs SET title = $1", &["SCAN jobs"]),
        (
            "SELECT id FROM jobs WHERE status = $1 ORDER BY title LIMIT 5",
            &["SEARCH jobs USING INDEX a (status=?)", "USE TEMP B-TREE FOR ORDER BY"],
        ),
        ("SELECT id FROM jobs ORDER BY title LIMIT 5", &["SCAN jobs USING INDEX a", "USE TEMP B-TREE FOR ORDER BY"]),
    ] {
        assert!(complains(sql, steps), "{sql}");
    }
}

#[test]
fn what_an_index_finds_and_what_was_reviewed_is_not() {
    for (sql, steps) in [
        (
            "SELECT id FROM jobs WHERE status = $1 ORDER BY id LIMIT 5",
            ["SEARCH jobs USING INDEX a (status=?)"].as_slice(),
        ),
        ("SELECT id FROM jobs ORDER BY id DESC LIMIT 5", &["SCAN jobs USING COVERING INDEX a"]),
        ("SELECT last_id FROM readers ORDER BY name", &["SCAN readers", "USE TEMP B-TREE FOR ORDER BY"]),
        ("SELECT f.id FROM (SELECT id FROM jobs LIMIT 5) AS f", &["CO-ROUTINE f", "SCAN f"]),
        ("SELECT role, count(*) FROM users\n    GROUP BY role", &["SCAN users"]),
        (
            "SELECT s.id FROM service_words JOIN services s ON s.num = service_words.rowid",
            &["SCAN service_words VIRTUAL TABLE INDEX 0:M1"],
        ),
        ("SELECT 1", &["SCAN CONSTANT ROW"]),
    ] {
        assert!(!complains(sql, steps), "{sql}");
    }
}

fn complains_on_postgresql(sql: &str, plan: &Value) -> bool {
    let reviewed =
        Reviewed::read("table readers : one row for each\npostgresql FROM users GROUP BY role : counts everything");
    reviewed.complaint_on_postgresql(sql, plan).is_some()
}

#[test]
fn reading_or_sorting_all_of_a_table_is_found_on_postgresql() {
    let seq_scan = json!({ "Node Type": "Seq Scan", "Relation Name": "jobs" });
    let index_scan = json!({ "Node Type": "Index Scan", "Relation Name": "jobs", "Index Cond": "(status = $1)" });
    let whole_index = json!({ "Node Type": "Index Only Scan", "Relation Name": "jobs" });
    let above = |kind: &str, below: &Value| json!({ "Node Type": kind, "Plans": [below] });
    for plan in [
        &seq_scan,
        &above("Limit", &seq_scan),
        &whole_index,
        &above("Aggregate", &whole_index),
        &above("Sort", &index_scan),
        &above("Limit", &above("Sort", &index_scan)),
        &above("Limit", &above("Incremental Sort", &whole_index)),
    ] {
        assert!(complains_on_postgresql("SELECT id FROM jobs", plan), "{plan}");
    }
    for plan in [
        &index_scan,
        &above("Limit", &index_scan),
        &above("Limit", &whole_index),
        &above("Sort", &above("Limit", &index_scan)),
        &json!({ "Node Type": "Seq Scan", "Relation Name": "readers" }),
        &json!({ "Node Type": "Result" }),
    ] {
        assert!(!complains_on_postgresql("SELECT id FROM jobs", plan), "{plan}");
    }
    assert!(!complains_on_postgresql("SELECT role FROM users GROUP BY role", &seq_scan), "it was reviewed");
}

/// A line that no statement has any more would excuse the next that looks like it.
#[test]
fn every_reviewed_statement_is_in_the_sources() {
    let code = sources("src") + &sources("tests");
    let lines = reviewed_lines();
    let statements = |line| ["statement ", "postgresql "].iter().find_map(|what| str::strip_prefix(line, what));
    let parts = lines.lines().filter_map(|line| statements(line)?.split_once(" : "));
    let lost: Vec<&str> = parts.map(|(part, _)| part).filter(|part| !code.contains(part)).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}
