//! The audit trail as a table for other programs (RFC 4180).

use super::page::AuditPageFilter;
use crate::{
    admin::audit::{flows::whole_trail, schemas::AuditRead},
    app::App,
    auth::permissions::Admin,
    console::list::without_empty_fields,
    core::{
        dependencies::{Caller, Query},
        error::Problem,
    },
};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequestParts, State},
    http::{header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

const COLUMNS: [&str; 10] =
    ["id", "at", "type", "actor_id", "actor", "subject_kind", "subject_id", "subject", "reason", "data"];

/// Every entry that the filter finds, as it is read.
pub(crate) async fn download(
    State(app): State<App>,
    caller: Caller<Admin>,
    mut parts: Parts,
) -> Result<Response, Problem> {
    if let (_, Some(shorter)) = without_empty_fields(&parts)? {
        return Ok(Redirect::to(&shorter).into_response());
    }
    let Query(filter): Query<AuditPageFilter> = Query::from_request_parts(&mut parts, &app).await?;
    let mut entries = Box::pin(whole_trail(&app, caller, filter.into()));
    // A caller who may not read it is told so, and gets no file.
    let first = entries.next().await.transpose()?.unwrap_or_default();
    let head = line(COLUMNS.map(str::to_owned));
    let rows = stream::iter([Ok(first)]).chain(entries).map_ok(|entries| entries.iter().map(row).collect::<String>());
    let lines = stream::iter([Ok(head)]).chain(rows).map_ok(Bytes::from);
    let lines = lines.map_err(|problem: Problem| std::io::Error::other(problem.to_string()));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Body::from_stream(lines)).into_response())
}

fn row(entry: &AuditRead) -> String {
    let actor = entry.actor.as_ref();
    line([
        entry.id.to_string(),
        entry.at.to_string(),
        entry.kind.as_str().to_owned(),
        actor.map(|actor| actor.id.to_string()).unwrap_or_default(),
        actor.map(|actor| format!("{} {}", actor.first_name, actor.last_initial)).unwrap_or_default(),
        entry.subject.kind.as_str().to_owned(),
        entry.subject.id.to_string(),
        entry.subject.label.clone().unwrap_or_default(),
        entry.reason.clone().unwrap_or_default(),
        serde_json::to_string(&entry.data).unwrap_or_default(),
    ])
}

fn line(cells: [String; 10]) -> String {
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

/// In quotation marks. Programs for tables calculate what begins with one of these characters (CWE-1236): an apostrophe makes it a text.
fn cell(text: &str) -> String {
    const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
    let text_mark = if text.starts_with(FORMULA) { "'" } else { "" };
    format!("\"{text_mark}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_ends_early() {
        for (text, expected) in [
            ("", "\"\""),
            ("Ada, \"the first\"", "\"Ada, \"\"the first\"\"\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("two\r\nlines", "\"two\r\nlines\""),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
