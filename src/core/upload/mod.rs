//! What strangers send us as pictures and documents: an upload is what its bytes say, and harms nobody.
//!
//! Pictures are decoded under limits and written anew, so that all a file can carry beside its pixels is gone: where it
//! was taken, a thumbnail of what was cropped away, texts, colour profiles, an archive at its end. Documents are kept as
//! they are and never opened by us.

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

use container::Picture;
use pixels::{in_sizes, write_anew};

/// What an upload can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Jpeg,
    Png,
    Webp,
    Pdf,
}

impl Kind {
    /// As it goes into `Content-Type`.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Kind::Jpeg => "image/jpeg",
            Kind::Png => "image/png",
            Kind::Webp => "image/webp",
            Kind::Pdf => "application/pdf",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Jpeg => "JPEG",
            Kind::Png => "PNG",
            Kind::Webp => "WebP",
            Kind::Pdf => "PDF",
        }
    }
}

/// An upload that may be kept and shown.
#[derive(Clone, Debug)]
pub(crate) struct Accepted {
    /// What `bytes` are now, which for WebP is not what was sent.
    pub(crate) kind: Kind,
    pub(crate) bytes: Bytes,
}

/// Why an upload was not accepted, in words for who sent it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum UploadError {
    #[error("this file is not a {expected}")]
    NotAllowed { expected: String },
    #[error("opening the picture takes too much memory: at most 50 megapixels and 12,000 pixels a side, least as JPEG")]
    TooManyPixels,
    #[error("the picture is animated: send a single one")]
    Animated,
    #[error("the picture is incomplete or damaged")]
    DamagedImage,
    #[error("the PDF is incomplete or damaged")]
    DamagedDocument,
    #[error("the PDF is another kind of file at the same time")]
    AmbiguousDocument,
}

impl UploadError {
    /// What is wrong with the field that it came in.
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

/// Takes an upload in, if its bytes are of one of the `allowed` kinds; its name and its header have no say.
///
/// JPEG stays JPEG and PNG stays PNG, upright and without metadata. WebP becomes JPEG, or PNG when it has transparency:
/// we can write only its lossless form, which makes photographs several times larger. Of lossless WebP about half a
/// megabyte is accepted, since opening it can take 400 times its size. Colours become those of sRGB.
///
/// The caller has limited the bytes (10 MB). As much work is done at a time as there are processors but one and
/// [`MEMORY_FOR_ALL`] is room for; the rest waits its turn.
pub(crate) async fn accept(bytes: Bytes, allowed: &[Kind]) -> Result<Accepted, UploadError> {
    let kind = kind_among(&bytes, allowed)?;
    if kind == Kind::Pdf {
        container::check_document(&bytes)?;
        return Ok(Accepted { kind, bytes });
    }

    as_a_picture(kind, bytes, write_anew).await
}

/// Takes a picture in (JPEG, PNG or WebP), as WebP in several sizes: no side of each is longer than asked for, and none is longer than
/// it was. Rotated and without metadata, like everything that is accepted.
pub(crate) async fn accept_in_sizes<const N: usize>(bytes: Bytes, sides: [u32; N]) -> Result<[Bytes; N], UploadError> {
    let allowed = [Kind::Jpeg, Kind::Png, Kind::Webp];
    let kind = kind_among(&bytes, &allowed)?;
    as_a_picture(kind, bytes, move |kind, picture, bytes| in_sizes(kind, picture, bytes, sides)).await
}

/// Does something with a picture that has been found whole, and not too large.
async fn as_a_picture<T: Send + 'static>(
    kind: Kind,
    bytes: Bytes,
    work: impl FnOnce(Kind, &Picture, &[u8]) -> Result<T, UploadError> + Send + 'static,
) -> Result<T, UploadError> {
    let (picture, bytes) = on_a_blocking_thread(move || Ok((container::picture(kind, &bytes)?, bytes))).await?;
    check_size(&picture)?;
    // Never closed, so there always is a permit. It goes along with the work, which goes on when nobody waits any more.
    let permit = WORK.acquire_many(share(&picture)).await;
    on_a_blocking_thread(move || {
        let done = work(kind, &picture, &bytes);
        drop(permit);
        done
    })
    .await
}

fn kind_among(bytes: &[u8], allowed: &[Kind]) -> Result<Kind, UploadError> {
    let kind = container::kind_of(bytes).filter(|kind| allowed.contains(kind));
    kind.ok_or_else(|| UploadError::NotAllowed { expected: one_of(allowed) })
}

fn one_of(kinds: &[Kind]) -> String {
    let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "file that is expected here".to_owned(),
    }
}

// How much of the machine a picture may have.

const MAX_SIDE: u32 = 12_000;
const MAX_PIXELS: u64 = 50_000_000;
const MIB: u64 = 1024 * 1024;
/// What all pictures that are worked on may take together, hence also the most that one may take. It is what decoders
/// need for 50 megapixels in four bytes each; where they need more for each pixel, there may be fewer of them.
const MEMORY_FOR_ALL: u64 = 256 * MIB;
/// What a picture may take even if it is a few bytes that unpack to very much: an empty page scanned at 600 dots an inch, or
/// a progressive JPEG of 16 megapixels.
const MEMORY_FOR_ANY: u64 = 80 * MIB;
/// Beyond that, a file must hold a byte for so many that its pixels take. Cameras write one for 10 to 100.
const MEMORY_FOR_A_BYTE: u64 = 100;
/// Beside the pixels: colour profiles and the like unpack to this at most.
const MEMORY_FOR_METADATA: u64 = 16 * MIB;

fn check_size(picture: &Picture) -> Result<(), UploadError> {
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    let earned = MEMORY_FOR_A_BYTE.saturating_mul(picture.length as u64).clamp(MEMORY_FOR_ANY, MEMORY_FOR_ALL);
    let is_plausible = picture.memory <= earned && picture.memory + picture.tables <= MEMORY_FOR_ALL;
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
const ALL_PERMITS: u64 = MEMORY_FOR_ALL / MIB;

/// The permits that a picture needs: for its memory, and for the processor that it keeps busy. One is left to everybody else.
fn share(picture: &Picture) -> u32 {
    let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get) as u64;
    let busy = ALL_PERMITS.div_ceil(processors.saturating_sub(1).max(1));
    let permits = (picture.memory + picture.tables).div_ceil(MIB).max(busy).min(ALL_PERMITS);
    u32::try_from(permits).unwrap_or(u32::MAX)
}

/// A decoder that panics has been given something that is not a picture.
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
