//! The rules of pictures.

use super::models::Picture;
use crate::{
    auth::permissions::Party,
    core::{multipart::UploadPermit, storage::StorageError, upload::UploadError},
    database::{self, Tx, enums::Side, ids::PictureId},
    event::{self, Event, EventKind},
};
use axum::body::Bytes;
use serde_json::json;

/// Why a picture was refused or cannot be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PictureError {
    #[error("there is no such picture")]
    NoSuchPicture,
    #[error("must not be malware")]
    Infected,
    #[error("the malware scanner does not answer")]
    Unscanned,
    #[error(transparent)]
    Upload(#[from] UploadError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// An uploaded picture.
#[derive(Debug)]
pub(super) struct UploadedPicture {
    pub(super) bytes: Bytes,
    /// Held until the picture is stored, also when the client has disconnected.
    pub(super) permit: UploadPermit,
}

pub(super) fn replace(tx: &mut Tx<'_>, owner: Party, picture: &Picture) -> Result<(), PictureError> {
    Picture::remove(tx, owner.id(), owner.side().role())?;
    picture.insert(tx, owner.id(), owner.side().role())?;
    append_changed_event(tx, owner, Some(picture.id))
}

pub(super) fn append_changed_event(
    tx: &mut Tx<'_>,
    owner: Party,
    picture: Option<PictureId>,
) -> Result<(), PictureError> {
    let changed = Event::new(EventKind::PictureChanged, owner.id().as_uuid()).by(owner.id());
    let changed = match owner.side() {
        Side::Client => changed.to_client(owner.id()),
        Side::Worker => changed.to_worker(owner.id()),
    };
    Ok(event::append(tx, changed.with(json!({ "picture_id": picture })))?)
}
