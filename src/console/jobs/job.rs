//! The life of a job.

use crate::{
    console::{
        context::Context,
        frame::{Frame, Section, full_name},
    },
    core::{dependencies::Path, error::Problem},
    database::ids::JobId,
    job::{
        admin::{models::JobCase, services},
        models::history::JobEvent,
    },
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "job.html")]
struct JobPage {
    frame: Frame,
    case: JobCase,
}

/// Who did it; nobody, where it happened by itself.
fn actor(event: &JobEvent) -> Option<String> {
    event.actor.as_ref().map(|actor| full_name(&actor.first_name, &actor.last_initial))
}

pub(crate) async fn show_job(context: Context, Path(id): Path<JobId>) -> Result<Response, Problem> {
    let (frame, case) = context.read(Section::Jobs, move |tx, admin| services::view(tx, admin, id)).await?;
    let page = JobPage { frame, case };
    page.frame.show(&page)
}
