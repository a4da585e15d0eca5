//! A hundred hostile files. Each is refused or made harmless, at a bounded cost.

use crate::support::papers::{jpeg, pdf, png};
use crate::support::{Hall, Person, Reply, eventually};
use image::{GrayImage, ImageFormat, RgbImage, codecs::webp::WebPEncoder};
use macro_rules_attribute::apply;
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::json;
use std::{collections::BTreeSet, io::Cursor, time::Duration};

/// Content that must not be served again, whatever it was hidden in.
const SCRIPT: &[u8] = b"<script>alert(document.cookie)</script>";
const PLACE: &[u8] = b"52.5200 N 13.4050 E, Berlin";
const ARCHIVE: &[u8] = b"PK\x03\x04hidden.txtPK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

fn webp(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    WebPEncoder::new_lossless(&mut bytes)
        .encode(image, image.width(), image.height(), image::ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

/// With a chunk after the header.
fn with_chunk(png: &[u8], kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    let named = [kind.as_slice(), content].concat();
    [&png[..33], &length, &named, &crc32(&named).to_be_bytes(), &png[33..]].concat()
}

/// With a segment after the start of the image.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, content, &jpeg[2..]].concat()
}

fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut claims = png(1);
    claims[16..20].copy_from_slice(&width.to_be_bytes());
    claims[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&claims[12..29]);
    claims[29..33].copy_from_slice(&crc.to_be_bytes());
    claims
}

fn gif_of(frames: usize) -> Vec<u8> {
    const FRAME: &[u8] =
        b"\x21\xF9\x04\x00\x0A\x00\x00\x00\x2C\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00";
    [b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xFF\xFF\xFF".as_slice(), &FRAME.repeat(frames), b";"].concat()
}

fn encoded(image: impl Into<image::DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn changed(file: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut changed = file.to_vec();
    change(&mut changed);
    changed
}

fn files() -> Vec<(String, Vec<u8>)> {
    let (jpeg, png, pdf) = (jpeg(1), png(1), pdf("x"));
    let webp = webp(&RgbImage::new(40, 30));
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |what: &str, file: Vec<u8>| files.push((what.to_owned(), file));

    for (what, text) in [
        ("html", "<!DOCTYPE html><script>alert(1)</script>"),
        ("html behind blanks", "   \n<html><body onload=alert(1)>"),
        ("svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("svg with prolog", "<?xml version='1.0'?><svg onload='alert(1)'/>"),
        ("script", "alert(1)//"),
        ("gif and script", "GIF89a/*\u{1}\u{1}*/=1;alert(1)//"),
        ("php", "<?php system($_GET['c']); ?>"),
        ("shell", "#!/bin/sh\nrm -rf /\n"),
        ("program for windows", "MZ\u{1}\u{1}This program cannot be run in DOS mode."),
        ("program for linux", "\u{7f}ELF\u{2}\u{1}\u{1}"),
        ("postscript", "%!PS-Adobe-3.0\n(/etc/passwd) (r) file"),
        ("bitmap", "BM\u{1}\u{1}\u{1}\u{1}"),
        ("tiff", "II*\u{0}\u{8}\u{0}\u{0}\u{0}"),
        ("heic", "\u{0}\u{0}\u{0}\u{18}ftypheic\u{0}\u{0}\u{0}\u{0}mif1heic"),
        ("archive", "PK\u{3}\u{4}\u{14}\u{0}"),
        ("nothing", ""),
        ("a byte", "\u{1}"),
        ("zeros", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}"),
    ] {
        add(what, text.as_bytes().to_vec());
    }
    for (kind, file) in [("jpeg", &jpeg), ("png", &png), ("webp", &webp), ("pdf", &pdf)] {
        for part in 1..10 {
            add(&format!("{kind}, {part} tenths of it"), file[..file.len() * part / 10].to_vec());
        }
        add(&format!("script before {kind}"), [SCRIPT, file].concat());
        add(&format!("archive behind {kind}"), [file.as_slice(), ARCHIVE].concat());
        add(&format!("script behind {kind}"), [file.as_slice(), SCRIPT].concat());
    }
    for (width, height) in
        [(30_000, 30_000), (65_535, 65_535), (u32::MAX, u32::MAX), (0, 0), (12_001, 1), (1, 4_000_000)]
    {
        add(&format!("png that claims {width} × {height}"), png_that_claims(width, height));
    }
    let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    add("jpeg that claims 65535 × 65535", changed(&jpeg, |file| file[frame + 5..frame + 9].fill(0xFF)));
    add("30000 × 30000 in 50 KB", [png_that_claims(30_000, 30_000), vec![0; 50_000]].concat());
    add("a moving png of 10000 frames", with_chunk(&png, b"acTL", &[0, 0, 0x27, 0x10, 0, 0, 0, 0]));
    add("a moving gif of 10000 frames", gif_of(10_000));
    add("a moving webp", changed(&webp, |file| drop(file.splice(12..16, *b"ANIM"))));
    for length in [0, 1, 0x7FFF_FFFF, u32::MAX] {
        add(&format!("png chunk of {length}"), changed(&png, |file| drop(file.splice(33..37, length.to_be_bytes()))));
        add(&format!("riff of {length}"), changed(&webp, |file| drop(file.splice(4..8, length.to_le_bytes()))));
        let short = u16::try_from(length & 0xFFFF).unwrap().to_be_bytes();
        add(&format!("jpeg segment of {length}"), changed(&jpeg, |file| drop(file.splice(4..6, short))));
    }
    add("jpeg with a place", with_segment(&jpeg, 0xE1, &[b"Exif\0\0MM\0*\0\0\0\x08\0\0", PLACE].concat()));
    add("jpeg with a script as its comment", with_segment(&jpeg, 0xFE, SCRIPT));
    add("jpeg with a thumbnail", with_segment(&jpeg, 0xE1, &[b"Exif\0\0", jpeg.get(..4000).unwrap_or(&jpeg)].concat()));
    add("png with a script as its text", with_chunk(&png, b"tEXt", &[b"Comment\0", SCRIPT].concat()));
    add("png with a place", with_chunk(&png, b"eXIf", &[b"MM\0*\0\0\0\x08\0\0", PLACE].concat()));
    let zeros = encoded(GrayImage::new(8000, 5000), ImageFormat::Png);
    let data = zeros.windows(4).position(|kind| kind == b"IDAT").unwrap();
    let length = u32::from_be_bytes(zeros[data - 4..data].try_into().unwrap()) as usize;
    let bomb = &zeros[data + 4..data + 4 + length];
    add("png with a bomb as its colour profile", with_chunk(&png, b"iCCP", &[b"bomb\0\0", bomb].concat()));
    add("png with a bomb as its text", with_chunk(&png, b"zTXt", &[b"bomb\0\0", bomb].concat()));
    add("a flat png of 49 megapixels", encoded(RgbImage::new(7000, 7000), ImageFormat::Png));
    add("a flat png of 20 megapixels", encoded(RgbImage::new(4500, 4500), ImageFormat::Png));
    add("a flat jpeg of 27 megapixels", largest());
    add("pdf with a script", pdf_with(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"));
    add("pdf that is a page too", [b"%PDF-1.7\n<html><script>alert(1)</script>".as_slice(), &pdf].concat());
    files
}

fn pdf_with(words: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n1 0 obj\n<< ".as_slice(), words, b" >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"].concat()
}

/// The memory of this process, its peak since the last call, and its CPU time.
fn cost() -> (u64, u64, Duration) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let bytes = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        1024 * line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
    };
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let ticks = stat.rsplit(')').next().unwrap().split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.map(|ticks| ticks.parse::<u64>().unwrap()).sum();
    let cost = (bytes("VmRSS:"), bytes("VmHWM:"), Duration::from_millis(10 * ticks));
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    cost
}

const MEMORY: u64 = 100_000_000;

/// An honest picture of the maximum size.
fn largest() -> Vec<u8> {
    encoded(RgbImage::new(5200, 5200), ImageFormat::Jpeg)
}

fn part(file: Vec<u8>) -> Part {
    Part::bytes(file).file_name("passport.png").mime_str("image/png").unwrap()
}

async fn prepare(worker: &Person, file: Vec<u8>) -> Reply {
    let request = worker.request(Method::PUT, "/workers/me/kyc/files/document");
    Reply::to(request.multipart(Form::new().part("file", part(file)))).await
}

/// Independent of the database.
#[tokio::test]
async fn a_hundred_hostile_files_are_refused_or_made_harmless_for_no_more_work_than_honest_ones_and_in_little_memory() {
    let hall = Hall::on_sqlite().await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let files = files();
    assert!(files.len() >= 100, "{}", files.len());
    let (_, _, begun) = cost();
    prepare(&worker, largest()).await.is(200);
    let (_, _, ended) = cost();
    let honest = ended - begun;
    let mut accepted = BTreeSet::new();
    for (what, file) in files {
        let (resident, _, begun) = cost();
        let reply = prepare(&worker, file).await;
        let (_, peak, ended) = cost();
        assert!(ended - begun <= 2 * honest, "{what}: {:?}, and an honest picture takes {honest:?}", ended - begun);
        assert!(peak.saturating_sub(resident) <= MEMORY, "{what}: {} bytes", peak - resident);
        match reply.status.as_u16() {
            200 => drop(accepted.insert(what.clone())),
            415 | 422 => continue,
            other => panic!("{what}: {other}"),
        }
        let selfie = worker.request(Method::PUT, "/workers/me/kyc/files/selfie");
        Reply::to(selfie.multipart(Form::new().part("file", part(jpeg(2))))).await.is(200);
        let submitted = worker.post("/workers/me/kyc/submit", json!({ "document_type": "PASSPORT" })).await.is(201);
        let id = submitted["id"].as_str().unwrap();
        let shown = admin.get(&format!("/admin/kyc/{id}/files/document")).await;
        assert_eq!(shown.header("content-security-policy"), "sandbox; default-src 'none'");
        assert!(shown.header("content-disposition").starts_with("attachment"));
        if shown.header("content-type") != "application/pdf" {
            for hidden in [SCRIPT, PLACE, b"hidden.txt", b"Exif", b"iCCP", b"zTXt"] {
                assert!(!shown.body.windows(hidden.len()).any(|window| window == hidden), "{what}");
            }
        }
        admin.post(&format!("/admin/kyc/{id}/reject"), json!({ "reason_code": "UNREADABLE" })).await.is(200);
    }
    let expected = [
        "a flat jpeg of 27 megapixels",
        "a flat png of 20 megapixels",
        "archive behind jpeg",
        "archive behind png",
        "jpeg with a place",
        "jpeg with a script as its comment",
        "jpeg with a thumbnail",
        "pdf with a script",
        "png with a place",
        "png with a script as its text",
        "script behind jpeg",
        "script behind png",
    ];
    let bombs = |what: &String| what.starts_with("png with a bomb");
    assert_eq!(accepted.into_iter().filter(|what| !bombs(what)).collect::<Vec<_>>(), expected);
}

#[apply(both_engines)]
async fn the_name_and_declared_type_of_a_file_are_ignored(hall: Hall) {
    let worker = hall.worker().await;
    for name in [
        "../../../../etc/passwd",
        "..\\..\\windows\\system32\\config",
        "passport.png\u{0}.html",
        "\u{202e}gnp.exe",
        "a\r\nContent-Type: text/html",
        "\"; filename=\"b.html",
        "CON",
        "",
        &"x".repeat(300),
        &"é".repeat(300),
    ] {
        for kind in ["text/html", "image/svg+xml", "application/x-msdownload"] {
            let lies = Part::bytes(jpeg(1)).file_name(name.to_owned()).mime_str(kind).unwrap();
            let request = worker.request(Method::PUT, "/workers/me/kyc/files/document");
            let reply = Reply::to(request.multipart(Form::new().part("file", lies))).await;
            assert!([200, 400].contains(&reply.status.as_u16()), "{name:?}: {}", reply.status);
        }
    }
    eventually("each to have taken the place of the one before", async || {
        let stored = std::fs::read_dir(hall.home().join("files")).unwrap();
        let files = stored.filter_map(|shard| std::fs::read_dir(shard.unwrap().path()).ok()).flatten();
        (files.count() == 1).then_some(())
    })
    .await;
}
