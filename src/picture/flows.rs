//! The rules of pictures.

use super::services::{PictureError, UploadedPicture, replace, tell};
use super::{address::Size, models::Picture};
use crate::{
    app::App,
    auth::permissions::{Party, Permission},
    core::{
        dependencies::Caller,
        error::Problem,
        scanner::Finding,
        storage::{BlobName, FileKey, StorageError},
        upload::{self},
    },
    database::ids::PictureId,
    files::{delete_after_failure, delete_unreferenced},
};

/// Makes a picture the caller's, in place of an earlier one. Its files are durable before the row that names them is, and deleted again
/// if the row does not come about. Goes on to its end when the caller hangs up, so that nothing is left half done.
pub(super) async fn set<P>(app: &App, caller: Caller<P>, sent: UploadedPicture) -> Result<PictureId, Problem>
where
    P: Permission + Into<Party> + Copy + Send + Sync + 'static,
{
    let app = app.clone();
    let setting = tokio::spawn(async move {
        let picture = put_away(&app, sent).await?;
        let (id, blobs) = (picture.id, picture.clone().into_blobs());
        let replaced = app.write(caller, move |tx, owner: &P| replace(tx, (*owner).into(), &picture)).await;
        match &replaced {
            Ok(old) => delete_unreferenced(&app, old.clone().map(Picture::into_blobs).unwrap_or_default()).await,
            Err(problem) => delete_after_failure(&app, problem, blobs).await,
        }
        replaced.map(|_| id)
    });
    setting.await.map_err(|error| Problem::internal(&error))?
}

async fn put_away(app: &App, UploadedPicture { bytes, permit }: UploadedPicture) -> Result<Picture, PictureError> {
    match app.scanner.scan(&bytes).await {
        Finding::Clean => {}
        Finding::Infected => return Err(PictureError::Infected),
        Finding::Unknown => return Err(PictureError::Unscanned),
    }
    let [small, medium, large] = upload::accept_in_sizes(bytes, Size::ALL.map(Size::pixels)).await?;
    drop(permit);
    let id = PictureId::at(app.clock.now());
    let key = FileKey::generate()?;
    let wrapped_key = app.storage.wrap(&key, id.as_uuid().as_bytes())?;
    let mut stored = Vec::with_capacity(Size::ALL.len());
    for bytes in [small, medium, large] {
        match app.storage.put(&key, bytes).await {
            Ok(file) => stored.push(file.name),
            Err(error) => {
                delete_unreferenced(app, stored).await;
                return Err(error.into());
            }
        }
    }
    let blobs: [BlobName; 3] = stored.try_into().map_err(|_| StorageError::Interrupted)?;
    Ok(Picture::new(id, wrapped_key, blobs))
}

/// Takes the caller's picture away. That there is none is fine.
pub(super) async fn remove<P>(app: &App, caller: Caller<P>) -> Result<(), Problem>
where
    P: Permission + Into<Party> + Copy + Send + Sync + 'static,
{
    let taken = app.write(caller, |tx, owner: &P| {
        let owner: Party = (*owner).into();
        let old = Picture::take(tx, owner.id(), owner.side().role())?;
        if old.is_some() {
            tell(tx, owner, None)?;
        }
        Ok::<_, PictureError>(old)
    });
    if let Some(old) = taken.await? {
        delete_unreferenced(app, old.into_blobs()).await;
    }
    Ok(())
}

/// A picture that everybody may see.
pub(super) async fn find(app: &App, id: PictureId) -> Result<Picture, Problem> {
    app.read_public(move |tx| Picture::find_public(tx, id)?.ok_or(PictureError::NoSuchPicture)).await
}

/// The bytes of one size (WebP).
pub(crate) async fn open(app: &App, picture: &Picture, size: Size) -> Result<Vec<u8>, PictureError> {
    let key = app.storage.unwrap(&picture.wrapped_key, picture.id.as_uuid().as_bytes())?;
    Ok(app.storage.get(&key, picture.blob(size)).await?)
}
