//! Conversations.

use crate::database::{Error, Tx, ids::ThreadId};

/// Nobody writes in it any more.
pub(crate) fn close(tx: &mut Tx<'_>, thread: ThreadId) -> Result<(), Error> {
    tx.execute("UPDATE threads SET is_closed = TRUE WHERE id = $1 AND NOT is_closed", &[&thread])?;
    Ok(())
}
