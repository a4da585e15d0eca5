//! The signals that stop a server.

use super::output::{Outcome, while_doing};
use crate::app::App;
use std::io::IsTerminal as _;
use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    time::timeout,
};
use tokio_util::sync::CancellationToken;

/// Listens for SIGTERM, SIGQUIT, SIGINT and SIGHUP; from then on none of them ends the process by itself.
pub(super) struct Signals {
    terminate: Signal,
    quit: Signal,
    interrupt: Signal,
    /// `None` where SIGHUP was ignored when the process began, as `nohup` has it: that is left as it is.
    hang_up: Option<Signal>,
}

impl Signals {
    pub(super) fn listen() -> Outcome<Self> {
        let listen = |kind| signal(kind).map_err(while_doing("signals cannot be received"));
        Ok(Self {
            terminate: listen(SignalKind::terminate())?,
            quit: listen(SignalKind::quit())?,
            interrupt: listen(SignalKind::interrupt())?,
            hang_up: if is_hang_up_ignored() { None } else { Some(listen(SignalKind::hangup())?) },
        })
    }

    /// The result of `work`, or `None` if a signal comes first: whatever `work` does can be left half done.
    pub(super) async fn unless_stopped<T>(&mut self, work: impl Future<Output = Outcome<T>>) -> Outcome<Option<T>> {
        tokio::select! {
            done = work => done.map(Some),
            name = self.next() => {
                tracing::info!(signal = name, "stopped before serving");
                Ok(None)
            }
        }
    }

    /// The first signal stops the server after the delay that the settings name; the next one ends the delay, and one more the
    /// waiting for requests in flight (`stop_now`).
    ///
    /// No load balancer watches a server that runs on a terminal, so its keys and its end stop without a delay.
    pub(super) async fn stop(mut self, app: App, stop_now: CancellationToken) {
        let name = self.next().await;
        tracing::info!(signal = name, "stopping");
        app.draining.cancel();
        let is_typed = matches!(name, "SIGINT" | "SIGQUIT" | "SIGHUP") && std::io::stdin().is_terminal();
        if !is_typed {
            let _ = timeout(app.settings.stop_delay.duration(), self.next()).await;
        }
        app.stop.cancel();
        self.next().await;
        stop_now.cancel();
    }

    async fn next(&mut self) -> &'static str {
        let hang_up = async {
            match &mut self.hang_up {
                Some(signal) => signal.recv().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.quit.recv() => "SIGQUIT",
            _ = self.interrupt.recv() => "SIGINT",
            _ = hang_up => "SIGHUP",
        }
    }
}

/// Linux tells which signals a process ignores; elsewhere nothing does without unsafe code.
fn is_hang_up_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    // Bit 0 is signal 1, SIGHUP.
    ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 1 == 1)
}
