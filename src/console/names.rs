//! Changes of verified names.

use super::{
    act::{Act as _, Done, FormPage, acts, reason, text},
    form::Form,
    frame::{Desk, Frame, Section, full_name, respond},
    list::{List, ListPage},
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, Path},
        error::Problem,
        input::from_fields,
    },
    database::ids::NameChangeId,
    event::models::LogEnd,
    worker::name_change::{models::PendingNameChange, services},
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};

const PATH: &str = "/console/names";

acts! {
    /// A decision on a new name.
    NameAct in "name" { Approve = "approve", Reject = "reject" }

    fn needs_reason(self) -> bool {
        self == Self::Reject
    }
}

/// What was just decided.
#[derive(Debug, Clone)]
pub(crate) struct NamesPageFilter {
    done: Option<String>,
}

from_fields!(NamesPageFilter { done });

#[derive(Template)]
#[template(path = "names.html")]
struct NamesPage {
    frame: Frame,
    list: List,
    waiting: Vec<PendingNameChange>,
    done: Option<Done>,
}

impl NamesPage {
    fn title(&self) -> String {
        self.frame.text("console-name-changes")
    }

    fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }
}

/// The decisions, and what they are called.
fn decisions(frame: &Frame) -> Vec<(&'static str, String)> {
    NameAct::ALL.iter().map(|act| (act.word(), text(frame, *act, ".title", ""))).collect()
}

pub(super) async fn show_names(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListPage { filter, page, list, headers }: ListPage<NamesPageFilter, NameChangeId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(NameChangeId::FIRST));
    let end = app.read_public(LogEnd::find).await?;
    let (desk, waiting) = app
        .read(caller, move |tx, admin| {
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::pending(tx, admin, after, rows)?))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Names, desk);
    let waiting = page.of(waiting, |change| change.wish.id, |change| change);
    let list = list.with([], waiting.next_cursor.as_ref());
    let done = filter.done.and_then(|done| done.parse::<NameAct>().ok()).map(|act| Done::of(&frame, act, "", PATH));
    let page = NamesPage { frame, list, waiting: waiting.items, done };
    respond(StatusCode::OK, &page.frame, &page)
}

/// The page that says what a decision will do.
pub(super) async fn ask(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(NameChangeId, NameAct)>,
) -> Result<Response, Problem> {
    page(&app, &headers, caller, id, act, None).await
}

/// Does it, or shows the page again with why not.
pub(super) async fn act(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(NameChangeId, NameAct)>,
    form: Form,
) -> Result<Response, Problem> {
    match perform(&app, caller, id, act, &form).await {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}?done={}", act.word())).into_response()),
        Err(problem) => page(&app, &headers, caller, id, act, Some((form, problem))).await,
    }
}

async fn perform(app: &App, caller: Caller<Admin>, id: NameChangeId, act: NameAct, form: &Form) -> Result<(), Problem> {
    let key = form.idempotency_key(&format!("{PATH}/{id}/{}", act.word()));
    let why = if act.needs_reason() { reason(form)?.reason.to_string() } else { String::new() };
    let done = app.change_idempotent(caller, key, move |tx, admin| match act {
        NameAct::Approve => services::approve(tx, admin, id),
        NameAct::Reject => services::reject(tx, admin, id, &why),
    });
    done.await.map(drop)
}

async fn page(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: NameChangeId,
    act: NameAct,
    sent: Option<(Form, Problem)>,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, change) = app
        .read(caller, move |tx, admin| Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::find(tx, admin, id)?)))
        .await?;
    let frame = Frame::of(app, headers, Section::Names, desk);
    let (old, new) =
        (full_name(&change.first_name, &change.last_name), full_name(&change.wish.first_name, &change.wish.last_name));
    let subject = format!("{PATH}/{id}");
    FormPage::of(frame, act, &subject, &old)
        .back_to(PATH, "console-name-changes")
        .saying([format!("{old} → {new}")])
        .answer(sent)
}
