//! Spans of statements, named by verb and first table.

use super::error::Error;
use crate::core::traces::ActiveSpan;
use opentelemetry::trace::SpanKind;
use std::borrow::Cow;
use tokio::time::Instant;

/// Records a statement that was run. `system` is the engine.
pub(super) fn record(
    parent: &ActiveSpan,
    system: &'static str,
    sql: &str,
    began: Instant,
    ended: Instant,
    error: Option<&Error>,
) {
    let summary = summary(sql);
    let mut span = parent.child(summary.clone(), SpanKind::Client, began);
    span.set("db.system.name", system);
    span.set("db.query.summary", summary);
    if let Some(error) = error {
        span.fail(error.word());
    }
    span.end(ended);
}

/// The verbs of statements.
const VERBS: [&str; 7] = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "SET", "PRAGMA"];

/// The verb and the first table of a statement. Both are part of our own text; quoted texts and parameters are not looked at.
fn summary(sql: &str) -> Cow<'static, str> {
    let unquoted = sql.split('\'').step_by(2);
    let mut words = unquoted
        .flat_map(|part| part.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')))
        .filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let Some(verb) = VERBS.into_iter().find(|verb| *verb == first) else { return "OTHER".into() };
    let mut is_next = verb == "UPDATE";
    for word in words {
        if is_next && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return format!("{verb} {word}").into();
        }
        is_next = ["FROM", "INTO", "JOIN", "UPDATE"].contains(&word);
    }
    verb.into()
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn a_statement_is_named_by_its_verb_and_its_first_table() {
        for (sql, name) in [
            ("SELECT id FROM users\n WHERE email_key = 'hush'", "SELECT users"),
            ("UPDATE tasks SET attempts = attempts + 1 WHERE id = (SELECT id FROM jobs)", "UPDATE tasks"),
            ("INSERT INTO jobs (id) VALUES ($1)", "INSERT jobs"),
            ("WITH found AS (SELECT id FROM services s) SELECT * FROM found", "WITH services"),
            ("SELECT x FROM (SELECT 1) JOIN workers w ON true", "SELECT workers"),
            ("SELECT CAST(1 AS BIGINT)", "SELECT"),
            ("SELECT 'it is FROM hush'", "SELECT"),
            ("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "SET"),
            ("hush hush FROM hush", "OTHER"),
        ] {
            assert_eq!(summary(sql), name, "{sql}");
        }
    }
}
