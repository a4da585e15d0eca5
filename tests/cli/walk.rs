//! The README's walk through the main job.

use super::installation::{Installation, Server};
use std::process::Command;

/// Does the main job on a server with the accounts of the demo. Its mails are in `mails`.
#[track_caller]
pub(super) fn walk(hall: &Installation, server: &Server, mails: &str) {
    walk_of(include_str!("../../README.md"), hall, server, mails);
}

/// The same by the README of another release.
#[track_caller]
pub(super) fn walk_of(readme: &str, hall: &Installation, server: &Server, mails: &str) {
    let walk = readme.split("<!-- walk -->\n```sh\n").nth(1).unwrap().split("\n```").next().unwrap();
    let pasted = walk.replace("http://127.0.0.1:8000", &server.url).replace("demo-data/mail", mails);
    let walked = Command::new("bash").args(["-eu", "-c", &pasted]).current_dir(hall.home()).output().unwrap();
    let said = String::from_utf8(walked.stdout).unwrap();
    assert!(walked.status.success(), "{said}{}", String::from_utf8_lossy(&walked.stderr));
    for word in [
        "\nACCEPTED\n",
        "\nCOMPLETED\n",
        "\nFINALIZED\n",
        "Beautiful curtains, on time.",
        "\"rating\":{\"average\":5.0,\"count\":1}",
    ] {
        assert!(said.contains(word), "{word} is missing:\n{said}");
    }
}

#[test]
fn the_walk_of_the_readme_works_when_it_is_pasted_and_when_it_is_pasted_again() {
    let hall = Installation::on_sqlite();
    let server = hall.serve(&["demo"]);
    for _ in 0..2 {
        walk(&hall, &server, "demo-data/mail");
    }
}
