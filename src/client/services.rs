//! The rules of client profiles and bookmarks.

use super::{
    models::{ClientProfile, Favorite, FavoriteKey},
    schemas::ClientUpdate,
};
use crate::{
    auth::permissions::Client,
    database::{self, Tx, ids::UserId},
    event::{self, Event, EventKind},
    worker,
};
use serde_json::json;

/// Why a client cannot be shown, or a worker cannot be bookmarked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ClientError {
    #[error("there is no such client")]
    NoSuchClient,
    #[error("there is no such worker")]
    NoSuchWorker,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// The caller's own profile.
pub(crate) fn me(tx: &mut Tx<'_>, client: &Client) -> Result<ClientProfile, ClientError> {
    Ok(ClientProfile::find(tx, client.id())?.ok_or(database::Error::NoRow)?)
}

/// A client, as shown to everyone.
pub(crate) fn show(tx: &mut Tx<'_>, id: UserId) -> Result<ClientProfile, ClientError> {
    ClientProfile::find_public(tx, id)?.ok_or(ClientError::NoSuchClient)
}

/// Changes the given fields of the caller's profile.
pub(crate) fn change_profile(
    tx: &mut Tx<'_>,
    client: &Client,
    update: &ClientUpdate,
) -> Result<ClientProfile, ClientError> {
    let old = me(tx, client)?;
    let profile = changed(old.clone(), update);
    if profile == old {
        return Ok(profile);
    }
    profile.save(tx)?;
    event::append(tx, of_client(EventKind::ClientChanged, client, client.id()))?;
    Ok(profile)
}

fn changed(old: ClientProfile, update: &ClientUpdate) -> ClientProfile {
    let ClientUpdate { first_name, last_name, phone_number, location, address, about, language, time_zone } = update;
    ClientProfile {
        user: old.user.changed(first_name.as_ref(), last_name.as_ref(), phone_number, language, time_zone),
        location: location.apply(old.location, |location| location.to_string()),
        address: address.apply(old.address, |address| address.to_string()),
        about: about.apply(old.about, |about| about.to_string()),
        ..old
    }
}

/// Bookmarks a worker, visible to the client only. Idempotent.
pub(crate) fn add_favorite(tx: &mut Tx<'_>, client: &Client, worker: UserId) -> Result<(), ClientError> {
    worker::models::WorkerProfile::find_public(tx, worker)?.ok_or(ClientError::NoSuchWorker)?;
    if Favorite::insert(tx, client.id(), worker)? {
        event::append(tx, of_client(EventKind::FavoriteAdded, client, worker).with(json!({ "worker_id": worker })))?;
    }
    Ok(())
}

/// Removes a bookmark, if it exists. Unknown workers are not an error.
pub(crate) fn remove_favorite(tx: &mut Tx<'_>, client: &Client, worker: UserId) -> Result<(), ClientError> {
    if Favorite::delete(tx, client.id(), worker)? {
        event::append(tx, of_client(EventKind::FavoriteRemoved, client, worker).with(json!({ "worker_id": worker })))?;
    }
    Ok(())
}

/// The caller's bookmarks, newest first.
pub(crate) fn favorites(
    tx: &mut Tx<'_>,
    client: &Client,
    after: FavoriteKey,
    rows: i64,
) -> Result<Vec<Favorite>, ClientError> {
    Ok(Favorite::of_client(tx, client.id(), after, rows)?)
}

/// An event that only the client's feed gets.
fn of_client(kind: EventKind, client: &Client, subject: UserId) -> Event {
    Event::new(kind, subject.as_uuid()).by(client.id()).to_client(client.id())
}
