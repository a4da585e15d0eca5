//! The list of jobs.

use crate::{
    console::{
        context::Context,
        field::Field,
        frame::{Frame, Section, full_name},
        list::{List, ListPage},
        words::choices,
    },
    core::{day::Day, error::Problem, input::from_fields},
    database::ids::{JobId, UserId},
    job::{
        admin::{schemas::AllJobsFilter, services},
        lifecycle::JobStatus,
        models::Job,
    },
};
use askama::Template;
use axum::response::Response;

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

fn filters(frame: &Frame) -> [Field; 4] {
    [
        Field::choice("status", frame.text("console-state"), choices(frame.language, "console-any", JobStatus::ALL)),
        Field::line("user_id", frame.text("console-party-id"), 36),
        Field::date("first_day", frame.text("console-first-proposed")),
        Field::date("last_day", frame.text("console-last-proposed")),
    ]
}

pub(crate) async fn show_jobs(
    context: Context,
    ListPage { filter, page, list }: ListPage<JobPageFilter, JobId>,
) -> Result<Response, Problem> {
    let (filter, rows, after) = (AllJobsFilter::from(filter), page.rows(), page.after.unwrap_or(JobId::LAST));
    let read = context.read(Section::Jobs, move |tx, admin| services::list(tx, admin, &filter, after, rows));
    let (frame, jobs) = read.await?;
    let jobs = page.of(jobs, |job| job.id, |job| job);
    let (list, jobs) = list.with(frame.text("console-jobs"), filters(&frame), jobs);
    let page = JobsPage { frame, list, jobs };
    page.frame.show(&page)
}
