//! A log that cannot be written stops nothing, and logs contain no secrets.

use super::{
    everything_in,
    installation::{Installation, Server},
};
use std::{
    fs::{self, File, OpenOptions},
    process::{Command, Stdio},
};

#[tokio::test]
async fn a_log_that_cannot_be_written_stops_nothing() {
    let full = || Stdio::from(OpenOptions::new().write(true).open("/dev/full").unwrap());
    let closed = || {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        Stdio::from(writer)
    };
    for stderr in [full(), closed()] {
        let hall = Installation::on_sqlite();
        let mut command = hall.command(&["serve", "--log", "trace"]);
        command.stderr(stderr);
        let mut server = Server::of(command);
        for _ in 0..20 {
            let (status, _) = server.call(reqwest::Method::GET, "/services", None, None).await.unwrap();
            assert_eq!(status, 200);
        }
        server.signal("TERM");
        assert_eq!(server.ended(), Some(0));
    }
}

/// The log is neither read nor closed.
#[tokio::test]
async fn a_log_that_nobody_reads_stops_nothing() {
    let hall = Installation::on_sqlite();
    let (reader, writer) = std::io::pipe().unwrap();
    let mut command = hall.command(&["serve", "--log", "trace"]);
    command.stderr(writer);
    let mut server = Server::of(command);
    // More than the pipe and the buffered lines can hold.
    let client = reqwest::Client::new();
    for _ in 0..2500 {
        let status = client.get(format!("{}/livez", server.url)).send().await.unwrap().status();
        assert_eq!(status, 200);
    }
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
    drop(reader);
}

#[test]
fn no_command_panics_when_its_output_is_closed() {
    let hall = Installation::on_sqlite();
    hall.run(&["migrate"]).well();
    for words in [
        &["--help"][..],
        &["--version"],
        &["nonsense"],
        &["openapi"],
        &["config"],
        &["config", "--example"],
        &["doctor"],
        &["migrate", "--status"],
        &["migrate"],
        &["keys", "list"],
        &["keys", "rotate"],
    ] {
        for place in ["/dev/full", "closed"] {
            let to = || match place {
                "closed" => {
                    let (reader, writer) = std::io::pipe().unwrap();
                    drop(reader);
                    Stdio::from(writer)
                }
                file => Stdio::from(OpenOptions::new().write(true).open(file).unwrap()),
            };
            let mut command = hall.command(words);
            let status = command.stdout(to()).stderr(to()).status().unwrap();
            assert!(matches!(status.code(), Some(0..=2)), "{words:?} to {place}: {status}");
        }
    }
}

/// Secret or personal words from the README's walk, and from its results.
const CANARIES: [&str; 12] = [
    "correct horse battery",
    "hirehall-demo",
    "wanda",
    "Weaver",
    "Hand-woven",
    "Could you make two",
    "Beautiful curtains",
    "demo.hirehall.example",
    "Bearer ",
    "eyJ",
    "$argon2",
    "iVBORw0KGgo",
];

#[tokio::test]
async fn the_main_job_leaves_nothing_secret_or_personal_in_a_log_at_any_level() {
    for hall in Installation::on_each_engine().await {
        let log = hall.home().join("log");
        let mut words = vec!["demo", "--log", "trace"];
        words.extend(hall.database_url().map(|url| ["--database-url", url]).into_iter().flatten());
        let mut command = hall.command(&words);
        command.stderr(File::create(&log).unwrap());
        let mut server = Server::of(command);
        let readme = include_str!("../../README.md");
        let walk = readme.split("<!-- walk -->\n```sh\n").nth(1).unwrap().split("\n```").next().unwrap();
        let pasted = walk.replace("http://127.0.0.1:8000", &server.url);
        let walked = Command::new("bash").args(["-eu", "-c", &pasted]).current_dir(hall.home()).output().unwrap();
        assert!(walked.status.success(), "{}", String::from_utf8_lossy(&walked.stderr));
        server.signal("TERM");
        assert_eq!(server.ended(), Some(0));

        let logged = fs::read_to_string(&log).unwrap();
        assert!(
            logged.contains("hirehall::access") && logged.contains("/api/v1/jobs/{id}/offers/{number}/accept"),
            "{}",
            logged.len()
        );
        let mails = everything_in(&hall.home().join("demo-data/mail")).into_iter().filter(|path| path.is_file());
        let links: Vec<String> = mails
            .flat_map(|mail| {
                let text = fs::read_to_string(mail).unwrap();
                text.split("token=").skip(1).map(|rest| rest.chars().take(20).collect()).collect::<Vec<String>>()
            })
            .collect();
        assert!(!links.is_empty());
        for canary in CANARIES.into_iter().chain(links.iter().map(String::as_str)) {
            let line = logged.lines().find(|line| line.contains(canary));
            assert_eq!(line, None, "{canary}");
        }
    }
}
