//! Blobs in an S3-compatible bucket.

use super::{
    blob::{Area, BlobName, ListedBlob, SET_ASIDE, hex, shard_named},
    encryption::Blob,
    error::{STORE_TIMEOUT, StorageError},
    owner::{MARKER, MAX_MARKER_LEN},
};
use crate::core::{clock::Timestamp, config::BucketUrl, http_client, traces::Callee};
use async_trait::async_trait;
use axum::body::{Body, Bytes};
use futures_util::TryStreamExt as _;
use http_body_util::BodyExt as _;
use object_store::{
    BackoffConfig, ClientOptions, ObjectStore, ObjectStoreExt as _, PutMode, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    buffered::BufWriter,
    client::{
        HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
    },
    path::Path,
};
use std::{
    io::{self, Write},
    sync::Arc,
    time::Duration,
};
use tokio::{
    io::AsyncWriteExt as _,
    sync::mpsc::{self, Sender},
    time::timeout,
};
use tokio_util::io::StreamReader;

/// The slowest accepted upload speed, in bytes per second. It sets the timeout of a request with a body.
const MIN_UPLOAD_SPEED: u64 = 64 * 1024;
/// Larger blobs use multipart upload; one part is held in memory. In bytes.
const PART_SIZE: usize = 5 * 1024 * 1024;
/// Sealed chunks that may wait for the network.
const CHUNKS_IN_FLIGHT: usize = 4;

/// A bucket, or a prefix in it. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Bucket {
    pub(super) store: Arc<AmazonS3>,
    pub(super) prefix: Path,
}

impl Bucket {
    /// Configures the client. It does not connect.
    pub(super) fn open(url: &BucketUrl) -> Result<Bucket, StorageError> {
        Self::with_retries(url, 2, STORE_TIMEOUT)
    }

    /// A client that repeats a request so often, for so long.
    pub(super) fn with_retries(url: &BucketUrl, max_retries: usize, time: Duration) -> Result<Bucket, StorageError> {
        let http =
            http_client::HttpClient::new(Callee::Storage).map_err(|error| StorageError::Store(error.to_string()))?;
        let mut store = AmazonS3Builder::new().with_bucket_name(&url.bucket);
        for (name, value) in &url.variables {
            if let Ok(known) = name.to_ascii_lowercase().parse() {
                store = store.with_config(known, value.reveal());
            }
        }
        let is_plain = url.variables.iter().any(|(_, value)| value.reveal().starts_with("http://"));
        let store = store
            .with_client_options(ClientOptions::new().with_allow_http(is_plain))
            .with_retry(RetryConfig { max_retries, retry_timeout: time, backoff: BackoffConfig::default() })
            .with_http_connector(Connector(http))
            .build()?;
        Ok(Bucket { store: Arc::new(store), prefix: Path::parse(&url.prefix).map_err(object_store::Error::from)? })
    }

    /// Uploads what `write` writes as a new blob. The blob appears only when it is complete. Upload and writing
    /// overlap.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        name: &BlobName,
        write: impl FnOnce(&mut dyn Write) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        upload(&self.store, self.path(name), PART_SIZE, move |blob| write(blob)).await
    }

    pub(super) async fn read(&self, name: &BlobName) -> Result<Blob, StorageError> {
        let bytes = self.store.get(&self.path(name)).await?.into_stream().map_err(io::Error::from);
        Ok(Box::pin(StreamReader::new(Box::pin(bytes))))
    }

    pub(super) async fn delete(&self, area: Area, name: &BlobName) -> Result<(), StorageError> {
        match self.store.delete(&self.path_in(area, name)).await {
            Err(object_store::Error::NotFound { .. }) => Ok(()),
            deleted => Ok(deleted?),
        }
    }

    /// Copies a blob, then deletes the original. False when it does not exist.
    pub(super) async fn rename(&self, name: &BlobName, (from, to): (Area, Area)) -> Result<bool, StorageError> {
        match self.store.copy(&self.path_in(from, name), &self.path_in(to, name)).await {
            Err(object_store::Error::NotFound { .. }) => return Ok(false),
            copied => copied?,
        }
        self.delete(from, name).await.map(|()| true)
    }

    pub(super) async fn has(&self, area: Area, name: &BlobName) -> Result<bool, StorageError> {
        match self.store.head(&self.path_in(area, name)).await {
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            head => Ok(head.map(|_| true)?),
        }
    }

    /// The size of a stored blob.
    pub(super) async fn size(&self, area: Area, name: &BlobName) -> Result<u64, StorageError> {
        Ok(self.store.head(&self.path_in(area, name)).await?.size)
    }

    /// The installation id in the bucket's marker file.
    pub(super) async fn marker(&self) -> Result<Option<String>, StorageError> {
        let path = self.prefix.clone().join(MARKER);
        let found = match self.store.get(&path).await {
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            found => found?,
        };
        if found.meta.size > MAX_MARKER_LEN {
            return Ok(Some("an invalid id".to_owned()));
        }
        Ok(Some(String::from_utf8_lossy(&found.bytes().await?).into_owned()))
    }

    /// Writes the marker file unless it exists already.
    pub(super) async fn write_marker(&self, marker: String) -> Result<(), StorageError> {
        let path = self.prefix.clone().join(MARKER);
        match self.store.put_opts(&path, marker.clone().into(), PutMode::Create.into()).await {
            Err(object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. }) => Ok(()),
            // The store does not support conditional writes.
            Err(object_store::Error::NotImplemented { .. }) => {
                Ok(self.store.put(&path, marker.into()).await.map(drop)?)
            }
            put => Ok(put.map(drop)?),
        }
    }

    /// The existing shards.
    pub(super) async fn shards(&self, area: Area) -> Result<Vec<u8>, StorageError> {
        let listed = self.store.list_with_delimiter(Some(&self.area(area))).await?;
        Ok(listed.common_prefixes.iter().filter_map(|prefix| shard_named(prefix.filename()?)).collect())
    }

    /// The blobs in one of the 256 shards. Objects without a blob name are ignored.
    pub(super) async fn list(&self, area: Area, shard: u8) -> Result<Vec<ListedBlob>, StorageError> {
        let shard = self.area(area).join(hex(&[shard]));
        let objects = self.store.list(Some(&shard)).try_filter_map(async |object| {
            let name = object.location.filename().and_then(|name| name.parse().ok());
            let written_at = Timestamp::from_unix_micros(object.last_modified.timestamp_micros());
            Ok(name.zip(written_at).map(|(name, written_at)| ListedBlob { name, written_at }))
        });
        Ok(objects.try_collect().await?)
    }

    fn path(&self, name: &BlobName) -> Path {
        self.path_in(Area::Files, name)
    }

    fn path_in(&self, area: Area, name: &BlobName) -> Path {
        self.area(area).join(name.shard()).join(name.as_str())
    }

    fn area(&self, area: Area) -> Path {
        match area {
            Area::Files => self.prefix.clone(),
            Area::SetAside => self.prefix.clone().join(SET_ASIDE),
        }
    }
}

/// Uploads what `write` writes. The object appears only when it is complete. Upload and writing overlap.
pub(super) async fn upload<T, E>(
    store: &Arc<AmazonS3>,
    path: Path,
    part_size: usize,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StorageError> + Send + 'static,
{
    let (sender, mut pieces) = mpsc::channel(CHUNKS_IN_FLIGHT);
    let writing = tokio::task::spawn_blocking(move || write(&mut ChannelWriter(sender)));
    let mut blob = BufWriter::with_capacity(store.clone(), path, part_size).with_max_concurrency(1);
    let sent = async {
        while let Some(piece) = pieces.recv().await {
            blob.put(piece).await?;
        }
        Ok::<_, StorageError>(())
    }
    .await;
    // Dropping the receiver makes `write` fail.
    drop(pieces);
    let written = writing.await.unwrap_or_else(|_| Err(StorageError::Interrupted.into()));
    match sent.map_err(E::from).and(written) {
        // A failed shutdown aborts the upload itself.
        Ok(written) => Ok(blob.shutdown().await.map(|()| written).map_err(StorageError::from)?),
        Err(error) => {
            // The first error is reported.
            let _ = blob.abort().await;
            Err(error)
        }
    }
}

/// Sends what is written to it to the uploading task.
struct ChannelWriter(Sender<Bytes>);

impl Write for ChannelWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Bytes::copy_from_slice(bytes));
        sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Lets object_store use our HTTP client.
#[derive(Debug, Clone)]
struct Connector(http_client::HttpClient);

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

#[async_trait]
impl HttpService for Connector {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let limit = STORE_TIMEOUT + Duration::from_secs(request.body().content_length() as u64 / MIN_UPLOAD_SPEED);
        let sent = timeout(limit, self.0.send(request.map(Body::new))).await;
        let response = sent.map_err(|late| HttpError::new(HttpErrorKind::Timeout, late))?.map_err(|error| {
            HttpError::new(if error.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Interrupted }, error)
        })?;
        Ok(response
            .map(|body| HttpResponseBody::new(body.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error)))))
    }
}
