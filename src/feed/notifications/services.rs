//! The rules of notifications.

use super::{
    models::{Span, see_up_to, seen_up_to},
    schemas::{NotificationFilter, UnreadNotifications},
};
use crate::{
    auth::permissions::Listener,
    database::{self, Tx},
    event::{EventKind, Known, models::LogEnd},
    feed::{
        services::end_for,
        summary::{EventRead, Reader},
    },
};

/// Unread notifications are counted up to this number.
const MAX_UNREAD: i64 = 100;

/// The events of others that concern the caller, newest first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    caller: &Listener,
    filter: &NotificationFilter,
    end: LogEnd,
    before: i64,
    rows: i64,
) -> Result<Vec<Known<EventRead>>, database::Error> {
    let reader = Reader { id: caller.id(), role: caller.role() };
    let last = end.last().min(before.saturating_sub(1));
    let span = Span { kinds: kinds(caller, filter), first: 0, last };
    let events = span.events(tx, reader.role, reader.id, rows)?;
    Ok(events.into_iter().map(|row| row.map(|event| EventRead::for_reader(reader, event))).collect())
}

/// How many the caller has not seen.
pub(super) fn unread(
    tx: &mut Tx<'_>,
    caller: &Listener,
    filter: &NotificationFilter,
) -> Result<UnreadNotifications, database::Error> {
    let seen_up_to = seen_up_to(tx, caller.id())?;
    let span = Span { kinds: kinds(caller, filter), first: seen_up_to.saturating_add(1), last: i64::MAX };
    Ok(UnreadNotifications { seen_up_to, unread: span.count(tx, caller.role(), caller.id(), MAX_UNREAD)? })
}

/// Moves the caller's mark forwards, at most to the last event that concerns them: what happens later is unread.
pub(super) fn see(
    tx: &mut Tx<'_>,
    caller: &Listener,
    up_to: i64,
    end: LogEnd,
) -> Result<UnreadNotifications, database::Error> {
    let end = end_for(tx, caller, end)?;
    see_up_to(tx, caller.id(), up_to.min(end.last()))?;
    unread(tx, caller, &NotificationFilter { kinds: Vec::new() })
}

fn kinds(caller: &Listener, filter: &NotificationFilter) -> Vec<EventKind> {
    if !filter.kinds.is_empty() {
        return filter.kinds.clone();
    }
    EventKind::ALL.iter().copied().filter(|kind| kind.notifies().contains(&caller.role())).collect()
}
