//! `/events` and `/ws`.

use super::{
    flows::{self, Update},
    schemas::{EventFilter, EventOffset, LogPosition},
    services::{self, FeedError},
    summary::EventRead,
    websocket,
};
use crate::codes::{ForeignOrigin, TooManyFeeds, UpgradeRequired};
use crate::feed::limits::FEED;
use crate::{
    app::App,
    auth::permissions::Listener,
    core::{
        accept::accepted,
        dependencies::{Caller, ListRequest, Listed, PageQuery},
        error::Problem,
        input::{FieldError, InvalidField},
        security::random,
    },
    event::models::LogEnd,
    routing::{Routes, access},
};
use axum::{
    Json,
    extract::{State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{HeaderMap, HeaderValue, header},
    response::{
        IntoResponse as _, Response, Sse,
        sse::{self},
    },
};
use futures_util::{Stream, StreamExt as _, stream};
use std::{convert::Infallible, time::Duration};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_events), access::<Listener>(), &FEED)
        .refuses(&[ForeignOrigin::ENTRY, TooManyFeeds::ENTRY])
        .route(routes!(get_latest_event), access::<Listener>(), &FEED)
        .refuses(&[ForeignOrigin::ENTRY])
        .route(routes!(open_websocket), access::<Listener>(), &FEED)
        .refuses(&[ForeignOrigin::ENTRY, TooManyFeeds::ENTRY, UpgradeRequired::ENTRY])
}

/// Events that concern you, oldest first, after `Last-Event-ID` or `after`. To begin now, ask for `GET /events/latest`.
///
/// With `Accept: text/event-stream` they are sent live as Server-Sent Events: first all events after that position (without a
/// position: no earlier ones), then new events as they happen. A frame has `id:` (the event's id), `event:` (its type) and `data:`
/// (the same JSON as an item of the list). Since frames are named, an `EventSource` needs `addEventListener(type, …)` for each type;
/// `onmessage` gets none. The first frame has the `id:` of the position and no data, so you can reconnect even before the first
/// event, and `retry:`, 1 to 4 seconds chosen at random. While nothing happens, a comment comes every 15 seconds: a connection that
/// is silent for longer is broken. Reconnect with the last `id` that you received, and you miss nothing and get nothing twice.
///
/// An event of type `reset` says that events after your position cannot be read any more, because they are too old or
/// a backup was restored: reload your data, and continue from its `id`. In the list it is the only item.
///
/// A stream ends when the access token expires with which it was opened: refresh the token, and reconnect. An
/// `EventSource` that has been signed in by a cookie reconnects by itself; if that fails with 401 (`readyState` is then
/// `CLOSED`), refresh the session and open a new one with `after`.
///
/// Kinds of events are added from time to time, and while the server is upgraded one of its nodes may not know an event that
/// another has recorded: it leaves it out. So a page may have fewer items than its limit, or none, although another follows.
#[utoipa::path(get, path = "/events", tag = "event", params(EventFilter, PageQuery,
        ("Last-Event-ID" = Option<i64>, Header, description = "Sent by browsers when they reconnect. Takes precedence over `after`.")),
    responses((status = 200, description = "What happened.",
        content((Listed<EventRead> = "application/json"), (String = "text/event-stream")))))]
async fn list_events(
    State(app): State<App>,
    caller: Caller<Listener>,
    headers: HeaderMap,
    ListRequest { filter, page }: ListRequest<EventFilter, i64>,
) -> Result<Response, Problem> {
    let after = last_event_id(&headers)?.or(filter.after).map(EventOffset::id);
    let mut response = if prefers_stream(&headers) {
        stream(flows::open(&app, caller, after).await?)
    } else {
        let (after, rows) = (page.after.or(after).unwrap_or_default(), page.rows());
        let (end, after) = app.read_public(move |tx| services::position(tx, after)).await?;
        let events = app.read(caller, move |tx, caller| services::events_after(tx, caller, after, end, rows)).await?;
        Json(page.of(events, |row| row.id, |row| row.event).flatten()).into_response()
    };
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept"));
    Ok(response)
}

/// Where the events that concern you end: read your data after this, and then the events after this `id`, and nothing is missed.
#[utoipa::path(get, path = "/events/latest", tag = "event",
    responses((status = 200, description = "The last event that concerns you.", body = LogPosition)))]
async fn get_latest_event(State(app): State<App>, caller: Caller<Listener>) -> Result<Json<LogPosition>, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let end = app.read(caller, move |tx, caller| services::end_for(tx, caller, end)).await?;
    Ok(Json(LogPosition { id: end.last() }))
}

/// The same events as those of the stream of `/events`, as a WebSocket with one JSON text frame for each event. Nothing says where it
/// begins: without a position, ask for `GET /events/latest` before. A ping comes every 15 seconds while nothing happens. A browser, which
/// cannot set headers here, offers two subprotocols: `hirehall.v1`, which is chosen, and `bearer.<access token>`.
///
/// The close code 4401 says that the access token has expired, or that the session has ended: refresh the token, and
/// reconnect with the last id as `after`; if it cannot be refreshed, sign in again. 1001 says that the server stops:
/// reconnect after a moment. After 1008 do not reconnect.
#[utoipa::path(get, path = "/ws", tag = "event", params(EventFilter,
        ("Last-Event-ID" = Option<i64>, Header, description = "The same as `after`, and takes precedence over it.")),
    responses((status = 101, description = "The connection carries events.", body = EventRead)))]
async fn open_websocket(
    State(app): State<App>,
    caller: Caller<Listener>,
    headers: HeaderMap,
    ListRequest { filter, .. }: ListRequest<EventFilter, i64>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Problem> {
    websocket::check_origin(&app, &headers)?;
    let upgrade = upgrade.map_err(|_| FeedError::NotAnUpgrade)?;
    let after = last_event_id(&headers)?.or(filter.after).map(EventOffset::id);
    let feed = flows::open(&app, caller, after).await?;
    Ok(websocket::upgrade(&app, upgrade, feed))
}

/// Whether the stream is named in `Accept` and nothing that means the list is preferred (RFC 9110, section 12.5.1).
fn prefers_stream(headers: &HeaderMap) -> bool {
    let (mut of_stream, mut of_list) = (0.0, 0.0);
    for (kind, weight) in accepted(headers) {
        match kind.as_str() {
            "text/event-stream" => of_stream = weight,
            "application/json" => of_list = weight,
            _ => {}
        }
    }
    of_stream > 0.0 && of_stream >= of_list
}

fn last_event_id(headers: &HeaderMap) -> Result<Option<EventOffset>, FeedError> {
    let Some(id) = headers.get("last-event-id").filter(|id| !id.is_empty()) else { return Ok(None) };
    let id: Option<i64> = id.to_str().ok().and_then(|id| id.parse().ok());
    id.and_then(|id| EventOffset::try_from(id).ok()).map(Some).ok_or(FeedError::InvalidLastEventId)
}

fn stream(feed: impl Stream<Item = Update> + Send + 'static) -> Response {
    let events = feed.flat_map(|update| stream::iter(as_sse(update)));
    let mut response = Sse::new(events.map(Ok::<_, Infallible>)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Disables response buffering in nginx and compatible proxies.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

fn as_sse(update: Update) -> Vec<sse::Event> {
    match update {
        // An event without data sets the browser's last event id and nothing else.
        Update::Begin(id) => {
            vec![sse::Event::default().comment("hello").id(id.to_string()).retry(reconnection_time())]
        }
        Update::Events(events) => events.iter().filter_map(|event| event_as_sse(event).ok()).collect(),
        Update::KeepAlive => vec![sse::Event::default().comment("keepalive")],
        Update::End(_) => Vec::new(),
    }
}

/// How long a browser waits before it reconnects. Random, so that not all reconnect at the same moment.
fn reconnection_time() -> Duration {
    let spread = u64::try_from(random() % 3000).unwrap_or_default();
    Duration::from_millis(1000 + spread)
}

fn event_as_sse(event: &EventRead) -> Result<sse::Event, axum::Error> {
    sse::Event::default().id(event.id.to_string()).event(event.kind.as_str()).json_data(event)
}

impl From<FeedError> for Problem {
    fn from(error: FeedError) -> Self {
        let says = error.to_string();
        match error {
            FeedError::TooMany => {
                Self::new(TooManyFeeds, says).with_header(header::RETRY_AFTER, HeaderValue::from_static("5"))
            }
            FeedError::ForeignOrigin => Self::new(ForeignOrigin, says),
            FeedError::InvalidLastEventId => {
                let invalid =
                    InvalidField { pointer: "/Last-Event-ID".into(), error: FieldError::InvalidHeader, detail: says };
                Self::invalid(vec![invalid])
            }
            FeedError::NotAnUpgrade => Self::new(UpgradeRequired, says)
                .with_header(header::CONNECTION, HeaderValue::from_static("upgrade"))
                .with_header(header::UPGRADE, HeaderValue::from_static("websocket")),
            FeedError::Database(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_sent_only_if_it_is_accepted_by_name_and_preferred() {
        let wants =
            |accept| prefers_stream(&HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]));
        for stream in [
            "text/event-stream",
            "TEXT/Event-Stream",
            "text/event-stream; q=0.1, */*;q=0.5",
            "application/json;q=0.5, text/event-stream",
            "application/json, text/event-stream",
            "text/event-stream;charset=utf-8;q=0.9",
        ] {
            assert!(wants(stream), "{stream}");
        }
        for list in [
            "",
            "*/*",
            "text/*",
            "application/json",
            "text/event-stream;q=0",
            "text/event-stream;Q=0.000",
            "application/json, text/event-stream;q=0.1",
        ] {
            assert!(!wants(list), "{list}");
        }
    }
}
