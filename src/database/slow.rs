//! Slow statements are logged by their shape.

use crate::core::access_log::milliseconds;
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// Statements that take as long are logged. In microseconds.
static THRESHOLD: AtomicU64 = AtomicU64::new(u64::MAX);

/// Logs statements that take at least `threshold`; `None`: none.
pub(crate) fn log_slow_statements(threshold: Option<Duration>) {
    let micros = threshold.map_or(u64::MAX, |threshold| u64::try_from(threshold.as_micros()).unwrap_or(u64::MAX));
    THRESHOLD.store(micros, Ordering::Relaxed);
}

/// Logs a statement if it has taken too long.
pub(super) fn log_if_slow(sql: &str, took: Duration, trace_id: Option<&str>) {
    if u64::try_from(took.as_micros()).unwrap_or(u64::MAX) >= THRESHOLD.load(Ordering::Relaxed) {
        tracing::warn!(ms = milliseconds(took), statement = shape(sql), trace_id, "slow statement");
    }
}

/// The longest shape that is logged, in characters.
const MAX_LEN: usize = 1000;

/// The statement in one line, with `?` for each quoted text in it. Parameters are not part of it.
fn shape(sql: &str) -> String {
    let parts = sql.split('\'').enumerate();
    let without_texts: String = parts.map(|(number, part)| if number % 2 == 0 { part } else { "?" }).collect();
    let words: Vec<&str> = without_texts.split_whitespace().collect();
    words.join(" ").chars().take(MAX_LEN).collect()
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn a_shape_is_one_line_without_texts() {
        let sql = "SELECT id FROM users\n    WHERE status = 'ACTIVE' AND email_key = $1 AND name = 'O''Brien'";
        assert_eq!(shape(sql), "SELECT id FROM users WHERE status = ? AND email_key = $1 AND name = ??");
        assert_eq!(shape(&"x".repeat(2000)).len(), 1000);
    }
}
