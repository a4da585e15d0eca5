//! The documents are complete.

use super::in_repository;
use std::{collections::BTreeSet, fs, process::Command};

/// The names of all settings, as the program prints them.
pub(super) fn settings() -> BTreeSet<String> {
    let output =
        Command::new(env!("CARGO_BIN_EXE_hirehall")).args(["config", "--example"]).env_clear().output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| line.trim_start_matches(['#', ' ']));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.to_owned())
        .filter(|name| name.starts_with("HIREHALL_"))
        .collect()
}

#[test]
fn every_setting_has_a_row_in_the_guide_for_operators_and_every_row_has_a_setting() {
    let guide = fs::read_to_string(in_repository("docs/OPERATIONS.md")).unwrap();
    let cells =
        guide.lines().filter_map(|line| line.strip_prefix("| `HIREHALL_")).map(|line| line.split(" |").next().unwrap());
    let rows: BTreeSet<String> = cells
        .flat_map(|cell| cell.split("` · `"))
        .map(|name| format!("HIREHALL_{}", name.trim_matches('`').trim_start_matches("HIREHALL_")))
        .collect();
    // One row stands for the settings of all identity providers.
    let of_a_provider = |name: &&String| name.starts_with("HIREHALL_OIDC");
    let settings = settings();
    assert!(settings.len() > 30, "{settings:?}");
    let missing: Vec<&String> = settings.difference(&rows).filter(|name| !of_a_provider(name)).collect();
    assert!(missing.is_empty(), "docs/OPERATIONS.md has no row for {missing:?}");
    let unknown: Vec<&String> =
        rows.difference(&settings).filter(|name| !of_a_provider(name) && !name.contains('…')).collect();
    assert!(unknown.is_empty(), "docs/OPERATIONS.md has rows for what is no setting: {unknown:?}");
    assert!(rows.iter().any(|name| name.starts_with("HIREHALL_OIDC_")));
}
