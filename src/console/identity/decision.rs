//! The forms of a case. Each has a path of its own and acts once, however often it is sent.

use super::case::show_refused;
use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        form::{Form, Refused},
        frame::Frame,
    },
    core::{
        dependencies::{Caller, Path, parse},
        error::Problem,
        input::{self, Input},
    },
    database::{enums::Slot, ids::SubmissionId},
    worker::kyc::desk::{
        schemas::{CaseRead, ChangeRequest, Rejection},
        services::{self, Approval},
    },
};
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use serde_json::{Map, Value, json};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Claim,
    Release,
    Approve,
    Refuse,
    RequestChanges,
    Revoke,
}

impl Action {
    const ALL: [Self; 6] =
        [Self::Claim, Self::Release, Self::Approve, Self::Refuse, Self::RequestChanges, Self::Revoke];

    /// The last part of its path.
    fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Release => "release",
            Self::Approve => "approve",
            Self::Refuse => "refuse",
            Self::RequestChanges => "request-changes",
            Self::Revoke => "revoke",
        }
    }

    /// Whether the next case follows.
    fn leads_on(self) -> bool {
        matches!(self, Self::Approve | Self::Refuse | Self::RequestChanges)
    }
}

/// Does what a form asks for, and leads on. What is refused is shown with the form.
pub(crate) async fn act(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, action)): Path<(SubmissionId, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let action = Action::ALL.into_iter().find(|known| known.name() == action).ok_or_else(Problem::not_found)?;
    match perform(&app, caller, id, action, &form).await {
        Ok(()) => Ok(Redirect::to(&onwards(&app, caller, id, action).await?).into_response()),
        Err(problem) => {
            let status = problem.status();
            let slots = refused_slots(&form);
            let refused = |frame: &Frame| refusal(problem, frame, &slots);
            show_refused(&app, &headers, caller, id, (action.name(), form), status, refused).await
        }
    }
}

async fn perform(
    app: &App,
    caller: Caller<Admin>,
    id: SubmissionId,
    action: Action,
    form: &Form,
) -> Result<(), Problem> {
    let key = form.idempotency_key(&format!("/console/identity/{id}/{}", action.name()));
    match action {
        Action::Claim => app.write(caller, move |tx, admin| services::claim(tx, admin, id).map(drop)).await,
        Action::Release => app.write(caller, move |tx, admin| services::release(tx, admin, id).map(drop)).await,
        Action::Approve => {
            let rule = Approval::of(&app.settings);
            let approved = app.change_idempotent(caller, key, move |tx, admin| {
                services::approve(tx, admin, id, rule).map(CaseRead::from)
            });
            approved.await.map(drop)
        }
        Action::Refuse => {
            let why = rejection(form)?;
            let refused = app.change_idempotent(caller, key, move |tx, admin| {
                services::reject(tx, admin, id, &why).map(CaseRead::from)
            });
            refused.await.map(drop)
        }
        Action::Revoke => {
            let why = rejection(form)?;
            let revoked = app.change_idempotent(caller, key, move |tx, admin| {
                services::revoke(tx, admin, id, &why).map(CaseRead::from)
            });
            revoked.await.map(drop)
        }
        Action::RequestChanges => {
            let wanted = changes(form)?;
            let requested = app.change_idempotent(caller, key, move |tx, admin| {
                services::request_changes(tx, admin, id, &wanted).map(CaseRead::from)
            });
            requested.await.map(drop)
        }
    }
}

fn rejection(form: &Form) -> Result<Rejection, Problem> {
    let mut fields = form.fields();
    fields.retain(|(name, _)| ["reason_code", "note"].contains(&name.as_str()));
    Ok(input::read(Input::Form(&fields))?)
}

/// The files that the form refuses, in its order.
fn refused_slots(form: &Form) -> Vec<String> {
    form.behind("refuse.").into_iter().map(|(slot, _)| slot).collect()
}

/// The body that the API takes.
fn changes(form: &Form) -> Result<ChangeRequest, Problem> {
    let file = |slot: &String| {
        let mut file = Map::new();
        file.insert("slot".to_owned(), json!(slot));
        for (name, field) in [("reason_code", format!("reason.{slot}")), ("note", format!("note.{slot}"))] {
            if !form.value(&field).is_empty() {
                file.insert(name.to_owned(), json!(form.value(&field)));
            }
        }
        Value::Object(file)
    };
    let files: Vec<Value> = refused_slots(form).iter().map(file).collect();
    let mut body = Map::from_iter([("files".to_owned(), Value::Array(files))]);
    if !form.value("note").is_empty() {
        body.insert("note".to_owned(), json!(form.value("note")));
    }
    parse(Value::Object(body).to_string().as_bytes())
}

/// A pointer into the list of files, such as `/files/0/note`, is that of a field, such as `note.selfie`.
fn refusal(problem: Problem, frame: &Frame, slots: &[String]) -> Result<Refused, Problem> {
    let field = |pointer: &str| -> String {
        let mut parts = pointer.trim_start_matches('/').split('/');
        match (parts.next(), parts.next().and_then(|number| number.parse::<usize>().ok()), parts.next()) {
            (Some("files"), Some(number), Some(part)) => {
                let part = if part == "reason_code" { "reason" } else { part };
                format!("{part}.{}", slots.get(number).map_or("", String::as_str))
            }
            (first, ..) => first.unwrap_or_default().to_owned(),
        }
    };
    let mut known: Vec<String> = ["reason_code", "note", "files"].map(str::to_owned).into();
    for slot in Slot::ALL {
        known.extend(["reason", "note", "slot"].map(|part| format!("{part}.{}", slot.as_str())));
    }
    Refused::of(problem, frame.language, &known, field)
}

/// Where an action leads: after a decision to the next case, else to this one.
async fn onwards(app: &App, caller: Caller<Admin>, id: SubmissionId, action: Action) -> Result<String, Problem> {
    if !action.leads_on() {
        return Ok(format!("/console/identity/{id}"));
    }
    let next = app.read(caller, move |tx, admin| services::neighbours(tx, admin, id)).await?.next;
    Ok(match next {
        Some(next) => format!("/console/identity/{next}?done={id}"),
        None => format!("/console/identity?done={id}"),
    })
}
