//! The texts of `locales`: none is there that nothing uses.

use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// Whose texts a unit test counts, because their keys are put together.
const FAMILIES: [&str; 5] = ["mail-", "page-", "category-", "word-", "act-"];

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

/// The keys of the family in a language file, without the beginning.
fn family(file: &str, family: &str) -> BTreeSet<String> {
    let keys = file.lines().filter_map(|line| line.split_once(" =")).filter_map(|(key, _)| key.strip_prefix(family));
    keys.map(str::to_owned).collect()
}

fn other_languages() -> Vec<(String, String)> {
    let files =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales")).unwrap().map(|file| file.unwrap().path());
    let files = files.filter(|file| file.file_stem().unwrap() != "en");
    files.map(|file| (file.display().to_string(), fs::read_to_string(file).unwrap())).collect()
}

#[test]
fn every_error_of_a_field_has_a_text_in_every_other_language() {
    let document: Value = serde_json::from_str(include_str!("../../docs/openapi.json")).unwrap();
    let codes = document["components"]["schemas"]["FieldErrorCode"]["enum"].as_array().unwrap();
    let codes: BTreeSet<String> = codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    assert!(codes.len() > 40, "{codes:?}");
    for (name, file) in other_languages() {
        assert_eq!(family(&file, "field-"), codes, "{name}");
    }
}

#[test]
fn every_problem_has_a_text_in_every_other_language() {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    // `CONFLICT "last_admin" = LastAdmin`
    let declared =
        code.lines().filter_map(|line| line.trim_start().split_once(" \"")?.1.split_once("\" = ").zip(Some(line)));
    let declared = declared.filter(|(_, line)| {
        line.trim_start().split(' ').next().unwrap().bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    });
    let codes: BTreeSet<String> = declared.map(|((code, _), _)| code.to_owned()).collect();
    assert!(codes.len() > 70, "{codes:?}");
    for (name, file) in other_languages() {
        assert_eq!(family(&file, "problem-"), codes, "{name}");
    }
}

#[test]
fn every_category_that_a_migration_has_made_has_a_name_in_english() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let english = fs::read_to_string(root.join("locales/en.ftl")).unwrap();
    let made = fs::read_to_string(root.join("migrations/sqlite/V3__services.sql")).unwrap();
    let names = family(&english, "category-");
    assert!(names.len() > 20);
    for slug in names {
        assert!(made.contains(&format!("('{slug}', ")), "{slug}");
    }
}
