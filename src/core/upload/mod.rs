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
mod turns;

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use axum::body::Bytes;
use image::{ImageError, Limits};

use super::input::FieldError;
use crate::database::ids::UserId;

use container::PictureInfo;
use pixels::{encode_sizes, reencode};
use turns::{Turn, Turns};

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

/// What a user's picture is made from.
pub(crate) const PICTURES: [FileKind; 3] = [FileKind::Jpeg, FileKind::Png, FileKind::Webp];

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
    #[error("this file is not a {}", list_kinds(allowed))]
    NotAllowed { allowed: Vec<FileKind> },
    #[error(
        "decoding the picture takes too much memory: at most 50 megapixels and 12,000 pixels per side are allowed; a JPEG takes the least memory"
    )]
    TooManyPixels,
    #[error(
        "the picture would have more than {} MiB when it is stored without its metadata: send one with fewer pixels, or a JPEG",
        MAX_RESULT_BYTES / 1024 / 1024
    )]
    TooLargeResult,
    #[error("the picture is animated: send a still picture")]
    Animated,
    #[error("the picture is incomplete or damaged")]
    DamagedImage,
    #[error("the PDF is incomplete or damaged")]
    DamagedDocument,
    #[error("the PDF is another kind of file at the same time")]
    AmbiguousDocument,
    #[error("Too many pictures are being processed; try again in a moment.")]
    TooManyPictures,
}

impl UploadError {
    /// The error of the form field that the file came in; `None` if the file is not the reason.
    pub(crate) fn field_error(&self) -> Option<FieldError> {
        Some(match self {
            UploadError::NotAllowed { allowed } => {
                FieldError::UnsupportedMedia { accepted: allowed.iter().map(|kind| kind.media_type()).collect() }
            }
            UploadError::TooManyPixels | UploadError::TooLargeResult => FieldError::TooManyPixels,
            UploadError::Animated => FieldError::AnimatedImage,
            UploadError::DamagedImage => FieldError::DamagedImage,
            UploadError::DamagedDocument => FieldError::DamagedDocument,
            UploadError::AmbiguousDocument => FieldError::AmbiguousDocument,
            UploadError::TooManyPictures => return None,
        })
    }
}

/// Validates uploads. Work on pictures is limited to all processors but one and to [`TOTAL_MEMORY`]. Accounts take turns
/// with one picture at a time, and a picture that waits for longer than [`MAX_WAIT`] is refused.
///
/// Small pictures have turns of their own, one at a time: they take milliseconds, and a large one seconds.
#[derive(Clone)]
pub(crate) struct Uploads {
    large: Arc<Turns>,
    small: Arc<Turns>,
}

/// The same as for work in the database.
const MAX_WAIT: Duration = Duration::from_secs(5);

impl Uploads {
    pub(crate) fn new() -> Uploads {
        Self::with_max_wait(MAX_WAIT)
    }

    fn with_max_wait(max_wait: Duration) -> Uploads {
        Uploads { large: Turns::new(ALL_PERMITS, max_wait), small: Turns::new(1, max_wait) }
    }

    /// Waits for the account's turn to work on this picture.
    async fn turn(&self, owner: UserId, picture: &PictureInfo) -> Result<Turn, UploadError> {
        if picture.memory + picture.tables <= SMALL_PICTURE_MEMORY {
            return self.small.next(owner, 1).await;
        }
        self.large.next(owner, permits_for(picture)).await
    }

    /// Validates an upload of this account whose bytes are of one of the `allowed` kinds. Its file name and its
    /// `Content-Type` are ignored.
    ///
    /// JPEG stays JPEG and PNG stays PNG, with 8 bits per channel, rotated upright and without metadata. WebP becomes JPEG, or PNG when it
    /// has transparency: we can only encode lossless WebP, which makes photographs several times larger. Lossless
    /// WebP is accepted up to about half a megabyte, because decoding can take 400 times its size. Colours are
    /// converted to sRGB.
    ///
    /// The caller has limited the size (10 MB).
    pub(crate) async fn accept(
        &self,
        owner: UserId,
        bytes: Bytes,
        allowed: &[FileKind],
    ) -> Result<AcceptedFile, UploadError> {
        let kind = detect_kind(&bytes, allowed)?;
        if kind == FileKind::Pdf {
            container::check_document(&bytes)?;
            return Ok(AcceptedFile { kind, bytes });
        }
        self.with_checked_picture(owner, kind, bytes, reencode).await
    }

    /// Validates a picture (JPEG, PNG or WebP) and returns it as WebP in several sizes. `sides` are the longest
    /// sides in pixels; no picture is enlarged. Rotated upright and without metadata.
    pub(crate) async fn accept_in_sizes<const N: usize>(
        &self,
        owner: UserId,
        bytes: Bytes,
        sides: [u32; N],
    ) -> Result<[Bytes; N], UploadError> {
        let kind = detect_kind(&bytes, &PICTURES)?;
        let encode = move |kind, picture: &PictureInfo, bytes: &[u8]| encode_sizes(kind, picture, bytes, sides);
        self.with_checked_picture(owner, kind, bytes, encode).await
    }

    /// Runs `work` on a picture whose structure and size were checked.
    async fn with_checked_picture<T: Send + 'static>(
        &self,
        owner: UserId,
        kind: FileKind,
        bytes: Bytes,
        work: impl FnOnce(FileKind, &PictureInfo, &[u8]) -> Result<T, UploadError> + Send + 'static,
    ) -> Result<T, UploadError> {
        let (picture, bytes) = on_a_blocking_thread(move || Ok((container::picture(kind, &bytes)?, bytes))).await?;
        check_size(&picture)?;
        // The turn moves into the work, which continues when the client disconnects.
        let turn = self.turn(owner, &picture).await?;
        on_a_blocking_thread(move || {
            let done = work(kind, &picture, &bytes);
            drop(turn);
            done
        })
        .await
    }
}

fn detect_kind(bytes: &[u8], allowed: &[FileKind]) -> Result<FileKind, UploadError> {
    let kind = container::kind_of(bytes).filter(|kind| allowed.contains(kind));
    kind.ok_or_else(|| UploadError::NotAllowed { allowed: allowed.to_vec() })
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
const TOTAL_MEMORY: u64 = ALL_PERMITS as u64 * MIB;
/// A picture that takes at most this memory is small: 2,000 pixels a side.
const SMALL_PICTURE_MEMORY: u64 = 16 * MIB;
/// One permit is one MiB.
const ALL_PERMITS: u32 = 256;
/// Memory that a picture may always take, even if a few bytes unpack to it: a blank page scanned at 600 dpi, or
/// a progressive JPEG of 16 megapixels.
const ALWAYS_ALLOWED_MEMORY: u64 = 80 * MIB;
/// Above [`ALWAYS_ALLOWED_MEMORY`], the file must contain one byte for this many bytes of memory. Cameras write one
/// for 10 to 100.
const MEMORY_PER_BYTE: u64 = 100;
/// Memory for everything but the pixels, such as colour profiles.
const METADATA_MEMORY: u64 = 16 * MIB;
/// The largest file that is made of a picture: twice what may be sent, because the JPEG of a camera with a lower
/// quality becomes larger when it is written anew. A few bytes may unpack to a picture that our encoder cannot
/// compress as well as its sender did; without a limit each could fill the storage.
const MAX_RESULT_BYTES: usize = 20 * 1024 * 1024;

fn check_size(picture: &PictureInfo) -> Result<(), UploadError> {
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    let max_memory = MEMORY_PER_BYTE.saturating_mul(picture.length as u64).clamp(ALWAYS_ALLOWED_MEMORY, TOTAL_MEMORY);
    let is_plausible = picture.memory <= max_memory && total_memory(picture) <= TOTAL_MEMORY;
    let fits = picture.width.max(picture.height) <= MAX_SIDE && pixels <= MAX_PIXELS && is_plausible;
    if fits { Ok(()) } else { Err(UploadError::TooManyPixels) }
}

/// What a picture needs while it is decoded and written anew. The result takes no more than the pixels.
fn total_memory(picture: &PictureInfo) -> u64 {
    picture.memory + picture.tables + picture.memory.min(MAX_RESULT_BYTES as u64)
}

fn limits(memory: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(memory);
    limits
}

/// The permits that a picture needs, for its memory and for its processor. One processor stays free for other
/// requests.
fn permits_for(picture: &PictureInfo) -> u32 {
    let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let busy = ALL_PERMITS.div_ceil(u32::try_from(processors.saturating_sub(1)).unwrap_or(u32::MAX).max(1));
    let memory = u32::try_from(total_memory(picture).div_ceil(MIB)).unwrap_or(u32::MAX);
    memory.max(busy).min(ALL_PERMITS)
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
