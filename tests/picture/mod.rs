//! Profile pictures.

use crate::support::papers::{file, jpeg, png};
use crate::{
    auth::export::{export, json_in},
    support::{Clamd, Hall, MALWARE, Person, Reply, eventually, feed::heard},
};
use futures_util::future::join_all;
use image::{DynamicImage, GenericImageView as _, ImageFormat, RgbImage, codecs::jpeg::JpegEncoder};
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use std::{fs, io::Cursor};

async fn shows(person: &Person, room: &str, bytes: Vec<u8>) -> Reply {
    let form = Form::new().part("file", file(bytes));
    Reply::to(person.request(Method::PUT, &format!("/{room}/me/picture")).multipart(form)).await
}

/// The URL of the picture, as a path of the API.
fn path(shown: &Value) -> String {
    shown["picture_url"].as_str().unwrap().strip_prefix("/api/v1").unwrap().to_owned()
}

fn other_size(path: &str, pixels: u32) -> String {
    path.replace("320.webp", &format!("{pixels}.webp"))
}

fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = RgbImage::from_fn(width, height, |x, y| image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 90]));
    JpegEncoder::new(&mut bytes).encode_image(&image).unwrap();
    bytes
}

/// A JPEG with an orientation and a location in its EXIF data.
fn photo_with_exif(width: u32, height: u32) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // orientation: 90 degrees clockwise
    exif.extend(b"\x01\x0f\0\x02\0\0\0\x12\0\0\0\x26"); // make, at 0x26
    exif.extend(b"\0\0\0\0Secret camera, 4\0\0");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let photo = photo(width, height);
    [&photo[..2], &[0xff, 0xe1], &length, &exif, &photo[2..]].concat()
}

async fn seen(hall: &Hall, path: &str) -> DynamicImage {
    let reply = hall.nobody().get(path).await;
    assert_eq!(reply.status, 200, "{path}");
    assert_eq!(reply.header("content-type"), "image/webp");
    image::load_from_memory_with_format(&reply.body, ImageFormat::WebP).unwrap()
}

fn stored(hall: &Hall) -> usize {
    let shards = fs::read_dir(hall.home().join("files")).unwrap().map(|shard| shard.unwrap().path());
    shards.filter_map(|shard| Some(fs::read_dir(shard).ok()?.count())).sum()
}

#[apply(both_engines)]
async fn a_picture_is_public_in_three_sizes(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.worker().await);
    for (person, room) in [(&client, "clients"), (&worker, "workers")] {
        let shown = shows(person, room, photo(2000, 1000)).await.is(200);
        let picture = path(&shown);
        for (pixels, height) in [(96, 48), (320, 160), (1024, 512)] {
            assert_eq!(seen(&hall, &other_size(&picture, pixels)).await.dimensions(), (pixels, height));
        }
        for page in [format!("/{room}/me"), format!("/{room}/{}", person.id)] {
            assert_eq!(person.get(&page).await.is(200)["picture_url"], shown["picture_url"], "{page}");
        }
        hall.nobody().get(&other_size(&picture, 320_000)).await.is_problem(404, "not_found");
    }
}

#[apply(both_engines)]
async fn a_picture_is_upright_no_larger_than_it_was_and_says_nothing_but_what_is_seen(hall: Hall) {
    let client = hall.client().await;
    let picture = path(&shows(&client, "clients", photo_with_exif(200, 100)).await.is(200));
    for (pixels, dimensions) in [(96, (48, 96)), (320, (100, 200)), (1024, (100, 200))] {
        assert_eq!(seen(&hall, &other_size(&picture, pixels)).await.dimensions(), dimensions);
    }
    let bytes = hall.nobody().get(&picture).await.body;
    assert!(!bytes.windows(6).any(|window| window == b"Secret" || &window[..4] == b"EXIF" || &window[..4] == b"Exif"));

    let mut transparent = Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(50, 50, image::Rgba([200, 0, 0, 0]))
        .write_to(&mut transparent, ImageFormat::Png)
        .unwrap();
    let picture = path(&shows(&client, "clients", transparent.into_inner()).await.is(200));
    assert_eq!(seen(&hall, &picture).await.get_pixel(25, 25)[3], 0);
}

#[apply(both_engines)]
async fn pictures_are_cached(hall: Hall) {
    let client = hall.client().await;
    let picture = path(&shows(&client, "clients", png(1)).await.is(200));
    let reply = hall.nobody().get(&picture).await;
    assert_eq!(reply.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(reply.header("x-content-type-options"), "nosniff");
    let tag = reply.header("etag").to_owned();
    let again = |tag: &str| Reply::to(hall.nobody().request(Method::GET, &picture).header("if-none-match", tag));
    let known = again(&tag).await;
    assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
    assert_eq!(known.header("cache-control"), reply.header("cache-control"));
    assert_eq!(again("\"another\"").await.status, 200);
    let head = Reply::to(hall.nobody().request(Method::HEAD, &picture)).await;
    assert_eq!((head.status.as_u16(), head.header("content-type"), head.body.len()), (200, "image/webp", 0));
}

#[apply(both_engines)]
async fn another_picture_is_somewhere_else_and_the_one_before_is_gone(hall: Hall) {
    let client = hall.client().await;
    let first = path(&shows(&client, "clients", jpeg(1)).await.is(200));
    let second = path(&shows(&client, "clients", jpeg(1)).await.is(200));
    assert_ne!(first, second);
    hall.nobody().get(&first).await.is_problem(404, "not_found");
    seen(&hall, &second).await;
    eventually("nothing but what is named", async || (stored(&hall) == 3).then_some(())).await;

    for _ in 0..2 {
        client.delete("/clients/me/picture").await.is(204);
        assert_eq!(client.get("/clients/me").await.is(200)["picture_url"], Value::Null);
        hall.nobody().get(&second).await.is_problem(404, "not_found");
        eventually("nothing but what is named", async || (stored(&hall) == 0).then_some(())).await;
    }
    let changes = heard(&client, "/events", 4).await;
    let changes = changes["items"].as_array().unwrap().iter().filter(|event| event["type"] == "picture.changed");
    assert_eq!(changes.count(), 3);
}

#[apply(both_engines)]
async fn of_ten_pictures_at_once_one_stands_and_no_file_is_left_of_the_others(hall: Hall) {
    let worker = hall.worker().await;
    let pictures = join_all((0..10).map(|seed| shows(&worker, "workers", jpeg(seed)))).await;
    let standing = worker.get("/workers/me").await.is(200)["picture_url"].clone();
    assert!(pictures.iter().any(|shown| shown.is(200)["picture_url"] == standing));
    eventually("nothing but what is named", async || (stored(&hall) == 3).then_some(())).await;
    seen(&hall, &path(&json!({ "picture_url": standing }))).await;
}

#[apply(both_engines)]
async fn the_picture_of_a_hidden_user_is_not_found(hall: Hall) {
    let client = hall.client().await;
    let picture = path(&shows(&client, "clients", jpeg(1)).await.is(200));
    for (status, seen) in [("FROZEN", 404), ("BANNED", 404), ("ACTIVE", 200)] {
        let statement = match status {
            "FROZEN" => "UPDATE users SET status = 'FROZEN' WHERE id = $1",
            "BANNED" => "UPDATE users SET status = 'BANNED' WHERE id = $1",
            _ => "UPDATE users SET status = 'ACTIVE' WHERE id = $1",
        };
        hall.sql(statement, client.user_id()).await;
        assert_eq!(hall.nobody().get(&picture).await.status, seen, "{status}");
    }
    hall.sql("UPDATE users SET status = 'FROZEN' WHERE id = $1", client.user_id()).await;
    shows(&client, "clients", jpeg(1)).await.is_problem(403, "account_frozen");
}

#[apply(both_engines)]
async fn a_deleted_account_takes_its_picture_along(hall: Hall) {
    let client = hall.client().await;
    let picture = path(&shows(&client, "clients", jpeg(1)).await.is(200));
    let files = export(&client).await;
    assert!(files.iter().any(|(name, bytes)| name == "picture.webp" && bytes.starts_with(b"RIFF")));
    assert_eq!(json_in(&files, "account.json")[0]["email"], client.email.as_str());
    let farewell = json!({ "password": client.password });
    Reply::to(client.request(Method::DELETE, "/auth/me").json(&farewell)).await.is(204);
    hall.nobody().get(&picture).await.is_problem(404, "not_found");
}

#[apply(both_engines)]
async fn a_workers_picture_is_shown_wherever_they_are(hall: Hall) {
    let (client, worker) = (hall.client().await, hall.verified_worker().await);
    let shown = shows(&worker, "workers", jpeg(1)).await.is(200)["picture_url"].clone();
    client.post("/threads", json!({ "worker_id": worker.id, "content": "Hello" })).await.is(201);
    assert_eq!(client.get("/threads").await.is(200)["items"][0]["worker"]["picture_url"], shown);
    Reply::to(client.request(Method::PUT, &format!("/clients/me/favorites/{}", worker.id))).await.is(204);
    assert_eq!(client.get("/clients/me/favorites").await.is(200)["items"][0]["picture_url"], shown);
}

#[apply(both_engines)]
async fn a_file_that_is_no_picture_is_refused(hall: Hall) {
    let client = hall.client().await;
    let whole = jpeg(1);
    for (bytes, status, code) in [
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec(),
            415,
            "unsupported_media_type",
        ),
        (b"<html>".to_vec(), 415, "unsupported_media_type"),
        (b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), 415, "unsupported_media_type"),
        (crate::support::papers::pdf("x"), 415, "unsupported_media_type"),
        (whole[..whole.len() / 2].to_vec(), 422, "invalid"),
        (Vec::new(), 422, "invalid"),
        (vec![0xff; 10 * 1024 * 1024 + 1], 413, "too_large"),
    ] {
        shows(&client, "clients", bytes).await.is_problem(status, code);
    }
    let another = Form::new().part("picture", file(whole));
    let request = client.request(Method::PUT, "/clients/me/picture").multipart(another);
    Reply::to(request).await.is_problem(422, "invalid");
    let json = client.request(Method::PUT, "/clients/me/picture").json(&json!({}));
    Reply::to(json).await.is_problem(415, "unsupported_media_type");
    eventually("nothing but what is named", async || (stored(&hall) == 0).then_some(())).await;
}

#[apply(both_engines)]
#[apply(needs_clamd)]
async fn no_picture_is_public_that_the_scanner_has_not_looked_at(hall: Hall) {
    let mut clamd = Clamd::prepare();
    let hall = hall.with(&[("HIREHALL_CLAMD_URL", &clamd.url())]).await;
    let client = hall.client().await;
    let refused = shows(&client, "clients", jpeg(1)).await;
    refused.is_problem(503, "scanner_unavailable");
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(client.get("/clients/me").await.is(200)["picture_url"], Value::Null);
    clamd.start();
    eventually("the scanner", async || (shows(&client, "clients", jpeg(1)).await.status == 200).then_some(())).await;
    let infected = [jpeg(1), MALWARE.as_bytes().to_vec()].concat();
    shows(&client, "clients", infected).await.is_invalid("/file", "infected");
}
