//! Uploads.

mod hostile;

use std::io::Cursor;

use axum::body::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, GrayImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::pixels::Rotated;
use super::{ALL_PERMITS, AcceptedFile, FileKind, UploadError, Uploads};
use crate::database::ids::UserId;
use std::time::Duration;
use tokio::time::timeout;
use uuid::Uuid;

const DOCUMENT: &[FileKind] = &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png];
const PICTURE: &[FileKind] = &[FileKind::Jpeg, FileKind::Png, FileKind::Webp];

/// Tests that run at the same time wait for each other.
pub(super) fn patient() -> Uploads {
    Uploads::with_max_wait(Duration::from_secs(600))
}

pub(super) fn owner() -> UserId {
    UserId::from(Uuid::from_u128(1))
}

async fn accept(bytes: impl Into<Vec<u8>>, allowed: &[FileKind]) -> Result<AcceptedFile, UploadError> {
    patient().accept(owner(), Bytes::from(bytes.into()), allowed).await
}

async fn code(bytes: impl Into<Vec<u8>>, allowed: &[FileKind]) -> String {
    let code =
        |error: UploadError| serde_json::to_value(error.field_error()).unwrap()["code"].as_str().unwrap().to_owned();
    accept(bytes, allowed).await.map_or_else(code, |_| "accepted".to_owned())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Red above, blue below, so that one can see which way is up.
fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| if y < height / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) })
}

fn is_flag(accepted: &AcceptedFile, width: u32, height: u32) -> bool {
    let image = image::load_from_memory(&accepted.bytes).unwrap().into_rgb8();
    let is = |pixel: &Rgb<u8>, channel: usize| pixel.0[channel] > 200 && pixel.0[1] < 50;
    image.dimensions() == (width, height)
        && is(image.get_pixel(width / 2, 2), 0)
        && is(image.get_pixel(width / 2, height - 3), 2)
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(image).unwrap();
    bytes
}

fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn webp(image: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.into().write_with_encoder(WebPEncoder::new_lossless(&mut bytes)).unwrap();
    bytes
}

/// Puts a marker segment right after the start of a JPEG.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, content, &jpeg[2..]].concat()
}

pub(super) fn png_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    let checked = [kind, content].concat();
    [&length, checked.as_slice(), &crc32(&checked).to_be_bytes()].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

const AFTER_HEADER: usize = 33;

/// Puts a chunk between the header of a PNG and what follows it.
fn with_chunk(png: &[u8], kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&png[..AFTER_HEADER], &png_chunk(kind, content), &png[AFTER_HEADER..]].concat()
}

fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let data = png_chunk(b"IDAT", &[0x78; 2000]);
    [b"\x89PNG\r\n\x1a\n".as_slice(), &png_chunk(b"IHDR", &header), &data, &png_chunk(b"IEND", b"")].concat()
}

/// TIFF with an orientation, a GPS directory of one entry, and a thumbnail.
fn exif(orientation: u16, thumbnail: &[u8]) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let (gps, second, after): (u32, u32, u32) = (8 + 2 + 24 + 4, 8 + 2 + 24 + 4 + 18, 8 + 2 + 24 + 4 + 18 + 30);
    let bytes = [
        b"II*\0\x08\0\0\0\x02\0".as_slice(),
        &entry(0x112, 3, 1, orientation.into()),
        &entry(0x8825, 4, 1, gps),
        &second.to_le_bytes(),
        b"\x01\0",
        &entry(1, 2, 2, u32::from_le_bytes(*b"N\0\0\0")),
        b"\0\0\0\0",
        b"\x02\0",
        &entry(0x201, 4, 1, after),
        &entry(0x202, 4, 1, u32::try_from(thumbnail.len()).unwrap()),
        b"\0\0\0\0",
        thumbnail,
    ];
    bytes.concat()
}

fn jpeg_with_exif(image: &RgbImage, orientation: u16, thumbnail: &[u8]) -> Vec<u8> {
    with_segment(&jpeg(image), 0xE1, &[b"Exif\0\0", exif(orientation, thumbnail).as_slice()].concat())
}

fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n".to_vec()
}

fn zip() -> Vec<u8> {
    [b"PK\x03\x04evil.jar".as_slice(), &[0; 40], b"PK\x05\x06", &[0; 18]].concat()
}

#[tokio::test]
async fn unsupported_kinds_are_refused() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let others: [&[u8]; 10] = [
        b"",
        b"\x89",
        b"<!DOCTYPE html><html><script>alert(1)</script></html>",
        svg.as_bytes(),
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"GIF89a=1/*\x01\0*/;alert(1)",
        b"BM\x3a\0\0\0\0\0\0\0",
        b"II*\0\x08\0\0\0\0\0",
        b"MZ\x90\0",
        b"%PDF-3.0\n%%EOF",
    ];
    for bytes in others {
        assert_eq!(code(bytes, DOCUMENT).await, "unsupported_media", "{bytes:?}");
        assert_eq!(code(bytes, PICTURE).await, "unsupported_media", "{bytes:?}");
    }
    assert_eq!(code(zip(), DOCUMENT).await, "unsupported_media");
    assert_eq!(code([b" ".to_vec(), jpeg(&flag(8, 8))].concat(), DOCUMENT).await, "unsupported_media");
}

#[tokio::test]
async fn a_kind_is_accepted_only_where_it_is_expected_and_the_answer_says_what_is() {
    assert_eq!(code(webp(flag(8, 8)), DOCUMENT).await, "unsupported_media");
    assert_eq!(code(pdf(), PICTURE).await, "unsupported_media");
    let error = accept(pdf(), PICTURE).await.unwrap_err();
    assert_eq!(error.to_string(), "this file is not a JPEG, PNG or WebP");
    assert_eq!(accept(pdf(), &[FileKind::Png]).await.unwrap_err().to_string(), "this file is not a PNG");
}

#[tokio::test]
async fn pictures_keep_their_kind_and_webp_becomes_jpeg_or_png() {
    let accepted = accept(jpeg(&flag(40, 30)), PICTURE).await.unwrap();
    assert!(accepted.kind == FileKind::Jpeg && is_flag(&accepted, 40, 30));
    assert_eq!(accepted.kind.media_type(), "image/jpeg");
    let accepted = accept(png(flag(40, 30)), PICTURE).await.unwrap();
    assert!(accepted.kind == FileKind::Png && is_flag(&accepted, 40, 30));
    let accepted = accept(webp(flag(40, 30)), PICTURE).await.unwrap();
    assert!(accepted.kind == FileKind::Jpeg && is_flag(&accepted, 40, 30));

    let accepted = accept(webp(RgbaImage::from_pixel(4, 4, Rgba([9, 8, 7, 100]))), PICTURE).await.unwrap();
    assert_eq!(accepted.kind, FileKind::Png);
    let image = image::load_from_memory(&accepted.bytes).unwrap().into_rgba8();
    assert_eq!(image.get_pixel(1, 1), &Rgba([9, 8, 7, 100]));
}

#[tokio::test]
async fn every_pixel_format_is_preserved_with_eight_bits_per_channel() {
    let grey = GrayImage::from_pixel(20, 10, image::Luma([77]));
    let mut grey_jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut grey_jpeg, 95).encode_image(&grey).unwrap();
    let accepted = accept(grey_jpeg, PICTURE).await.unwrap();
    assert!(image::load_from_memory(&accepted.bytes).unwrap().into_luma8().get_pixel(3, 3).0[0].abs_diff(77) < 4);

    let colour = DynamicImage::from(RgbaImage::from_pixel(20, 10, Rgba([200, 100, 50, 30])));
    for image in [
        grey.into(),
        DynamicImage::from(colour.to_luma_alpha8()),
        colour.to_rgb8().into(),
        colour.to_luma16().into(),
        colour.to_luma_alpha16().into(),
        colour.to_rgb16().into(),
        colour.to_rgba16().into(),
        colour,
    ] {
        let accepted = accept(png(image.clone()), PICTURE).await.unwrap();
        let expected = match image.color() {
            ColorType::L16 => image.to_luma8().into(),
            ColorType::La16 => image.to_luma_alpha8().into(),
            ColorType::Rgb16 => image.to_rgb8().into(),
            ColorType::Rgba16 => image.to_rgba8().into(),
            _ => image,
        };
        assert_eq!(image::load_from_memory(&accepted.bytes).unwrap(), expected);
    }
}

#[tokio::test]
async fn a_photograph_is_rotated_upright_and_loses_its_location() {
    let thumbnail = jpeg(&flag(16, 16));
    let sideways = image::imageops::rotate270(&flag(40, 30));
    let photograph = jpeg_with_exif(&sideways, 6, &thumbnail);
    assert!(contains(&photograph, &thumbnail), "the thumbnail is in the upload");

    let accepted = accept(photograph, PICTURE).await.unwrap();
    assert!(is_flag(&accepted, 40, 30));
    for trace in [b"Exif".as_slice(), b"II*\0", &thumbnail[20..], b"\xFF\xE1"] {
        assert!(!contains(&accepted.bytes, trace), "{trace:?}");
    }
}

#[tokio::test]
async fn a_png_with_orientation_is_turned_too() {
    let sideways = png(image::imageops::rotate270(&flag(40, 30)));
    let accepted = accept(with_chunk(&sideways, b"eXIf", &exif(6, b"")), PICTURE).await.unwrap();
    assert!(is_flag(&accepted, 40, 30));
    assert!(!contains(&accepted.bytes, b"eXIf"));
}

#[test]
fn a_rotated_view_equals_the_rotated_picture() {
    let image = RgbImage::from_vec(5, 3, (0..45).collect()).unwrap();
    for orientation in (1..=8).map(|exif| Orientation::from_exif(exif).unwrap()) {
        let mut turned = DynamicImage::from(image.clone());
        turned.apply_orientation(orientation);
        let seen = Rotated { image: image.clone(), orientation };
        let seen =
            RgbImage::from_fn(image::GenericImageView::width(&seen), image::GenericImageView::height(&seen), |x, y| {
                image::GenericImageView::get_pixel(&seen, x, y)
            });
        assert_eq!(seen, turned.into_rgb8(), "{orientation:?}");
    }
}

#[tokio::test]
async fn metadata_is_removed() {
    let mut with_everything = jpeg(&flag(40, 30));
    for marker in (0xE1..=0xEF).chain([0xFE]) {
        with_everything = with_segment(&with_everything, marker, b"ICC_PROFILE\0 geheim");
    }
    let accepted = accept(with_everything, PICTURE).await.unwrap();
    assert!(is_flag(&accepted, 40, 30) && !contains(&accepted.bytes, b"geheim"));

    let mut with_everything = png(flag(40, 30));
    for (kind, content) in [
        (b"tEXt", b"Author\0geheim".as_slice()),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0geheim"),
        (b"zTXt", b"Comment\0\0geheim"),
        (b"tIME", b"\x07\xEA\x01\x01\x01\x01\x01"),
        (b"prVt", b"geheim"),
    ] {
        with_everything = with_chunk(&with_everything, kind, content);
    }
    let accepted = accept(with_everything, PICTURE).await.unwrap();
    assert!(is_flag(&accepted, 40, 30) && !contains(&accepted.bytes, b"geheim"));
    for kind in [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"prVt"] {
        assert!(!contains(&accepted.bytes, kind));
    }
}

#[tokio::test]
async fn bytes_after_a_picture_are_removed() {
    for picture in [jpeg(&flag(40, 30)), png(flag(40, 30)), webp(flag(40, 30))] {
        for tail in [zip(), b"<script>alert(1)</script>".to_vec(), jpeg(&flag(8, 8))] {
            let accepted = accept([picture.as_slice(), &tail].concat(), PICTURE).await.unwrap();
            assert!(is_flag(&accepted, 40, 30) && !contains(&accepted.bytes, &tail));
        }
    }
}

#[tokio::test]
async fn a_pdf_is_kept_as_it_is() {
    let accepted = accept(pdf(), DOCUMENT).await.unwrap();
    assert!(accepted.kind == FileKind::Pdf && accepted.bytes == pdf());
    let with_line_ends = [pdf(), b"\r\n\0\0".to_vec()].concat();
    assert_eq!(code(with_line_ends, DOCUMENT).await, "accepted");
}

#[tokio::test]
async fn a_scan_that_was_saved_as_pdf_may_begin_with_its_picture() {
    for picture in [jpeg(&flag(8, 8)), png(flag(8, 8))] {
        let head = b"%PDF-1.4\n1 0 obj\n<< /Subtype /Image /Filter /DCTDecode >>\nstream\n";
        let scan = [head, picture.as_slice(), b"\nendstream\nendobj\ntrailer << >>\n%%EOF\n"].concat();
        assert_eq!(code(scan, DOCUMENT).await, "accepted");
    }
}

#[tokio::test]
async fn a_small_picture_does_not_wait_for_large_ones() {
    let uploads = patient();
    let other = UserId::from(Uuid::from_u128(2));
    let at_work = uploads.large.next(other, ALL_PERMITS).await.unwrap();
    let small = png(flag(60, 40));
    assert!(uploads.accept(owner(), small.into(), PICTURE).await.is_ok());
    let large = png(flag(3000, 3000));
    let mut waiting = Box::pin(uploads.accept(owner(), large.into(), PICTURE));
    assert!(timeout(Duration::from_millis(100), &mut waiting).await.is_err());
    drop(at_work);
    assert!(waiting.await.is_ok());
}
