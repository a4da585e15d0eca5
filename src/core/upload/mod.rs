//! Validates uploaded pictures and documents. Only the bytes decide what an upload is.
//!
//! Pictures are decoded under limits and re-encoded, which removes everything else in the file: location,
//! thumbnails of a cropped original, texts, colour profiles, an appended archive. Documents are stored
//! unchanged and never opened by us.

mod colours;
mod container;
mod pixels;
#[cfg(test)]
mod tests;

use std::num::NonZeroUsize;
use std::sync::LazyLock;
use std::thread;

use axum::body::Bytes;
use image::{ImageError, Limits};
use tokio::sync::Semaphore;

use super::input::FieldError;

use container::PictureInfo;
use pixels::{encode_sizes, reencode};

/// A supported kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Jpeg,
    Png,
    Webp,
    Pdf,
}

impl FileKind {
    /// Its media type, for `Content-Type`.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
            FileKind::Webp => "image/webp",
            FileKind::Pdf => "application/pdf",
        }
    }

    fn name(self) -> &'static str {
        match self {
            FileKind::Jpeg => "JPEG",
            FileKind::Png => "PNG",
            FileKind::Webp => "WebP",
            FileKind::Pdf => "PDF",
        }
    }
}

/// A validated upload.
#[derive(Clone, Debug)]
pub(crate) struct AcceptedFile {
    /// The kind of `bytes`. WebP is converted, so it may differ from the upload.
    pub(crate) kind: FileKind,
    pub(crate) bytes: Bytes,
}

/// Why an upload was refused. Shown to the sender.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum UploadError {
    #[error("this file is not a {expected}")]
    NotAllowed { expected: String },
    #[error(
        "decoding the picture takes too much memory: at most 50 megapixels and 12,000 pixels per side are allowed; a JPEG takes the least memory"
    )]
    TooManyPixels,
    #[error("the picture is animated: send a still picture")]
    Animated,
    #[error("the picture is incomplete or damaged")]
    DamagedImage,
    #[error("the PDF is incomplete or damaged")]
    DamagedDocument,
    #[error("the PDF is another kind of file at the same time")]
    AmbiguousDocument,
}

impl UploadError {
    /// The error of the form field that the file came in.
    pub(crate) fn field_error(&self) -> FieldError {
        match self {
            UploadError::NotAllowed { .. } => FieldError::UnsupportedMedia,
            UploadError::TooManyPixels => FieldError::TooManyPixels,
            UploadError::Animated => FieldError::AnimatedImage,
            UploadError::DamagedImage => FieldError::DamagedImage,
            UploadError::DamagedDocument => FieldError::DamagedDocument,
            UploadError::AmbiguousDocument => FieldError::AmbiguousDocument,
        }
    }
}

/// Validates an upload whose bytes are of one of the `allowed` kinds. Its file name and its `Content-Type` are
/// ignored.
///
/// JPEG stays JPEG and PNG stays PNG, rotated upright and without metadata. WebP becomes JPEG, or PNG when it
/// has transparency: we can only encode lossless WebP, which makes photographs several times larger. Lossless
/// WebP is accepted up to about half a megabyte, because decoding can take 400 times its size. Colours are
/// converted to sRGB.
///
/// The caller has limited the size (10 MB). Work is limited to all processors but one and to
/// [`TOTAL_MEMORY`]; further uploads wait.
pub(crate) async fn accept(bytes: Bytes, allowed: &[FileKind]) -> Result<AcceptedFile, UploadError> {
    let kind = detect_kind(&bytes, allowed)?;
    if kind == FileKind::Pdf {
        container::check_document(&bytes)?;
        return Ok(AcceptedFile { kind, bytes });
    }

    with_checked_picture(kind, bytes, reencode).await
}

/// Validates a picture (JPEG, PNG or WebP) and returns it as WebP in several sizes. `sides` are the longest
/// sides in pixels; no picture is enlarged. Rotated upright and without metadata.
pub(crate) async fn accept_in_sizes<const N: usize>(bytes: Bytes, sides: [u32; N]) -> Result<[Bytes; N], UploadError> {
    let allowed = [FileKind::Jpeg, FileKind::Png, FileKind::Webp];
    let kind = detect_kind(&bytes, &allowed)?;
    with_checked_picture(kind, bytes, move |kind, picture, bytes| encode_sizes(kind, picture, bytes, sides)).await
}

/// Runs `work` on a picture whose structure and size were checked.
async fn with_checked_picture<T: Send + 'static>(
    kind: FileKind,
    bytes: Bytes,
    work: impl FnOnce(FileKind, &PictureInfo, &[u8]) -> Result<T, UploadError> + Send + 'static,
) -> Result<T, UploadError> {
    let (picture, bytes) = on_a_blocking_thread(move || Ok((container::picture(kind, &bytes)?, bytes))).await?;
    check_size(&picture)?;
    // The semaphore is never closed. The permit moves into the work, which continues when the client
    // disconnects.
    let permit = WORK.acquire_many(permits_for(&picture)).await;
    on_a_blocking_thread(move || {
        let done = work(kind, &picture, &bytes);
        drop(permit);
        done
    })
    .await
}

fn detect_kind(bytes: &[u8], allowed: &[FileKind]) -> Result<FileKind, UploadError> {
    let kind = container::kind_of(bytes).filter(|kind| allowed.contains(kind));
    kind.ok_or_else(|| UploadError::NotAllowed { expected: list_kinds(allowed) })
}

fn list_kinds(kinds: &[FileKind]) -> String {
    let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "supported file".to_owned(),
    }
}

// Limits of one picture.

const MAX_SIDE: u32 = 12_000;
const MAX_PIXELS: u64 = 50_000_000;
const MIB: u64 = 1024 * 1024;
/// The memory limit for all pictures being decoded, and so for one. Decoders need it for 50 megapixels of four
/// bytes; formats that need more per pixel are limited to fewer pixels.
const TOTAL_MEMORY: u64 = 256 * MIB;
/// Memory that a picture may always take, even if a few bytes unpack to it: a blank page scanned at 600 dpi, or
/// a progressive JPEG of 16 megapixels.
const ALWAYS_ALLOWED_MEMORY: u64 = 80 * MIB;
/// Above [`ALWAYS_ALLOWED_MEMORY`], the file must contain one byte for this many bytes of memory. Cameras write one
/// for 10 to 100.
const MEMORY_PER_BYTE: u64 = 100;
/// Memory for everything but the pixels, such as colour profiles.
const METADATA_MEMORY: u64 = 16 * MIB;

fn check_size(picture: &PictureInfo) -> Result<(), UploadError> {
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    let max_memory = MEMORY_PER_BYTE.saturating_mul(picture.length as u64).clamp(ALWAYS_ALLOWED_MEMORY, TOTAL_MEMORY);
    let is_plausible = picture.memory <= max_memory && picture.memory + picture.tables <= TOTAL_MEMORY;
    let fits = picture.width.max(picture.height) <= MAX_SIDE && pixels <= MAX_PIXELS && is_plausible;
    if fits { Ok(()) } else { Err(UploadError::TooManyPixels) }
}

fn limits(memory: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(memory);
    limits
}

/// One permit is one MiB.
static WORK: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(usize::try_from(ALL_PERMITS).unwrap_or(1)));
const ALL_PERMITS: u64 = TOTAL_MEMORY / MIB;

/// The permits that a picture needs, for its memory and for its processor. One processor stays free for other
/// requests.
fn permits_for(picture: &PictureInfo) -> u32 {
    let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get) as u64;
    let busy = ALL_PERMITS.div_ceil(processors.saturating_sub(1).max(1));
    let permits = (picture.memory + picture.tables).div_ceil(MIB).max(busy).min(ALL_PERMITS);
    u32::try_from(permits).unwrap_or(u32::MAX)
}

/// A decoder that panics was given an invalid picture.
async fn on_a_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, UploadError> + Send + 'static,
) -> Result<T, UploadError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(UploadError::DamagedImage))
}

impl From<ImageError> for UploadError {
    fn from(error: ImageError) -> UploadError {
        match error {
            ImageError::Limits(_) => UploadError::TooManyPixels,
            _ => UploadError::DamagedImage,
        }
    }
}
