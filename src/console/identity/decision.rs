//! The acts of a case. Their forms are on the page of the case, so none has a page of its own.

use super::case::show_refused;
use crate::{
    console::{
        act::{Act, Refusal, Sent},
        context::Context,
        form::{Form, Refused},
        frame::Frame,
    },
    core::{
        dependencies::parse,
        error::Problem,
        input::{self, Input},
    },
    database::{
        enums::{Slot, text_enum},
        ids::SubmissionId,
    },
    worker::kyc::desk::{
        schemas::{ChangeRequest, Rejection},
        services::{self, Approval},
    },
};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::{Map, Value, json};

text_enum! {
    /// What is done with a case.
    pub(crate) CaseAct {
        /// Nobody else decides it for a while.
        Claim = "CLAIM",
        /// Others can decide it.
        Release = "RELEASE",
        /// The identity is verified.
        Approve = "APPROVE",
        /// It is not verified.
        Refuse = "REFUSE",
        /// Some files are needed again.
        RequestChanges = "REQUEST_CHANGES",
        /// What was verified is not any more.
        Revoke = "REVOKE",
    }
}

impl Act for CaseAct {
    const FAMILY: &'static str = "case";
    const ALL: &'static [Self] = Self::ALL;
    type Id = SubmissionId;

    fn value(self) -> &'static str {
        self.as_str()
    }

    fn needs_reason(self) -> bool {
        false
    }

    fn subject(id: &SubmissionId) -> String {
        format!("/console/identity/{id}")
    }

    async fn page(self, context: &Context, id: SubmissionId, refused: Option<Refusal>) -> Result<Response, Problem> {
        let Some((form, problem)) = refused else { return Ok(Redirect::to(&Self::subject(&id)).into_response()) };
        let (status, slots) = (problem.status(), refused_slots(&form));
        let refused = |frame: &Frame| refusal(problem, frame, &slots);
        show_refused(context, id, (self.word(), form), status, refused).await
    }

    async fn perform(self, sent: Sent<'_>, id: SubmissionId) -> Result<Response, Problem> {
        match self {
            Self::Claim => drop(sent.once(move |tx, admin| services::claim(tx, admin, id)).await?),
            Self::Release => drop(sent.once(move |tx, admin| services::release(tx, admin, id)).await?),
            Self::Approve => {
                let rule = Approval::of(&sent.context.app.settings);
                sent.once(move |tx, admin| services::approve(tx, admin, id, rule)).await?;
            }
            Self::Refuse => {
                let why = rejection(sent.form)?;
                sent.once(move |tx, admin| services::reject(tx, admin, id, &why)).await?;
            }
            Self::RequestChanges => {
                let wanted = changes(sent.form)?;
                sent.once(move |tx, admin| services::request_changes(tx, admin, id, &wanted)).await?;
            }
            Self::Revoke => {
                let why = rejection(sent.form)?;
                sent.once(move |tx, admin| services::revoke(tx, admin, id, &why)).await?;
            }
        }
        let leads_to = match self {
            Self::Claim | Self::Release | Self::Revoke => Self::subject(&id),
            Self::Approve | Self::Refuse | Self::RequestChanges => {
                // It is decided, even if the way on cannot be found.
                next(sent.context, id).await.unwrap_or_else(|_| format!("/console/identity?done={id}"))
            }
        };
        Ok(Redirect::to(&leads_to).into_response())
    }
}

/// The case after this one, which was decided, or the queue.
async fn next(context: &Context, id: SubmissionId) -> Result<String, Problem> {
    let beside = context.app.read(context.caller, move |tx, admin| services::neighbours(tx, admin, id)).await?;
    let page = beside.next.map_or_else(|| "/console/identity".to_owned(), |next| CaseAct::subject(&next));
    Ok(format!("{page}?done={id}"))
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
