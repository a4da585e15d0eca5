//! The conversation of a job. It is read with a reason, which is recorded.

use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        act::{FormPage, acts, reason},
        addresses,
        form::Form,
        frame::{Desk, Frame, Section, full_name, respond},
        list::{List, ListPage},
    },
    core::{
        dependencies::{Caller, Path, Unfiltered},
        error::Problem,
    },
    database::ids::JobId,
    event::models::LogEnd,
    job::{
        admin::{
            models::SentMessage,
            services::{self, InspectionError},
        },
        models::Job,
    },
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};

acts! {
    /// What gives the right to read a conversation.
    JobAct in "job" { Inspect = "inspect" }
}

#[derive(Template)]
#[template(path = "messages.html")]
struct MessagesPage {
    frame: Frame,
    list: List,
    job: Job,
    messages: Vec<SentMessage>,
}

impl MessagesPage {
    fn title(&self) -> String {
        self.frame.text("console-conversation")
    }

    fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }
}

/// The messages, newest first, or the question why they are to be read.
pub(crate) async fn show_messages(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
    ListPage { page, list, headers, .. }: ListPage<Unfiltered, i64>,
) -> Result<Response, Problem> {
    let (rows, before) = (page.rows(), page.after.unwrap_or(i64::MAX));
    let end = app.read_public(LogEnd::find).await?;
    let (desk, job, messages) = app
        .read(caller, move |tx, admin| {
            let messages = match services::messages(tx, admin, id, before, rows) {
                Err(InspectionError::ReasonNeeded) => None,
                messages => Some(messages?),
            };
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::view(tx, admin, id)?.job, messages))
        })
        .await?;
    let Some(messages) = messages else {
        return Ok(Redirect::to(&format!("{}/inspect", addresses::job(id))).into_response());
    };
    let frame = Frame::of(&app, &headers, Section::Jobs, desk);
    let messages = page.of(messages, |message| message.number, |message| message);
    let list = list.with([], messages.next_cursor.as_ref());
    let page = MessagesPage { frame, list, job, messages: messages.items };
    respond(StatusCode::OK, &page.frame, &page)
}

/// Asks why.
pub(crate) async fn ask(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
) -> Result<Response, Problem> {
    page(&app, &headers, caller, id, None).await
}

/// States why.
pub(crate) async fn inspect(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path(id): Path<JobId>,
    form: Form,
) -> Result<Response, Problem> {
    let stated = async {
        let why = reason(&form)?;
        let key = form.idempotency_key(&format!("{}/inspect", addresses::job(id)));
        app.change_idempotent(caller, key, move |tx, admin| services::inspect(tx, admin, id, &why.reason)).await
    };
    match stated.await {
        Ok(_) => Ok(Redirect::to(&format!("{}/messages", addresses::job(id))).into_response()),
        Err(problem) => page(&app, &headers, caller, id, Some((form, problem))).await,
    }
}

async fn page(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: JobId,
    sent: Option<(Form, Problem)>,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, case) = app
        .read(caller, move |tx, admin| Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::view(tx, admin, id)?)))
        .await?;
    let frame = Frame::of(app, headers, Section::Jobs, desk);
    FormPage::of(frame, JobAct::Inspect, &addresses::job(id), &case.job.terms.title).answer(sent)
}
