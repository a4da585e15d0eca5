//! Reading the log as a user.

use super::{
    models::FeedEvent,
    summary::{EventRead, Reader},
};
use crate::{
    auth::permissions::Listener,
    database::{self, Tx},
    event::{
        Known,
        models::{LogEnd, position_of},
    },
};

/// Why a feed is refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FeedError {
    #[error("You have too many live feeds open; close one first.")]
    TooMany,
    #[error("This origin may not open live feeds.")]
    ForeignOrigin,
    #[error("must be the id of the last event that you have seen")]
    InvalidLastEventId,
    #[error("This is a WebSocket: ask for an upgrade (RFC 6455).")]
    NotAnUpgrade,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How far the log can be read, and where a reader begins: after the event that it has seen last, or at the end.
pub(crate) fn beginning(tx: &mut Tx<'_>, seen: Option<i64>) -> Result<(LogEnd, i64), database::Error> {
    let end = LogEnd::find(tx)?;
    let after = seen.map(|id| position_of(tx, id)).transpose()?;
    Ok((end, after.unwrap_or_else(|| end.last())))
}

/// The events that concern the caller, after `id`, oldest first; a single `reset` when the log ends before `id`.
pub(crate) fn events_after(
    tx: &mut Tx<'_>,
    caller: &Listener,
    id: i64,
    end: LogEnd,
    rows: i64,
) -> Result<Vec<Known<EventRead>>, FeedError> {
    if end.is_before(id) {
        return Ok(vec![Known::new(end.last(), EventRead::reset(end, tx.now()))]);
    }
    let reader = Reader { id: caller.id(), role: caller.role() };
    let events = FeedEvent::concerning(tx, reader.role, reader.id, id, end, rows)?;
    Ok(events.into_iter().map(|row| row.map(|event| EventRead::for_reader(reader, event))).collect())
}
