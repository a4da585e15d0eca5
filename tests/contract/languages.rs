//! The texts of `locales`: none is there that nothing uses.

use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// Whose texts a unit test counts, because their keys are put together.
const FAMILIES: [&str; 3] = ["mail-", "page-", "category-"];

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
    let errors = document["components"]["schemas"]["FieldError"]["oneOf"].as_array().unwrap();
    let codes: BTreeSet<String> =
        errors.iter().map(|error| error["properties"]["code"]["enum"][0].as_str().unwrap().to_owned()).collect();
    assert!(codes.len() > 40, "{codes:?}");
    for (name, file) in other_languages() {
        assert_eq!(family(&file, "field-"), codes, "{name}");
    }
}

/// The codes are words of the source: in a declaration of one, or behind the status with which it is refused.
#[test]
fn every_problem_has_a_text_in_every_other_language() {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let mut codes = BTreeSet::new();
    let squeezed = code.split_whitespace().collect::<Vec<_>>().join(" ");
    for begin in
        ["StatusCode::", "Problem::new( status, \"", "unauthorized(\"", "unavailable(\"", "invalid_with_code(\""]
    {
        for (at, _) in squeezed.match_indices(begin) {
            let rest = &squeezed[at + begin.len()..];
            let rest = if begin == "StatusCode::" {
                let name = rest.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == '_');
                let Some(rest) = name.strip_prefix(", \"") else { continue };
                rest
            } else {
                rest
            };
            let code = rest.split('"').next().unwrap();
            if code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                codes.insert(code.to_owned());
            }
        }
    }
    assert!(codes.len() > 40, "{codes:?}");
    for (name, file) in other_languages() {
        let told = family(&file, "problem-");
        let missing: Vec<_> = codes.difference(&told).collect();
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
        let unused: Vec<_> = told.iter().filter(|told| !code.contains(&format!("\"{told}\""))).collect();
        assert!(unused.is_empty(), "{name}: {unused:?}");
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
