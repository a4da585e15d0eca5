//! What is packaged fits the program.

use super::{documents::settings, in_repository};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}

#[test]
fn every_setting_that_a_packaged_file_names_is_known() {
    let known = settings();
    let mut named = BTreeSet::new();
    for file in files(&in_repository("packaging")) {
        let text = fs::read_to_string(&file).unwrap();
        let words = text.split(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'));
        named.extend(words.filter(|word| word.starts_with("HIREHALL_")).map(str::to_owned));
    }
    assert!(named.contains("HIREHALL_MASTER_KEY_FILE"), "{named:?}");
    let besides = ["HIREHALL_", "HIREHALL_CONFIG", "HIREHALL_COMMIT"];
    let is_known = |name: &&String| {
        let setting = name.strip_suffix("_FILE").unwrap_or(name);
        known.contains(setting) || besides.contains(&name.as_str())
    };
    let unknown: Vec<&String> = named.iter().filter(|name| !is_known(name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_settings_of_the_package_are_valid() {
    let home = tempfile::tempdir().unwrap();
    let config = in_repository("packaging/debian/hirehall.toml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hirehall"));
    let asked = command.args(["config", "--config"]).arg(config).current_dir(home.path()).env_clear().output().unwrap();
    let shown = String::from_utf8(asked.stdout).unwrap();
    assert!(asked.status.success() && shown.contains("/var/lib/hirehall/hirehall.db"), "{shown}");
}

#[test]
fn every_file_of_the_package_is_there_or_made_by_its_script() {
    let manifest: toml::Table = fs::read_to_string(in_repository("Cargo.toml")).unwrap().parse().unwrap();
    let assets = manifest["package"]["metadata"]["deb"]["assets"].as_array().unwrap();
    let sources = assets.iter().map(|asset| asset[0].as_str().unwrap());
    let tracked: Vec<&str> = sources.filter(|source| !source.starts_with("target/")).collect();
    assert!(tracked.len() > 4);
    for source in tracked {
        let path = in_repository(source.trim_end_matches("/*"));
        assert!(path.exists(), "{source}");
    }
}
