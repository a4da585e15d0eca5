//! The rules of conversations.

use super::{
    models::{Message, NewMessage, Participants, PostedMessage, Thread, is_active_worker, reading::Reading},
    schemas::ThreadCreate,
};
use crate::{
    auth::permissions::{Client, Party},
    database::{
        self, Tx,
        enums::Side,
        ids::{MessageId, ThreadId, UserId},
    },
    event::{self, Event, EventKind},
    idempotency::Created,
    service::models::worker_of_public,
    worker::reliability::services::answered,
};
use serde_json::json;

/// Why a message could not be sent or read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MessagingError {
    #[error("there is no such conversation")]
    NoSuchThread,
    #[error("this user cannot receive messages")]
    NobodyThere,
    #[error("give either service_id or worker_id")]
    OneTopic,
    #[error("is not a message of this conversation")]
    NothingToMark,
    #[error("is not a message of this conversation")]
    NothingToFollow,
    #[error("this conversation is closed")]
    Closed,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// A client writes to a worker, about a service of theirs or about none. An open conversation about the same is
/// continued.
pub(crate) fn open(
    tx: &mut Tx<'_>,
    client: &Client,
    new: &ThreadCreate,
) -> Result<Created<(Thread, Message)>, MessagingError> {
    let worker = match (new.service_id, new.worker_id) {
        (Some(service), None) => worker_of_public(tx, service)?,
        (None, Some(worker)) => is_active_worker(tx, worker)?.then_some(worker),
        _ => return Err(MessagingError::OneTopic),
    };
    let participants = Participants { client: client.id(), worker: worker.ok_or(MessagingError::NobodyThere)? };
    let (id, is_new) = Thread::open(tx, participants, new.service_id)?;
    if is_new {
        event::append(
            tx,
            about(EventKind::ThreadOpened, id, participants)
                .by(client.id())
                .with(json!({ "service_id": new.service_id })),
        )?;
    }
    let client = Party::from(*client);
    let message = say(tx, &client, id, NewMessage { content: &new.content, client_message_id: None })?
        .ok_or(MessagingError::Closed)?;
    let thread = Thread::find(tx, &client, id)?.ok_or(database::Error::NoRow)?;
    Ok(if is_new { Created::New((thread, message)) } else { Created::Existing((thread, message)) })
}

/// Sends a message. If the client id was used before, the first message is returned, also when the conversation
/// was closed meanwhile.
pub(crate) fn post(
    tx: &mut Tx<'_>,
    sender: &Party,
    thread: ThreadId,
    new: NewMessage<'_>,
) -> Result<Created<Message>, MessagingError> {
    if let Some(message) = say(tx, sender, thread, new)? {
        return Ok(Created::New(message));
    }
    if let Some(name) = new.client_message_id
        && let Some(message) = Message::find_by_client_id(tx, sender.id(), thread, name)?
    {
        return Ok(Created::Existing(message));
    }
    if Thread::has_participant(tx, sender, thread)? {
        Err(MessagingError::Closed)
    } else {
        Err(MessagingError::NoSuchThread)
    }
}

fn say(
    tx: &mut Tx<'_>,
    sender: &Party,
    thread: ThreadId,
    new: NewMessage<'_>,
) -> Result<Option<Message>, database::Error> {
    let Some(posted) = Message::post(tx, sender, thread, new)? else { return Ok(None) };
    let PostedMessage { message, participants, is_unanswered } = posted;
    if is_unanswered && sender.side() == Side::Worker {
        answered(tx, sender.id(), thread)?;
    }
    let event = Event::new(EventKind::MessagePosted, message.id.as_uuid())
        .by(sender.id())
        .to_client(participants.client)
        .to_worker(participants.worker);
    event::append(tx, event.with(json!({ "thread_id": thread })))?;
    Ok(Some(message))
}

/// Marks messages as read.
pub(crate) fn read(tx: &mut Tx<'_>, reader: &Party, thread: ThreadId, up_to: MessageId) -> Result<(), MessagingError> {
    let reading = Reading::of(tx, reader, thread, up_to)?.ok_or(MessagingError::NoSuchThread)?;
    let number = reading.up_to.ok_or(MessagingError::NothingToMark)?;
    if reading.mark(tx, reader, thread, number)? {
        let event = about(EventKind::ThreadRead, thread, reading.participants).by(reader.id());
        event::append(tx, event.with(json!({ "reader_id": reader.id(), "up_to": up_to })))?;
    }
    Ok(())
}

/// One of the caller's conversations.
pub(crate) fn view(tx: &mut Tx<'_>, party: &Party, thread: ThreadId) -> Result<Thread, MessagingError> {
    Thread::find(tx, party, thread)?.ok_or(MessagingError::NoSuchThread)
}

/// A page of messages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MessagePage {
    /// After this message, oldest first; otherwise newest first.
    pub(crate) since: Option<MessageId>,
    /// The number of the previous page's last message.
    pub(crate) cursor: Option<i64>,
    pub(crate) rows: i64,
}

/// A page of messages. Participation is checked by a second query only for an empty first page.
pub(crate) fn messages(
    tx: &mut Tx<'_>,
    party: &Party,
    thread: ThreadId,
    page: MessagePage,
) -> Result<Vec<Message>, MessagingError> {
    let found = match (page.since, page.cursor) {
        (None, cursor) => Message::before(tx, party, thread, cursor.unwrap_or(i64::MAX), page.rows)?,
        (Some(_), Some(cursor)) => Message::since(tx, party, thread, cursor, page.rows)?,
        (Some(message), None) => {
            let reading = Reading::of(tx, party, thread, message)?.ok_or(MessagingError::NoSuchThread)?;
            let number = reading.up_to.ok_or(MessagingError::NothingToFollow)?;
            Message::since(tx, party, thread, number, page.rows)?
        }
    };
    if found.is_empty() && !Thread::has_participant(tx, party, thread)? {
        return Err(MessagingError::NoSuchThread);
    }
    Ok(found)
}

/// Closes a conversation: it can be read, but not written in. Closing it again changes nothing.
pub(crate) fn close(tx: &mut Tx<'_>, thread: ThreadId, by: UserId) -> Result<(), database::Error> {
    match Thread::close(tx, thread)? {
        Some(participants) => event::append(tx, about(EventKind::ThreadClosed, thread, participants).by(by)),
        None => Ok(()),
    }
}

fn about(kind: EventKind, thread: ThreadId, participants: Participants) -> Event {
    Event::new(kind, thread.as_uuid()).to_client(participants.client).to_worker(participants.worker)
}
