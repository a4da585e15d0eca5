//! What somebody may hear.

use super::{
    models::{Heard, LogEnd},
    schemas::EventRead,
};
use crate::{
    auth::permissions::Listener,
    database::{self, Tx},
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

/// What concerns the caller and happened after `id`, oldest first; a reset alone when the log ends before `id`.
pub(crate) fn hear(
    tx: &mut Tx<'_>,
    caller: &Listener,
    id: i64,
    end: LogEnd,
    rows: i64,
) -> Result<Vec<EventRead>, FeedError> {
    if end.is_before(id) {
        return Ok(vec![EventRead::reset(end, tx.now())]);
    }
    let heard = Heard::by(tx, caller.role(), caller.id(), id, end, rows)?;
    Ok(heard.into_iter().map(|heard| EventRead::told_to(caller.role(), &heard)).collect())
}
