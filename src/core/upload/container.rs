//! Checks a file's structure without decoding it: its kind, its size, and whether it is complete.
//!
//! Decoders are lenient: they accept truncated pictures, trust wrong lengths, and allocate before they compare.
//! So this is checked first.

use super::{FileKind, UploadError, colours::PngColours};

/// A single, complete picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PictureInfo {
    pub(super) width: u32,
    pub(super) height: u32,
    /// An upper estimate of the bytes needed to decode its pixels, including the pixels and copies of them.
    pub(super) memory: u64,
    /// An upper estimate of the bytes needed for its code tables.
    pub(super) tables: u64,
    /// The length of the picture in the file, in bytes. Anything after it is not part of the picture.
    pub(super) length: usize,
    /// Colour information outside a profile; only PNG has it.
    pub(super) colours: PngColours,
}

/// The kind that the magic bytes declare.
pub(super) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(FileKind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(FileKind::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(FileKind::Webp),
        [b'%', b'P', b'D', b'F', b'-', b'1' | b'2', b'.', ..] => Some(FileKind::Pdf),
        _ => None,
    }
}

/// Reads the structure of the picture at the start of `bytes`.
pub(super) fn picture(kind: FileKind, bytes: &[u8]) -> Result<PictureInfo, UploadError> {
    match kind {
        FileKind::Jpeg => jpeg(bytes),
        FileKind::Png => png(bytes),
        FileKind::Webp => webp(bytes),
        FileKind::Pdf => None,
    }
    .unwrap_or(Err(UploadError::DamagedImage))
}

/// Checks that a PDF is complete and cannot be read as another format.
///
/// Programs look for some formats in the first KiB, and for an archive's directory in the last 64 KiB. A file
/// that matches there could be read differently by its recipient. Formats that count only at byte 0, such as
/// pictures, are harmless there, and scanners put a picture right after the PDF header.
pub(super) fn check_document(bytes: &[u8]) -> Result<(), UploadError> {
    let front = first(bytes, 1024).to_ascii_lowercase();
    let is_ambiguous = FORBIDDEN_IN_DOCUMENTS.iter().any(|foreign| contains(&front, foreign))
        || contains(last(bytes, 66 * 1024), ZIP_END_SIGNATURE);
    let is_whole = contains(last(bytes, 1024), b"%%EOF");
    match (is_ambiguous, is_whole) {
        (true, _) => Err(UploadError::AmbiguousDocument),
        (false, false) => Err(UploadError::DamagedDocument),
        (false, true) => Ok(()),
    }
}

/// Signatures in lower case, as they are compared.
const FORBIDDEN_IN_DOCUMENTS: &[&[u8]] = &[
    b"<!doctype",
    b"<html",
    b"<head",
    b"<body",
    b"<script",
    b"<svg",
    b"<iframe",
    b"<?php",
    b"pk\x03\x04",
    b"rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"ustar",
];
const ZIP_END_SIGNATURE: &[u8] = b"PK\x05\x06";

// Each parser returns `None` where the file ends too early or contradicts itself.

/// ITU-T T.81, annex B: markers, most of them followed by a length, and coded data in between in which no marker occurs.
fn jpeg(bytes: &[u8]) -> Option<Result<PictureInfo, UploadError>> {
    let mut rest = bytes.get(2..)?;
    let mut frame = None;
    let mut scans = 0;
    loop {
        let marker = rest.iter().position(|byte| *byte == 0xFF)?;
        rest = rest.get(marker + 1..)?;
        match *rest.first()? {
            // Byte stuffing (0xFF 0x00), fill bytes, and markers without a length.
            0x00 | 0x01 | 0xFF | 0xD0..=0xD8 => continue,
            END_OF_IMAGE => break,
            marker => {
                let length = usize::from(u16::from_be_bytes(*rest.get(1..)?.first_chunk()?));
                let content = rest.get(3..1 + length)?;
                match marker {
                    DEFINE_HUFFMAN | ARITHMETIC_EXTENSION | DEFINE_ARITHMETIC => {}
                    START_OF_FRAME_0..=START_OF_FRAME_15 if frame.is_some() => return None,
                    START_OF_FRAME_0..=START_OF_FRAME_15 => frame = Some((marker, *content.first_chunk::<6>()?)),
                    START_OF_SCAN => scans += 1,
                    _ => {}
                }
                rest = rest.get(1 + length..)?;
            }
        }
    }
    let (marker, [_precision, height @ .., components]) = frame?;
    let [h0, h1, w0, w1] = height;
    let (width, height) = (u16::from_be_bytes([w0, w1]), u16::from_be_bytes([h0, h1]));
    if scans == 0 || scans > MAX_SCANS {
        return None;
    }

    let components = u64::from(components);
    let for_pixels = if components == 1 { 1 } else { 3 };
    let is_in_one_piece = marker < PROGRESSIVE && scans == 1;
    // Otherwise the decoder collects all coefficients, two bytes each, before the first pixel.
    let for_coefficients = if is_in_one_piece { 0 } else { 2 * components };
    let padded = |side: u16| u64::from(side).next_multiple_of(MAX_BLOCK_SIDE);
    Some(Ok(PictureInfo {
        width: width.into(),
        height: height.into(),
        memory: padded(width) * padded(height) * (for_pixels + for_coefficients),
        tables: 0,
        length: bytes.len() - rest.len() + 1,
        colours: PngColours::default(),
    }))
}

const START_OF_FRAME_0: u8 = 0xC0;
const PROGRESSIVE: u8 = 0xC2;
const DEFINE_HUFFMAN: u8 = 0xC4;
const ARITHMETIC_EXTENSION: u8 = 0xC8;
const DEFINE_ARITHMETIC: u8 = 0xCC;
const START_OF_FRAME_15: u8 = 0xCF;
const END_OF_IMAGE: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;
/// Pixels a side of the largest block, with the coarsest chroma subsampling.
const MAX_BLOCK_SIDE: u64 = 32;
/// Each scan decodes the whole picture again and costs its sender only a few bytes. Encoders use about ten.
const MAX_SCANS: u32 = 32;

/// ISO/IEC 15948, clause 5: chunks of length, type, content and checksum, from `IHDR` to `IEND`.
fn png(bytes: &[u8]) -> Option<Result<PictureInfo, UploadError>> {
    let mut rest = bytes.get(8..)?;
    let header = rest.get(8..21)?;
    if rest.get(..8)? != b"\0\0\0\x0DIHDR" {
        return None;
    }
    let mut is_turned = false;
    let mut colours = PngColours::default();
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let kind = rest.get(4..8)?;
        let whole = length.checked_add(12)?;
        let content = rest.get(8..whole - 4)?;
        let is_end = kind == b"IEND";
        match kind {
            b"acTL" => return Some(Err(UploadError::Animated)),
            b"eXIf" => is_turned = true,
            b"cICP" => {
                colours.coding =
                    content.first_chunk().map(|[primaries, transfer, ..]: &[u8; 4]| (*primaries, *transfer));
            }
            b"sRGB" => colours.is_srgb = true,
            b"gAMA" => colours.gamma = numbers::<1>(content).map(|[gamma]| gamma),
            b"cHRM" => colours.primaries = numbers(content),
            _ => {}
        }
        rest = rest.get(whole..)?;
        if is_end {
            break;
        }
    }
    let (width, header) = header.split_first_chunk()?;
    let (height, header) = header.split_first_chunk()?;
    let (width, height) = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
    let [depth, colour, ..] = *header else { return None };
    // Palettes are expanded, and a transparent colour adds an alpha channel to the whole picture.
    let is_grey = colour == 0 || colour == 4;
    let channels = if is_grey { 2 } else { 4 };
    // The pixels, and with 16 bits a copy with 8; turning them makes a copy, too.
    let copies = match (depth, is_turned) {
        (16, _) => 3,
        (_, true) => 2,
        (_, false) => 1,
    };
    Some(Ok(PictureInfo {
        width,
        height,
        memory: u64::from(width).saturating_mul(height.into()).saturating_mul(channels * copies),
        tables: 0,
        length: bytes.len() - rest.len(),
        colours,
    }))
}

/// Reads a chunk's content as big-endian numbers.
fn numbers<const N: usize>(content: &[u8]) -> Option<[u32; N]> {
    let mut numbers = content.as_chunks::<4>().0.iter().map(|number| u32::from_be_bytes(*number));
    let read = std::array::from_fn(|_| numbers.next());
    read.iter().all(Option::is_some).then(|| read.map(Option::unwrap_or_default))
}

/// RFC 9649: chunks of type, length and content, padded to even lengths, in one `RIFF` chunk.
///
/// The picture in an extended file must be as large as the canvas; the decoder checks that too late.
fn webp(bytes: &[u8]) -> Option<Result<PictureInfo, UploadError>> {
    let length = usize::try_from(u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?)).ok()?.checked_add(8)?;
    let mut rest = bytes.get(12..length)?;
    let mut canvas = None;
    let mut pictures = 0;
    let mut lossless_bytes = 0;
    while !rest.is_empty() {
        let kind = rest.get(..4)?;
        let length = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        let content = rest.get(8..)?.get(..length)?;
        let size = match kind {
            b"ANIM" | b"ANMF" => return Some(Err(UploadError::Animated)),
            b"VP8X" if content.first()? & 0b10 != 0 => return Some(Err(UploadError::Animated)),
            b"VP8X" => Some(extended_size(content)?),
            b"VP8 " => Some(lossy_size(content)?),
            b"VP8L" => Some(lossless_size(content)?),
            _ => None,
        };
        if kind == b"VP8L" || kind == b"ALPH" {
            lossless_bytes += length as u64;
        }
        if size.is_some() {
            pictures += u32::from(kind != b"VP8X");
            if canvas.is_some() && canvas != size {
                return None;
            }
            canvas = size;
        }
        rest = rest.get(8 + length.next_multiple_of(2)..)?;
    }
    let (width, height) = canvas?;
    (pictures == 1).then_some(Ok(PictureInfo {
        width,
        height,
        // The planes, an alpha plane while it is unpacked, and the result.
        memory: u64::from(width) * u64::from(height) * 10,
        tables: lossless_bytes * TABLE_MEMORY_PER_BYTE,
        length,
        colours: PngColours::default(),
    }))
}

/// A lossless picture may contain 65,536 sets of five code tables, 4 KiB each once unpacked, in 12 bytes each:
/// a file of 4 MB needed 1.3 GB of memory. Only a decoder can count them, so the worst case is assumed.
const TABLE_MEMORY_PER_BYTE: u64 = 400;

fn extended_size(content: &[u8]) -> Option<(u32, u32)> {
    let [_flags, _, _, _, w0, w1, w2, h0, h1, h2] = *content.first_chunk::<10>()?;
    Some((u32::from_le_bytes([w0, w1, w2, 0]) + 1, u32::from_le_bytes([h0, h1, h2, 0]) + 1))
}

/// RFC 6386, section 9.1.
fn lossy_size(content: &[u8]) -> Option<(u32, u32)> {
    let [_, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1] = *content.first_chunk::<10>()? else { return None };
    Some((u32::from(u16::from_le_bytes([w0, w1]) & 0x3FFF), u32::from(u16::from_le_bytes([h0, h1]) & 0x3FFF)))
}

/// RFC 9649, section 3.4.
fn lossless_size(content: &[u8]) -> Option<(u32, u32)> {
    let [0x2F, b0, b1, b2, b3] = *content.first_chunk::<5>()? else { return None };
    let bits = u32::from_le_bytes([b0, b1, b2, b3]);
    Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn first(bytes: &[u8], count: usize) -> &[u8] {
    bytes.get(..count).unwrap_or(bytes)
}

fn last(bytes: &[u8], count: usize) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(count)..).unwrap_or(bytes)
}
