//! What strangers send us as pictures and documents: an upload is what its bytes say, and harms nobody.
//!
//! Pictures are decoded under limits and written anew, so that all a file can carry beside its pixels is gone: where it
//! was taken, a thumbnail of what was cropped away, texts, colour profiles, an archive at its end. Documents are kept as
//! they are and never opened by us.

mod container;
#[cfg(test)]
mod tests;

use std::io::Cursor;
use std::num::NonZeroUsize;
use std::sync::LazyLock;
use std::thread;

use axum::body::Bytes;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::{PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageBuffer, ImageDecoder, ImageError, Limits, Luma, Pixel, Rgb};
use jpeg_encoder::{ColorType, JpegColorType, SamplingFactor, rgb_to_ycbcr};
use tokio::sync::Semaphore;

use container::Picture;

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
    /// The stable word for programs.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            UploadError::NotAllowed { .. } => "unsupported_media",
            UploadError::TooManyPixels => "too_many_pixels",
            UploadError::Animated => "animated_image",
            UploadError::DamagedImage => "damaged_image",
            UploadError::DamagedDocument => "damaged_document",
            UploadError::AmbiguousDocument => "ambiguous_document",
        }
    }
}

/// Takes an upload in, if its bytes are of one of the `allowed` kinds; its name and its header have no say.
///
/// JPEG stays JPEG and PNG stays PNG, upright and without metadata. WebP becomes JPEG, or PNG when it has transparency:
/// we can write only its lossless form, which makes photographs several times larger. Of lossless WebP about half a
/// megabyte is accepted, since opening it can take 400 times its size. Colours are taken as sRGB.
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
/// it was. Upright and without metadata, like everything that is accepted.
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

// Pixels out, pixels in.

/// Decoders see the picture's own bytes and nothing that follows them.
fn pixels(kind: Kind, picture: &Picture, bytes: &[u8]) -> Result<(DynamicImage, Orientation), UploadError> {
    let bytes = bytes.get(..picture.length).ok_or(UploadError::DamagedImage)?;
    match kind {
        Kind::Jpeg => decode(JpegDecoder::new(Cursor::new(bytes))?, picture),
        Kind::Png => decode(PngDecoder::with_limits(Cursor::new(bytes), limits(MEMORY_FOR_METADATA))?, picture),
        Kind::Webp => decode(WebPDecoder::new(Cursor::new(bytes))?, picture),
        Kind::Pdf => Err(UploadError::DamagedImage),
    }
}

/// Good enough for a screen.
const WEBP_QUALITY: f32 = 80.0;

fn in_sizes<const N: usize>(
    kind: Kind,
    picture: &Picture,
    bytes: &[u8],
    sides: [u32; N],
) -> Result<[Bytes; N], UploadError> {
    let (image, orientation) = pixels(kind, picture, bytes)?;
    let largest = sides.into_iter().max().unwrap_or_default();
    // Averaging is quick, and as good as anything better for what is still twice as large as needed.
    let mut image =
        if image.width().max(image.height()) > 2 * largest { image.thumbnail(2 * largest, 2 * largest) } else { image };
    image.apply_orientation(orientation);
    let mut sizes = [const { Bytes::new() }; N];
    for (size, side) in sizes.iter_mut().zip(sides) {
        *size = as_webp(&image, side)?;
    }
    Ok(sizes)
}

fn as_webp(image: &DynamicImage, side: u32) -> Result<Bytes, UploadError> {
    let is_larger = image.width().max(image.height()) > side;
    let fitted = if is_larger { &image.resize(side, side, FilterType::CatmullRom) } else { image };
    let (width, height) = fitted.dimensions();
    let encoded = if fitted.color().has_alpha() {
        webp::Encoder::from_rgba(&fitted.to_rgba8(), width, height).encode_simple(false, WEBP_QUALITY)
    } else {
        webp::Encoder::from_rgb(&fitted.to_rgb8(), width, height).encode_simple(false, WEBP_QUALITY)
    };
    encoded.map(|webp| Bytes::copy_from_slice(&webp)).map_err(|_| UploadError::DamagedImage)
}

fn write_anew(kind: Kind, picture: &Picture, bytes: &[u8]) -> Result<Accepted, UploadError> {
    let (image, orientation) = pixels(kind, picture, bytes)?;
    match (kind, image) {
        (Kind::Jpeg | Kind::Webp, DynamicImage::ImageRgb8(image)) => as_jpeg(image, orientation, bytes.len()),
        (Kind::Jpeg, DynamicImage::ImageLuma8(image)) => as_jpeg(image, orientation, bytes.len()),
        (_, image) => Ok(as_png(image, orientation, bytes.len())?),
    }
}

fn decode(mut decoder: impl ImageDecoder, picture: &Picture) -> Result<(DynamicImage, Orientation), UploadError> {
    decoder.set_limits(limits(MEMORY_FOR_ALL))?;
    if decoder.dimensions() != (picture.width, picture.height) {
        return Err(UploadError::DamagedImage);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder)?, orientation))
}

fn limits(memory: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(memory);
    limits
}

/// High enough that a document stays readable and a photograph does not change visibly.
const JPEG_QUALITY: u8 = 90;

fn as_jpeg<P>(image: ImageBuffer<P, Vec<u8>>, orientation: Orientation, length: usize) -> Result<Accepted, UploadError>
where
    P: Pixel<Subpixel = u8>,
    Upright<P>: jpeg_encoder::ImageBuffer,
{
    let mut bytes = Vec::with_capacity(length);
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, JPEG_QUALITY);
    // As cameras do: the eye does not see colours as finely as light.
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    match orientation {
        Orientation::NoTransforms => {
            let colours = if P::CHANNEL_COUNT == 1 { ColorType::Luma } else { ColorType::Rgb };
            encoder.encode(image.as_raw(), short(image.width()), short(image.height()), colours)
        }
        _ => encoder.encode_image(Upright { image, orientation }),
    }
    .map_err(|_| UploadError::DamagedImage)?;
    Ok(Accepted { kind: Kind::Jpeg, bytes: bytes.into() })
}

/// No side is longer than [`MAX_SIDE`].
fn short(side: u32) -> u16 {
    u16::try_from(side).unwrap_or(u16::MAX)
}

fn as_png(mut image: DynamicImage, orientation: Orientation, expected_length: usize) -> Result<Accepted, ImageError> {
    image.apply_orientation(orientation);
    let mut bytes = Vec::with_capacity(expected_length);
    image.write_with_encoder(PngEncoder::new(&mut bytes))?;
    Ok(Accepted { kind: Kind::Png, bytes: bytes.into() })
}

/// A picture seen the right way up: turning it as it is written spares a second copy of its pixels.
struct Upright<P: Pixel> {
    image: ImageBuffer<P, Vec<P::Subpixel>>,
    orientation: Orientation,
}

impl<P: Pixel> GenericImageView for Upright<P> {
    type Pixel = P;

    fn dimensions(&self) -> (u32, u32) {
        let (width, height) = self.image.dimensions();
        match self.orientation {
            Orientation::NoTransforms
            | Orientation::Rotate180
            | Orientation::FlipHorizontal
            | Orientation::FlipVertical => (width, height),
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => (height, width),
        }
    }

    fn get_pixel(&self, x: u32, y: u32) -> P {
        let (width, height) = self.image.dimensions();
        let (x, y) = match self.orientation {
            Orientation::NoTransforms => (x, y),
            Orientation::Rotate90 => (y, height - 1 - x),
            Orientation::Rotate180 => (width - 1 - x, height - 1 - y),
            Orientation::Rotate270 => (width - 1 - y, x),
            Orientation::FlipHorizontal => (width - 1 - x, y),
            Orientation::FlipVertical => (x, height - 1 - y),
            Orientation::Rotate90FlipH => (y, x),
            Orientation::Rotate270FlipH => (width - 1 - y, height - 1 - x),
        };
        *self.image.get_pixel(x, y)
    }
}

impl jpeg_encoder::ImageBuffer for Upright<Rgb<u8>> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        short(self.dimensions().0)
    }

    fn height(&self) -> u16 {
        short(self.dimensions().1)
    }

    fn fill_buffers(&self, y: u16, [ys, cbs, crs, _]: &mut [Vec<u8>; 4]) {
        for x in 0..self.dimensions().0 {
            let Rgb([red, green, blue]) = self.get_pixel(x, y.into());
            let (y, cb, cr) = rgb_to_ycbcr(red, green, blue);
            ys.push(y);
            cbs.push(cb);
            crs.push(cr);
        }
    }
}

impl jpeg_encoder::ImageBuffer for Upright<Luma<u8>> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Luma
    }

    fn width(&self) -> u16 {
        short(self.dimensions().0)
    }

    fn height(&self) -> u16 {
        short(self.dimensions().1)
    }

    fn fill_buffers(&self, y: u16, [greys, ..]: &mut [Vec<u8>; 4]) {
        greys.extend((0..self.dimensions().0).map(|x| self.get_pixel(x, y.into()).0[0]));
    }
}

impl From<ImageError> for UploadError {
    fn from(error: ImageError) -> UploadError {
        match error {
            ImageError::Limits(_) => UploadError::TooManyPixels,
            _ => UploadError::DamagedImage,
        }
    }
}
