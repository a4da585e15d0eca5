//! Damaged and hostile files.

use super::*;
use crate::core::upload::{MAX_RESULT_BYTES, pixels::BoundedResult};
use std::io::Write as _;

#[tokio::test]
async fn a_picture_that_was_cut_anywhere_is_refused() {
    for picture in [jpeg(&flag(24, 24)), png(flag(24, 24)), webp(flag(24, 24)), webp(RgbaImage::new(24, 24))] {
        for length in 12..picture.len() {
            assert_eq!(code(&picture[..length], PICTURE).await, "damaged_image", "{length} of {}", picture.len());
        }
        assert_eq!(code(picture, PICTURE).await, "accepted");
    }
}

#[tokio::test]
async fn no_flipped_byte_does_more_than_change_or_refuse_the_picture() {
    for picture in [jpeg(&flag(24, 24)), png(flag(24, 24)), webp(flag(24, 24)), jpeg_with_exif(&flag(8, 8), 6, b"")] {
        for at in 0..picture.len() {
            for change in [0xFF, 0x01, 0x80] {
                let mut changed = picture.clone();
                changed[at] ^= change;
                if let Ok(accepted) = accept(changed, PICTURE).await {
                    image::load_from_memory(&accepted.bytes).unwrap();
                }
            }
        }
    }
}

#[tokio::test]
async fn too_many_pixels_are_refused_before_anything_is_decoded() {
    for (width, height) in [(30_000, 30_000), (12_001, 1), (1, 12_001), (8000, 7000), (u32::MAX, u32::MAX)] {
        assert_eq!(code(png_that_claims(width, height), PICTURE).await, "too_many_pixels", "{width} × {height}");
    }
    let mut claims = jpeg(&flag(8, 8));
    let frame = claims.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    claims[frame + 5..frame + 9].fill(0xFF);
    assert_eq!(code(claims, PICTURE).await, "too_many_pixels");

    let mut claims = webp(flag(8, 8));
    claims[21..25].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x0F]);
    assert_eq!(code(claims, PICTURE).await, "too_many_pixels");
}

#[tokio::test]
async fn decompression_bombs_are_refused() {
    let flat = png(RgbImage::new(7000, 7000));
    assert!(flat.len() < 1_000_000);
    assert_eq!(code(flat, PICTURE).await, "too_many_pixels");
}

/// Bytes that no encoder can compress.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u8::try_from(state >> 56).unwrap()
    };
    std::iter::repeat_with(next).take(count).collect()
}

#[tokio::test]
async fn a_picture_whose_rows_repeat_does_not_grow() {
    const WIDTH: u32 = 1500;
    const HEIGHT: u32 = 2000;
    let rows = noise(16 * 1500);
    let mut sent = Vec::new();
    let mut encoder = png::Encoder::new(&mut sent, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Sixteen);
    encoder.set_deflate_compression(png::DeflateCompression::Level(6));
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&rows.repeat(1000)).unwrap();
    writer.finish().unwrap();
    assert!(sent.len() < 400_000, "{}", sent.len());
    let accepted = accept(sent.clone(), DOCUMENT).await.unwrap();
    assert!(accepted.bytes.len() < 2 * sent.len(), "{} became {}", sent.len(), accepted.bytes.len());
    let image = image::load_from_memory(&accepted.bytes).unwrap();
    assert_eq!((image.width(), image.height(), image.color()), (WIDTH, HEIGHT, ColorType::Rgba8));
}

#[tokio::test]
async fn a_picture_that_would_become_too_large_is_refused() {
    let image = RgbImage::from_raw(2700, 2700, noise(3 * 2700 * 2700)).unwrap();
    let error = accept(png(image), PICTURE).await.unwrap_err();
    assert_eq!(error, UploadError::TooLargeResult);
    assert!(error.to_string().contains("more than 20 MiB"), "{error}");
    assert_eq!(serde_json::to_value(error.field_error()).unwrap()["code"], "too_many_pixels");
}

#[test]
fn nothing_is_written_beyond_the_largest_result() {
    let mut result = BoundedResult::new(0);
    result.write_all(&vec![0; MAX_RESULT_BYTES]).unwrap();
    assert!(result.write_all(&[0]).is_err());
    let refused = result.finish(FileKind::Jpeg, true);
    assert_eq!(refused.map(drop).unwrap_err(), UploadError::TooLargeResult);
}

#[tokio::test]
async fn an_empty_page_is_accepted_in_the_finest_resolution_of_a_scanner() {
    let page = png(GrayImage::from_pixel(4960, 7016, image::Luma([255])));
    assert!(page.len() < 500_000);
    assert_eq!(code(page, DOCUMENT).await, "accepted");
}

#[tokio::test]
async fn lossless_webp_is_refused_where_its_code_tables_could_fill_the_memory() {
    let picture = webp(flag(8, 8));
    let with_room_for_tables = |count: usize| {
        let content = [&picture[20..], &vec![0; count]].concat();
        let length = u32::try_from(content.len()).unwrap();
        let chunk = [b"WEBPVP8L".as_slice(), &length.to_le_bytes(), &content].concat();
        [b"RIFF".as_slice(), &(length + 12).to_le_bytes(), &chunk].concat()
    };
    assert_eq!(code(with_room_for_tables(500_000), PICTURE).await, "accepted");
    assert_eq!(code(with_room_for_tables(1_000_000), PICTURE).await, "too_many_pixels");
}

#[tokio::test]
async fn a_large_compressed_profile_is_harmless() {
    // 40 MiB of zeros as one block of a PNG's own compression, put into a colour profile.
    let zeros = png(GrayImage::new(8000, 5000));
    let data = zeros.windows(4).position(|kind| kind == b"IDAT").unwrap();
    let length = u32::from_be_bytes(zeros[data - 4..data].try_into().unwrap()) as usize;
    let profile = [b"profile\0\0".as_slice(), &zeros[data + 4..data + 4 + length]].concat();
    let result = accept(with_chunk(&png(flag(8, 8)), b"iCCP", &profile), PICTURE).await;
    assert!(result.is_err() || is_flag(&result.unwrap(), 8, 8));
}

#[tokio::test]
async fn animated_pictures_are_refused() {
    let animated = with_chunk(&png(flag(8, 8)), b"acTL", &[0, 0, 0x27, 0x10, 0, 0, 0, 0]);
    assert_eq!(code(animated, PICTURE).await, "animated_image");

    let still = webp(flag(8, 8));
    let riff = |chunks: &[u8]| {
        let length = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
        [b"RIFF".as_slice(), &length, b"WEBP", chunks].concat()
    };
    let extended =
        |flags: u8, side: u8| [b"VP8X\x0A\0\0\0", &[flags, 0, 0, 0, side - 1, 0, 0, side - 1, 0, 0][..]].concat();
    assert_eq!(code(riff(&extended(0b10, 8)), PICTURE).await, "animated_image");
    let frames = [extended(0, 8), still[12..].to_vec(), b"ANMF\0\0\0\0".to_vec()].concat();
    assert_eq!(code(riff(&frames), PICTURE).await, "animated_image");

    // A canvas that is smaller than the picture on it is no way around the limits.
    assert_eq!(code(riff(&[extended(0, 8), still[12..].to_vec()].concat()), PICTURE).await, "accepted");
    assert_eq!(code(riff(&[extended(0, 4), still[12..].to_vec()].concat()), PICTURE).await, "damaged_image");
}

#[tokio::test]
async fn wrong_lengths_are_refused() {
    let mut lying = webp(flag(8, 8));
    lying[16..20].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(code(lying, PICTURE).await, "damaged_image");
    let mut lying = png(flag(8, 8));
    lying[AFTER_HEADER..AFTER_HEADER + 4].fill(0xFF);
    assert_eq!(code(lying, PICTURE).await, "damaged_image");
    let mut lying = jpeg(&flag(8, 8));
    lying[4..6].fill(0xFF);
    assert_eq!(code(lying, PICTURE).await, "damaged_image");
}

#[tokio::test]
async fn a_jpeg_with_too_many_scans_is_refused() {
    let picture = jpeg(&flag(8, 8));
    let scan = picture.windows(2).position(|marker| marker == [0xFF, 0xDA]).unwrap();
    let end = picture.len() - 2;
    let scans = [&picture[..scan], &picture[scan..end].repeat(33), &picture[end..]].concat();
    assert_eq!(code(scans, PICTURE).await, "damaged_image");
}

#[tokio::test]
async fn a_pdf_without_its_end_is_refused() {
    assert_eq!(code(&pdf()[..60], DOCUMENT).await, "damaged_document");
    assert_eq!(code([pdf(), vec![b' '; 2000]].concat(), DOCUMENT).await, "damaged_document");
}

#[tokio::test]
async fn a_pdf_that_is_also_another_format_is_refused() {
    let front: [&[u8]; 5] = [b"<HTML>", b"<script>", b"<svg ", b"PK\x03\x04", b"<?php "];
    for other in front {
        let document = [b"%PDF-1.4\n", other, pdf().as_slice()].concat();
        assert_eq!(code(document, DOCUMENT).await, "ambiguous_document", "{other:?}");
    }
    let document = [pdf(), zip(), b"%%EOF".to_vec()].concat();
    assert_eq!(code(document, DOCUMENT).await, "ambiguous_document");
    assert_eq!(code([b"GIF89a".to_vec(), pdf()].concat(), DOCUMENT).await, "unsupported_media");
}
