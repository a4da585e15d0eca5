//! Storing and reading pictures.

use super::services::{PictureError, UploadedPicture, append_changed_event, replace};
use super::{address::Size, models::Picture};
use crate::{
    app::App,
    auth::permissions::{Party, Permission},
    core::{
        dependencies::Caller,
        error::Problem,
        scanner::ScanResult,
        storage::{BlobName, FileKey},
        traces,
    },
    database::ids::{PictureId, UserId},
    files::{delete_after_failure, delete_unreferenced, reserve_names},
};

/// Stores the caller's picture and replaces an earlier one. Its files are durable before their row, and deleted
/// if the row is not written. It runs to its end when the client disconnects, so nothing is left half done.
pub(super) async fn set<P>(app: &App, caller: Caller<P>, sent: UploadedPicture) -> Result<PictureId, Problem>
where
    P: Permission + Into<Party> + Copy + Send + Sync + 'static,
{
    let app = app.clone();
    let setting = traces::spawn(async move {
        let picture = store_files(&app, caller.claims.user, sent).await?;
        let (id, blobs) = (picture.id, picture.clone().into_blobs());
        let replaced = app.write(caller, move |tx, owner: &P| replace(tx, (*owner).into(), &picture)).await;
        if let Err(problem) = &replaced {
            delete_after_failure(&app, problem, blobs).await;
        }
        replaced.map(|()| id)
    });
    setting.await.map_err(|error| Problem::internal(&error))?
}

async fn store_files(
    app: &App,
    owner: UserId,
    UploadedPicture { bytes, permit }: UploadedPicture,
) -> Result<Picture, Problem> {
    match app.scanner.scan(&bytes).await {
        ScanResult::Clean => {}
        ScanResult::Infected => return Err(PictureError::Infected.into()),
        ScanResult::Unknown => return Err(PictureError::Unscanned.into()),
    }
    let sides = Size::ALL.map(Size::pixels);
    let opening = traces::step("open picture", app.uploads.accept_in_sizes(owner, bytes, sides));
    let [small, medium, large] = opening.await.map_err(PictureError::from)?;
    drop(permit);
    let id = PictureId::at(app.clock.now());
    let key = FileKey::generate()?;
    let wrapped_key = app.storage.wrap(&key, id.as_uuid().as_bytes())?;
    let blobs: [BlobName; 3] = reserve_names(app).await?;
    for (name, bytes) in blobs.iter().zip([small, medium, large]) {
        if let Err(error) = app.storage.put(name.clone(), &key, bytes).await {
            delete_unreferenced(app, blobs.into()).await;
            return Err(error.into());
        }
    }
    Ok(Picture::new(id, wrapped_key, blobs))
}

/// Removes the caller's picture, if there is one.
pub(super) async fn remove<P>(app: &App, caller: Caller<P>) -> Result<(), Problem>
where
    P: Permission + Into<Party> + Copy + Send + Sync + 'static,
{
    app.write(caller, |tx, owner: &P| {
        let owner: Party = (*owner).into();
        if Picture::remove(tx, owner.id(), owner.side().role())? {
            append_changed_event(tx, owner, None)?;
        }
        Ok::<_, PictureError>(())
    })
    .await
}

/// A picture that the public may see.
pub(super) async fn find(app: &App, id: PictureId) -> Result<Picture, Problem> {
    app.read_public(move |tx| Picture::find_public(tx, id)?.ok_or(PictureError::NoSuchPicture)).await
}

/// The bytes of one size (WebP).
pub(crate) async fn open(app: &App, picture: &Picture, size: Size) -> Result<Vec<u8>, PictureError> {
    let key = app.storage.unwrap(&picture.wrapped_key, picture.id.as_uuid().as_bytes())?;
    Ok(app.storage.get(&key, picture.blob(size)).await?)
}
