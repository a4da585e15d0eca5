//! Decodes and encodes pixels.

use std::io::{self, Cursor, Write};
use std::ops::Deref;

use axum::body::Bytes;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, GenericImageView, ImageBuffer, ImageDecoder, Luma, Pixel, Rgb};
use jpeg_encoder::{JpegColorType, SamplingFactor, rgb_to_ycbcr};
use memmap2::MmapMut;

use super::colours::ColourSpace;
use super::container::PictureInfo;
use super::{AcceptedFile, FileKind, MAX_RESULT_BYTES, METADATA_MEMORY, TOTAL_MEMORY, UploadError, limits};

/// The bytes of the picture, without what follows it in the file.
fn own_bytes<'b>(picture: &PictureInfo, bytes: &'b [u8]) -> Result<&'b [u8], UploadError> {
    bytes.get(..picture.length).ok_or(UploadError::DamagedImage)
}

/// The pixels of a picture, its orientation, and its colour space unless that is sRGB.
type Decoded = (DynamicImage, Orientation, Option<ColourSpace>);

fn pixels(kind: FileKind, picture: &PictureInfo, bytes: &[u8]) -> Result<Decoded, UploadError> {
    let bytes = own_bytes(picture, bytes)?;
    match kind {
        FileKind::Jpeg => decode(JpegDecoder::new(Cursor::new(bytes))?, picture),
        FileKind::Png => decode(PngDecoder::with_limits(Cursor::new(bytes), limits(METADATA_MEMORY))?, picture),
        FileKind::Webp => decode(WebPDecoder::new(Cursor::new(bytes))?, picture),
        FileKind::Pdf => Err(UploadError::DamagedImage),
    }
}

/// Good enough for a screen.
const WEBP_QUALITY: f32 = 80.0;

pub(super) fn encode_sizes<const N: usize>(
    kind: FileKind,
    picture: &PictureInfo,
    bytes: &[u8],
    sides: [u32; N],
) -> Result<[Bytes; N], UploadError> {
    let (image, orientation, space) = pixels(kind, picture, bytes)?;
    let largest = sides.into_iter().max().unwrap_or_default();
    // Averaging is fast, and no worse than better filters while the picture is at least twice as large as
    // needed.
    let mut image =
        if image.width().max(image.height()) > 2 * largest { image.thumbnail(2 * largest, 2 * largest) } else { image };
    if let Some(space) = space {
        space.convert(&mut image);
    }
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

pub(super) fn reencode(kind: FileKind, picture: &PictureInfo, bytes: &[u8]) -> Result<AcceptedFile, UploadError> {
    if kind == FileKind::Jpeg {
        return reencode_jpeg(picture, bytes);
    }
    let (mut image, orientation, space) = pixels(kind, picture, bytes)?;
    if let Some(space) = space {
        space.convert(&mut image);
    }
    match (kind, image) {
        (FileKind::Webp, DynamicImage::ImageRgb8(image)) => as_jpeg(image, orientation, bytes.len()),
        (_, image) => as_png(image, orientation, bytes.len()),
    }
}

/// The pixels are in a memory map of their own, which the system gets back when it is dropped: an allocator
/// would keep tens of megabytes for each thread that decoded a photograph.
fn reencode_jpeg(picture: &PictureInfo, bytes: &[u8]) -> Result<AcceptedFile, UploadError> {
    let mut decoder = JpegDecoder::new(Cursor::new(own_bytes(picture, bytes)?))?;
    let orientation = check(&mut decoder, picture)?;
    let space = colour_space(&mut decoder, picture);
    let ((width, height), colours) = (decoder.dimensions(), decoder.color_type());
    let size = usize::try_from(decoder.total_bytes()).map_err(|_| UploadError::TooManyPixels)?;
    let mut pixels = MmapMut::map_anon(size).map_err(|_| UploadError::TooManyPixels)?;
    // Ordinary pages would cost a tenth of the time of a photograph. Without huge pages it still works.
    #[cfg(target_os = "linux")]
    let _ = pixels.advise(memmap2::Advice::HugePage);
    decoder.read_image(&mut pixels)?;
    match (space, colours) {
        (Some(space), ColorType::Rgb8) => space.convert_colours(&mut pixels),
        (Some(space), ColorType::L8) => space.convert_greys(&mut pixels),
        _ => {}
    }
    match colours {
        ColorType::Rgb8 => as_jpeg(whole::<Rgb<u8>, _>(width, height, pixels)?, orientation, bytes.len()),
        ColorType::L8 => as_jpeg(whole::<Luma<u8>, _>(width, height, pixels)?, orientation, bytes.len()),
        _ => Err(UploadError::DamagedImage),
    }
}

fn whole<P: Pixel<Subpixel = u8>, C: Deref<Target = [u8]>>(
    width: u32,
    height: u32,
    pixels: C,
) -> Result<ImageBuffer<P, C>, UploadError> {
    ImageBuffer::from_raw(width, height, pixels).ok_or(UploadError::DamagedImage)
}

fn decode(mut decoder: impl ImageDecoder, picture: &PictureInfo) -> Result<Decoded, UploadError> {
    let orientation = check(&mut decoder, picture)?;
    let space = colour_space(&mut decoder, picture);
    Ok((DynamicImage::from_decoder(decoder)?, orientation, space))
}

/// A profile has precedence over PNG's colour chunks, except over `cICP`.
fn colour_space(decoder: &mut impl ImageDecoder, picture: &PictureInfo) -> Option<ColourSpace> {
    match decoder.icc_profile() {
        Ok(Some(icc)) if picture.colours.coding.is_none() => ColourSpace::from_icc(&icc),
        _ => ColourSpace::from_png_chunks(&picture.colours),
    }
}

/// Sets the decoder's limits and checks that it sees the same size. Returns the orientation.
fn check(decoder: &mut impl ImageDecoder, picture: &PictureInfo) -> Result<Orientation, UploadError> {
    decoder.set_limits(limits(TOTAL_MEMORY))?;
    if decoder.dimensions() != (picture.width, picture.height) {
        return Err(UploadError::DamagedImage);
    }
    Ok(decoder.orientation().unwrap_or(Orientation::NoTransforms))
}

/// High enough that documents stay readable and photographs do not change visibly.
const JPEG_QUALITY: u8 = 90;

fn as_jpeg<P, C>(image: ImageBuffer<P, C>, orientation: Orientation, length: usize) -> Result<AcceptedFile, UploadError>
where
    P: Pixel<Subpixel = u8>,
    C: Deref<Target = [u8]>,
    Rotated<P, C>: jpeg_encoder::ImageBuffer,
{
    let mut result = BoundedResult::new(length);
    let mut encoder = jpeg_encoder::Encoder::new(&mut result, JPEG_QUALITY);
    // 4:2:0, as cameras do: the eye is less sensitive to colour than to brightness.
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    let encoded = match orientation {
        Orientation::NoTransforms => {
            let colours =
                if P::CHANNEL_COUNT == 1 { jpeg_encoder::ColorType::Luma } else { jpeg_encoder::ColorType::Rgb };
            encoder.encode(image.as_raw(), clamp_side(image.width()), clamp_side(image.height()), colours)
        }
        _ => encoder.encode_image(Rotated { image, orientation }),
    };
    result.finish(FileKind::Jpeg, encoded.is_ok())
}

/// No side is longer than [`MAX_SIDE`].
fn clamp_side(side: u32) -> u16 {
    u16::try_from(side).unwrap_or(u16::MAX)
}

/// Level 1 does not look for repeated rows; higher ones than this take long and save little.
const PNG_COMPRESSION: png::DeflateCompression = png::DeflateCompression::Level(3);
/// How much is compressed before it is written.
const PNG_CHUNK_BYTES: usize = 64 * 1024;

/// The picture with 8 bits per channel: more make a document no easier to read, and their noise cannot be
/// compressed. It is compressed row by row, so that a picture that becomes too large is given up on the way.
fn as_png(image: DynamicImage, orientation: Orientation, length: usize) -> Result<AcceptedFile, UploadError> {
    let mut image = with_8_bits(image);
    image.apply_orientation(orientation);
    let mut result = BoundedResult::new(length);
    let encoded = write_png(&image, &mut result);
    result.finish(FileKind::Png, encoded.is_ok())
}

fn write_png(image: &DynamicImage, result: &mut BoundedResult) -> Result<(), png::EncodingError> {
    let mut encoder = png::Encoder::new(result, image.width(), image.height());
    encoder.set_color(match image.color() {
        ColorType::L8 => png::ColorType::Grayscale,
        ColorType::La8 => png::ColorType::GrayscaleAlpha,
        ColorType::Rgb8 => png::ColorType::Rgb,
        _ => png::ColorType::Rgba,
    });
    encoder.set_deflate_compression(PNG_COMPRESSION);
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer_with_size(PNG_CHUNK_BYTES)?;
    rows.write_all(image.as_bytes())?;
    rows.finish()?;
    writer.finish()
}

fn with_8_bits(image: DynamicImage) -> DynamicImage {
    match image.color() {
        ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8 => image,
        ColorType::L16 => image.into_luma8().into(),
        ColorType::La16 => image.into_luma_alpha8().into(),
        ColorType::Rgb16 => image.into_rgb8().into(),
        _ => image.into_rgba8().into(),
    }
}

/// A file being written, of at most [`MAX_RESULT_BYTES`]. The encoder fails where it would become longer.
pub(super) struct BoundedResult {
    bytes: Vec<u8>,
    is_full: bool,
}

impl BoundedResult {
    pub(super) fn new(expected_length: usize) -> BoundedResult {
        BoundedResult { bytes: Vec::with_capacity(expected_length.min(MAX_RESULT_BYTES)), is_full: false }
    }

    pub(super) fn finish(self, kind: FileKind, is_complete: bool) -> Result<AcceptedFile, UploadError> {
        match is_complete {
            _ if self.is_full => Err(UploadError::TooLargeResult),
            true => Ok(AcceptedFile { kind, bytes: self.bytes.into() }),
            false => Err(UploadError::DamagedImage),
        }
    }
}

impl Write for BoundedResult {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MAX_RESULT_BYTES {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A rotated view of a picture. Rotating while encoding avoids a second copy of the pixels.
pub(super) struct Rotated<P: Pixel, C> {
    pub(super) image: ImageBuffer<P, C>,
    pub(super) orientation: Orientation,
}

impl<P: Pixel, C: Deref<Target = [P::Subpixel]>> GenericImageView for Rotated<P, C> {
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

impl<C: Deref<Target = [u8]>> jpeg_encoder::ImageBuffer for Rotated<Rgb<u8>, C> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        clamp_side(self.dimensions().0)
    }

    fn height(&self) -> u16 {
        clamp_side(self.dimensions().1)
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

impl<C: Deref<Target = [u8]>> jpeg_encoder::ImageBuffer for Rotated<Luma<u8>, C> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Luma
    }

    fn width(&self) -> u16 {
        clamp_side(self.dimensions().0)
    }

    fn height(&self) -> u16 {
        clamp_side(self.dimensions().1)
    }

    fn fill_buffers(&self, y: u16, [greys, ..]: &mut [Vec<u8>; 4]) {
        greys.extend((0..self.dimensions().0).map(|x| self.get_pixel(x, y.into()).0[0]));
    }
}
