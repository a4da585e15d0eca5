//! The page of the audit trail.

use crate::{
    admin::audit::{
        schemas::{AuditFilter, AuditRead},
        services,
    },
    console::{
        context::Context,
        field::Field,
        frame::{Frame, Section},
        list::{List, ListPage},
    },
    core::{day::Day, error::Problem, input::from_fields},
    database::ids::{SubjectId, UserId},
    event::{EventKind, SubjectKind},
};
use askama::Template;
use axum::response::Response;

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
    list: List,
    entries: Vec<AuditRead>,
}

impl AuditPage {
    fn download(&self) -> String {
        self.list.filtered("/console/audit/csv")
    }
}

fn filters(frame: &Frame) -> [Field; 5] {
    // What the audit trail may contain.
    let kinds = EventKind::ALL.iter().filter(|kind| kind.is_audit()).map(|kind| kind.as_str().to_owned());
    let anything = (String::new(), frame.text("console-anything"));
    let kinds = [anything].into_iter().chain(kinds.map(|kind| (kind.clone(), kind)));
    [
        Field::choice("type", frame.text("console-what"), kinds),
        Field::date("first_day", frame.text("console-first-day")),
        Field::date("last_day", frame.text("console-last-day")),
        Field::line("actor_id", frame.text("console-who-id"), 36),
        Field::line("subject_id", frame.text("console-to-whom-id"), 36),
    ]
}

/// What is known beside the reason. Ids are in the table for other programs.
pub(in crate::console) fn details(entry: &AuditRead) -> String {
    let told = entry.data.iter().filter(|(name, value)| !value.is_null() && !name.ends_with("_id"));
    told.map(|(name, value)| format!("{name}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        .collect::<Vec<_>>()
        .join(", ")
}

pub(in crate::console) fn actor(entry: &AuditRead) -> Option<(String, String)> {
    let actor = entry.actor.as_ref()?;
    let name = format!("{} {}", actor.first_name, actor.last_initial).trim_end().to_owned();
    Some((name, format!("/console/audit?actor_id={}", actor.id)))
}

pub(in crate::console) fn subject(entry: &AuditRead) -> (String, String) {
    let name = entry.subject.label.clone().unwrap_or_else(|| entry.subject.id.to_string());
    (name, format!("/console/audit?subject_id={}", entry.subject.id))
}

/// The page of the subject.
pub(in crate::console) fn page_of(entry: &AuditRead) -> Option<String> {
    let id = entry.subject.id;
    match entry.subject.kind {
        SubjectKind::Submission => Some(format!("/console/identity/{id}")),
        SubjectKind::User => Some(format!("/console/users/{id}")),
        SubjectKind::Service => Some(format!("/console/listings/{id}")),
        SubjectKind::Job => Some(format!("/console/jobs/{id}")),
        SubjectKind::Review => Some(format!("/console/reviews/{id}")),
        SubjectKind::Webhook => Some(format!("/console/webhooks/{id}")),
        SubjectKind::Category => Some("/console/categories".to_owned()),
        SubjectKind::Signup
        | SubjectKind::SigningKey
        | SubjectKind::Thread
        | SubjectKind::Message
        | SubjectKind::Task
        | SubjectKind::Installation => None,
    }
}

pub(crate) async fn show_audit(
    context: Context,
    ListPage { filter, page, list }: ListPage<AuditPageFilter, i64>,
) -> Result<Response, Problem> {
    let (rows, before) = (page.rows(), page.after.unwrap_or(i64::MAX));
    let read = context.read(Section::Audit, move |tx, admin| services::trail(tx, admin, &filter.into(), before, rows));
    let (frame, entries) = read.await?;
    let entries = page.of(entries, |row| row.id, |row| row.event.map(AuditRead::from)).flatten();
    let (list, entries) = list.with(frame.text("console-audit"), filters(&frame), entries);
    let page = AuditPage { frame, list, entries };
    page.frame.show(&page)
}
