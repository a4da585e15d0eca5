//! The texts of `locales`: none is there that nothing uses.

use std::{fs, path::Path};

/// Whose texts a unit test counts, because their keys are put together.
const FAMILIES: [&str; 2] = ["mail-", "page-"];

fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "html") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let english = fs::read_to_string(root.join("locales/en.ftl")).unwrap();
    let mut code = String::new();
    sources(&root.join("src"), &mut code);
    let keys: Vec<&str> = english.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect();
    let keys = keys.into_iter().filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()));
    let keys: Vec<&str> =
        keys.filter(|key| *key == "mail-link-hint" || !FAMILIES.iter().any(|of| key.starts_with(of))).collect();
    assert!(keys.len() > 15, "{keys:?}");
    let is_used = |key: &&str| code.contains(&format!("\"{key}\"")) || english.contains(&format!("{{ {key} }}"));
    let unused: Vec<_> = keys.into_iter().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
