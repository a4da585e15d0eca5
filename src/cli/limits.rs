//! The operating system's limit on open files, which connections count towards.
use crate::settings::Settings;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Open files besides client connections: files, database connections, outgoing mail.
const OTHER_OPEN_FILES: u64 = 256;

/// The open files that are needed, and the limits; `None` is unlimited.
struct FileLimit {
    needed: u64,
    soft: Option<u64>,
    hard: Option<u64>,
}

impl FileLimit {
    fn of(settings: &Settings) -> FileLimit {
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        FileLimit { needed: u64::from(settings.max_connections.get()) + OTHER_OPEN_FILES, soft: current, hard: maximum }
    }

    fn can_be_met(&self) -> bool {
        self.hard.is_none_or(|hard| hard >= self.needed)
    }

    fn shortage_message(&self) -> String {
        format!(
            "{} open files are allowed, but HIREHALL_MAX_CONNECTIONS needs {}: raise the hard limit (ulimit -Hn, LimitNOFILE=), or lower \
             HIREHALL_MAX_CONNECTIONS",
            self.hard.unwrap_or(u64::MAX),
            self.needed
        )
    }
}

/// Raises the soft limit as far as needed, and warns if the hard limit is too low.
pub(super) fn raise(settings: &Settings) {
    let limit = FileLimit::of(settings);
    if limit.soft.is_some_and(|soft| soft < limit.needed) {
        let current = Some(limit.hard.map_or(limit.needed, |hard| hard.min(limit.needed)));
        if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current, maximum: limit.hard }) {
            tracing::warn!(%error, "the limit on open files cannot be raised");
        }
    }
    if !limit.can_be_met() {
        tracing::warn!("{}", limit.shortage_message());
    }
}

/// The check for `hirehall doctor`.
pub(super) fn check(settings: &Settings) -> Result<String, String> {
    let limit = FileLimit::of(settings);
    if limit.can_be_met() {
        Ok(format!("{} for HIREHALL_MAX_CONNECTIONS and the rest", limit.needed))
    } else {
        Err(limit.shortage_message())
    }
}
