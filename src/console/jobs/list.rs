//! The list of jobs.

use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        field::Field,
        frame::{Desk, Frame, Section, full_name, respond},
        list::{List, ListPage},
        words::choices,
    },
    core::{day::Day, dependencies::Caller, error::Problem, input::from_fields},
    database::ids::{JobId, UserId},
    event::models::LogEnd,
    job::{
        admin::{schemas::AllJobsFilter, services},
        lifecycle::JobStatus,
        models::Job,
    },
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

/// The filters in the address. Days are those of UTC, and the last one belongs to what is shown.
#[derive(Debug, Clone)]
pub(crate) struct JobPageFilter {
    status: Option<JobStatus>,
    user_id: Option<UserId>,
    first_day: Option<Day>,
    last_day: Option<Day>,
}

from_fields!(JobPageFilter { status, user_id, first_day, last_day });

impl From<JobPageFilter> for AllJobsFilter {
    fn from(JobPageFilter { status, user_id, first_day, last_day }: JobPageFilter) -> Self {
        Self { status, user_id, from: first_day.map(Day::start), until: last_day.map(|last| last.plus(1).start()) }
    }
}

#[derive(Template)]
#[template(path = "jobs.html")]
struct JobsPage {
    frame: Frame,
    list: List,
    jobs: Vec<Job>,
}

impl JobsPage {
    fn title(&self) -> String {
        self.frame.text("console-jobs")
    }

    fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }
}

fn filters(frame: &Frame) -> [Field; 4] {
    [
        Field::choice("status", frame.text("console-state"), choices(frame.language, "console-any", JobStatus::ALL)),
        Field::line("user_id", frame.text("console-party-id"), 36),
        Field::date("first_day", frame.text("console-first-day")),
        Field::date("last_day", frame.text("console-last-day")),
    ]
}

pub(crate) async fn show_jobs(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListPage { filter, page, list, headers }: ListPage<JobPageFilter, JobId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(JobId::LAST));
    let filter = AllJobsFilter::from(filter);
    let end = app.read_public(LogEnd::find).await?;
    let (desk, jobs) = app
        .read(caller, move |tx, admin| {
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::list(tx, admin, &filter, after, rows)?))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Jobs, desk);
    let jobs = page.of(jobs, |job| job.id, |job| job);
    let list = list.with(filters(&frame), jobs.next_cursor.as_ref());
    let page = JobsPage { frame, list, jobs: jobs.items };
    respond(StatusCode::OK, &page.frame, &page)
}
