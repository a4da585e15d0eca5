//! What the two sides of a claimed dispute wrote to each other. Each look is in the audit trail.

use crate::{
    console::{
        addresses,
        context::Context,
        frame::{Frame, Section, full_name},
        list::{List, ListPage},
    },
    core::{
        dependencies::{Path, Unfiltered},
        error::Problem,
    },
    database::ids::JobId,
    job::{admin::models::SentMessage, dispute::desk::services, settings::JobSettings},
};
use askama::Template;
use axum::response::{IntoResponse as _, Redirect, Response};

#[derive(Template)]
#[template(path = "messages.html")]
struct MessagesPage {
    frame: Frame,
    list: List,
    /// The page that one comes from: its address and its title.
    back: (String, String),
    messages: Vec<SentMessage>,
}

pub(crate) async fn show_messages(
    context: Context,
    Path(id): Path<JobId>,
    ListPage { page, list, .. }: ListPage<Unfiltered, i64>,
) -> Result<Response, Problem> {
    if !context.is_from_here() {
        return Ok(Redirect::to(&addresses::dispute(id)).into_response());
    }
    let (rows, before) = (page.rows(), page.after.unwrap_or(i64::MAX));
    let settings = JobSettings::of(&context.app.settings);
    let look =
        context.app.write(context.caller, move |tx, admin| services::messages(tx, admin, id, before, rows, settings));
    let messages = look.await?;
    let (frame, head) = context.read(Section::Disputes, move |tx, admin| services::head(tx, admin, id)).await?;
    let messages = page.of(messages, |message| message.number, |message| message);
    let (list, messages) = list.with(frame.text("console-conversation"), [], messages);
    let page = MessagesPage { frame, list, back: (addresses::dispute(id), head.title), messages };
    page.frame.show(&page)
}
