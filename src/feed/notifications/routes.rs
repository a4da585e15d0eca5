//! `/notifications`.

use super::{
    schemas::{NotificationFilter, NotificationsSeen, UnreadNotifications},
    services,
};
use crate::{
    app::App,
    auth::permissions::Listener,
    core::{
        dependencies::{Caller, ListRequest, Listed, PageQuery, Query, Valid},
        error::Problem,
        rate_limit::WRITE,
    },
    event::models::LogEnd,
    feed::{limits::FEED, summary::EventRead},
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_notifications), access::<Listener>(), &FEED)
        .route(routes!(count_unread_notifications), access::<Listener>(), &FEED)
        .route(routes!(mark_notifications_seen), access::<Listener>(), &WRITE)
}

/// Events that concern you and that you have not caused yourself, newest first: what a bell shows. They are the same as those of
/// `GET /events`; new ones also come on its live feed. Events that are archived (90 days, if the operator has not set another time)
/// are not listed any more.
#[utoipa::path(get, path = "/notifications", tag = "event", params(NotificationFilter, PageQuery),
    responses((status = 200, description = "Notifications, newest first.", body = Listed<EventRead>)))]
async fn list_notifications(
    State(app): State<App>,
    caller: Caller<Listener>,
    ListRequest { filter, page }: ListRequest<NotificationFilter, i64>,
) -> Result<Json<Listed<EventRead>>, Problem> {
    let (before, rows) = (page.after.unwrap_or(i64::MAX), page.rows());
    let end = app.read_public(LogEnd::find).await?;
    let list = app.read(caller, move |tx, caller| services::list(tx, caller, &filter, end, before, rows)).await?;
    Ok(Json(page.of(list, |row| row.id, |row| row.event).flatten()))
}

/// How many notifications you have not seen, and up to where you have seen them, on all of your devices.
#[utoipa::path(get, path = "/notifications/unread", tag = "event", params(NotificationFilter),
    responses((status = 200, description = "What was not seen yet.", body = UnreadNotifications)))]
async fn count_unread_notifications(
    State(app): State<App>,
    caller: Caller<Listener>,
    Query(filter): Query<NotificationFilter>,
) -> Result<Json<UnreadNotifications>, Problem> {
    Ok(Json(app.read(caller, move |tx, caller| services::unread(tx, caller, &filter)).await?))
}

/// Mark notifications as seen, on all of your devices. The mark moves forwards only, so devices may send it in any order. Other
/// devices learn of it when they ask for `GET /notifications/unread` the next time.
#[utoipa::path(put, path = "/notifications/seen", tag = "event", request_body = NotificationsSeen,
    responses((status = 200, description = "What was not seen yet.", body = UnreadNotifications)))]
async fn mark_notifications_seen(
    State(app): State<App>,
    caller: Caller<Listener>,
    Valid(seen): Valid<NotificationsSeen>,
) -> Result<Json<UnreadNotifications>, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let up_to = seen.up_to.0;
    Ok(Json(app.write(caller, move |tx, caller| services::see(tx, caller, up_to, end)).await?))
}
