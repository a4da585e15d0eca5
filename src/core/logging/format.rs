//! What a log looks like.

/// What a log looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// `Pretty` on a terminal, else `Json`.
    Auto,
    /// For people: a short line, in colour on a terminal (unless `NO_COLOR` is set).
    Pretty,
    /// For machines: a JSON object a line.
    Json,
}
