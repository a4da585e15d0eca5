//! The rules of the house, read off the source: what may use what, and where things stand.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

const ROOMS: [&str; 9] = ["auth", "client", "worker", "picture", "service", "messaging", "job", "review", "admin"];

struct Source {
    /// `review/services.rs`
    path: String,
    /// Without comments and unit tests.
    code: String,
}

impl Source {
    fn room(&self) -> Option<&'static str> {
        ROOMS.into_iter().find(|room| self.path.starts_with(&format!("{room}/")))
    }

    fn is_in(&self, layer: &str) -> bool {
        self.path.ends_with(&format!("/{layer}.rs")) || self.path.contains(&format!("/{layer}/"))
    }

    /// Every `crate::…` path that this file names, with nested `use` groups spelt out.
    fn uses(&self) -> Vec<String> {
        let mut uses = Vec::new();
        for (start, _) in self.code.match_indices("crate::") {
            spell_out("", &self.code[start + "crate::".len()..], &mut uses);
        }
        uses
    }

    fn says(&self, words: &[&str]) -> Option<String> {
        self.code.lines().find(|line| words.iter().any(|word| line.contains(word))).map(|line| line.trim().to_owned())
    }
}

/// `a::{b, c::d}` is `a::b` and `a::c::d`.
fn spell_out(prefix: &str, text: &str, into: &mut Vec<String>) {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
    let rest = &text[name.len()..];
    let path = format!("{prefix}{name}");
    if !rest.starts_with('{') {
        into.push(path);
        return;
    }
    let mut depth = 0;
    let mut start = 1;
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if (c == ',' && depth == 1) || (c == '}' && depth == 0) {
            let item = rest[start..at].trim();
            if !item.is_empty() {
                spell_out(&path, item, into);
            }
            start = at + 1;
        }
        if depth == 0 {
            return;
        }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let read = |file: PathBuf| Source {
        path: file.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
        code: without_comments_and_tests(&std::fs::read_to_string(&file).unwrap()),
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            into.push(path);
        }
    }
}

fn without_comments_and_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn assert_none(rule: &str, violations: Vec<String>) {
    assert!(violations.is_empty(), "{rule}\n  {}", violations.join("\n  "));
}

#[test]
fn uses_go_one_way() {
    let mut violations = Vec::new();
    for source in sources() {
        for used in source.uses() {
            let room = ROOMS.into_iter().find(|room| used.starts_with(&format!("{room}::")));
            let used_layer = |layer: &str| used.split("::").any(|part| part == layer);
            let wrong = if source.path.starts_with("core/") {
                // Identifiers and enums are the vocabulary that even tokens are made of.
                !used.starts_with("core")
                    && !used.starts_with("settings")
                    && !used.starts_with("database::ids")
                    && !used.starts_with("database::enums")
            } else if source.path.starts_with("database/") {
                !used.starts_with("core") && !used.starts_with("database")
            } else if source.path.starts_with("event/") {
                room.is_some_and(|_| used_layer("services") || used_layer("routes") || used_layer("schemas"))
            } else if source.room().is_some() {
                let is_foreign = room.is_some() && room != source.room();
                (is_foreign && (used_layer("routes") || used_layer("schemas")))
                    || (source.is_in("models")
                        && (used_layer("services") || used_layer("routes") || used_layer("schemas")))
                    || (source.is_in("services") && used_layer("routes"))
            } else {
                false
            };
            if wrong {
                violations.push(format!("{} uses {used}", source.path));
            }
        }
    }
    assert_none(
        "core ← database ← event ← models ← services ← routes ← router, and no room uses another's routes or schemas:",
        violations,
    );
}

#[test]
fn sql_stands_in_models() {
    const SQL: [&str; 5] = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "ON CONFLICT", " SET "];
    let elsewhere = |source: &Source| {
        let may = source.path.starts_with("database/") || source.is_in("models") || source.path == "service/search.rs";
        if may { None } else { source.says(&SQL).map(|line| format!("{}: {line}", source.path)) }
    };
    assert_none("SQL appears only in models:", sources().iter().filter_map(elsewhere).collect());
}

#[test]
fn status_codes_stand_in_routes_and_error_tables() {
    let elsewhere = |source: &Source| {
        let may = !(source.is_in("services")
            || source.is_in("models")
            || source.is_in("schemas")
            || source.path == "job/lifecycle.rs");
        if may { None } else { source.says(&["StatusCode"]).map(|line| format!("{}: {line}", source.path)) }
    };
    assert_none(
        "Rules speak in errors of their own, not in statuses:",
        sources().iter().filter_map(elsewhere).collect(),
    );
}

#[test]
fn the_engines_differ_in_few_places() {
    let elsewhere = |source: &Source| {
        let may = source.path.starts_with("database/") || source.path == "service/models/words.rs";
        if may {
            None
        } else {
            source.says(&["Engine::Sqlite", "Engine::Postgres"]).map(|line| format!("{}: {line}", source.path))
        }
    };
    assert_none(
        "Only the seam and the index of words know which engine it is:",
        sources().iter().filter_map(elsewhere).collect(),
    );
}

#[test]
fn a_file_is_one_room() {
    let long = |source: &Source| {
        let lines = source.code.lines().count();
        // A list of words is as long as it is.
        (lines > 450 && source.path != "seed/words.rs").then(|| format!("{}: {lines} lines", source.path))
    };
    assert_none("A file that is so long is two:", sources().iter().filter_map(long).collect());
}

#[test]
fn a_schema_has_a_name_of_its_own() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut violations = Vec::new();
    for source in sources() {
        for name in schemas(&source.code) {
            if let Some(other) = known.insert(name.clone(), source.path.clone()) {
                violations.push(format!("{name}: {other} and {}", source.path));
            }
        }
    }
    assert!(known.len() > 60, "{}", known.len());
    assert_none("The document knows one schema of a name, and would show it for the other one too:", violations);
}

/// The types that derive `ToSchema`.
fn schemas(code: &str) -> Vec<String> {
    let of = |derives: &str| {
        let (derives, rest) = derives.split_once(")]")?;
        let (_, named) = rest
            .split_once("struct ")
            .into_iter()
            .chain(rest.split_once("enum "))
            .min_by_key(|(before, _)| before.len())?;
        derives.contains("ToSchema").then(|| named.chars().take_while(|c| c.is_alphanumeric()).collect())
    };
    code.split("#[derive(").skip(1).filter_map(of).collect()
}

#[test]
fn both_engines_have_the_same_migrations() {
    let names = |engine: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
        let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}
