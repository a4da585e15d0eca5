//! `/admin/audit`.

use super::{
    schemas::{AuditFilter, AuditRead},
    services,
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, ListRequest, Listed, PageQuery},
        error::Problem,
    },
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(list_audit_events), access::<Admin>(), None)
}

/// The audit trail, newest first: who did what to whom and why. Entries are never changed.
#[utoipa::path(get, path = "/admin/audit", tag = "admin", params(AuditFilter, PageQuery),
    responses((status = 200, description = "The audit trail, newest first.", body = Listed<AuditRead>)))]
async fn list_audit_events(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { filter, page }: ListRequest<AuditFilter, i64>,
) -> Result<Json<Listed<AuditRead>>, Problem> {
    let rows = page.rows();
    let before = page.after.unwrap_or(i64::MAX);
    let entries = app.read(caller, move |tx, admin| services::trail(tx, admin, &filter, before, rows)).await?;
    Ok(Json(page.of(entries, |row| row.id, |row| row.event.map(AuditRead::from)).flatten()))
}
