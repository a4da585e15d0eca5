//! The README's walk through the main job.

use super::installation::Installation;
use std::process::Command;

#[test]
fn the_walk_of_the_readme_works_when_it_is_pasted_and_when_it_is_pasted_again() {
    let hall = Installation::on_sqlite();
    let server = hall.serve(&["demo"]);
    let readme = include_str!("../../README.md");
    let walk = readme.split("<!-- walk -->\n```sh\n").nth(1).unwrap().split("\n```").next().unwrap();
    let pasted = walk.replace("http://127.0.0.1:8000", &server.url);
    for _ in 0..2 {
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
}
