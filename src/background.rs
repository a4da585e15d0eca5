//! What happens without being asked for.

use crate::{
    app::App,
    auth::{
        address::models::AddressChange,
        deletion::services as erasures,
        export::services as exports,
        keys,
        models::{Link, Signup},
        oidc::models::Attempt,
        passkeys::models::Ceremony,
        places::models::Place,
        sessions::models::Session,
    },
    core::error::Failure,
    database::{
        self, STEP, Tx,
        models::{answer::StoredAnswer, attempt, user::renew_name_keys},
    },
    event::{counts, mailer, presence, tail},
    installation::claim_store,
    job, service,
    sweep::{delete_due, sweep},
    worker::kyc::{check, desk, draft, quarantine, retention},
};
use futures_util::FutureExt as _;
use std::{panic::AssertUnwindSafe, pin::pin, time::Duration};
use tokio::time::sleep;
use tokio_util::task::TaskTracker;

/// How long each loop rests between two rounds.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Live feeds hear what this node does at once, and what others do after this time.
    pub tail: Duration,
    /// Saying who has a feed open, if nobody opens or closes one before.
    pub presence: Duration,
    /// Looking for events to tell by mail, and for mails that are due.
    pub mail: Duration,
    /// Looking for jobs whose time has come.
    pub jobs: Duration,
    /// Looking for exports that somebody waits for.
    pub exports: Duration,
    /// Letting the malware scanner look at what came while it did not answer.
    pub quarantine: Duration,
    /// Looking for signing keys that are new or gone.
    pub keys: Duration,
    /// Throwing away what has expired.
    pub housekeeping: Duration,
    /// Deleting files that no row names.
    pub sweep: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            tail: Duration::from_millis(250),
            presence: Duration::from_secs(10),
            mail: Duration::from_secs(1),
            jobs: Duration::from_secs(30),
            exports: Duration::from_secs(2),
            quarantine: Duration::from_secs(30),
            keys: Duration::from_secs(2),
            housekeeping: Duration::from_secs(600),
            sweep: Duration::from_secs(60 * 60),
        }
    }
}

impl Pace {
    /// The same rest for every loop.
    #[must_use]
    pub const fn every(rest: Duration) -> Self {
        Self {
            tail: rest,
            presence: rest,
            mail: rest,
            jobs: rest,
            exports: rest,
            quarantine: rest,
            keys: rest,
            housekeeping: rest,
            sweep: rest,
        }
    }
}

/// Starts every loop. They end, what they are at finished, when `app.stop` is cancelled; the tracker knows when all have.
///
/// Any number of nodes may run them on the same database: where only one may do something, a row decides which.
pub fn start(app: &App, pace: Pace) -> TaskTracker {
    let loops = Loops { app: app.clone(), tracker: TaskTracker::new() };
    loops.spawn("live feeds", pace.tail, Some(app.db.commits()), tail::catch_up);
    loops.spawn("presence", pace.presence, Some(app.tail.comings()), presence::tell);
    loops.spawn("mail queue", pace.mail, None, mailer::collect);
    for _ in 0..mailer::SENDERS {
        loops.spawn("mail", pace.mail, None, mailer::send_due);
    }
    loops.spawn("search index", pace.mail, None, service::services::index_due);
    loops.spawn("job clock", pace.jobs, None, settle_due_jobs);
    loops.spawn("erasures", pace.jobs, None, erasures::finish_all);
    loops.spawn("counts", pace.jobs, None, counts::count_new);
    loops.spawn("identity desk", pace.jobs, None, keep_time_at_desk);
    for _ in 0..check::services::ASKERS {
        loops.spawn("identity checks", pace.mail, None, check::services::ask_due);
    }
    loops.spawn("exports", pace.exports, None, exports::pack_due);
    loops.spawn("names", pace.jobs, None, renew_names);
    loops.spawn("quarantine", pace.quarantine, None, work_off_quarantine);
    loops.spawn("signing keys", pace.keys, None, keys::services::follow);
    loops.spawn("housekeeping", pace.housekeeping, None, housekeeping);
    loops.spawn("file store", pace.exports, None, follow_store);
    loops.spawn("file deletions", pace.jobs, None, delete_due);
    loops.spawn("sweep", pace.sweep, None, sweep);
    loops.tracker.close();
    loops.tracker
}

/// Throws away what has expired: one round of the background work. It waits while the clock cannot be right.
pub async fn housekeeping(app: App) -> Result<(), Failure> {
    if app.is_time_plausible().await? { tidy_up(app).await } else { Ok(()) }
}

async fn keep_time_at_desk(app: App) -> Result<(), Failure> {
    if app.is_time_plausible().await? { desk::services::keep_time(app).await } else { Ok(()) }
}

/// A store that did not answer at the start is looked at until it has.
async fn follow_store(app: App) -> Result<(), Failure> {
    if app.storage.is_proven() {
        return Ok(());
    }
    let claimed = claim_store(&app.db, &app.storage, &app.settings.storage_url).await;
    claimed.map_err(|error| Failure::internal(&error))
}

async fn settle_due_jobs(app: App) -> Result<(), Failure> {
    job::services::settle_due(&app).await.map(drop)
}

/// Prepares names for the search that a migration has marked, a few in each transaction.
async fn renew_names(app: App) -> Result<(), Failure> {
    while !app.stop.is_cancelled() && app.write_as_system(renew_name_keys).await? > 0 {}
    Ok(())
}

async fn work_off_quarantine(app: App) -> Result<(), Failure> {
    quarantine::services::work_off(&app).await
}

async fn tidy_up(app: App) -> Result<(), Failure> {
    // One that fails keeps none of the others from their work; the first is told.
    [
        in_steps(&app, Session::delete_expired).await,
        in_steps(&app, Link::delete_expired).await,
        in_steps(&app, Signup::delete_expired).await,
        in_steps(&app, AddressChange::delete_expired).await,
        exports::remove_expired(&app).await,
        in_steps(&app, Ceremony::delete_expired).await,
        in_steps(&app, Place::delete_expired).await,
        in_steps(&app, Attempt::delete_expired).await,
        in_steps(&app, StoredAnswer::delete_expired).await,
        in_steps(&app, attempt::delete_expired).await,
        draft::services::delete_forgotten(&app).await,
        retention::services::destroy_due(&app).await,
        in_steps(&app, mailer::forget_old).await,
    ]
    .into_iter()
    .collect()
}

/// Deletes a step at a time until a step finds less than it may delete.
async fn in_steps(app: &App, delete: fn(&mut Tx<'_>) -> Result<u64, database::Error>) -> Result<(), Failure> {
    while !app.stop.is_cancelled() && app.write_as_system(delete).await? == STEP.unsigned_abs() {}
    Ok(())
}

struct Loops {
    app: App,
    tracker: TaskTracker,
}

/// Changes whenever this process has committed something, or something else has happened that calls for a round.
type Commits = tokio::sync::watch::Receiver<u64>;

/// The rest after a round that a commit has called for, so that a thousand commits do not call for a thousand rounds.
const BREATH: Duration = Duration::from_millis(5);

/// The longest rest after rounds that have failed.
const LONGEST_REST: Duration = Duration::from_secs(60);

impl Loops {
    /// Does `round` again and again, with a `rest` between, which a commit cuts short for who gives `commits`. A round that fails
    /// or panics is logged, and the rest after it doubles with each failure in a row.
    fn spawn<Round, Done>(&self, name: &'static str, rest: Duration, mut commits: Option<Commits>, round: Round)
    where
        Round: Fn(App) -> Done + Send + 'static,
        Done: Future<Output = Result<(), Failure>> + Send,
    {
        let app = self.app.clone();
        self.tracker.spawn(async move {
            let mut failures = 0;
            while !app.stop.is_cancelled() {
                let outcome = AssertUnwindSafe(round(app.clone())).catch_unwind().await;
                match outcome.unwrap_or_else(|_| Err(Failure::internal(&"it panicked"))) {
                    Ok(()) => failures = 0,
                    Err(failure) => {
                        failures += 1;
                        tracing::warn!(name, %failure, cause = failure.cause(), failures, "a background round failed");
                    }
                }
                let rest =
                    if failures == 0 { rest } else { rest.saturating_mul(1 << failures.min(5)).min(LONGEST_REST) };
                let commits = commits.as_mut().filter(|_| failures == 0);
                app.stop.run_until_cancelled(until_due(rest, commits)).await;
            }
        });
    }
}

async fn until_due(rest: Duration, commits: Option<&mut Commits>) {
    let end = pin!(sleep(rest));
    let Some(commits) = commits else { return end.await };
    tokio::select! {
        Ok(()) = commits.changed() => sleep(BREATH).await,
        () = end => {}
    }
}
