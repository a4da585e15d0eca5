//! Pictures and their owners.

use super::address::Size;
use crate::{
    core::storage::BlobName,
    database::{
        Error, Tx,
        enums::Role,
        from_row,
        ids::{PictureId, UserId},
        models::blob,
    },
};

/// A stored picture.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    pub(crate) id: PictureId,
    pub(crate) wrapped_key: Vec<u8>,
    small: BlobName,
    medium: BlobName,
    large: BlobName,
}

from_row!(Picture { id, wrapped_key, small, medium, large });

impl Picture {
    /// `blobs` are in the order of [`Size::ALL`].
    pub(super) fn new(id: PictureId, wrapped_key: Vec<u8>, blobs: [BlobName; 3]) -> Self {
        let [small, medium, large] = blobs;
        Self { id, wrapped_key, small, medium, large }
    }

    /// Stores it as the user's picture, after [`Picture::remove`] has removed the old one.
    pub(super) fn insert(&self, tx: &mut Tx<'_>, user: UserId, role: Role) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO pictures (id, user_id, wrapped_key, small, medium, large, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[&self.id, &user, &self.wrapped_key, &self.small, &self.medium, &self.large, &now],
        )?;
        show(tx, user, role, Some(self.id))
    }

    /// Removes a user's picture and releases its files; false when there is none.
    pub(crate) fn remove(tx: &mut Tx<'_>, user: UserId, role: Role) -> Result<bool, Error> {
        show(tx, user, role, None)?;
        let Some(picture) = Picture::of(tx, user)? else { return Ok(false) };
        tx.execute("DELETE FROM pictures WHERE user_id = $1", &[&user])?;
        blob::delete_later(tx, &picture.into_blobs())?;
        Ok(true)
    }

    pub(crate) fn of(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Picture>, Error> {
        tx.optional("SELECT id, wrapped_key, small, medium, large FROM pictures WHERE user_id = $1", &[&user])
    }

    /// A picture of a user whom the public may see.
    pub(super) fn find_public(tx: &mut Tx<'_>, id: PictureId) -> Result<Option<Picture>, Error> {
        tx.optional(
            "SELECT p.id, p.wrapped_key, p.small, p.medium, p.large FROM pictures p JOIN users u ON u.id = p.user_id
             WHERE p.id = $1 AND u.status = 'ACTIVE'",
            &[&id],
        )
    }

    /// The blob of one size.
    pub(crate) fn blob(&self, size: Size) -> &BlobName {
        match size {
            Size::Small => &self.small,
            Size::Medium => &self.medium,
            Size::Large => &self.large,
        }
    }

    /// The blobs of all sizes.
    pub(crate) fn into_blobs(self) -> Vec<BlobName> {
        vec![self.small, self.medium, self.large]
    }
}

/// Updates the profile's reference to the picture.
fn show(tx: &mut Tx<'_>, user: UserId, role: Role, picture: Option<PictureId>) -> Result<(), Error> {
    let statement = match role {
        Role::Client => "UPDATE clients SET picture_id = $2 WHERE user_id = $1",
        Role::Worker => "UPDATE workers SET picture_id = $2 WHERE user_id = $1",
        Role::Admin => return Ok(()),
    };
    tx.execute(statement, &[&user, &picture]).map(drop)
}
