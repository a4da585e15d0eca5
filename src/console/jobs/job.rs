//! The life of a job.

use crate::{
    app::App,
    auth::permissions::Admin,
    console::frame::{Desk, Frame, Section, full_name, respond},
    core::{
        dependencies::{Caller, Path},
        error::Problem,
    },
    database::ids::JobId,
    event::models::LogEnd,
    job::{
        admin::{models::JobCase, services},
        models::history::JobEvent,
    },
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};

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

pub(crate) async fn show_job(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, case) = app
        .read(caller, move |tx, admin| Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::view(tx, admin, id)?)))
        .await?;
    let page = JobPage { frame: Frame::of(&app, &headers, Section::Jobs, desk), case };
    respond(StatusCode::OK, &page.frame, &page)
}
