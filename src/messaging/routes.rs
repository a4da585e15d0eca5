//! `/threads`.

use super::{
    models::{Thread, reading::Unread},
    schemas::{
        MessageCreate, MessageFilter, MessageRead, Opened, ReadMark, ThreadCreate, ThreadFilter, ThreadRead, UnreadRead,
    },
    services::{self, MessagePage, MessagingError},
};
use crate::codes::ThreadClosed;
use crate::core::error::codes::NotFound;
use crate::messaging::limits::{MESSAGE, THREAD};
use crate::{
    app::App,
    auth::permissions::{Client, Party},
    core::{
        clock::Timestamp,
        dependencies::{Caller, Idempotent, ListRequest, Listed, PageQuery, Path, Valid},
        error::Problem,
        input::FieldError,
        rate_limit::WRITE,
    },
    database::ids::ThreadId,
    idempotency::StoredResponse,
    routing::{Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_threads), access::<Party>(), None)
        .route(routes!(open_thread), access::<Client>(), &THREAD)
        .refuses(&[NotFound::ENTRY, ThreadClosed::ENTRY])
        .route(routes!(count_unread_messages), access::<Party>(), None)
        .route(routes!(get_thread), access::<Party>(), None)
        .route(routes!(list_thread_messages), access::<Party>(), None)
        .route(routes!(send_message), access::<Party>(), &MESSAGE)
        .refuses(&[ThreadClosed::ENTRY])
        .route(routes!(mark_thread_read), access::<Party>(), &WRITE)
}

/// Write to a worker, about a service of theirs or about none. If an open conversation with the same worker
/// about the same service exists, it is continued with status 200.
#[utoipa::path(post, path = "/threads", tag = "messaging", request_body = ThreadCreate,
    responses((status = 201, description = "The conversation was opened.", body = Opened),
        (status = 200, description = "An open conversation was continued.", body = Opened)))]
async fn open_thread(
    State(app): State<App>,
    caller: Caller<Client>,
    Idempotent { body, idempotency_key }: Idempotent<ThreadCreate>,
) -> Result<StoredResponse, Problem> {
    app.create_idempotent(caller, idempotency_key, move |tx, client| {
        let made = services::open(tx, client, &body)?;
        Ok::<_, MessagingError>(made.map(|(thread, message)| Opened { thread: thread.into(), message: message.into() }))
    })
    .await
}

/// Your conversations, by latest activity. One that moves to the front while you page does not appear on a
/// later page.
#[utoipa::path(get, path = "/threads", tag = "messaging", params(ThreadFilter, PageQuery),
    responses((status = 200, description = "Your conversations.", body = Listed<ThreadRead>)))]
async fn list_threads(
    State(app): State<App>,
    caller: Caller<Party>,
    ListRequest { filter, page }: ListRequest<ThreadFilter, (Timestamp, ThreadId)>,
) -> Result<Json<Listed<ThreadRead>>, Problem> {
    let (about, after, rows) = (filter.topic(), page.after.unwrap_or((Timestamp::MAX, ThreadId::LAST)), page.rows());
    let threads = app.read(caller, move |tx, party| Thread::all(tx, party, about, after, rows)).await?;
    Ok(Json(page.of(threads, |thread| (thread.last_activity_at, thread.id), ThreadRead::from)))
}

/// How many messages you have not read, in how many conversations.
#[utoipa::path(get, path = "/threads/unread", tag = "messaging",
    responses((status = 200, description = "What is unread.", body = UnreadRead)))]
async fn count_unread_messages(State(app): State<App>, caller: Caller<Party>) -> Result<Json<UnreadRead>, Problem> {
    let unread = app.read(caller, |tx, party| Unread::of(tx, party, UnreadRead::THREADS)).await?;
    Ok(Json(unread.into()))
}

/// One of your conversations.
#[utoipa::path(get, path = "/threads/{id}", tag = "messaging", params(("id" = ThreadId, Path)),
    responses((status = 200, description = "The conversation.", body = ThreadRead)))]
async fn get_thread(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ThreadId>,
) -> Result<Json<ThreadRead>, Problem> {
    Ok(Json(app.read(caller, move |tx, party| services::view(tx, party, id)).await?.into()))
}

/// The messages, newest first; with `after`, the newer ones, oldest first.
#[utoipa::path(get, path = "/threads/{id}/messages", tag = "messaging", params(("id" = ThreadId, Path), MessageFilter, PageQuery),
    responses((status = 200, description = "Messages.", body = Listed<MessageRead>)))]
async fn list_thread_messages(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ThreadId>,
    ListRequest { filter, page }: ListRequest<MessageFilter, i64>,
) -> Result<Json<Listed<MessageRead>>, Problem> {
    let part = MessagePage { since: filter.after, cursor: page.after, rows: page.rows() };
    let messages = app.read(caller, move |tx, party| services::messages(tx, party, id, part)).await?;
    Ok(Json(page.of(messages, |message| message.number, MessageRead::from)))
}

/// Send a message. This also marks the conversation as read.
#[utoipa::path(post, path = "/threads/{id}/messages", tag = "messaging", params(("id" = ThreadId, Path)), request_body = MessageCreate,
    responses((status = 201, description = "Posted.", body = MessageRead),
        (status = 200, description = "It was posted before with the same `client_message_id`.", body = MessageRead)))]
async fn send_message(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ThreadId>,
    Idempotent { body, idempotency_key }: Idempotent<MessageCreate>,
) -> Result<StoredResponse, Problem> {
    app.create_idempotent(caller, idempotency_key, move |tx, sender| {
        services::post(tx, sender, id, body.new_message()).map(|made| made.map(MessageRead::from))
    })
    .await
}

/// Mark messages as read. The mark never moves backwards.
#[utoipa::path(post, path = "/threads/{id}/read", tag = "messaging", params(("id" = ThreadId, Path)), request_body = ReadMark,
    responses((status = 204, description = "Marked as read.")))]
async fn mark_thread_read(
    State(app): State<App>,
    caller: Caller<Party>,
    Path(id): Path<ThreadId>,
    Valid(mark): Valid<ReadMark>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, reader| services::read(tx, reader, id, mark.up_to)).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<MessagingError> for Problem {
    fn from(error: MessagingError) -> Self {
        let says = error.to_string();
        match error {
            MessagingError::NoSuchThread | MessagingError::NobodyThere => Self::not_found(),
            MessagingError::OneTopic => {
                Self::invalid_field("", FieldError::OneOf { fields: &["service_id", "worker_id"] }, says)
            }
            MessagingError::NothingToMark => {
                Self::invalid_field("/up_to", FieldError::UnknownValue { accepted: &[] }, says)
            }
            MessagingError::NothingToFollow => {
                Self::invalid_field("/after", FieldError::UnknownValue { accepted: &[] }, says)
            }
            MessagingError::Closed => Self::new(ThreadClosed, says),
            MessagingError::Database(error) => error.into(),
        }
    }
}
