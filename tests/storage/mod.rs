//! Where files live: in a directory, or in a bucket of a store that speaks S3.

use crate::{
    support::{Hall, Person, Reply, S3, eventually},
    worker::papers::{file, hand_in, jpeg, passport, pdf, png},
};
use macro_rules_attribute::apply;
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use std::{io::Cursor, path::Path, time::Duration};

/// The same marketplace with its files in a bucket.
async fn in_a_bucket(hall: Hall) -> (Hall, S3) {
    let s3 = S3::start().await;
    let settings = s3.settings();
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    (hall.with(&settings).await, s3)
}

async fn show(admin: &Person, id: &Value, slot: &str) -> Reply {
    admin.get(&format!("/admin/kyc/{}/files/{slot}", id.as_str().unwrap())).await
}

#[apply(both_engines)]
#[apply(needs_s3)]
async fn a_bucket_keeps_what_a_directory_keeps_and_reads_as_little_of_it(hall: Hall) {
    let (hall, s3) = in_a_bucket(hall).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    // More than one part of an upload, and no multiple of anything.
    let large = [pdf("a secret"), vec![b' '; 5_432_109], b"%%EOF\n".to_vec()].concat();
    let id = hand_in(&worker, passport(large.clone(), jpeg(1))).await.is(201)["id"].clone();
    let document = show(&admin, &id, "document").await;
    assert_eq!(document.header("content-length"), large.len().to_string());
    assert!(document.body == large);
    let face = image::load_from_memory(&show(&admin, &id, "selfie").await.body).unwrap();
    assert_eq!((face.width(), face.height()), (120, 80));

    let picture = worker.request(Method::PUT, "/workers/me/picture").multipart(Form::new().part("file", file(png(3))));
    let picture = Reply::to(picture).await.is(200)["picture_url"].as_str().unwrap().to_owned();
    let shown = hall.nobody().get(picture.trim_start_matches("/api/v1")).await;
    assert_eq!((shown.status.as_u16(), shown.header("content-type")), (200, "image/webp"));

    worker.post("/auth/me/export", json!({ "password": worker.password })).await.is(202);
    let url = eventually("the export", async || {
        worker.get("/auth/me/export").await.is(200)["url"].as_str().map(str::to_owned)
    })
    .await;
    let export = worker.get(url.split("/api/v1").last().unwrap()).await;
    let mut zip = zip::ZipArchive::new(Cursor::new(export.body)).unwrap();
    let packed = format!("identity_checks/{}/document.pdf", id.as_str().unwrap());
    let mut document = Vec::new();
    std::io::copy(&mut zip.by_name(&packed).unwrap(), &mut document).unwrap();
    assert!(document == large);

    let names = s3.names().await;
    assert_eq!(names.len(), 2 + 3 + 1, "{names:?}");
    for name in &names {
        assert!(name.starts_with("files/of/one/"), "{name}");
        let object = s3.object(name).await;
        for secret in [&b"a secret"[..], b"%PDF", b"JFIF", b"WEBP", b"identity_checks"] {
            assert!(!object.windows(secret.len()).any(|window| window == secret), "{name}");
        }
    }
    assert!(!hall.home().join("files").exists(), "nothing is kept here");
}

#[apply(both_engines)]
#[apply(needs_s3)]
async fn a_store_that_is_down_costs_what_needs_it_and_nothing_else(hall: Hall) {
    let (hall, mut s3) = in_a_bucket(hall).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    let id = hand_in(&worker, passport(pdf("x"), jpeg(1))).await.is(201)["id"].clone();
    admin
        .post(&format!("/admin/kyc/{}/reject", id.as_str().unwrap()), json!({ "reason_code": "MISMATCH" }))
        .await
        .is(200);
    s3.stop();
    for refused in [hand_in(&worker, passport(pdf("y"), jpeg(2))).await, show(&admin, &id, "document").await] {
        refused.is_problem(503, "storage_unavailable");
        assert!(!refused.header("retry-after").is_empty());
        let says = String::from_utf8_lossy(&refused.body);
        assert!(!says.contains("127.0.0.1") && !says.contains("hall") && !says.contains("somebody"), "{says}");
    }
    assert_eq!(worker.get("/workers/me/kyc").await.is(200)["status"], "REJECTED");
    s3.restart().await;
    show(&admin, &id, "document").await.is_problem(500, "internal");
    let id = hand_in(&worker, passport(pdf("z"), jpeg(3))).await.is(201)["id"].clone();
    assert_eq!(show(&admin, &id, "document").await.body, pdf("z"));
    assert_eq!(s3.names().await.len(), 2);
}

/// Every file below a directory, by its path in it.
fn files_below(directory: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![directory.to_owned()];
    while let Some(path) = open.pop() {
        match std::fs::read_dir(&path) {
            Ok(entries) => open.extend(entries.map(|entry| entry.unwrap().path())),
            Err(_) => found.push(path.strip_prefix(directory).unwrap().display().to_string()),
        }
    }
    found.sort();
    found
}

const ORPHAN: &str = "ab/abababababababababababababababab";
const NOT_OURS: &str = "ab/README";

/// An identity check, a draft, a picture and an export: everything that names files.
async fn everything_that_names_files(hall: &Hall) -> (Person, Value) {
    let (worker, other) = (hall.worker().await, hall.worker().await);
    let id = hand_in(&worker, passport(pdf("x"), jpeg(1))).await.is(201)["id"].clone();
    let draft = other.request(Method::PUT, "/workers/me/kyc/files/document");
    Reply::to(draft.multipart(Form::new().part("file", file(jpeg(2))))).await.is(200);
    let picture = other.request(Method::PUT, "/workers/me/picture");
    Reply::to(picture.multipart(Form::new().part("file", file(png(3))))).await.is(200);
    worker.post("/auth/me/export", json!({ "password": worker.password })).await.is(202);
    eventually("the export", async || worker.get("/auth/me/export").await.is(200)["url"].as_str().map(drop)).await;
    (worker, id)
}

#[apply(both_engines)]
async fn a_file_that_no_row_names_is_swept_out_of_a_directory_after_an_hour(hall: Hall) {
    let files = hall.home().join("files");
    everything_that_names_files(&hall).await;
    let named = files_below(&files);
    assert_eq!(named.len(), 2 + 1 + 3 + 1);
    for name in [ORPHAN, NOT_OURS] {
        std::fs::write(files.join(name), "left behind").unwrap();
    }
    hall.clock.advance(Duration::from_secs(59 * 60));
    let sweeper = hall.another_node_that_sweeps().await;
    // It has gone through everything once it has come to what is old.
    let old = files.join("ff").join("ff".repeat(16));
    std::fs::write(&old, "left behind").unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    std::fs::File::open(&old).unwrap().set_modified(long_ago).unwrap();
    eventually("the first round", async || (!old.exists()).then_some(())).await;
    assert!(files.join(ORPHAN).exists(), "what is young may wait for its row");

    hall.clock.advance(Duration::from_secs(2 * 60));
    eventually("the end of the orphan", async || (!files.join(ORPHAN).exists()).then_some(())).await;
    sweeper.stop.cancel();
    let mut left = named;
    left.push(NOT_OURS.to_owned());
    left.sort();
    assert_eq!(files_below(&files), left);
}

#[apply(both_engines)]
#[apply(needs_s3)]
async fn a_file_that_no_row_names_is_swept_out_of_a_bucket_after_an_hour(hall: Hall) {
    let (hall, s3) = in_a_bucket(hall).await;
    everything_that_names_files(&hall).await;
    let mut left = s3.names().await;
    assert_eq!(left.len(), 2 + 1 + 3 + 1);
    let (orphan, not_ours) = (format!("files/of/one/{ORPHAN}"), format!("files/of/one/{NOT_OURS}"));
    let of_another = format!("files/of/another/{ORPHAN}");
    left.extend([not_ours.clone(), of_another.clone()]);
    left.sort();
    for name in [&orphan, &not_ours, &of_another] {
        s3.put(name, "left behind").await;
    }
    hall.clock.advance(Duration::from_secs(61 * 60));
    let sweeper = hall.another_node_that_sweeps().await;
    eventually("the end of the orphan", async || (!s3.names().await.contains(&orphan)).then_some(())).await;
    sweeper.stop.cancel();
    let mut names = s3.names().await;
    names.sort();
    assert_eq!(names, left);
}
