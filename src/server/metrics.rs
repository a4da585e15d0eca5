//! The page `/metrics`, with the probes beside it.

use crate::{
    admin::system::{
        flows,
        models::{DatabaseState, SystemState},
    },
    app::App,
    core::{
        clock::Timestamp,
        metrics::{self, Label as _, gauge},
        request_context::request_context,
        version::{COMMIT, VERSION},
    },
    router,
    webhook::delivery::models::WebhookLag,
};
use axum::{Router, extract::State, middleware::from_fn_with_state, response::IntoResponse, routing::get};
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// The page and the probes, for a listener of its own. What is refused has a body and says when to try again, as elsewhere.
pub(crate) fn router(app: &App) -> Router {
    let context = router::request_context_of(app, None);
    router::probes()
        .route("/metrics", get(page))
        .layer(from_fn_with_state(Arc::new(context), request_context))
        .with_state(app.clone())
}

/// Drains the buffers of the recorder until `stop`.
pub(crate) async fn run_upkeep(stop: CancellationToken) {
    let mut often = tokio::time::interval(Duration::from_secs(5));
    while stop.run_until_cancelled(often.tick()).await.is_some() {
        metrics::run_upkeep();
    }
}

/// What is not counted as it happens is read when the page is.
async fn page(State(app): State<App>) -> impl IntoResponse {
    let state = flows::state(&app).await;
    show_process(&app);
    show_state(&app, &state);
    let headers = [("content-type", "text/plain; version=0.0.4; charset=utf-8"), ("cache-control", "no-store")];
    let webhooks = state.database.as_ref().map_or(&[][..], |database| &database.webhooks);
    (headers, metrics::render() + &lag_of(webhooks, app.clock.now()))
}

/// One line for each webhook that there is now. The recorder would show those that were deleted, too.
fn lag_of(webhooks: &[WebhookLag], now: Timestamp) -> String {
    const NAME: &str = "hirehall_webhook_lag_seconds";
    let help = "How long the first event that waits for the webhook has been waiting, in seconds; 0 if none waits";
    let line = |lag: &WebhookLag| format!("{NAME}{{webhook=\"{}\"}} {}\n", lag.id, age(lag.waits_since, now));
    let lines: String = webhooks.iter().map(line).collect();
    format!("# HELP {NAME} {help}\n# TYPE {NAME} gauge\n{lines}\n")
}

fn show_process(app: &App) {
    let labels = [("version", VERSION), ("commit", COMMIT), ("engine", app.db.engine().name())];
    gauge("hirehall_build_info", &labels).set(1.0);
    let began = app.clock.now().saturating_sub(app.running_for());
    gauge("process_start_time_seconds", &[]).set(began.unix_seconds_f64());
    let load = app.db.load();
    for (queue, waiting) in load.waiting {
        gauge("hirehall_database_queue_length", &[("queue", queue)]).set(number(waiting));
    }
    if let Some(connections) = load.connections {
        for (state, count) in
            [("idle", connections.idle), ("in_use", connections.in_use), ("broken", connections.broken)]
        {
            gauge("hirehall_postgres_connections", &[("state", state)]).set(number(count));
        }
    }
    gauge("hirehall_feeds_open", &[]).set(number(app.live_tail.open_feeds()));
    for (queue, waiting) in app.passwords.waiting() {
        gauge("hirehall_password_hash_queue_length", &[("queue", queue.word())]).set(number(waiting));
    }
}

fn show_state(app: &App, state: &SystemState) {
    let now = app.clock.now();
    for (directory, space) in &state.disks {
        gauge("hirehall_disk_free_bytes", &[("directory", directory)]).set(bytes(space.free));
        gauge("hirehall_disk_size_bytes", &[("directory", directory)]).set(bytes(space.size));
    }
    if let Some(wal) = state.wal_bytes {
        gauge("hirehall_sqlite_wal_bytes", &[]).set(bytes(wal));
    }
    gauge("hirehall_database_up", &[]).set(if state.database.is_some() { 1.0 } else { 0.0 });
    if let Some(database) = &state.database {
        show_database(database, now);
    }
}

fn show_database(state: &DatabaseState, now: Timestamp) {
    gauge("hirehall_database_size_bytes", &[]).set(bytes(state.size.unsigned_abs()));
    for lag in &state.readers {
        let label = [("reader", lag.reader)];
        gauge("hirehall_event_reader_lag_seconds", &label).set(age(lag.oldest_at, now));
        gauge("hirehall_event_reader_lag_events", &label).set(bytes(lag.events.unsigned_abs()));
    }
    gauge("hirehall_events_unsettled_seconds", &[]).set(age(state.oldest_unsettled, now));
    for load in &state.tasks {
        let kind = load.kind.as_str();
        let is_held = load.kind.is_held_after_restore() && state.mails_held_since.is_some();
        let (waiting, held) = if is_held { (0, load.waiting) } else { (load.waiting, 0) };
        for (state, tasks) in [("waiting", waiting), ("held", held), ("failed", load.failed)] {
            gauge("hirehall_tasks", &[("kind", kind), ("state", state)]).set(bytes(tasks.unsigned_abs()));
        }
        gauge("hirehall_tasks_oldest_age_seconds", &[("kind", kind)]).set(age(load.oldest_due_at, now));
    }
}

fn age(since: Option<Timestamp>, now: Timestamp) -> f64 {
    since.map_or(0.0, |since| now.saturating_since(since).as_secs_f64())
}

fn number(of: usize) -> f64 {
    bytes(u64::try_from(of).unwrap_or(u64::MAX))
}

#[expect(clippy::cast_precision_loss, reason = "exact up to nine petabytes")]
fn bytes(of: u64) -> f64 {
    of as f64
}
