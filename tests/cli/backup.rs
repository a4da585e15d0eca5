//! A backup of a marketplace that is being used, restored on either engine.

use super::{
    contents::{
        answers, blob, contents, copy_master_key, created, events, get, hand_in_documents, is_refused, listings, mails,
        populated, token, waiting_documents, write_listing,
    },
    gate::Gate,
    installation::{Installation, Said},
};
use crate::support::{S3, eventually};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// A marketplace with documents, and a backup of it.
async fn backed_up(hall: &Installation) -> PathBuf {
    drop(populated(hall).await);
    let file = hall.home().join("backup");
    assert!(hall.run(&["backup", "backup"]).well().is_empty());
    file
}

async fn is_backed_up_and_restored(from: Installation, to: Installation, key_inside: bool) {
    from.populate(7);
    let server = Arc::new(from.serve(&["serve", "--mail-url", "smtp://127.0.0.1:1?tls=none"]));
    let signup = json!({ "email": "newcomer@example.org", "password": "correct horse battery", "role": "CLIENT", "first_name": "Nora", "last_name": "New" });
    let (status, answer) = server.call(Method::POST, "/auth/signup", None, Some(signup)).await.unwrap();
    assert_eq!(status, 202, "{answer}");
    hand_in_documents(&server).await;
    let worker = token(&server, "worker").await;
    let (public, addresses) = (answers(&server).await, waiting_documents(&server).await);
    let papers = contents(&server, &addresses).await;
    assert!(public.len() > 12 && papers.len() >= 2, "{} {}", public.len(), papers.len());
    let acknowledged: BTreeSet<String> =
        [write_listing(&server, &worker).await.unwrap(), write_listing(&server, &worker).await.unwrap()].into();

    // Others write while the backup is made.
    let (is_over, during) = (Arc::new(AtomicBool::new(false)), (Arc::clone(&server), worker.clone()));
    let writing = tokio::spawn({
        let is_over = Arc::clone(&is_over);
        async move {
            let mut written = 0;
            while !is_over.load(Ordering::Relaxed) || written < 3 {
                write_listing(&during.0, &during.1).await.unwrap();
                written += 1;
            }
        }
    });
    let words: &[&str] = if key_inside { &["backup", "backup", "--with-master-key"] } else { &["backup", "backup"] };
    let mut command = from.command(words);
    let said = Said::from(tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap());
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(said.err.contains("master key is inside"), key_inside, "{}", said.err);
    is_over.store(true, Ordering::Relaxed);
    writing.await.unwrap();
    let file = from.home().join("backup");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let seen = events(&server, &worker).await.last().unwrap()["id"].as_i64().unwrap();
    drop(server);

    if !key_inside {
        copy_master_key(&from, &to);
    }
    let file = file.to_str().unwrap();
    assert!(to.run(&["restore", "--verify", file]).well().contains("complete and unchanged"));
    to.run(&["restore", file]).well();
    let server = to.serve(&["serve"]);

    // The session of before goes on, and every write up to the backup's moment is there, none by half.
    let (kept, happened) = (listings(&server, &worker).await, events(&server, &worker).await);
    assert!(kept.is_superset(&acknowledged), "{kept:?}");
    assert_eq!(created(&happened), kept);
    // The search finds listings as soon as they are indexed again.
    eventually("the search", async || {
        let found = get(&server, None, "/services?limit=100").await;
        (found == public[0].1).then_some(())
    })
    .await;
    let again = answers(&server).await;
    for (before, after) in public.iter().zip(&again) {
        assert_eq!(before, after);
    }
    assert_eq!(public.len(), again.len());
    let title = public[0].1["items"][0]["title"].as_str().unwrap();
    let word = title.split_whitespace().max_by_key(|word| word.len()).unwrap();
    eventually("a word in the search", async || {
        let found = get(&server, None, &format!("/services?q={word}")).await;
        found["items"].as_array().unwrap().iter().any(|item| item["title"] == title).then_some(())
    })
    .await;
    assert!(contents(&server, &addresses).await == papers, "a document has changed");

    // A client that has seen more than was restored begins anew, also when the log has grown.
    let newest = happened.last().unwrap()["id"].as_i64().unwrap();
    assert!(seen > newest);
    for _ in 0..2 {
        let page = get(&server, Some(&worker), &format!("/events?after={seen}")).await;
        assert_eq!(
            (page["items"].as_array().unwrap().len(), &page["items"][0]["type"]),
            (1, &json!("reset")),
            "{page}"
        );
        write_listing(&server, &worker).await.unwrap();
    }
    let after = get(&server, Some(&worker), &format!("/events?after={newest}")).await;
    let first = &after["items"][0];
    assert!(first["type"] != "reset" && first["id"].as_i64().unwrap() > newest + 1_000_000, "{after}");

    // Mails wait, and everything else is served.
    assert_eq!(reqwest::get(format!("{}/readyz", server.url)).await.unwrap().status(), 200);
    assert!(to.run(&["queue", "list"]).well().contains("Mails are held since"));
    assert!(to.run(&["doctor"]).out.contains("FAIL  held mails"));
    assert_eq!(mails(&to), 0);
    assert!(to.run(&["queue", "release"]).well().contains("are sent from now on"));
    // After an attempt before the backup, the mail would wait for half a minute. It may be sent meanwhile.
    let waiting: Value = serde_json::from_str(&to.run(&["queue", "list", "--json"]).well()).unwrap();
    for task in waiting["tasks"].as_array().unwrap().iter().filter(|task| task["kind"] == "mail") {
        to.run(&["queue", "retry", task["id"].as_str().unwrap()]);
    }
    eventually("the mail of the sign-up", async || (mails(&to) > 0).then_some(())).await;
    assert!(to.run(&["queue", "release"]).well().contains("No mail was held"));
}

#[tokio::test]
async fn a_backup_of_sqlite_is_restored_into_sqlite() {
    is_backed_up_and_restored(Installation::on_sqlite(), Installation::on_sqlite(), true).await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_backup_of_sqlite_is_restored_into_postgresql() {
    is_backed_up_and_restored(Installation::on_sqlite(), Installation::on_postgresql().await, false).await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_backup_of_postgresql_is_restored_into_sqlite() {
    is_backed_up_and_restored(Installation::on_postgresql().await, Installation::on_sqlite(), false).await;
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_backup_of_postgresql_is_restored_into_postgresql() {
    let (from, to) = (Installation::on_postgresql().await, Installation::on_postgresql().await);
    is_backed_up_and_restored(from, to, true).await;
}

/// Files keep their bytes from a directory through a bucket to a directory.
#[apply(needs_s3)]
#[tokio::test]
async fn files_are_backed_up_from_a_bucket_and_restored_into_one() {
    let s3 = S3::start().await;
    let [from, there, back] = [(); 3].map(|()| Installation::on_sqlite());
    let server = populated(&from).await;
    let addresses = waiting_documents(&server).await;
    let papers = contents(&server, &addresses).await;
    drop(server);
    let backup = from.home().join("backup");
    from.run(&["backup", "backup", "--with-master-key"]).well();
    let in_bucket = |words: &[&str]| Said::from(there.command(words).envs(s3.settings()).output().unwrap());
    in_bucket(&["restore", backup.to_str().unwrap()]).well();
    assert_eq!(s3.names().await.len(), papers.len());
    in_bucket(&["backup", "backup", "--with-master-key"]).well();
    back.run(&["restore", there.home().join("backup").to_str().unwrap()]).well();
    let server = back.serve(&["serve"]);
    assert!(contents(&server, &addresses).await == papers, "a document has changed");

    fs::remove_file(there.home().join("data/hirehall.db")).unwrap();
    is_refused(&in_bucket(&["restore", backup.to_str().unwrap()]), "is not empty");
}

/// Runs with the bytes of an archive on standard input.
fn restore_from(hall: &Installation, words: &[&str], archive: &[u8]) -> Said {
    let mut child = hall.command(words).stdin(Stdio::piped()).spawn().unwrap();
    // A refused archive is not read to its end.
    let _ = child.stdin.take().unwrap().write_all(archive);
    Said::from(child.wait_with_output().unwrap())
}

#[tokio::test]
async fn a_backup_goes_through_a_pipe_and_can_end_all_sessions() {
    let (from, to) = (Installation::on_sqlite(), Installation::on_sqlite());
    let server = populated(&from).await;
    let before = token(&server, "worker").await;
    let output = from.command(&["backup", "-", "--with-master-key"]).output().unwrap();
    assert!(output.status.success());
    drop(server);
    assert!(restore_from(&to, &["restore", "--verify", "-"], &output.stdout).well().contains("key is inside"));
    restore_from(&to, &["restore", "-", "--end-sessions"], &output.stdout).well();
    let server = to.serve(&["serve"]);
    let (status, _) = server.call(Method::GET, "/auth/me", Some(&before), None).await.unwrap();
    assert_eq!(status, 401);
    token(&server, "worker").await;
}

#[tokio::test]
async fn a_damaged_backup_is_refused_before_anything_is_written() {
    let from = Installation::on_sqlite();
    let file = backed_up(&from).await;
    let archive = fs::read(&file).unwrap();
    let to = Installation::on_sqlite();
    copy_master_key(&from, &to);
    let damaged = to.home().join("damaged");
    let refuses = |bytes: &[u8]| {
        fs::write(&damaged, bytes).unwrap();
        for words in [&["restore", "--verify", "damaged"][..], &["restore", "damaged"]] {
            is_refused(&to.run(words), "damaged");
            assert!(!to.home().join("data/hirehall.db").exists() && !to.home().join("data/files").exists());
        }
    };
    for length in [0, 1, archive.len() / 2, archive.len() - 5, archive.len() - 1] {
        refuses(&archive[..length]);
    }
    for position in (0..8).map(|eighth| 10 + eighth * (archive.len() - 11) / 7) {
        let mut flipped = archive.clone();
        flipped[position] ^= 4;
        refuses(&flipped);
    }
    fs::write(&damaged, &archive).unwrap();
    to.run(&["restore", "damaged"]).well();
}

#[tokio::test]
async fn a_backup_is_refused_where_it_does_not_belong() {
    let from = Installation::on_sqlite();
    let file = backed_up(&from).await;
    let path = file.to_str().unwrap();
    is_refused(&from.run(&["backup", "backup"]), "exists already");
    is_refused(&from.run(&["restore", path]), "not empty");

    for to in Installation::on_each_engine().await {
        is_refused(&to.run(&["restore", path]), "does not contain the master key");
        let foreign = to
            .command(&["restore", path])
            .env("HIREHALL_MASTER_KEY", "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=")
            .output();
        is_refused(&Said::from(foreign.unwrap()), "another master key");
        copy_master_key(&from, &to);
        for (written, newer, why) in
            [("\"schema\":", "\"schema\":99", "does not know"), ("\"format\":1", "\"format\":7", "newer")]
        {
            is_refused(&restore_from(&to, &["restore", "-"], &changed(&file, written, newer)), why);
        }
        let blob = to.home().join("data/files/ab");
        fs::create_dir_all(&blob).unwrap();
        fs::write(blob.join("ab".repeat(16)), "x").unwrap();
        is_refused(&to.run(&["restore", path]), "is not empty");
        fs::remove_dir_all(to.home().join("data/files")).unwrap();
        assert!(to.run(&["migrate", "--status"]).well().lines().all(|line| line.ends_with("pending")));
        to.run(&["restore", path]).well();
    }
}

/// The archive with another beginning of its header.
fn changed(file: &Path, written: &str, newer: &str) -> Vec<u8> {
    let mut tar = zstd::decode_all(fs::File::open(file).unwrap()).unwrap();
    let at = tar.windows(written.len()).position(|window| window == written.as_bytes()).unwrap();
    tar[at..at + newer.len()].copy_from_slice(newer.as_bytes());
    zstd::encode_all(&*tar, 3).unwrap()
}

/// Whether the database has the mark of a restore.
fn is_marked(hall: &Installation) -> bool {
    if let Some(dump) = hall.dump() {
        return String::from_utf8_lossy(&dump).contains("restoring\t");
    }
    let database = rusqlite::Connection::open(hall.home().join("data/hirehall.db")).unwrap();
    let marks = database.query_row("SELECT count(*) FROM installation WHERE name = 'restoring'", [], |row| row.get(0));
    marks.is_ok_and(|marks: i64| marks == 1)
}

/// The beginning of an archive, as far as it can be read.
fn begun(tar: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 3).unwrap();
    encoder.write_all(tar).unwrap();
    encoder.flush().unwrap();
    encoder.get_ref().clone()
}

#[tokio::test]
async fn a_restore_that_is_killed_leaves_an_installation_that_refuses_to_serve() {
    let from = Installation::on_sqlite();
    let archive = fs::read(backed_up(&from).await).unwrap();
    let tar = zstd::decode_all(&*archive).unwrap();
    let files = tar.windows(6).position(|window| window == b"files/").unwrap();
    let last = archive.len() - 1;
    for sent in [begun(&tar[..files / 2]), begun(&tar[..files + 1000]), archive[..last].to_vec()] {
        for to in Installation::on_each_engine().await {
            copy_master_key(&from, &to);
            let mut child = to.command(&["restore", "-"]).stdin(Stdio::piped()).spawn().unwrap();
            let mut input = child.stdin.take().unwrap();
            input.write_all(&sent).unwrap();
            eventually("the mark", async || {
                let is_begun = to.database_url().is_some() || to.home().join("data/hirehall.db").exists();
                (is_begun && is_marked(&to)).then_some(())
            })
            .await;
            child.kill().unwrap();
            child.wait().unwrap();
            for command in [&["serve"][..], &["migrate"], &["queue", "list"], &["backup", "x"], &["restore", "-"]] {
                is_refused(&restore_from(&to, command, &archive), "only in part");
            }
            assert!(to.run(&["doctor"]).out.contains("only in part"));
        }
    }
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_restore_that_is_killed_in_its_last_steps_is_no_installation_yet() {
    let from = Installation::on_sqlite();
    let file = backed_up(&from).await.display().to_string();
    // Listings are indexed anew; event numbers are skipped; the mark goes.
    for (change, table) in [("INSERT", "tasks"), ("INSERT", "event_gaps"), ("DELETE", "installation")] {
        let to = Installation::on_postgresql().await;
        copy_master_key(&from, &to);
        to.run(&["migrate"]).well();
        let gate = Gate::before(change, table, to.database_url().unwrap());
        let mut child = to.command(&["restore", &file]).spawn().unwrap();
        gate.is_reached().await;
        child.kill().unwrap();
        child.wait().unwrap();
        drop(gate);
        for command in [&["serve"][..], &["restore", &file]] {
            is_refused(&to.run(command), "only in part");
        }
    }
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_backup_that_is_killed_among_its_rows_leaves_no_file_of_its_name() {
    let hall = Installation::on_postgresql().await;
    drop(populated(&hall).await);
    for table in ["users", "tasks"] {
        let gate = Gate::before_reading(table, hall.database_url().unwrap());
        let mut child = hall.command(&["backup", "backup"]).spawn().unwrap();
        gate.is_reached().await;
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!hall.home().join("backup").exists());
    }
    hall.run(&["backup", "backup"]).well();
    assert!(hall.run(&["restore", "--verify", "backup"]).well().contains("complete"));
}

#[tokio::test]
async fn a_backup_that_is_killed_leaves_no_file_of_its_name() {
    let hall = Installation::on_sqlite();
    drop(populated(&hall).await);
    let blob = blob(&hall);
    let kept = hall.home().join("kept");
    fs::rename(&blob, &kept).unwrap();
    // Its reader waits.
    assert!(Command::new("mkfifo").arg(&blob).status().unwrap().success());
    let mut child = hall.command(&["backup", "backup"]).spawn().unwrap();
    let partial = hall.home().join("backup.partial");
    eventually("the partial file", async || partial.exists().then_some(())).await;
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(partial.exists() && !hall.home().join("backup").exists());
    fs::rename(&kept, &blob).unwrap();
    hall.run(&["backup", "backup"]).well();
    assert!(!partial.exists() && hall.home().join("backup").exists());
}

#[tokio::test]
async fn a_file_that_is_gone_is_told_and_does_not_keep_the_rest_from_the_backup() {
    let hall = Installation::on_sqlite();
    drop(populated(&hall).await);
    let blob = blob(&hall);
    fs::remove_file(&blob).unwrap();
    let said = hall.run(&["backup", "backup"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.err.contains("Deleted meanwhile, so not inside: 1;"), "{}", said.err);
    assert!(hall.run(&["restore", "--verify", "backup"]).well().contains("complete"));
}
