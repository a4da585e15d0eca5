//! The operating system's limit on open files, which connections count towards.
use crate::settings::Settings;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files, database connections, mails on their way and everything else that is open offline the clients' connections.
const BESIDE: u64 = 256;

/// What is needed, and what there may be; `None` is no limit.
struct Need {
    needed: u64,
    soft: Option<u64>,
    hard: Option<u64>,
}

impl Need {
    fn of(settings: &Settings) -> Need {
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        Need { needed: u64::from(settings.max_connections.get()) + BESIDE, soft: current, hard: maximum }
    }

    fn can_be_met(&self) -> bool {
        self.hard.is_none_or(|hard| hard >= self.needed)
    }

    fn shortage(&self) -> String {
        format!(
            "{} open files are allowed, but HIREHALL_MAX_CONNECTIONS needs {}: raise the hard limit (ulimit -Hn, LimitNOFILE=), or lower \
             HIREHALL_MAX_CONNECTIONS",
            self.hard.unwrap_or(u64::MAX),
            self.needed
        )
    }
}

/// Raises the soft limit as far as is needed, and says so if that is not far enough.
pub(super) fn raise(settings: &Settings) {
    let need = Need::of(settings);
    if need.soft.is_some_and(|soft| soft < need.needed) {
        let current = Some(need.hard.map_or(need.needed, |hard| hard.min(need.needed)));
        if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current, maximum: need.hard }) {
            tracing::warn!(%error, "the limit on open files cannot be raised");
        }
    }
    if !need.can_be_met() {
        tracing::warn!("{}", need.shortage());
    }
}

/// For `hirehall doctor`.
pub(super) fn examine(settings: &Settings) -> Result<String, String> {
    let need = Need::of(settings);
    if need.can_be_met() {
        Ok(format!("{} for HIREHALL_MAX_CONNECTIONS and the rest", need.needed))
    } else {
        Err(need.shortage())
    }
}
