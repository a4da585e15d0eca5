//! The export of an account's data, for an administrator.

use super::{schemas::Archive, services};
use crate::{
    app::App,
    auth::{
        export::flows::{Receiver, write_archive},
        limits::EXPORT,
        permissions::Admin,
    },
    core::{dependencies::Caller, error::Problem, rate_limit::RateLimitKey, text::Reason},
    database::ids::UserId,
};
use axum::body::{Body, Bytes};
use futures_util::stream;
use std::io::{self, BufWriter, Write};
use tokio::sync::mpsc;

/// Packs what an account's own export contains, as far as it is for administrators: see [`Receiver`]. It is recorded first.
pub(crate) async fn export(app: &App, caller: Caller<Admin>, id: UserId, why: Reason) -> Result<Archive, Problem> {
    may_export(app, caller, id).await?;
    app.write(caller, move |tx, admin| services::record_export(tx, admin, id, &why.reason)).await?;
    Ok(archive(app, id))
}

/// Counts an export, or refuses it, before it is recorded.
pub(crate) async fn may_export(app: &App, caller: Caller<Admin>, id: UserId) -> Result<(), Problem> {
    app.authorize(caller, move |tx, admin| services::user(tx, admin, id).map(drop)).await?;
    app.allow(&EXPORT, RateLimitKey::user(caller.claims.user.as_uuid())).await.map(drop)
}

/// An export that [`services::record_export`] has recorded. It is packed while it is sent.
pub(crate) fn archive(app: &App, user: UserId) -> Archive {
    let (chunks, mut received) = mpsc::channel(4);
    let packing = app.clone();
    tokio::spawn(async move {
        let out = BufWriter::with_capacity(CHUNK, Chunks { chunks: chunks.clone() });
        if let Err(problem) = write_archive(&packing, user, Receiver::Administrator, out).await {
            // The connection ends before the file does, so its receiver knows that it is not whole.
            let _ = chunks.send(Err(io::Error::other(problem.to_string()))).await;
        }
    });
    Archive { user, content: Body::from_stream(stream::poll_fn(move |context| received.poll_recv(context))) }
}

/// The size of a chunk. In bytes.
const CHUNK: usize = 64 * 1024;

/// What is written becomes chunks of a body. A writer waits while its receiver is slow.
struct Chunks {
    chunks: mpsc::Sender<Result<Bytes, io::Error>>,
}

impl Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.chunks.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
