//! Migrations that have landed stay as they are.

use super::{assert_reviewed, in_repository};
use hirehall::database::Engine;
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeSet, fmt::Write as _, fs};

const REVIEWED: &str = "migrations.txt";

/// A line for each migration: engine, name, SHA-256 of its text. In order.
fn migrations() -> String {
    let mut lines = String::new();
    for engine in ["sqlite", "postgres"] {
        let folder = in_repository("migrations").join(engine);
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        let number = |name: &str| name.strip_prefix('V').and_then(|name| name.split_once("__")?.0.parse::<u32>().ok());
        files.sort_by_key(|file| number(file.file_name().unwrap().to_str().unwrap()).expect("V<number>__<name>.sql"));
        for file in files {
            let name = file.file_stem().unwrap().to_str().unwrap();
            write!(lines, "{engine} {name} ").unwrap();
            Sha256::digest(fs::read(&file).unwrap()).iter().for_each(|byte| write!(lines, "{byte:02x}").unwrap());
            lines.push('\n');
        }
    }
    lines
}

/// A database that has applied the old text would never get the new one, and is refused by the program.
#[test]
fn a_migration_that_has_landed_is_neither_edited_nor_removed() {
    let (found, landed) = (migrations(), fs::read_to_string(in_repository("tests/contract").join(REVIEWED)).unwrap());
    let lines: BTreeSet<&str> = found.lines().collect();
    let lost: Vec<&str> = landed.lines().filter(|line| !lines.contains(line)).collect();
    assert!(lost.is_empty(), "these have landed: put their text back, and write a new migration: {lost:#?}");
    assert_reviewed(REVIEWED, &found, Engine::Sqlite);
}
