//! Files that a server leaves behind, and resources that it needs.

use super::{
    CREATE_ADMIN,
    installation::{Installation, Said, Server},
};
use std::{fs, process::Command};

#[tokio::test]
async fn after_a_stop_a_copy_of_the_one_file_is_the_whole_database() {
    let hall = Installation::on_sqlite();
    hall.run_with_input(&CREATE_ADMIN, "correct horse battery").well();
    let mut server = hall.serve(&["serve"]);
    let other = ["admin", "create", "--email", "eve@example.org"];
    hall.run_with_input(&other, "correct horse battery").well();
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
    copied_and_signed_in(&hall, &["ada@example.org", "eve@example.org"]).await;

    // A command leaves the same files.
    let third = ["admin", "create", "--email", "zoe@example.org"];
    hall.run_with_input(&third, "correct horse battery").well();
    copied_and_signed_in(&hall, &["ada@example.org", "eve@example.org", "zoe@example.org"]).await;
}

async fn copied_and_signed_in(hall: &Installation, people: &[&str]) {
    let copy = Installation::on_sqlite();
    fs::create_dir_all(copy.home().join("data/keys")).unwrap();
    for file in ["data/hirehall.db", "data/keys/master.key"] {
        fs::copy(hall.home().join(file), copy.home().join(file)).unwrap();
    }
    let server = copy.serve(&["serve"]);
    for person in people {
        assert!(server.sign_in(person, "correct horse battery").await.is_some(), "{person}");
    }
}

/// Starts a server from a shell with these resource limits.
fn with_limits(hall: &Installation, limits: &str, words: &str) -> Command {
    let script = format!("{limits}; exec '{}' {words}", env!("CARGO_BIN_EXE_hirehall"));
    let mut command = Command::new("bash");
    command
        .args(["-c", &script])
        .env_clear()
        .env("HIREHALL_LISTEN", "127.0.0.1:0")
        .current_dir(hall.home())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    command
}

#[test]
fn the_limit_on_open_files_is_raised_as_far_as_the_connections_need_or_it_is_said() {
    let hall = Installation::on_sqlite();
    let mut command = with_limits(&hall, "ulimit -Sn 300", "serve");
    command.stderr(std::process::Stdio::null());
    let server = Server::of(command);
    let limits = fs::read_to_string(format!("/proc/{}/limits", server.id())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    assert_eq!(line.split_whitespace().nth(3), Some("4352"), "{line}");
    drop(server);

    let doctor = Said::from(with_limits(&hall, "ulimit -n 300", "doctor").output().unwrap());
    assert!(
        doctor.out.contains("FAIL  open files") && doctor.out.contains("HIREHALL_MAX_CONNECTIONS"),
        "{}",
        doctor.out
    );
    let log = hall.home().join("log");
    let mut command = with_limits(&hall, "ulimit -n 300", "serve");
    command.stderr(fs::File::create(&log).unwrap());
    drop(Server::of(command));
    assert!(fs::read_to_string(&log).unwrap().contains("300 open files are allowed"));
}

#[test]
fn a_database_that_another_server_uses_is_not_migrated() {
    let hall = Installation::on_sqlite();
    let mut server = hall.serve(&["serve"]);
    let pending = || hall.run(&["migrate", "--status"]).out.lines().filter(|line| line.ends_with("pending")).count();
    assert_eq!(pending(), 0);
    // The state that an older version has left.
    let database = rusqlite::Connection::open(hall.home().join("data/hirehall.db")).unwrap();
    database.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    let newest = "(SELECT max(version) FROM refinery_schema_history)";
    database.execute(&format!("DELETE FROM refinery_schema_history WHERE version = {newest}"), []).unwrap();
    for words in ["serve", "migrate"] {
        let refused = hall.run(&[words]);
        assert_eq!(refused.code, Some(1), "{words}: {}", refused.out);
        assert!(refused.err.contains("another server serves"), "{words}: {}", refused.err);
        assert_eq!(pending(), 1, "{words}");
    }
    drop(database);
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
}
