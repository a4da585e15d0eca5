//! File stores: a directory, or an S3 bucket.

use crate::support::papers::{file, hand_in, jpeg, passport, pdf, png};
use crate::support::{Hall, Person, Reply, S3, eventually};
use hirehall::{
    background::sweep::{accept, sweep},
    startup,
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

#[apply(needs_s3)]
#[tokio::test]
async fn a_bucket_stores_and_reads_the_same_as_a_directory() {
    let hall = Hall::on_sqlite().await;
    let (hall, s3) = in_a_bucket(hall).await;
    let (worker, admin) = (hall.worker().await, hall.admin().await);
    // Longer than one part of an upload, and not a multiple of any chunk size.
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
    assert!(files_below(&hall.home().join("files")).is_empty(), "nothing is kept here");
}

#[apply(both_engines)]
#[apply(needs_s3)]
async fn an_unavailable_store_fails_only_the_requests_that_need_it(hall: Hall) {
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

/// Every file below a directory, by its relative path.
fn files_below(directory: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![directory.to_owned()];
    while let Some(path) = open.pop() {
        match std::fs::read_dir(&path) {
            Ok(entries) => open.extend(entries.map(|entry| entry.unwrap().path())),
            Err(_) => found.push(path.strip_prefix(directory).unwrap().display().to_string()),
        }
    }
    found.retain(|path| path != "installation");
    found.sort();
    found
}

const ORPHAN: &str = "ab/abababababababababababababababab";
const NOT_OURS: &str = "ab/README";

/// An identity check, a draft, a picture and an export: everything that references files.
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

const SET_ASIDE: &str = "set-aside/ab/abababababababababababababababab";

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[apply(both_engines)]
async fn a_file_that_no_row_names_is_set_aside_after_an_hour_and_deleted_after_a_week(hall: Hall) {
    let files = hall.home().join("files");
    everything_that_names_files(&hall).await;
    let named = files_below(&files);
    assert_eq!(named.len(), 2 + 1 + 3 + 1);
    let young = format!("ff/{}", "ff".repeat(16));
    for name in [ORPHAN, NOT_OURS, &young] {
        std::fs::write(files.join(name), "left behind").unwrap();
    }
    let moment = std::time::SystemTime::now() + HOUR;
    std::fs::File::open(files.join(&young)).unwrap().set_modified(moment).unwrap();
    let with = |more: &[&str]| {
        let mut all = named.clone();
        all.extend(more.iter().map(|name| (*name).to_owned()));
        all.sort();
        all
    };

    hall.clock.advance(HOUR * 59 / 60);
    sweep(hall.app.clone()).await.unwrap();
    assert_eq!(
        files_below(&files),
        with(&[ORPHAN, NOT_OURS, &young]),
        "nothing happens in the first hour after a start"
    );
    hall.clock.advance(HOUR / 30);
    sweep(hall.app.clone()).await.unwrap();
    assert_eq!(files_below(&files), with(&[SET_ASIDE, NOT_OURS, &young]), "what is young may wait for its row");
    std::fs::remove_file(files.join(&young)).unwrap();
    hall.clock.advance(6 * DAY);
    sweep(hall.app.clone()).await.unwrap();
    assert!(files.join(SET_ASIDE).exists());
    hall.clock.advance(DAY);
    // An export expires after a day.
    sweep(hall.app.clone()).await.unwrap();
    assert!(!files.join(SET_ASIDE).exists() && files.join(NOT_OURS).exists());
}

#[apply(both_engines)]
#[apply(needs_s3)]
async fn a_file_that_no_row_names_is_set_aside_in_a_bucket_too(hall: Hall) {
    let (hall, s3) = in_a_bucket(hall).await;
    everything_that_names_files(&hall).await;
    let mut left = s3.names().await;
    assert_eq!(left.len(), 2 + 1 + 3 + 1);
    let (orphan, not_ours) = (format!("files/of/one/{ORPHAN}"), format!("files/of/one/{NOT_OURS}"));
    let of_another = format!("files/of/another/{ORPHAN}");
    for name in [&orphan, &not_ours, &of_another] {
        s3.put(name, "left behind").await;
    }
    hall.clock.advance(HOUR * 61 / 60);
    sweep(hall.app.clone()).await.unwrap();
    left.extend([not_ours, of_another]);
    let aside = format!("files/of/one/{SET_ASIDE}");
    let names = sorted(s3.names().await);
    let mut expected = left.clone();
    expected.push(aside.clone());
    assert_eq!(names, sorted(expected));
    hall.clock.advance(8 * DAY);
    sweep(hall.app.clone()).await.unwrap();
    assert!(!s3.names().await.contains(&aside));
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

#[apply(both_engines)]
async fn nothing_is_set_aside_when_it_would_be_more_than_a_tenth_of_the_store(hall: Hall) {
    let files = hall.home().join("files");
    everything_that_names_files(&hall).await;
    for number in 0..4 {
        std::fs::write(files.join(format!("ab/ab{number:030x}")), "of yesterday").unwrap();
    }
    let all = files_below(&files);
    hall.clock.advance(HOUR * 2);
    sweep(hall.app.clone()).await.unwrap();
    assert_eq!(files_below(&files), all);

    for number in 0..2 {
        std::fs::remove_file(files.join(format!("ab/ab{number:030x}"))).unwrap();
    }
    sweep(hall.app.clone()).await.unwrap();
    let aside = files_below(&files).into_iter().filter(|name| name.starts_with("set-aside/")).count();
    assert_eq!(aside, 2, "a few may be set aside in a store of any size");
}

#[apply(both_engines)]
async fn a_file_that_was_set_aside_is_there_again_when_a_row_names_it(hall: Hall) {
    let (_, id) = everything_that_names_files(&hall).await;
    let admin = hall.admin().await;
    let shown = show(&admin, &id, "document").await.body;
    let rename = async |statement: &'static str| {
        hall.app.db.write(move |tx| tx.execute(statement, &[])).await.unwrap();
    };
    // The reservations of their names have expired.
    hall.clock.advance(HOUR * 7);
    eventually("the end of the names that were reserved", async || {
        let reserved = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM deleted_blobs", &[]));
        (reserved.await.unwrap() == (0,)).then_some(())
    })
    .await;
    rename("UPDATE kyc_files SET note = blob_name, blob_name = NULL WHERE slot = 'document'").await;
    hall.clock.advance(HOUR * 2);
    sweep(hall.app.clone()).await.unwrap();
    let aside = |hall: &Hall| files_below(&hall.home().join("files/set-aside")).len();
    assert_eq!(aside(&hall), 1);
    rename("UPDATE kyc_files SET blob_name = note, note = NULL WHERE slot = 'document'").await;
    let admin = hall.admin().await;
    assert!(show(&admin, &id, "document").await.body == shown);
    assert_eq!(aside(&hall), 0);
}

/// The error of an installation that starts with the files of this one.
async fn refused(hall: &Hall) -> String {
    let other = Hall::on_sqlite().await;
    let mut settings = other.app.settings.clone();
    settings.storage_url = hall.app.settings.storage_url.clone();
    match startup::open(settings, other.clock.clone()).await {
        Err(why) => why.to_string(),
        Ok(_) => panic!("it has started on another's files"),
    }
}

#[apply(both_engines)]
async fn a_store_of_another_installation_is_left_alone(hall: Hall) {
    let files = hall.home().join("files");
    everything_that_names_files(&hall).await;
    let all = files_below(&files);
    assert!(refused(&hall).await.contains("belongs to another installation"));
    // The state that an older version has left.
    std::fs::remove_file(files.join("installation")).unwrap();
    assert!(refused(&hall).await.contains("names none"));
    assert_eq!(files_below(&files), all);
    let hall = hall.restarted().await;
    assert!(files.join("installation").exists() && refused(&hall).await.contains("belongs to another installation"));
    assert_eq!(files_below(&files), all);
}

#[apply(both_engines)]
#[apply(needs_s3)]
async fn a_bucket_of_another_installation_is_left_alone(hall: Hall) {
    let (hall, s3) = in_a_bucket(hall).await;
    everything_that_names_files(&hall).await;
    let all = sorted(s3.names().await);
    assert!(refused(&hall).await.contains("belongs to another installation"));
    assert_eq!(sorted(s3.names().await), all);
}

#[apply(both_engines)]
async fn files_of_a_deleted_account_are_deleted_soon_after(hall: Hall) {
    let (worker, _) = everything_that_names_files(&hall).await;
    let files = hall.home().join("files");
    let before = files_below(&files).len();
    let leaving = worker.request(Method::DELETE, "/auth/me").json(&json!({ "password": worker.password }));
    Reply::to(leaving).await.is(204);
    eventually("the end of the documents", async || (files_below(&files).len() <= before - 2).then_some(())).await;
}

#[apply(both_engines)]
async fn a_file_that_cannot_be_deleted_is_tried_again_and_keeps_no_other_from_its_end(hall: Hall) {
    let (worker, other) = (hall.worker().await, hall.worker().await);
    let files = hall.home().join("files");
    let set_picture = async |person: &Person, number: u32| {
        let picture = person.request(Method::PUT, "/workers/me/picture");
        Reply::to(picture.multipart(Form::new().part("file", file(png(number))))).await.is(200);
    };
    set_picture(&worker, 1).await;
    let stubborn = files_below(&files);
    set_picture(&other, 2).await;
    // No store deletes a non-empty directory as a file.
    for name in &stubborn {
        std::fs::remove_file(files.join(name)).unwrap();
        std::fs::create_dir(files.join(name)).unwrap();
        std::fs::write(files.join(name).join("kept"), "").unwrap();
    }
    set_picture(&worker, 3).await;
    other.delete("/workers/me/picture").await.is(204);
    eventually("the end of the other's picture", async || (files_below(&files).len() == 3 + 3).then_some(())).await;
    for name in &stubborn {
        std::fs::remove_dir_all(files.join(name)).unwrap();
        std::fs::write(files.join(name), "sealed").unwrap();
    }
    eventually("the end of the picture that was replaced", async || {
        hall.clock.advance(Duration::from_secs(60));
        (files_below(&files).len() == 3).then_some(())
    })
    .await;
}

#[apply(both_engines)]
async fn files_of_a_killed_upload_are_deleted_and_do_not_count_in_the_sweep(hall: Hall) {
    let files = hall.home().join("files");
    everything_that_names_files(&hall).await;
    let known = files_below(&files).len();
    let names = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM deleted_blobs", &[]));
    assert_eq!(names.await.unwrap().0, i64::try_from(known).unwrap(), "a name is on record before its file is there");
    let in_six_hours = hall.clock.now().saturating_add(6 * HOUR);
    for number in 0..4 {
        let name = format!("ab{number:030x}");
        std::fs::write(files.join("ab").join(&name), "of a killed upload").unwrap();
        let put_away = hall.app.db.write(move |tx| {
            tx.execute("INSERT INTO deleted_blobs (name, deleted_at) VALUES ($1, $2)", &[&name, &in_six_hours])
        });
        put_away.await.unwrap();
    }
    std::fs::write(files.join(ORPHAN), "left behind").unwrap();
    hall.clock.advance(2 * HOUR);
    sweep(hall.app.clone()).await.unwrap();
    assert!(files.join(SET_ASIDE).exists(), "one strange file is not too many");
    assert_eq!(files_below(&files).len(), known + 4 + 1);
    hall.clock.advance(5 * HOUR);
    eventually("the end of the killed upload", async || (files_below(&files).len() == known + 1).then_some(())).await;
}

#[apply(both_engines)]
async fn accepted_files_are_set_aside_however_many(hall: Hall) {
    let files = hall.home().join("files");
    everything_that_names_files(&hall).await;
    let leave_behind = |from: u32| {
        for number in from..from + 8 {
            let path = files.join(format!("ab/ab{number:030x}"));
            std::fs::write(&path, "of yesterday").unwrap();
            let moment = hall.clock.now().unix_micros() + 1_000_000;
            let moment = std::time::SystemTime::UNIX_EPOCH + Duration::from_micros(moment.unsigned_abs());
            std::fs::File::open(&path).unwrap().set_modified(moment).unwrap();
        }
    };
    leave_behind(0);
    hall.clock.advance(2 * HOUR);
    let aside = || files_below(&files).into_iter().filter(|name| name.starts_with("set-aside/")).count();
    sweep(hall.app.clone()).await.unwrap();
    assert_eq!(aside(), 0);
    assert_eq!(accept(&hall.app).await.unwrap(), (8, 7 + 8));
    sweep(hall.app.clone()).await.unwrap();
    assert_eq!(aside(), 8);

    leave_behind(8);
    hall.clock.advance(2 * HOUR);
    sweep(hall.app.clone()).await.unwrap();
    assert_eq!(aside(), 8, "what comes later is not accepted with it");
}
