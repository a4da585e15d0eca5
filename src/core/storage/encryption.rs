//! The blob format. A blob is sealed chunk by chunk on its way into a store and opened chunk by chunk when
//! read, so it is never wholly in memory.

use super::{
    blob::{BlobName, FileKey, random},
    error::StorageError,
};
use aead_stream::{NewStream as _, StreamBE32, StreamPrimitive as _};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use std::{
    io::{self, Write},
    pin::Pin,
};
use tokio::io::{AsyncRead, AsyncReadExt as _};

/// The format version. It is authenticated, so it cannot be downgraded.
const FORMAT: u8 = 1;
/// XChaCha20's nonce has 24 bytes: these, the chunk's number (4), and the flag for the last chunk (1).
pub(super) const STREAM_NONCE: usize = 19;
pub(super) const CHUNK: usize = 64 * 1024;
pub(super) const TAG: usize = 16;
pub(super) const ENCRYPTED_CHUNK: usize = CHUNK + TAG;

/// Encrypts what is written to it.
pub(super) struct BlobWriter<W> {
    blob: W,
    stream: StreamBE32<XChaCha20Poly1305>,
    associated_data: Vec<u8>,
    chunk: Vec<u8>,
    number: u32,
    size: u64,
}

impl<W: Write> BlobWriter<W> {
    pub(super) fn new(key: &FileKey, name: &BlobName, mut blob: W) -> Result<Self, StorageError> {
        let nonce: [u8; STREAM_NONCE] = random()?;
        blob.write_all(&[FORMAT])?;
        blob.write_all(&nonce)?;
        Ok(Self {
            blob,
            stream: stream_cipher(key, &nonce),
            associated_data: associated_data(name.as_str().as_bytes()),
            chunk: Vec::with_capacity(ENCRYPTED_CHUNK),
            number: 0,
            size: 0,
        })
    }

    /// Seals the last chunk. Returns the number of plain bytes.
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

impl<W: Write> Write for BlobWriter<W> {
    /// A full chunk is sealed only when more bytes follow, because the last chunk is sealed with its flag.
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

/// The sealed bytes of a blob.
pub(super) type Blob = Pin<Box<dyn AsyncRead + Send>>;

/// A blob that is being read.
pub(super) struct BlobReader {
    blob: Blob,
    stream: StreamBE32<XChaCha20Poly1305>,
    associated_data: Vec<u8>,
    number: Option<u32>,
    /// The first byte of the next chunk. If there is none, the current chunk is the last.
    ahead: Option<u8>,
}

impl BlobReader {
    pub(super) async fn new(key: &FileKey, name: &BlobName, mut blob: Blob) -> Result<Self, StorageError> {
        let format = blob.read_u8().await?;
        check_format(format)?;
        let mut nonce = [0; STREAM_NONCE];
        blob.read_exact(&mut nonce).await?;
        let associated_data = associated_data(name.as_str().as_bytes());
        Ok(Self { blob, stream: stream_cipher(key, &nonce), associated_data, number: Some(0), ahead: None })
    }

    /// The next chunk, authenticated. `None` after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<u8>>, StorageError> {
        let Some(number) = self.number else { return Ok(None) };
        let mut chunk = Vec::with_capacity(ENCRYPTED_CHUNK + 1);
        chunk.extend(self.ahead.take());
        let missing = ENCRYPTED_CHUNK + 1 - chunk.len();
        (&mut self.blob).take(missing as u64).read_to_end(&mut chunk).await?;
        self.ahead = if chunk.len() > ENCRYPTED_CHUNK { chunk.pop() } else { None };
        let is_last = self.ahead.is_none();
        self.stream
            .decrypt_in_place(number, is_last, &self.associated_data, &mut chunk)
            .map_err(|_| StorageError::Damaged)?;
        self.number = if is_last { None } else { Some(number.checked_add(1).ok_or(StorageError::TooLarge)?) };
        Ok(Some(chunk))
    }

    /// Whether the last chunk was read.
    pub(super) fn is_finished(&self) -> bool {
        self.number.is_none()
    }
}

fn stream_cipher(key: &FileKey, nonce: &[u8; STREAM_NONCE]) -> StreamBE32<XChaCha20Poly1305> {
    StreamBE32::from_aead(XChaCha20Poly1305::new((&*key.0).into()), nonce.into())
}

fn associated_data(context: &[u8]) -> Vec<u8> {
    [&[FORMAT], context].concat()
}

fn check_format(format: u8) -> Result<(), StorageError> {
    if format == FORMAT { Ok(()) } else { Err(StorageError::UnknownFormat(format)) }
}
