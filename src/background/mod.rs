//! Background work: one file per loop.

mod account_deletions;
mod batches;
mod category_names;
pub mod due_jobs;
pub mod event_archive;
mod event_counts;
mod exports;
mod file_deletions;
mod file_store;
pub mod housekeeping;
mod identity_checks;
pub mod identity_desk;
mod kept;
mod listing_words;
mod live_feeds;
mod name_keys;
mod presence;
mod quarantine;
mod ranking;
pub mod reliability;
mod retention;
mod runner;
mod search_index;
mod signing_keys;
pub mod sweep;
pub mod webhooks;

use crate::{app::App, database::queue::TaskKind, notification, tasks, webhook};
use runner::Loops;
use std::{
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};
use tokio_util::task::TaskTracker;

/// How long each loop waits between two rounds.
#[derive(Debug, Clone, Copy)]
pub struct Intervals {
    /// Following the log for live feeds. Events of this node are noticed at once, those of other nodes after this time.
    pub tail: Duration,
    /// Announcing live sessions to the other nodes, unless one changes earlier.
    pub presence: Duration,
    /// Collecting events that lead to mail or webhooks, and sending what is due.
    pub mail: Duration,
    /// Settling jobs that are due.
    pub jobs: Duration,
    /// Packing requested exports.
    pub exports: Duration,
    /// Scanning files in quarantine.
    pub quarantine: Duration,
    /// Following changes of the signing keys.
    pub keys: Duration,
    /// Deleting expired rows.
    pub housekeeping: Duration,
    /// Deleting files that no row references.
    pub sweep: Duration,
}

impl Default for Intervals {
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

impl Intervals {
    /// The same interval for every loop.
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

/// Starts every loop. When `app.stop` is cancelled, they finish their current round and end; the tracker waits for all
/// of them.
///
/// Any number of nodes may run them on the same database: work that must be done once is claimed in a row.
pub fn start(app: &App, intervals: Intervals) -> TaskTracker {
    tasks::register_metrics();
    notification::register_metrics();
    webhook::delivery::metrics::register_metrics();
    let loops = Loops::new(app);
    loops.spawn("live_feeds", intervals.tail, Some(app.db.commits()), live_feeds::wake);
    loops.spawn("presence", intervals.presence, Some(app.live_tail.presence_changes()), presence::announce);
    loops.spawn("mail_queue", intervals.mail, None, notification::collect);
    for kind in TaskKind::ALL {
        spawn_workers(&loops, *kind, intervals);
    }
    loops.spawn("due_jobs", intervals.jobs, None, async |app| due_jobs::settle(&app).await.map(drop));
    loops.spawn("account_deletions", intervals.jobs, None, account_deletions::finish_all);
    loops.spawn("event_counts", intervals.jobs, None, event_counts::count);
    loops.spawn("identity_desk", intervals.jobs, None, identity_desk::enforce_deadlines);
    loops.spawn("webhook_log", intervals.mail, None, webhooks::follow_log);
    loops.spawn("name_keys", intervals.jobs, None, name_keys::renew);
    loops.spawn("category_names", intervals.jobs, None, category_names::renew);
    let is_stored = Arc::new(AtomicBool::new(false));
    loops.spawn("ranking", intervals.jobs, None, move |app| ranking::follow_settings(app, Arc::clone(&is_stored)));
    loops.spawn("reliability", intervals.jobs, None, reliability::refresh_due);
    loops.spawn("listing_words", intervals.jobs, None, listing_words::index);
    loops.spawn("quarantine", intervals.quarantine, None, quarantine::scan);
    loops.spawn("signing_keys", intervals.keys, None, signing_keys::follow);
    loops.spawn("housekeeping", intervals.housekeeping, None, housekeeping::delete_expired);
    loops.spawn("event_archive", intervals.housekeeping, None, event_archive::archive);
    loops.spawn("file_store", intervals.exports, None, file_store::claim);
    loops.spawn("file_deletions", intervals.jobs, None, file_deletions::delete_due);
    loops.spawn("sweep", intervals.sweep, None, sweep::sweep);
    loops.into_tracker()
}

/// Starts the loops that take the tasks of a kind.
fn spawn_workers(loops: &Loops, kind: TaskKind, intervals: Intervals) {
    match kind {
        TaskKind::Mail => {
            for _ in 0..notification::SENDERS {
                loops.spawn("mail", intervals.mail, None, notification::send_due);
            }
        }
        // Those loops send the news, too.
        TaskKind::News => {}
        TaskKind::Export => loops.spawn("exports", intervals.exports, None, exports::pack),
        TaskKind::IdentityCheck => {
            for _ in 0..identity_checks::WORKERS {
                loops.spawn("identity_checks", intervals.mail, None, identity_checks::send_requests);
            }
        }
        TaskKind::SearchIndex => loops.spawn("search_index", intervals.mail, None, search_index::index),
        TaskKind::Webhook => loops.spawn("webhooks", intervals.mail, None, webhooks::deliver),
    }
}
