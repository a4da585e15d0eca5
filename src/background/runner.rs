//! Runs rounds of background work repeatedly.

use crate::{
    app::App,
    core::{
        error::Problem,
        metrics::{counter, gauge, histogram},
    },
};
use futures_util::FutureExt as _;
use std::{panic::AssertUnwindSafe, pin::pin, time::Duration};
use tokio::time::{Instant, sleep};
use tokio_util::task::TaskTracker;

/// The loops of one process.
pub(super) struct Loops {
    app: App,
    tracker: TaskTracker,
}

/// Changes when a round should run before its interval is over, for example after a commit of this process.
pub(super) type Wakeups = tokio::sync::watch::Receiver<u64>;

/// How long a wakeup is delayed, so that many wakeups lead to one round.
const WAKEUP_DELAY: Duration = Duration::from_millis(5);

/// The longest wait after failed rounds.
const MAX_INTERVAL: Duration = Duration::from_secs(60);

impl Loops {
    pub(super) fn new(app: &App) -> Self {
        Self { app: app.clone(), tracker: TaskTracker::new() }
    }

    /// A tracker that waits until all loops have ended.
    pub(super) fn into_tracker(self) -> TaskTracker {
        self.tracker.close();
        self.tracker
    }

    /// Runs `round` repeatedly. Between rounds it waits for `rest` or a wakeup. A round that fails or panics is logged,
    /// and the wait doubles with each failure in a row.
    pub(super) fn spawn<Round, Done>(
        &self,
        name: &'static str,
        rest: Duration,
        mut wakeups: Option<Wakeups>,
        round: Round,
    ) where
        Round: Fn(App) -> Done + Send + 'static,
        Done: Future<Output = Result<(), Problem>> + Send,
    {
        let app = self.app.clone();
        app.rounds.add(name);
        let label = [("round", name)];
        let duration = histogram("hirehall_background_round_duration_seconds", &label);
        let failed = counter("hirehall_background_rounds_failed_total", &label);
        let last_success = gauge("hirehall_background_last_success_timestamp_seconds", &label);
        self.tracker.spawn(async move {
            let mut failures = 0;
            while !app.stop.is_cancelled() {
                let began = Instant::now();
                let outcome = AssertUnwindSafe(round(app.clone())).catch_unwind().await;
                duration.record(began.elapsed());
                match outcome.unwrap_or_else(|_| Err(Problem::internal(&"it panicked"))) {
                    Ok(()) => {
                        failures = 0;
                        let now = app.clock.now();
                        app.rounds.record_success(name, now);
                        last_success.set(now.unix_seconds_f64());
                    }
                    Err(problem) => {
                        failures += 1;
                        app.rounds.record_failure(name);
                        failed.increment(1);
                        tracing::warn!(name, %problem, cause = problem.cause(), failures, "a background round failed");
                    }
                }
                let rest =
                    if failures == 0 { rest } else { rest.saturating_mul(1 << failures.min(5)).min(MAX_INTERVAL) };
                let wakeups = wakeups.as_mut().filter(|_| failures == 0);
                app.stop.run_until_cancelled(until_due(rest, wakeups)).await;
            }
        });
    }
}

async fn until_due(rest: Duration, wakeups: Option<&mut Wakeups>) {
    let end = pin!(sleep(rest));
    let Some(wakeups) = wakeups else { return end.await };
    tokio::select! {
        Ok(()) = wakeups.changed() => sleep(WAKEUP_DELAY).await,
        () = end => {}
    }
}
