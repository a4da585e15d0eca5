//! The page of the audit trail.

use crate::{
    admin::audit::{
        schemas::{AuditFilter, AuditRead},
        services,
    },
    app::App,
    auth::permissions::Admin,
    console::{
        form::Form,
        frame::{Desk, Frame, Section, respond},
    },
    core::{
        day::Day,
        dependencies::{Caller, ListRequest, Listed},
        error::Problem,
        input::from_fields,
    },
    database::ids::{SubjectId, UserId},
    event::{EventKind, SubjectKind, models::LogEnd},
};
use askama::Template;
use axum::{
    extract::{FromRequestParts, State},
    http::{StatusCode, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};

const PATH: &str = "/console/audit";

/// The filters in the address. Days are those of UTC, and the last one belongs to what is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AuditPageFilter {
    actor_id: Option<UserId>,
    subject_id: Option<SubjectId>,
    kind: Option<EventKind>,
    first_day: Option<Day>,
    last_day: Option<Day>,
}

from_fields!(AuditPageFilter { actor_id, subject_id, kind as "type", first_day, last_day });

impl From<AuditPageFilter> for AuditFilter {
    fn from(filter: AuditPageFilter) -> Self {
        let AuditPageFilter { actor_id, subject_id, kind, first_day, last_day } = filter;
        let from = first_day.map(Day::start);
        Self { actor_id, subject_id, kind, from, until: last_day.map(|last| last.plus(1).start()) }
    }
}

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    frame: Frame,
    /// As they were sent.
    typed: Form,
    entries: Listed<AuditRead>,
    /// The query of the filters, without the page.
    query: String,
}

impl AuditPage {
    /// What the audit trail may contain.
    fn kinds(&self) -> Vec<&'static str> {
        EventKind::ALL.iter().filter(|kind| kind.is_audit()).map(|kind| kind.as_str()).collect()
    }

    fn is_chosen(&self, kind: &str) -> bool {
        self.typed.value("type") == kind
    }

    fn is_filtered(&self) -> bool {
        !self.query.is_empty()
    }

    fn download(&self) -> String {
        with(&format!("{PATH}/csv"), &self.query)
    }

    fn next(&self) -> Option<String> {
        let cursor = self.entries.next_cursor.as_ref()?;
        let separator = if self.query.is_empty() { "" } else { "&" };
        Some(format!("{PATH}?{}{separator}cursor={cursor}", self.query))
    }
}

/// What is known beside the reason. Ids are in the table for other programs.
fn details(entry: &AuditRead) -> String {
    let told = entry.data.iter().filter(|(name, value)| !value.is_null() && !name.ends_with("_id"));
    told.map(|(name, value)| format!("{name}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        .collect::<Vec<_>>()
        .join(", ")
}

fn actor(entry: &AuditRead) -> Option<(String, String)> {
    let actor = entry.actor.as_ref()?;
    let name = format!("{} {}", actor.first_name, actor.last_initial).trim_end().to_owned();
    Some((name, format!("{PATH}?actor_id={}", actor.id)))
}

fn subject(entry: &AuditRead) -> (String, String) {
    let name = entry.subject.label.clone().unwrap_or_else(|| entry.subject.id.to_string());
    (name, format!("{PATH}?subject_id={}", entry.subject.id))
}

/// The page where the subject is decided on.
fn case(entry: &AuditRead) -> Option<String> {
    let is_case = entry.subject.kind == SubjectKind::Submission;
    is_case.then(|| format!("/console/identity/{}", entry.subject.id))
}

fn with(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A form sends also the fields that are left empty: they are left out of the address.
pub(super) fn without_empty_fields(parts: &Parts) -> Result<(Form, Option<String>), Problem> {
    let query = parts.uri.query().unwrap_or_default();
    let typed = Form::parse(query.as_bytes())?;
    let has_empty = query.split('&').any(|pair| pair.ends_with('='));
    let shorter = has_empty.then(|| with(parts.uri.path(), &encoded(typed.fields())));
    Ok((typed, shorter))
}

fn encoded(fields: Vec<(String, String)>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

pub(crate) async fn show_audit(
    State(app): State<App>,
    caller: Caller<Admin>,
    mut parts: Parts,
) -> Result<Response, Problem> {
    let (typed, shorter) = without_empty_fields(&parts)?;
    if let Some(shorter) = shorter {
        return Ok(Redirect::to(&shorter).into_response());
    }
    let ListRequest { filter, page }: ListRequest<AuditPageFilter, i64> =
        ListRequest::from_request_parts(&mut parts, &app).await?;
    let (rows, before) = (page.rows(), page.after.unwrap_or(i64::MAX));
    let end = app.read_public(LogEnd::find).await?;
    let (desk, entries) = app
        .read(caller, move |tx, admin| {
            let entries = services::trail(tx, admin, &filter.into(), before, rows)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, entries))
        })
        .await?;
    let mut filters = typed.fields();
    filters.retain(|(name, _)| name != "cursor");
    let page = AuditPage {
        frame: Frame::of(&app, &parts.headers, Section::Audit, desk),
        query: encoded(filters),
        typed,
        entries: page.of(entries, |row| row.id, |row| row.event.map(AuditRead::from)).flatten(),
    };
    respond(StatusCode::OK, &page.frame, &page)
}
