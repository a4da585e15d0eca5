//! Backups in a bucket, encrypted backups, and backups of older versions.

use super::{
    contents::{answers, blob, copy_master_key, get, is_refused, populated},
    installation::{Installation, Said},
};
use crate::support::{BUCKET, S3, eventually};
use macro_rules_attribute::apply;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    process::Command,
};

fn with_bucket(hall: &Installation, s3: &S3, words: &[&str]) -> Command {
    let mut command = hall.command(words);
    command.envs(s3.settings().into_iter().filter(|(name, _)| name.starts_with("AWS_")));
    command
}

fn run_with_bucket(hall: &Installation, s3: &S3, words: &[&str]) -> Said {
    Said::from(with_bucket(hall, s3, words).output().unwrap())
}

#[apply(needs_s3)]
#[tokio::test]
async fn a_backup_is_written_to_a_bucket_and_restored_from_it() {
    let s3 = S3::start().await;
    let (from, to) = (Installation::on_sqlite(), Installation::on_sqlite());
    let server = populated(&from).await;
    let before = answers(&server).await;
    drop(server);
    let url = format!("s3://{BUCKET}/backups/one");
    run_with_bucket(&from, &s3, &["backup", &url, "--with-master-key"]).well();
    assert_eq!(s3.names().await, ["backups/one"]);
    is_refused(&run_with_bucket(&from, &s3, &["backup", &url]), "exists already");
    is_refused(&run_with_bucket(&from, &s3, &["backup", &format!("s3://{BUCKET}")]), "names no key");
    let missing = format!("s3://{BUCKET}/backups/two");
    is_refused(&run_with_bucket(&to, &s3, &["restore", &missing]), "cannot be read");
    assert!(run_with_bucket(&to, &s3, &["restore", "--verify", &url]).well().contains("complete and unchanged"));
    run_with_bucket(&to, &s3, &["restore", &url]).well();
    let server = to.serve(&["serve"]);
    eventually("the search", async || (get(&server, None, "/services?limit=100").await == before[0].1).then_some(()))
        .await;
    assert!(answers(&server).await == before);
}

/// The stored files in the order in which a backup reads them.
fn files_in_order(hall: &Installation) -> Vec<PathBuf> {
    hall.run(&["backup", "to-see-the-order"]).well();
    let archive = fs::File::open(hall.home().join("to-see-the-order")).unwrap();
    let mut archive = tar::Archive::new(zstd::Decoder::new(archive).unwrap());
    let names = archive.entries().unwrap().map(|entry| entry.unwrap().path().unwrap().into_owned());
    let named = |name: PathBuf| name.strip_prefix("files").map(Path::to_owned).ok();
    let stored = super::everything_in(&hall.home().join("data/files"));
    let path = |name: PathBuf| stored.iter().find(|path| path.ends_with(&name)).unwrap().clone();
    names.filter_map(named).map(path).collect()
}

#[apply(needs_s3)]
#[tokio::test]
async fn a_backup_that_fails_or_is_killed_leaves_no_object() {
    let s3 = S3::start().await;
    let hall = Installation::on_sqlite();
    drop(populated(&hall).await);
    let files = files_in_order(&hall);
    let (first, last) = (files.first().unwrap(), files.last().unwrap());
    // More than one part, which cannot be compressed.
    let mut noise = vec![0; 40 * 1024 * 1024];
    fs::File::open("/dev/urandom").unwrap().read_exact(&mut noise).unwrap();
    fs::write(first, &noise).unwrap();
    // Its reader waits, until the time of the store is over.
    fs::remove_file(last).unwrap();
    assert!(Command::new("mkfifo").arg(last).status().unwrap().success());
    for is_killed in [false, true] {
        let url = format!("s3://{BUCKET}/backups/{is_killed}");
        let mut child = with_bucket(&hall, &s3, &["backup", &url]).spawn().unwrap();
        eventually("a part", async || s3.uploads().await.contains(&format!("backups/{is_killed}")).then_some(())).await;
        if is_killed {
            child.kill().unwrap();
            child.wait().unwrap();
        } else {
            is_refused(&Said::from(child.wait_with_output().unwrap()), "does not answer");
            assert!(!s3.uploads().await.contains("backups/"));
        }
        assert!(s3.names().await.is_empty());
    }
}

/// A new key: its file, and what is encrypted to.
fn new_key(hall: &Installation, name: &str) -> String {
    let made = Command::new("age-keygen").arg("-o").arg(hall.home().join(name)).output().unwrap();
    assert!(made.status.success());
    let text = fs::read_to_string(hall.home().join(name)).unwrap();
    text.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap().to_owned()
}

#[apply(needs_age)]
#[tokio::test]
async fn an_encrypted_backup_is_opened_by_its_keys_and_by_nothing_else() {
    let from = Installation::on_sqlite();
    let server = populated(&from).await;
    let before = answers(&server).await;
    drop(server);
    let (ours, second, _) = (new_key(&from, "ours.key"), new_key(&from, "second.key"), new_key(&from, "others.key"));
    let keys = ["--recipient", &ours, "--recipient", &second];
    from.run(&[&["backup", "sealed", "--with-master-key"][..], &keys].concat()).well();
    let sealed = from.home().join("sealed");
    let content = fs::read(&sealed).unwrap();
    assert!(content.starts_with(b"age-encryption.org/v1\n"));

    let to = Installation::on_sqlite();
    let path = |name: &str| from.home().join(name).display().to_string();
    let restore = |more: &[&str]| to.run(&[&["restore"], more].concat());
    is_refused(&restore(&[&path("sealed")]), "damaged");
    is_refused(&restore(&["--identity", &path("others.key"), &path("sealed")]), "`age` has failed");
    is_refused(&restore(&["--identity", &path("missing.key"), &path("sealed")]), "`age` has failed");
    fs::write(from.home().join("cut"), &content[..content.len() / 2]).unwrap();
    is_refused(&restore(&["--identity", &path("ours.key"), &path("cut")]), "");
    assert!(!to.home().join("data/hirehall.db").exists());
    for key in ["ours.key", "second.key"] {
        let said = restore(&["--verify", "--identity", &path(key), &path("sealed")]).well();
        assert!(said.contains("complete and unchanged"), "{said}");
    }
    restore(&["--identity", &path("second.key"), &path("sealed")]).well();
    let server = to.serve(&["serve"]);
    eventually("the search", async || (get(&server, None, "/services?limit=100").await == before[0].1).then_some(()))
        .await;

    // What cannot be encrypted is not written.
    is_refused(&from.run(&["backup", "never", "--recipient", "age1wrong"]), "`age` has failed");
    let without = from.command(&["backup", "never", "--recipient", &ours]).env("PATH", "/nowhere").output();
    is_refused(&Said::from(without.unwrap()), "install it");
    // Nor is what fails on its way: `age` could end it as if it were whole.
    let blob = blob(&from);
    fs::remove_file(&blob).unwrap();
    fs::create_dir(&blob).unwrap();
    is_refused(&from.run(&["backup", "never", "--recipient", &ours]), "");
    assert!(!from.home().join("never").exists() && !from.home().join("never.partial").exists());
}

#[apply(needs_age)]
#[apply(needs_s3)]
#[tokio::test]
async fn an_encrypted_backup_goes_to_a_bucket_and_comes_back_from_it() {
    let s3 = S3::start().await;
    let (from, to) = (Installation::on_sqlite(), Installation::on_sqlite());
    from.populate(2);
    let key = new_key(&from, "key");
    let url = format!("s3://{BUCKET}/sealed");
    run_with_bucket(&from, &s3, &["backup", &url, "--with-master-key", "--recipient", &key]).well();
    is_refused(&run_with_bucket(&to, &s3, &["restore", &url]), "damaged");
    let identity = from.home().join("key").display().to_string();
    run_with_bucket(&to, &s3, &["restore", &url, "--identity", &identity]).well();
    assert!(to.run(&["migrate", "--status"]).well().lines().all(|line| line.ends_with("applied")));
}

/// The tables and columns after a migration.
fn schema_at(version: i32) -> BTreeMap<String, BTreeSet<String>> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    let number = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name[1..].split_once("__").unwrap().0.parse::<i32>().unwrap()
    };
    let mut migrations: Vec<PathBuf> = fs::read_dir(directory).unwrap().map(|file| file.unwrap().path()).collect();
    migrations.sort_by_key(number);
    let database = rusqlite::Connection::open_in_memory().unwrap();
    for migration in migrations.iter().filter(|path| number(path) <= version) {
        database.execute_batch(&fs::read_to_string(migration).unwrap()).unwrap();
    }
    let sql = "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'";
    let mut statement = database.prepare(sql).unwrap();
    let columns = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (table, column) in columns.map(Result::unwrap) {
        tables.entry(table).or_default().insert(column);
    }
    tables
}

/// The archive as the version of that migration would have written it: without what came later.
fn as_of(version: i32, backup: &Path) -> Vec<u8> {
    let tables = schema_at(version);
    let mut out = tar::Builder::new(zstd::Encoder::new(Vec::new(), 3).unwrap());
    let mut hash = Sha256::new();
    let mut archive = tar::Archive::new(zstd::Decoder::new(fs::File::open(backup).unwrap()).unwrap());
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == "header.json" {
            let mut header: Value = serde_json::from_slice(&content).unwrap();
            header["schema"] = version.into();
            content = header.to_string().into();
        } else if name == "manifest.json" {
            let mut manifest: Value = serde_json::from_slice(&content).unwrap();
            manifest["rows"].as_object_mut().unwrap().retain(|table, _| tables.contains_key(table));
            let all = hash.clone().finalize();
            manifest["sha256"] = json!(all.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
            content = manifest.to_string().into();
        } else if let Some(rest) = name.strip_prefix("database/") {
            let table = rest.split('/').next().unwrap();
            let Some(columns) = tables.get(table) else { continue };
            content = only(columns, &content);
        }
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(&name);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(&content);
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len() as u64);
        out.append_data(&mut header, &name, &*content).unwrap();
    }
    out.into_inner().unwrap().finish().unwrap()
}

/// Rows without the columns that are not among these.
fn only(columns: &BTreeSet<String>, chunk: &[u8]) -> Vec<u8> {
    let lines = chunk.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let mut lines = lines.map(|line| serde_json::from_slice::<Value>(line).unwrap());
    let mut head = lines.next().unwrap();
    let names = head["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap());
    let is_kept: Vec<bool> = names.map(|name| columns.contains(name)).collect();
    let without = |values: &mut Value| {
        let mut kept = is_kept.iter();
        values.as_array_mut().unwrap().retain(|_| *kept.next().unwrap());
    };
    without(&mut head["columns"]);
    let rows = lines.map(|mut row| {
        without(&mut row);
        row
    });
    std::iter::once(head.clone()).chain(rows).map(|line| format!("{line}\n")).collect::<String>().into()
}

/// Migrations since then have added tables and columns.
const OLDER: i32 = 90;

#[tokio::test]
async fn a_backup_of_an_older_version_is_restored_and_migrated() {
    let from = Installation::on_sqlite();
    let server = populated(&from).await;
    let before = answers(&server).await;
    drop(server);
    from.run(&["backup", "now"]).well();
    let archive = as_of(OLDER, &from.home().join("now"));
    assert!(schema_at(OLDER).len() < schema_at(i32::MAX).len());
    for to in Installation::on_each_engine().await {
        copy_master_key(&from, &to);
        let file = to.home().join("older");
        fs::write(&file, &archive).unwrap();
        to.run(&["restore", "older"]).well();
        assert!(to.run(&["migrate", "--status"]).well().lines().all(|line| line.ends_with("applied")));
        let server = to.serve(&["serve"]);
        eventually("the search", async || {
            (get(&server, None, "/services?limit=100").await == before[0].1).then_some(())
        })
        .await;
        assert_eq!(without_reply_time(answers(&server).await), without_reply_time(before.clone()));
    }
}

/// An older version did not know when a review was answered.
fn without_reply_time(mut answers: Vec<(String, Value)>) -> Vec<(String, Value)> {
    for item in answers.iter_mut().filter_map(|(_, answer)| answer["items"].as_array_mut()).flatten() {
        item.as_object_mut().map(|item| item.remove("reply_editable_until"));
    }
    answers
}
