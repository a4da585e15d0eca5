//! Stop signals.

use super::{
    output::{Outcome, while_doing},
    service_manager,
};
use crate::app::App;
use std::{io::IsTerminal as _, sync::Arc};
use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    sync::Notify,
    time::timeout,
};
use tokio_util::sync::CancellationToken;

/// Listens for SIGTERM, SIGQUIT, SIGINT and SIGHUP. From then on they do not end the process directly.
pub(super) struct Signals {
    terminate: Signal,
    quit: Signal,
    interrupt: Signal,
    /// `None` if SIGHUP was ignored at the start, as with `nohup`; it stays ignored.
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

    /// The result of `work`, or `None` if a signal comes first. `work` must tolerate being cancelled.
    pub(super) async fn unless_stopped<T>(&mut self, work: impl Future<Output = Outcome<T>>) -> Outcome<Option<T>> {
        tokio::select! {
            done = work => done.map(Some),
            name = self.next() => {
                tracing::info!(signal = name, "stopped before serving");
                Ok(None)
            }
        }
    }

    /// The first signal stops the server after the configured delay; the second ends the delay, and the third
    /// ends the wait for running requests (`stop_now`).
    ///
    /// On a terminal there is no load balancer, so Ctrl-C and hang-up stop without a delay. Elsewhere, if there is something
    /// to reload, a hang-up before the first of these signals asks for that.
    pub(super) async fn stop(mut self, app: App, stop_now: CancellationToken, reload: Option<Arc<Notify>>) {
        let name = loop {
            match (self.next().await, &reload) {
                ("SIGHUP", Some(reload)) if !std::io::stdin().is_terminal() => reload.notify_one(),
                (name, _) => break name,
            }
        };
        tracing::info!(signal = name, "stopping");
        app.draining.cancel();
        service_manager::stopping();
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

/// Linux lists the signals that a process ignores in /proc; elsewhere this needs unsafe code.
fn is_hang_up_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    // Bit 0 is signal 1, SIGHUP.
    ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 1 == 1)
}
