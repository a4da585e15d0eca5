//! Wrong installations are refused before anything is changed, and the doctor explains them.

use super::{
    everything_in,
    installation::{Installation, Said},
};
use macro_rules_attribute::apply;
use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt as _,
    path::PathBuf,
};

const ANOTHER_KEY: &str = "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=";
const COMMANDS: [&[&str]; 3] = [&["serve"], &["keys", "list"], &["migrate"]];

/// Every command fails with this text and changes nothing.
pub(super) fn refused(hall: &Installation, key: Option<&str>, check: &str, words: &str) {
    let ask = |command: &[&str]| {
        let mut command = hall.command(command);
        Said::from(command.envs(key.map(|key| ("HIREHALL_MASTER_KEY", key))).output().unwrap())
    };
    let before = everything_but_mail(hall);
    for command in COMMANDS {
        let said = ask(command);
        assert_eq!(said.code, Some(1), "{command:?}: {}{}", said.out, said.err);
        assert!(said.err.contains(words), "{command:?}: {}", said.err);
    }
    let said = ask(&["doctor"]);
    assert_eq!(said.code, Some(1));
    let line = said.out.lines().find(|line| line.starts_with(&format!("FAIL  {check}"))).unwrap_or_default();
    assert!(line.contains(words), "{}", said.out);
    assert_eq!(everything_but_mail(hall), before);
}

/// The doctor creates the mail directory to check that it is writable, and reading SQLite creates its log.
fn everything_but_mail(hall: &Installation) -> Vec<PathBuf> {
    let is_passing = |path: &PathBuf| ["mail", "-wal", "-shm"].iter().any(|end| path.to_string_lossy().ends_with(end));
    everything_in(hall.home()).into_iter().filter(|path| !is_passing(path)).collect()
}

#[tokio::test]
async fn where_a_database_needs_another_master_key_none_is_made() {
    for hall in Installation::on_each_engine().await {
        hall.begin();
        refused(&hall, Some(ANOTHER_KEY), "master key", "another master key");

        let key = hall.home().join("data/keys/master.key");
        let kept = fs::read(&key).unwrap();
        fs::remove_file(&key).unwrap();
        refused(&hall, None, "master key", "restore that file");
        fs::remove_dir(key.parent().unwrap()).unwrap();
        refused(&hall, None, "master key", "restore that file");
        assert!(!key.parent().unwrap().exists());

        fs::create_dir(key.parent().unwrap()).unwrap();
        fs::write(&key, &kept).unwrap();
        std::process::Command::new("chmod").args(["-R", "go=", "data"]).current_dir(hall.home()).status().unwrap();
        hall.run(&["keys", "list"]).well();
    }
}

#[apply(needs_postgres)]
#[tokio::test]
async fn a_node_without_the_key_of_a_shared_database_leaves_nothing_behind() {
    let hall = Installation::on_postgresql().await;
    hall.begin();
    let node = Installation::on_sqlite();
    let mut command = node.command(&["serve"]);
    let said = Said::from(command.env("HIREHALL_DATABASE_URL", hall.database_url().unwrap()).output().unwrap());
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("needs its master key"), "{}", said.err);
    assert_eq!(everything_in(node.home()).len(), 1, "not even a directory");
}

#[test]
fn the_doctor_finds_a_database_file_that_is_damaged() {
    let hall = Installation::on_sqlite();
    hall.populate(60);
    let path = hall.home().join("data/hirehall.db");
    let well = hall.run(&["doctor"]);
    assert!(well.out.contains("ok    integrity"), "{}", well.out);
    let mut file = fs::read(&path).unwrap();
    let pages = file.len() / 4096;
    for page in pages / 2..pages / 2 + 20 {
        file[page * 4096..page * 4096 + 200].fill(0xAB);
    }
    fs::write(&path, file).unwrap();
    let said = hall.run(&["doctor"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("FAIL  integrity") || said.out.contains("FAIL  database"), "{}", said.out);
}

#[test]
fn a_secret_is_read_from_its_file_and_the_configuration_from_where_it_is_named() {
    let hall = Installation::on_sqlite();
    let etc = tempfile::tempdir().unwrap();
    let key = etc.path().join("key");
    let secret = |mode| {
        fs::write(&key, "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=\n").unwrap();
        fs::set_permissions(&key, Permissions::from_mode(mode)).unwrap();
    };
    let toml = etc.path().join("hirehall.toml");
    fs::write(&toml, format!("job.finalize_after_days = 3\nmaster_key_file = {key:?}\n")).unwrap();
    secret(0o600);
    let toml = toml.to_str().unwrap();
    hall.run(&["migrate", "--config", toml]).well();
    drop(hall.serve(&["--config", toml, "serve"]));
    assert!(!hall.home().join("data/keys").exists(), "a key was made although one is configured");
    let mut asked = hall.command(&["config"]);
    let shown = Said::from(asked.env("HIREHALL_CONFIG", toml).output().unwrap()).well();
    assert!(shown.contains(key.to_str().unwrap()) && shown.contains(&format!("{toml}:1")), "{shown}");

    secret(0o644);
    let refused = hall.run(&["doctor", "--config", toml]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("chmod 600") && !refused.err.contains("3Nj1"), "{}", refused.err);
    let missing = hall.run(&["serve", "--config", "nowhere.toml"]);
    assert!(missing.code == Some(1) && missing.err.contains("nowhere.toml"), "{}", missing.err);
}

/// In the wrong directory, or without the settings of the installation.
#[tokio::test]
async fn only_what_begins_an_installation_makes_one() {
    for hall in Installation::on_each_engine().await {
        for words in [
            &["queue", "list"][..],
            &["queue", "failed", "--json"],
            &["queue", "release"],
            &["events", "export", "events.jsonl"],
            &["keys", "list"],
            &["keys", "rotate"],
            &["user", "export", "ada@example.org", "ada.zip"],
            &["user", "erase", "ada@example.org", "--yes"],
            &["admin", "list"],
            &["admin", "promote", "ada@example.org"],
            &["files", "accept"],
            &["backup", "all.hirehall"],
            &["anonymise", "--to", "sqlite:copy.db"],
            &["move", "--to", "sqlite:new.db"],
        ] {
            let said = hall.run(words);
            assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{words:?}: {}", said.err);
            for word in ["there is no installation in the database", "HIREHALL_DATABASE_URL", "HIREHALL_DATA_DIR"] {
                assert!(said.err.contains(word), "{words:?}: {}", said.err);
            }
            assert_eq!(everything_in(hall.home()), [hall.home()], "{words:?}");
        }
        hall.begin();
        assert_eq!(hall.run(&["queue", "list"]).well(), "Nothing waits, and nothing has failed.\n");
    }
}
