//! Viewing files at the desk.

use super::services::record_view;
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{dependencies::Caller, error::Problem, storage::StorageError},
    database::ids::SubmissionId,
    worker::kyc::{
        flows::file_stream,
        models::{Sealed, Slot},
    },
};
use axum::body::Bytes;
use futures_util::Stream;
use std::net::IpAddr;

/// Streams a file to an administrator. The view is recorded durably before a byte is read.
pub(crate) async fn view(
    app: &App,
    caller: Caller<Admin>,
    id: SubmissionId,
    slot: Slot,
    from: IpAddr,
) -> Result<(Sealed, impl Stream<Item = Result<Bytes, StorageError>> + Send + use<>), Problem> {
    let file = app.write(caller, move |tx, admin| record_view(tx, admin, id, slot, from)).await?;
    let pieces = file_stream(app, id, &file).await?;
    Ok((file, pieces))
}
