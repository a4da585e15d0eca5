//! The master key can be changed without changing anything else.

use super::installation::{Installation, Said, Server};
use reqwest::Method;
use std::{collections::BTreeMap, fs, io::Write as _, path::Path, process::Stdio};

const ADMIN: (&str, &str) = ("admin@demo.hirehall.example", "hirehall-demo");
/// Every file below a directory with its content.
fn contents(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![directory.to_owned()];
    while let Some(path) = open.pop() {
        match fs::read_dir(&path) {
            Ok(entries) => open.extend(entries.map(|entry| entry.unwrap().path())),
            Err(_) => drop(found.insert(path.display().to_string(), fs::read(&path).unwrap())),
        }
    }
    found
}

/// A pending submission.
async fn submission(server: &Server, token: &str) -> String {
    let (_, queue) = server.call(Method::GET, "/admin/kyc", Some(token), None).await.unwrap();
    queue["items"][0]["id"].as_str().unwrap().to_owned()
}

async fn document(server: &Server, token: &str, id: &str) -> Vec<u8> {
    let url = format!("{}/api/v1/admin/kyc/{id}/files/document", server.url);
    let shown = reqwest::Client::new().get(url).bearer_auth(token).send().await.unwrap();
    assert_eq!(shown.status(), 200);
    shown.bytes().await.unwrap().to_vec()
}

/// Runs a command that needs the key.
fn start(hall: &Installation, key: Option<&str>) -> Said {
    let mut command = hall.command(&["keys", "list"]);
    command.envs(key.map(|key| ("HIREHALL_MASTER_KEY", key)));
    Said::from(command.output().unwrap())
}

#[tokio::test]
async fn changing_the_master_key_changes_no_file_and_ends_no_session_and_the_old_key_is_refused() {
    for hall in Installation::on_each_engine().await {
        hall.populate(60);
        let (files, key) = (hall.home().join("data/files"), hall.home().join("data/keys/master.key"));
        let mut server = hall.serve(&["serve"]);
        let token = server.sign_in(ADMIN.0, ADMIN.1).await.unwrap();
        let id = submission(&server, &token).await;
        let (shown, stored, old) = (document(&server, &token, &id).await, contents(&files), fs::read(&key).unwrap());
        assert!(!stored.is_empty());

        hall.run(&["keys", "rotate-master"]).well();
        assert_ne!(fs::read(&key).unwrap(), old);
        assert!(contents(&files) == stored, "no file was touched");
        assert!(document(&server, &token, &id).await == shown, "what runs goes on");
        server.signal("TERM");
        assert_eq!(server.ended(), Some(0));

        let server = hall.serve(&["serve"]);
        assert!(document(&server, &token, &id).await == shown, "the token and the files are as good as before");
        let kept = fs::read(key.with_file_name("master.key.old.1")).unwrap();
        assert!(kept == old, "backups from before need it");
        assert_eq!(contents(key.parent().unwrap()).len(), 2);
        fs::write(&key, &old).unwrap();
        let refused = start(&hall, None);
        assert_eq!(refused.code, Some(1));
        assert!(refused.err.contains("another master key"), "{}", refused.err);
    }
}

#[tokio::test]
async fn killed_at_whatever_moment_changing_the_key_file_leaves_a_key_that_opens_the_database() {
    for hall in Installation::on_each_engine().await {
        hall.begin();
        let key = hall.home().join("data/keys/master.key");
        let next = key.with_file_name("master.key.next");
        let first = fs::read(&key).unwrap();
        hall.run(&["keys", "rotate-master"]).well();
        let second = fs::read(&key).unwrap();

        // Interrupted before the database was changed.
        fs::copy(&key, &next).unwrap();
        fs::write(&next, &first).unwrap();
        start(&hall, None).well();
        assert_eq!(fs::read(&key).unwrap(), second);
        hall.run(&["keys", "rotate-master"]).well();
        let third = fs::read(&key).unwrap();

        // Interrupted after the database was changed and before the file was renamed.
        fs::rename(&key, &next).unwrap();
        fs::copy(&next, &key).unwrap();
        fs::write(&key, &second).unwrap();
        start(&hall, None).well();
        assert_eq!(fs::read(&key).unwrap(), third);
        assert!(!next.exists());
    }
}

#[tokio::test]
async fn a_key_that_is_configured_is_changed_for_one_that_the_operator_gives() {
    const OLD: &str = "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=";
    const NEW: &str = "pHE3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sI=";
    for hall in Installation::on_each_engine().await {
        let answer = |words: &[&str], input: &str| {
            let mut command = hall.command(words);
            let mut child = command.env("HIREHALL_MASTER_KEY", OLD).stdin(Stdio::piped()).spawn().unwrap();
            child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
            Said::from(child.wait_with_output().unwrap())
        };
        answer(&["admin", "create", "--email", "ada@example.org"], "one of a kind 42\n").well();
        let rotate = |input: &str| answer(&["keys", "rotate-master"], input);
        for unfit in ["", "c2hvcnQ=\n", "correct horse battery staple 123"] {
            let refused = rotate(unfit);
            assert_eq!(refused.code, Some(1));
            assert!(refused.err.contains("256 random bits in base64"), "{}", refused.err);
        }
        start(&hall, Some(OLD)).well();
        assert!(rotate(&format!("{NEW}\n")).well().contains("Set HIREHALL_MASTER_KEY to it"));
        start(&hall, Some(NEW)).well();
        assert!(start(&hall, Some(OLD)).err.contains("another master key"));
        assert_eq!(rotate(&format!("{NEW}\n")).code, Some(1), "the old key opens nothing to wrap anew");
        assert!(!hall.home().join("data/keys").exists(), "no key was written anywhere");
    }
}

#[tokio::test]
async fn concurrent_changes_of_the_key_leave_a_working_key() {
    for hall in Installation::on_each_engine().await {
        hall.begin();
        let rotate = |_| hall.command(&["keys", "rotate-master"]).spawn().unwrap();
        let rotations: Vec<_> = (0..5).map(rotate).collect();
        let done = rotations.into_iter().map(|child| child.wait_with_output().unwrap().status);
        assert!(done.filter(|status| status.success()).count() >= 1);
        start(&hall, None).well();
    }
}
