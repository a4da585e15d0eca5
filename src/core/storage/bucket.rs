//! Blobs in a bucket of a store that speaks S3.

use super::{
    blob::{Area, BlobName, SET_ASIDE, Stored, hex, shard_named},
    error::{STORE_TIMEOUT, StorageError, on_a_blocking_thread},
    owner::{MARKER, MAX_MARKER_LEN},
    sealing::Blob,
};
use crate::core::{clock::Timestamp, config::BucketUrl, http_client};
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

/// As slow as this a store may take what it is given, in bytes a second.
const SLOWEST: u64 = 64 * 1024;
/// What is larger goes in several parts, of which one is in memory.
const PART: usize = 5 * 1024 * 1024;
/// So many sealed chunks wait for the network.
const WAITING: usize = 4;

/// A bucket, or what is below a prefix in it. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Bucket {
    store: Arc<AmazonS3>,
    prefix: Path,
}

impl Bucket {
    /// Prepares to talk to it; whether it is there shows later.
    pub(super) fn open(url: &BucketUrl) -> Result<Bucket, StorageError> {
        let http = http_client::HttpClient::new().map_err(|error| StorageError::Store(error.to_string()))?;
        let mut store = AmazonS3Builder::new().with_bucket_name(&url.bucket);
        for (name, value) in &url.variables {
            if let Ok(known) = name.to_ascii_lowercase().parse() {
                store = store.with_config(known, value.reveal());
            }
        }
        let is_plain = url.variables.iter().any(|(_, value)| value.reveal().starts_with("http://"));
        let store = store
            .with_client_options(ClientOptions::new().with_allow_http(is_plain))
            .with_retry(RetryConfig { max_retries: 2, retry_timeout: STORE_TIMEOUT, backoff: BackoffConfig::default() })
            .with_http_connector(Connector(http))
            .build()?;
        Ok(Bucket { store: Arc::new(store), prefix: Path::parse(&url.prefix).map_err(object_store::Error::from)? })
    }

    /// Lets `write` fill a new blob, which is there only when it is whole. What it writes is on its way while it writes more.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        name: &BlobName,
        write: impl FnOnce(&mut dyn Write) -> Result<T, StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        let (sender, mut pieces) = mpsc::channel(WAITING);
        let writing = tokio::spawn(on_a_blocking_thread(move || write(&mut Pieces(sender))));
        let mut blob = BufWriter::with_capacity(self.store.clone(), self.path(name), PART).with_max_concurrency(1);
        let sent = async {
            while let Some(piece) = pieces.recv().await {
                blob.put(piece).await?;
            }
            Ok::<_, StorageError>(())
        }
        .await;
        // Whoever writes notices that nobody takes it any more.
        drop(pieces);
        let written = writing.await.unwrap_or(Err(StorageError::Interrupted));
        match sent.and(written) {
            // What it cannot finish it aborts itself.
            Ok(written) => blob.shutdown().await.map(|()| written).map_err(StorageError::from),
            Err(error) => {
                // The first error is the one to tell.
                let _ = blob.abort().await;
                Err(error)
            }
        }
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

    /// Moves a blob; false when it is not there. The copy is whole before the original goes.
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

    /// Whose id it carries.
    pub(super) async fn marker(&self) -> Result<Option<String>, StorageError> {
        let path = self.prefix.clone().join(MARKER);
        let found = match self.store.get(&path).await {
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            found => found?,
        };
        if found.meta.size > MAX_MARKER_LEN {
            return Ok(Some("something that is no id".to_owned()));
        }
        Ok(Some(String::from_utf8_lossy(&found.bytes().await?).into_owned()))
    }

    /// Writes whose it is, unless that is written there already.
    pub(super) async fn write_marker(&self, marker: String) -> Result<(), StorageError> {
        let path = self.prefix.clone().join(MARKER);
        match self.store.put_opts(&path, marker.clone().into(), PutMode::Create.into()).await {
            Err(object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. }) => Ok(()),
            // A store that knows no conditions.
            Err(object_store::Error::NotImplemented { .. }) => {
                Ok(self.store.put(&path, marker.into()).await.map(drop)?)
            }
            put => Ok(put.map(drop)?),
        }
    }

    /// The shards that there are.
    pub(super) async fn shards(&self, area: Area) -> Result<Vec<u8>, StorageError> {
        let listed = self.store.list_with_delimiter(Some(&self.area(area))).await?;
        Ok(listed.common_prefixes.iter().filter_map(|prefix| shard_named(prefix.filename()?)).collect())
    }

    /// What is stored in one of the 256 shards. What is no blob is not ours.
    pub(super) async fn list(&self, area: Area, shard: u8) -> Result<Vec<Stored>, StorageError> {
        let shard = self.area(area).join(hex(&[shard]));
        let objects = self.store.list(Some(&shard)).try_filter_map(async |object| {
            let name = object.location.filename().and_then(|name| name.parse().ok());
            let since = Timestamp::from_unix_micros(object.last_modified.timestamp_micros());
            Ok(name.zip(since).map(|(name, since)| Stored { name, since }))
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

/// Hands on what is written to it.
struct Pieces(Sender<Bytes>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Bytes::copy_from_slice(bytes));
        sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Lets the store be asked by our own client.
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
        let limit = STORE_TIMEOUT + Duration::from_secs(request.body().content_length() as u64 / SLOWEST);
        let sent = timeout(limit, self.0.send(request.map(Body::new))).await;
        let response = sent.map_err(|late| HttpError::new(HttpErrorKind::Timeout, late))?.map_err(|error| {
            HttpError::new(if error.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Interrupted }, error)
        })?;
        Ok(response
            .map(|body| HttpResponseBody::new(body.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error)))))
    }
}
