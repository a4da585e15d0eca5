//! The rules of administrators for listings.

use super::{
    lifecycle::{ModerationAction, TRANSITIONS},
    models::{AnyListing, ListingSearch},
};
use crate::{
    auth::permissions::Admin,
    database::{Error, Tx, enums::Actor, ids::ServiceId},
    event::{self, Event, EventKind},
    service::{
        models::{ServiceStatus, delete, index::refresh_listing, pause, set_taken_down},
        services::ServiceError,
    },
};
use serde_json::json;

/// Listings, public or not, newest first.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    _: &Admin,
    search: &ListingSearch,
    after: ServiceId,
    rows: i64,
) -> Result<Vec<AnyListing>, Error> {
    search.run(tx, after, rows)
}

/// A listing, public or not, or one that was removed.
pub(crate) fn find(tx: &mut Tx<'_>, _: &Admin, id: ServiceId) -> Result<AnyListing, ServiceError> {
    AnyListing::find(tx, id)?.ok_or(ServiceError::NoSuchService)
}

/// Pauses, removes or restores a listing. Its worker is told, with the reason. A listing that was published before is published
/// again, and public if its worker may publish.
pub(crate) fn moderate(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: ServiceId,
    action: ModerationAction,
    reason: &str,
) -> Result<AnyListing, ServiceError> {
    let listing = find(tx, admin, id)?;
    let (worker, status) = (listing.card.worker.id, listing.card.service.offer.status);
    TRANSITIONS.after(listing.state(), action, Actor::Admin).map_err(ServiceError::Illegal)?;
    let (kind, status) = match action {
        ModerationAction::Pause => {
            set_taken_down(tx, id, Some(status))?;
            pause(tx, id)?;
            refresh_listing(tx, worker, id)?;
            (EventKind::ServiceModerated, Some(ServiceStatus::Paused))
        }
        ModerationAction::Remove => {
            set_taken_down(tx, id, Some(status))?;
            delete(tx, id)?;
            (EventKind::ServiceRemoved, None)
        }
        ModerationAction::Restore => {
            if !listing.restore(tx)? {
                return Err(ServiceError::NotRestorable);
            }
            refresh_listing(tx, worker, id)?;
            (EventKind::ServiceRestored, Some(find(tx, admin, id)?.card.service.offer.status))
        }
    };
    let event = Event::new(kind, id.as_uuid()).by(admin.id()).to_worker(worker);
    event::append(tx, event.with(json!({ "service_id": id, "status": status, "reason": reason })))?;
    find(tx, admin, id)
}
