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
        models::{LogEnd, archived, position_of},
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

/// How far a listener can read the events that concern them: to the last of these, or to where what is archived ends. The end of the whole log would
/// tell that others have done something, such as posting a review that nobody may know of yet. `end` is how far the log can be read.
pub(crate) fn end_for(tx: &mut Tx<'_>, caller: &Listener, end: LogEnd) -> Result<LogEnd, database::Error> {
    let archived = archived(tx)?;
    let newest = FeedEvent::last_concerning(tx, caller.role(), caller.id(), i64::MAX)?;
    let settled = match newest <= end.last() {
        true => newest,
        false => FeedEvent::last_concerning(tx, caller.role(), caller.id(), end.last())?,
    };
    Ok(LogEnd { settled: settled.max(archived), newest: newest.max(archived) })
}

/// How far the log can be read, and the position after the event that a listener has seen last.
pub(crate) fn position(tx: &mut Tx<'_>, seen: i64) -> Result<(LogEnd, i64), database::Error> {
    Ok((LogEnd::find(tx)?, position_of(tx, seen)?))
}

/// Where a listener begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beginning {
    /// After the event that it has seen last, or at the end.
    pub(crate) after: i64,
    /// What it is told: after a restored backup, the end.
    pub(crate) told: i64,
}

/// Where a listener begins that has seen this event, or none.
pub(crate) fn beginning(
    tx: &mut Tx<'_>,
    caller: &Listener,
    seen: Option<i64>,
    end: LogEnd,
) -> Result<Beginning, database::Error> {
    let end = end_for(tx, caller, end)?;
    let after = seen.map(|id| position_of(tx, id)).transpose()?.unwrap_or_else(|| end.last());
    Ok(Beginning { after, told: if end.is_before(after) { end.last() } else { after } })
}

/// The events that concern the caller, after `id`, oldest first; a single `reset` when what they can read ends before `id`.
pub(crate) fn events_after(
    tx: &mut Tx<'_>,
    caller: &Listener,
    id: i64,
    end: LogEnd,
    rows: i64,
) -> Result<Vec<Known<EventRead>>, FeedError> {
    let reader = Reader { id: caller.id(), role: caller.role() };
    let events = FeedEvent::concerning(tx, reader.role, reader.id, id, end, rows)?;
    if events.is_empty() {
        let end = end_for(tx, caller, end)?;
        if end.is_before(id) {
            return Ok(vec![Known::new(end.last(), EventRead::reset(end, tx.now()))]);
        }
    }
    Ok(events.into_iter().map(|row| row.map(|event| EventRead::for_reader(reader, event))).collect())
}
