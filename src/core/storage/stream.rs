//! Files that nobody has to hold in memory: a chunk at a time is sealed on the way to the disk, and opened on the way back.

use super::{
    BlobName, CHUNK, FORMAT, FileKey, SEALED_CHUNK, STREAM_NONCE, Storage, StorageError, associated_data, chunks_of,
    known_format, on_a_blocking_thread, random, write_durably,
};
use aead_stream::{StreamBE32, StreamPrimitive as _};
use axum::body::Bytes;
use chacha20poly1305::XChaCha20Poly1305;
use futures_util::{Stream, stream::try_unfold};
use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, Read as _, Write},
};

impl Storage {
    /// Encrypts what `write` writes into a new blob, and tells its size. As durable as [`Storage::put`], and as little is left of it
    /// when it fails.
    pub(crate) async fn put_written<W>(&self, key: &FileKey, write: W) -> Result<(BlobName, u64), StorageError>
    where
        W: FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
    {
        let (storage, key) = (self.clone(), key.clone());
        on_a_blocking_thread(move || {
            let (name, mut size) = (BlobName::generate()?, 0);
            write_durably(&storage.partial(&name), &storage.path(&name), |file| {
                let mut sealer = Sealer::new(&key, &name, file)?;
                write(&mut sealer)?;
                size = sealer.finish()?;
                Ok(())
            })?;
            Ok((name, size))
        })
        .await
    }

    /// The bytes that were put under `name` with `key`, a chunk at a time as they are asked for. If the blob is not whole, the stream
    /// ends with an error.
    pub(crate) async fn read(
        &self,
        key: &FileKey,
        name: &BlobName,
    ) -> Result<impl Stream<Item = Result<Bytes, StorageError>> + Send + use<>, StorageError> {
        let (storage, key, name) = (self.clone(), key.clone(), name.clone());
        let opened = on_a_blocking_thread(move || Opened::new(&key, &name, storage.existing(&name)?)).await?;
        Ok(try_unfold(opened, async |mut opened| {
            on_a_blocking_thread(move || Ok(opened.next()?.map(|chunk| (chunk.into(), opened)))).await
        }))
    }
}

/// Seals what is written to it.
pub(super) struct Sealer<'f> {
    blob: &'f mut File,
    stream: StreamBE32<XChaCha20Poly1305>,
    associated_data: Vec<u8>,
    chunk: Vec<u8>,
    number: u32,
    size: u64,
}

impl<'f> Sealer<'f> {
    pub(super) fn new(key: &FileKey, name: &BlobName, blob: &'f mut File) -> Result<Self, StorageError> {
        let nonce: [u8; STREAM_NONCE] = random()?;
        blob.write_all(&[FORMAT])?;
        blob.write_all(&nonce)?;
        Ok(Self {
            blob,
            stream: chunks_of(key, &nonce),
            associated_data: associated_data(name.as_str().as_bytes()),
            chunk: Vec::with_capacity(SEALED_CHUNK),
            number: 0,
            size: 0,
        })
    }

    /// Seals the last chunk, and tells how many bytes there were.
    pub(super) fn finish(mut self) -> Result<u64, StorageError> {
        self.seal(true)?;
        Ok(self.size)
    }

    fn seal(&mut self, is_last: bool) -> Result<(), StorageError> {
        self.stream
            .encrypt_in_place(self.number, is_last, &self.associated_data, &mut self.chunk)
            .map_err(|_| StorageError::TooLarge)?;
        self.blob.write_all(&self.chunk)?;
        self.chunk.clear();
        self.number = self.number.checked_add(1).ok_or(StorageError::TooLarge)?;
        Ok(())
    }
}

impl Write for Sealer<'_> {
    /// A full chunk is sealed only when more comes: the last one is sealed as such.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.chunk.len() == CHUNK && !bytes.is_empty() {
            self.seal(false).map_err(io::Error::other)?;
        }
        let (now, _) = bytes.split_at(bytes.len().min(CHUNK - self.chunk.len()));
        self.chunk.extend_from_slice(now);
        self.size += now.len() as u64;
        Ok(now.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A blob that is being read.
pub(super) struct Opened {
    blob: BufReader<File>,
    stream: StreamBE32<XChaCha20Poly1305>,
    associated_data: Vec<u8>,
    number: Option<u32>,
}

impl Opened {
    pub(super) fn new(key: &FileKey, name: &BlobName, blob: File) -> Result<Self, StorageError> {
        let mut blob = BufReader::with_capacity(SEALED_CHUNK, blob);
        let mut format = [0; 1];
        let mut nonce = [0; STREAM_NONCE];
        blob.read_exact(&mut format)?;
        known_format(u8::from_ne_bytes(format))?;
        blob.read_exact(&mut nonce)?;
        let associated_data = associated_data(name.as_str().as_bytes());
        Ok(Self { blob, stream: chunks_of(key, &nonce), associated_data, number: Some(0) })
    }

    /// The next chunk, found authentic; `None` after the one that was sealed as the last.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>, StorageError> {
        let Some(number) = self.number else { return Ok(None) };
        let mut chunk = Vec::with_capacity(SEALED_CHUNK);
        self.blob.by_ref().take(SEALED_CHUNK as u64).read_to_end(&mut chunk)?;
        let is_last = self.blob.fill_buf()?.is_empty();
        self.stream
            .decrypt_in_place(number, is_last, &self.associated_data, &mut chunk)
            .map_err(|_| StorageError::Damaged)?;
        self.number = if is_last { None } else { Some(number.checked_add(1).ok_or(StorageError::TooLarge)?) };
        Ok(Some(chunk))
    }
}
