//! Log formats.

/// The format of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// `Pretty` on a terminal, else `Json`.
    Auto,
    /// For a terminal: a short line, coloured unless `NO_COLOR` is set.
    Pretty,
    /// For log collectors: one JSON object per line.
    Json,
}
