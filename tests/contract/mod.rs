//! Rules for the whole program: architecture, documentation, access.

mod access;
mod architecture;
mod bodies;
mod compression;
mod conventions;
mod docs;
mod documents;
mod headers;
mod languages;
mod limits;
mod migrations;
mod monitoring;
mod openapi;
mod operations;
mod packaging;
mod parameters;
mod plans;
mod recorded;
mod source_tree;
mod spoken;
mod types;

use hirehall::database::Engine;
use similar::TextDiff;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Compares a text with the reviewed file in this folder. If they differ, it prints the lines and the path of the new
/// text.
pub(crate) fn assert_reviewed(name: &str, found: &str, engine: Engine) {
    let reviewed = in_repository("tests/contract").join(name);
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{engine:?}-{name}"));
    let hint = format!("once it is reviewed: cp {} {}", copy.display(), reviewed.display());
    let committed = fs::read_to_string(&reviewed).unwrap_or_default();
    if committed != found {
        fs::write(&copy, found).unwrap();
    }
    assert_same(&committed, found, &hint);
}

/// Fails with the lines that differ.
#[track_caller]
fn assert_same(committed: &str, found: &str, hint: &str) {
    if committed != found {
        let diff = TextDiff::from_lines(committed, found);
        panic!("{hint}\n{}", diff.unified_diff().context_radius(3).header("committed", "found"));
    }
}

/// A path below the root of the repository.
fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
