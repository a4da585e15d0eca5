//! What waits, and how the installation is doing.

use super::{
    addresses,
    charts::{Charts, PERIODS},
    context::Context,
    frame::{Frame, Section},
};
use crate::{
    admin::{
        stats::{flows::stats, schemas::StatsFilter},
        system::{flows::state, models::SystemState},
        waiting::models::{MAX_COUNTED, Queue},
    },
    core::{clock::Timestamp, day::Day, error::Problem, rounds::Round, version::version_and_commit},
};
use askama::Template;
use axum::response::{IntoResponse as _, Redirect, Response};
use std::{sync::Arc, time::Duration};

/// A kind of what waits.
struct Row {
    title: String,
    /// The page where it is decided.
    leads_to: Option<&'static str>,
    queue: Queue,
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    rows: Vec<Row>,
    health: Vec<Finding>,
    charts: Charts,
    version: String,
}

/// A part of the installation, and how it is doing.
struct Finding {
    title: String,
    says: String,
    is_well: bool,
    since: Option<Timestamp>,
}

impl HomePage {
    fn is_all_done(&self) -> bool {
        self.rows.iter().all(|row| row.queue.count == 0)
    }

    fn is_all_well(&self) -> bool {
        self.health.iter().all(|finding| finding.is_well)
    }
}

/// As many as were counted, or more.
fn shown(queue: &Queue) -> String {
    if queue.count >= MAX_COUNTED { format!("{MAX_COUNTED}+") } else { queue.count.to_string() }
}

pub(super) async fn lead_home() -> Response {
    Redirect::to("/console").into_response()
}

/// The period of the charts, as the address has it.
fn period(context: &Context) -> Result<i64, Problem> {
    let asked = context.query()?;
    let [month, ..] = PERIODS;
    Ok(PERIODS.into_iter().find(|days| days.to_string() == asked.value("days")).unwrap_or(month))
}

pub(super) async fn show_home(context: Context) -> Result<Response, Problem> {
    let app = &context.app;
    let today = Day::of(app.clock.now());
    let filter = StatsFilter { from: Some(today.plus(1 - period(&context)?)), to: Some(today) };
    let days = stats(app, context.caller, filter).await?.days;
    let (frame, ()) = context.read(Section::Home, |_, _| Ok::<_, Problem>(())).await?;
    let system = state(app).await;
    let page = HomePage {
        rows: rows(&frame),
        health: health(&frame, &system, &app.rounds.all()),
        charts: Charts::of(&frame, &days),
        version: version_and_commit(),
        frame,
    };
    page.frame.show(&page)
}

/// What has waited longest comes first.
fn rows(frame: &Frame) -> Vec<Row> {
    let waiting = frame.desk.as_ref().map(|desk| desk.waiting).unwrap_or_default();
    let mut rows = vec![
        Row {
            title: frame.text("console-identity-checks"),
            leads_to: Some("/console/identity"),
            queue: waiting.identity_checks,
        },
        Row {
            title: frame.text("console-name-changes"),
            leads_to: Some("/console/names"),
            queue: waiting.name_changes,
        },
        Row {
            title: frame.text("console-flagged-reviews"),
            leads_to: Some("/console/reviews"),
            queue: waiting.flagged_reviews,
        },
        Row {
            title: frame.text("console-review-appeals"),
            leads_to: Some(addresses::REVIEW_APPEALS),
            queue: waiting.review_appeals,
        },
        Row {
            title: frame.text("console-open-disputes"),
            leads_to: Some("/console/disputes"),
            queue: waiting.disputes,
        },
    ];
    rows.sort_by_key(|row| row.queue.oldest_at.unwrap_or(Timestamp::MAX));
    rows
}

/// Mails, events and work that wait for longer than this are told of.
const LATE: Duration = Duration::from_secs(10 * 60);

fn health(frame: &Frame, system: &Arc<SystemState>, rounds: &[(&'static str, Round)]) -> Vec<Finding> {
    let Some(database) = &system.database else {
        let (title, says) = (frame.text("console-health-database"), frame.text("console-health-no-database"));
        return vec![Finding { title, says, is_well: false, since: None }];
    };
    let is_late = |since: Option<Timestamp>| since.is_some_and(|since| system.read_at.saturating_since(since) > LATE);
    let queue = |title: &str, is_of: &dyn Fn(bool) -> bool| {
        let loads = || database.tasks.iter().filter(|load| is_of(load.kind.is_mail()));
        let waiting: i64 = loads().map(|load| load.waiting).sum();
        let oldest = loads().filter_map(|load| load.oldest_due_at).min();
        let says = if waiting == 0 {
            frame.text("console-health-nothing-waits")
        } else {
            frame.count("console-health-waiting", &waiting)
        };
        Finding { title: frame.text(title), says, is_well: !is_late(oldest), since: oldest }
    };
    let failed: i64 = database.tasks.iter().map(|load| load.failed).sum();
    let lag: i64 = database.readers.iter().map(|reader| reader.events).sum();
    let behind = database.readers.iter().filter_map(|reader| reader.oldest_at).min();
    let failing: Vec<&str> = rounds.iter().filter(|(_, round)| round.failures > 0).map(|(name, _)| *name).collect();
    let mut found = vec![
        queue("console-health-mail", &|is_mail| is_mail),
        queue("console-health-work", &|is_mail| !is_mail),
        Finding {
            title: frame.text("console-health-failed"),
            says: if failed == 0 {
                frame.text("console-health-none")
            } else {
                frame.count("console-health-failures", &failed)
            },
            is_well: failed == 0,
            since: None,
        },
        Finding {
            title: frame.text("console-health-events"),
            says: if lag == 0 {
                frame.text("console-health-nothing-waits")
            } else {
                frame.count("console-health-waiting", &lag)
            },
            is_well: !is_late(behind),
            since: behind,
        },
        Finding {
            title: frame.text("console-health-rounds"),
            says: if failing.is_empty() { frame.text("console-health-well") } else { failing.join(", ") },
            is_well: failing.is_empty(),
            since: None,
        },
    ];
    if database.mails_held_since.is_some() {
        found.push(Finding {
            title: frame.text("console-health-held"),
            says: frame.text("console-health-held-why"),
            is_well: false,
            since: None,
        });
    }
    found
}
