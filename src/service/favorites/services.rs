//! The rules of bookmarked listings.

use super::models::FavoriteService;
use crate::{
    auth::permissions::Client,
    database::{
        Tx,
        ids::{ServiceId, UserId},
    },
    event::{self, Event, EventKind},
    service::{models::worker_of_public, services::ServiceError},
};
use serde_json::json;

/// Bookmarks a public listing, visible to the client only. Idempotent.
pub(crate) fn add(tx: &mut Tx<'_>, client: &Client, service: ServiceId) -> Result<(), ServiceError> {
    let worker = worker_of_public(tx, service)?.ok_or(ServiceError::NoSuchService)?;
    if FavoriteService::insert(tx, client.id(), service)? {
        event::append(tx, about(EventKind::FavoriteAdded, client, worker, service))?;
    }
    Ok(())
}

/// Removes a bookmark, if it exists. Unknown listings are not an error.
pub(crate) fn remove(tx: &mut Tx<'_>, client: &Client, service: ServiceId) -> Result<(), ServiceError> {
    if let Some(worker) = FavoriteService::delete(tx, client.id(), service)? {
        event::append(tx, about(EventKind::FavoriteRemoved, client, worker, service))?;
    }
    Ok(())
}

/// An event that only the client's feed gets. Its subject is the worker, as of a bookmarked worker.
fn about(kind: EventKind, client: &Client, worker: UserId, service: ServiceId) -> Event {
    let data = json!({ "worker_id": worker, "service_id": service });
    Event::new(kind, worker.as_uuid()).by(client.id()).to_client(client.id()).with(data)
}
