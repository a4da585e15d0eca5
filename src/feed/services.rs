//! What a user sees of the log.

use super::{models::FeedEvent, schemas::EventRead};
use crate::{
    auth::permissions::Listener,
    database::{self, Tx},
    event::models::LogEnd,
};

/// Why there is no feed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FeedError {
    #[error("You have as many live feeds open as you may; close one first.")]
    TooMany,
    #[error("Pages of this origin may not listen here.")]
    ForeignOrigin,
    #[error("must be the id of an event: the last that you have seen")]
    InvalidLastEventId,
    #[error("This is a WebSocket: ask for an upgrade (RFC 6455).")]
    NotAnUpgrade,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// The events that concern the caller, after `id`, oldest first; a reset alone when the log ends before `id`.
pub(crate) fn events_after(
    tx: &mut Tx<'_>,
    caller: &Listener,
    id: i64,
    end: LogEnd,
    rows: i64,
) -> Result<Vec<EventRead>, FeedError> {
    if end.is_before(id) {
        return Ok(vec![EventRead::reset(end, tx.now())]);
    }
    let events = FeedEvent::concerning(tx, caller.role(), caller.id(), id, end, rows)?;
    Ok(events.iter().map(|event| EventRead::for_role(caller.role(), event)).collect())
}
