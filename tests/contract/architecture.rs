//! The rules of `docs/ARCHITECTURE.md`, checked in the source: dependencies and where things are defined. Each rule is
//! tested with a small tree that breaks it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The feature modules. Each has the same files.
const MODULES: [&str; 12] = [
    "auth",
    "client",
    "worker",
    "picture",
    "service",
    "messaging",
    "job",
    "review",
    "admin",
    "feed",
    "webhook",
    "event_archive",
];

/// Dependencies go downwards or to the same layer. Other files are helpers of their module, in the layer of the
/// services.
const LAYERS: [&[&str]; 12] = [
    &["core"],
    &["database"],
    &["event", "settings"],
    &["installation"],
    &["models", "lifecycle", "permissions", "summary", "address"],
    &["schemas"],
    &["services", "idempotency"],
    &["app"],
    &["flows", "files", "tasks", "routing", "proof"],
    &["routes", "websocket"],
    &["notification", "openapi", "router", "server", "background", "backup", "anonymise", "console"],
    &["startup", "cli", "lib", "main", "seed", "benchmark"],
];
const SERVICES: usize = 6;

/// The source of a tree: its files by path below `src`, without comments and unit tests.
struct Tree(BTreeMap<String, String>);

impl Tree {
    fn of_this_project() -> Tree {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = BTreeMap::new();
        collect(&root, &root, &mut files);
        assert!(files.len() > 200, "{}", files.len());
        Tree(files)
    }

    fn of(files: &[(&str, &str)]) -> Tree {
        Tree(files.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect())
    }

    /// The lines of the files that `is_watched` selects which contain one of the words.
    fn lines_with(&self, words: &[&str], is_watched: impl Fn(&str) -> bool) -> Vec<String> {
        let mut found = Vec::new();
        for (path, code) in self.0.iter().filter(|(path, _)| is_watched(path)) {
            let lines = code.lines().filter(|line| words.iter().any(|word| line.contains(word)));
            found.extend(lines.map(|line| format!("{path}: {}", line.trim())));
        }
        found
    }

    /// The files that each file uses, through re-exports to the definition. Files that only re-export are left out.
    fn imports(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let reexports: BTreeMap<&str, BTreeMap<String, Vec<String>>> =
            self.0.keys().map(|path| (path.as_str(), self.reexports_of(path))).collect();
        let uses = |path: &str| {
            let resolved = self.paths_in(path).into_iter().filter_map(|named| self.file_of(&named, &reexports, 8));
            let others = resolved.filter(|file| *file != path && !self.only_hands_names_on(file));
            others.collect::<BTreeSet<&str>>()
        };
        let files = self.0.keys().filter(|path| !self.only_hands_names_on(path));
        files.map(|path| (path.as_str(), uses(path))).collect()
    }

    fn only_hands_names_on(&self, path: &str) -> bool {
        let mut depth = 0;
        self.0[path].lines().map(str::trim).filter(|line| !line.is_empty()).all(|line| {
            let is_inside = depth > 0;
            depth += line.matches('{').count();
            depth -= line.matches('}').count().min(depth);
            let words = ["mod ", "use ", "#["];
            is_inside || words.iter().any(|word| without_visibility(line).starts_with(word))
        })
    }

    /// Every path that a file names, as segments below the root of the crate.
    fn paths_in(&self, path: &str) -> Vec<Vec<String>> {
        let code = &self.0[path];
        let here = module_of(path);
        let children = declared_modules(code);
        let mut imported = BTreeMap::new();
        for (named, alias) in used_names(code) {
            if let Some(absolute) = absolute(&here, &children, &BTreeMap::new(), &named) {
                imported.insert(alias, absolute);
            }
        }
        let mut paths: Vec<_> = imported.values().cloned().collect();
        paths.extend(qualified_names(code).iter().filter_map(|named| absolute(&here, &children, &imported, named)));
        paths
    }

    fn reexports_of(&self, path: &str) -> BTreeMap<String, Vec<String>> {
        let code = &self.0[path];
        let here = module_of(path);
        let children = declared_modules(code);
        let public: String = statements(code).filter(|statement| statement.starts_with("pub")).collect();
        let names = used_names(&public).into_iter();
        names
            .filter_map(|(named, alias)| Some((alias, absolute(&here, &children, &BTreeMap::new(), &named)?)))
            .collect()
    }

    /// The file that a path names, or that defines the name at its end.
    fn file_of<'t>(
        &'t self,
        named: &[String],
        reexports: &BTreeMap<&str, BTreeMap<String, Vec<String>>>,
        hops: usize,
    ) -> Option<&'t str> {
        for length in (0..=named.len()).rev() {
            let module = named[..length].join("/");
            let candidates = [format!("{module}.rs"), format!("{module}/mod.rs"), "lib.rs".to_owned()];
            let is_root = length == 0;
            let found =
                candidates.iter().enumerate().find(|(at, file)| (*at < 2 || is_root) && self.0.contains_key(*file));
            let Some((_, file)) = found else { continue };
            let (file, _) = self.0.get_key_value(file)?;
            let onwards = named.get(length).and_then(|name| reexports[file.as_str()].get(name));
            return match onwards {
                Some(target) if hops > 0 => self.file_of(target, reexports, hops - 1),
                _ => Some(file),
            };
        }
        None
    }
}

fn collect(root: &Path, folder: &Path, into: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            let code = without_comments_and_tests(&std::fs::read_to_string(&path).unwrap());
            into.insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), code);
        }
    }
}

fn without_comments_and_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// `job/models.rs` is `job::models`, `job/mod.rs` is `job`.
fn module_of(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap();
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

fn without_visibility(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("pub") else { return line };
    let rest = if rest.starts_with('(') { rest.split_once(')').map_or("", |(_, rest)| rest) } else { rest };
    rest.trim_start()
}

fn statements(code: &str) -> impl Iterator<Item = String> {
    code.split_inclusive(';').map(|statement| statement.trim().to_owned())
}

fn declared_modules(code: &str) -> BTreeSet<String> {
    let declared = code.lines().filter_map(|line| without_visibility(line).strip_prefix("mod ")?.strip_suffix(';'));
    declared.map(str::to_owned).collect()
}

/// The paths of `use` declarations at the beginning of a line, and their local names.
fn used_names(code: &str) -> Vec<(Vec<String>, String)> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let line = code[..at].rfind('\n').map_or(0, |end| end + 1);
        if !code[line..].trim_start().starts_with("use ") && !without_visibility(&code[line..]).starts_with("use ") {
            continue;
        }
        let tree = code[at + 4..].split(';').next().unwrap();
        for (path, alias) in spelt_out("", tree) {
            let segments: Vec<String> = path.split("::").map(|part| part.trim().to_owned()).collect();
            let (segments, last) = match segments.split_last() {
                Some((last, before)) if last == "self" => (before.to_vec(), before.last().cloned()),
                _ => (segments.clone(), segments.last().cloned()),
            };
            names.push((segments, alias.or(last).unwrap_or_default()));
        }
    }
    names
}

/// `a::{b, c::d as e}` is `a::b` and `a::c::d` with the local name `e`.
fn spelt_out(prefix: &str, tree: &str) -> Vec<(String, Option<String>)> {
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once('{') else {
        let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias)));
        return vec![(format!("{prefix}{}", path.trim()), alias.map(|alias| alias.trim().to_owned()))];
    };
    let prefix = format!("{prefix}{}", head.trim());
    let group = group.rsplit_once('}').unwrap().0;
    let (mut depth, mut start, mut parts) = (0_usize, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).flat_map(|part| spelt_out(&prefix, part)).collect()
}

/// Every `a::b…` in the code.
fn qualified_names(code: &str) -> BTreeSet<Vec<String>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let names =
        code.split(|c: char| !is_part(c)).map(|name| name.trim_end_matches(':')).filter(|name| name.contains("::"));
    names.map(|name| name.split("::").map(str::to_owned).collect()).collect()
}

/// A path as segments below the root of the crate; `None` when it belongs to another crate.
fn absolute(
    here: &[String],
    children: &BTreeSet<String>,
    imported: &BTreeMap<String, Vec<String>>,
    named: &[String],
) -> Option<Vec<String>> {
    let (first, rest) = named.split_first()?;
    let joined = |base: &[String], rest: &[String]| Some([base, rest].concat());
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => joined(here, rest),
        "super" => {
            let ups = named.iter().take_while(|part| *part == "super").count();
            joined(here.get(..here.len().checked_sub(ups)?)?, &named[ups..])
        }
        name if children.contains(name) => joined(here, named),
        name => joined(imported.get(name)?, rest),
    }
}

/// The groups of files that depend on each other, directly or indirectly (Kosaraju).
fn circles<'t>(imports: &BTreeMap<&'t str, BTreeSet<&'t str>>) -> Vec<Vec<&'t str>> {
    fn visit<'t>(
        file: &'t str,
        edges: &BTreeMap<&'t str, BTreeSet<&'t str>>,
        seen: &mut BTreeSet<&'t str>,
        finished: &mut Vec<&'t str>,
    ) {
        if seen.insert(file) {
            for next in edges.get(file).into_iter().flatten() {
                visit(next, edges, seen, finished);
            }
            finished.push(file);
        }
    }
    let mut reversed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (user, used) in imports.iter().flat_map(|(user, used)| used.iter().map(move |used| (user, used))) {
        reversed.entry(used).or_default().insert(user);
    }
    let (mut seen, mut order) = (BTreeSet::new(), Vec::new());
    imports.keys().for_each(|file| visit(file, imports, &mut seen, &mut order));
    seen.clear();
    let mut groups = Vec::new();
    for file in order.into_iter().rev() {
        let mut group = Vec::new();
        visit(file, &reversed, &mut seen, &mut group);
        if group.len() > 1 {
            groups.push(group);
        }
    }
    groups
}

/// The layer of a file, by the most specific name in its path.
fn layer_of(path: &str) -> usize {
    let parts = module_of(path);
    let named = |name: &str| LAYERS.iter().position(|layer| layer.contains(&name));
    let is_in_module = parts.first().is_some_and(|first| MODULES.contains(&first.as_str()));
    if !is_in_module {
        let root = if path == "lib.rs" || path == "main.rs" {
            path.strip_suffix(".rs")
        } else {
            parts.first().map(String::as_str)
        };
        return root.and_then(named).unwrap_or_else(|| panic!("{path} stands in no layer: see LAYERS"));
    }
    let own = parts.iter().rev().find_map(|part| named(part).filter(|_| !MODULES.contains(&part.as_str())));
    own.unwrap_or(SERVICES)
}

fn module_name(path: &str) -> Option<&str> {
    path.split('/').next().filter(|module| MODULES.contains(module))
}

fn is_file_of(path: &str, layer: &str) -> bool {
    path.ends_with(&format!("/{layer}.rs")) || path.contains(&format!("/{layer}/"))
}

fn no_circles(tree: &Tree) -> Vec<String> {
    let imports = tree.imports();
    let mut found = Vec::new();
    for group in circles(&imports) {
        let ties = group.iter().flat_map(|user| imports[user].iter().map(move |used| (user, used)));
        let ties = ties.filter(|(_, used)| group.contains(used)).map(|(user, used)| format!("{user} uses {used}"));
        found.push(ties.collect::<Vec<_>>().join("; "));
    }
    found
}

fn downwards_only(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (user, used) in tree.imports().iter().flat_map(|(user, used)| used.iter().map(move |used| (*user, *used))) {
        let is_foreign = module_name(user) != module_name(used);
        // Core may use the identifiers and enums, because tokens consist of them.
        let is_vocabulary = ["database/ids.rs", "database/enums.rs"].contains(&used);
        let is_upwards = layer_of(user) < layer_of(used) && !is_vocabulary;
        let is_private = module_name(used).is_some()
            && is_foreign
            && layer_of(user) <= 9
            && (is_file_of(used, "routes") || is_file_of(used, "schemas"));
        if is_upwards || is_private {
            found.push(format!("{user} uses {used}"));
        }
    }
    found
}

fn services_are_synchronous(tree: &Tree) -> Vec<String> {
    tree.lines_with(&["async fn", ".await", "app::App", "Failure"], |path| is_file_of(path, "services"))
}

fn sql_stands_in_models(tree: &Tree) -> Vec<String> {
    const SQL: [&str; 5] = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "ON CONFLICT", " SET "];
    let may = |path: &str| path.starts_with("database/") || path.starts_with("event/") || is_file_of(path, "models");
    tree.lines_with(&SQL, |path| !may(path))
}

fn status_codes_stand_in_routes(tree: &Tree) -> Vec<String> {
    let is_rule = |path: &str| {
        ["services", "models", "schemas", "lifecycle", "flows"].iter().any(|layer| is_file_of(path, layer))
    };
    tree.lines_with(&["StatusCode"], is_rule)
}

fn engines_are_told_apart_in_the_database_module(tree: &Tree) -> Vec<String> {
    let may = |path: &str| path.starts_with("database/") || path == "service/models/words.rs";
    tree.lines_with(&["Engine::Sqlite", "Engine::Postgres"], |path| !may(path))
}

fn files_are_short(tree: &Tree) -> Vec<String> {
    // Lists of words may be long.
    let long = tree.0.iter().filter(|(path, code)| code.lines().count() > 450 && *path != "seed/words.rs");
    long.map(|(path, code)| format!("{path}: {} lines", code.lines().count())).collect()
}

fn modules_have_one_style(tree: &Tree) -> Vec<String> {
    let has_folder = |path: &&String| {
        let folder = path.strip_suffix(".rs").map(|name| format!("{name}/")).unwrap_or_default();
        tree.0.keys().any(|other| other.starts_with(&folder))
    };
    tree.0.keys().filter(has_folder).map(|path| format!("{path}: move it to mod.rs in its folder")).collect()
}

fn assert_none(rule: &str, violations: &[String]) {
    assert!(violations.is_empty(), "{rule}\n  {}", violations.join("\n  "));
}

#[test]
fn no_file_uses_itself_around_a_corner() {
    assert_none("No two files use each other, directly or in a longer circle:", &no_circles(&Tree::of_this_project()));
    let through_super = Tree::of(&[
        ("lib.rs", "mod job;"),
        ("job/mod.rs", "pub(crate) mod models;\npub(crate) mod services;"),
        ("job/models.rs", "use super::services::JobError;\nstruct Job;"),
        ("job/services.rs", "use crate::job::models;\nfn accept(job: models::Job) {}"),
    ]);
    assert_eq!(no_circles(&through_super), ["job/services.rs uses job/models.rs; job/models.rs uses job/services.rs"]);
    let three_through_a_reexport = Tree::of(&[
        ("a.rs", "use crate::b::B;\nstruct A;"),
        ("b/mod.rs", "mod inner;\npub(crate) use inner::B;"),
        ("b/inner.rs", "struct B;\nfn f() { crate::c::g() }"),
        ("c.rs", "use crate::{a::A};\nfn g() {}"),
    ]);
    assert_eq!(no_circles(&three_through_a_reexport).len(), 1);
    assert_eq!(no_circles(&Tree::of(&[("a.rs", "use crate::b::B;\nstruct A;"), ("b.rs", "struct B;")])), [""; 0]);
}

#[test]
fn uses_go_downwards() {
    let rule = "core ← database ← event ← models ← schemas ← services ← app ← flows ← routes ← the rest ← startup ← cli, \
                and no module uses another's routes or schemas:";
    assert_none(rule, &downwards_only(&Tree::of_this_project()));
    let upwards = Tree::of(&[
        ("core/mod.rs", "use crate::job::models::Job;\nstruct A;"),
        ("job/models.rs", "struct Job;"),
        ("job/services.rs", "use super::flows::start;\nstruct B;"),
        ("job/flows.rs", "fn start() {}"),
        ("review/services.rs", "use crate::job::schemas::JobRead;\nstruct C;"),
        ("job/schemas.rs", "struct JobRead;"),
    ]);
    let expected = [
        "core/mod.rs uses job/models.rs",
        "job/services.rs uses job/flows.rs",
        "review/services.rs uses job/schemas.rs",
    ];
    assert_eq!(downwards_only(&upwards), expected);
}

#[test]
fn services_do_not_wait() {
    let rule = "A services.rs is synchronous, on a transaction, and knows neither App nor HTTP; what waits stands in flows.rs:";
    assert_none(rule, &services_are_synchronous(&Tree::of_this_project()));
    let waits = Tree::of(&[("job/services.rs", "use crate::app::App;\nasync fn f() -> Result<(), Failure> {}")]);
    assert_eq!(services_are_synchronous(&waits).len(), 2);
}

#[test]
fn sql_is_written_in_models() {
    assert_none("SQL appears only in models:", &sql_stands_in_models(&Tree::of_this_project()));
    let elsewhere = Tree::of(&[("job/services.rs", "let sql = \"SELECT 1\";"), ("job/models.rs", "\"SELECT 1\"")]);
    assert_eq!(sql_stands_in_models(&elsewhere).len(), 1);
}

#[test]
fn rules_speak_in_errors_of_their_own() {
    let rule = "Status codes stand in routes and error tables:";
    assert_none(rule, &status_codes_stand_in_routes(&Tree::of_this_project()));
    let knows_http =
        Tree::of(&[("job/services.rs", "StatusCode::CONFLICT"), ("job/routes.rs", "StatusCode::CONFLICT")]);
    assert_eq!(status_codes_stand_in_routes(&knows_http), ["job/services.rs: StatusCode::CONFLICT"]);
}

#[test]
fn the_engines_differ_in_few_places() {
    let rule = "Only the database module and the index of words know which engine it is:";
    assert_none(rule, &engines_are_told_apart_in_the_database_module(&Tree::of_this_project()));
    let knows = Tree::of(&[("job/models.rs", "if tx.engine() == Engine::Sqlite {}")]);
    assert_eq!(engines_are_told_apart_in_the_database_module(&knows).len(), 1);
}

#[test]
fn a_file_is_short_enough_to_read() {
    assert_none("A file that is so long is two:", &files_are_short(&Tree::of_this_project()));
    assert_eq!(files_are_short(&Tree::of(&[("job/models.rs", &"fn f() {}\n".repeat(451))])).len(), 1);
}

#[test]
fn a_module_with_a_folder_is_its_mod_rs() {
    assert_none("One module style:", &modules_have_one_style(&Tree::of_this_project()));
    assert_eq!(modules_have_one_style(&Tree::of(&[("job.rs", ""), ("job/models.rs", "")])).len(), 1);
}

#[test]
fn a_schema_has_a_name_of_its_own() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut violations = Vec::new();
    for (path, code) in Tree::of_this_project().0 {
        for name in schemas(&code) {
            if let Some(other) = known.insert(name.clone(), path.clone()) {
                violations.push(format!("{name}: {other} and {path}"));
            }
        }
    }
    assert!(known.len() > 60, "{}", known.len());
    assert_none("The document knows one schema of a name, and would show it for the other one too:", &violations);
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

/// The fields of the table of settings that no other file reads.
fn unread_settings(tree: &Tree) -> Vec<String> {
    let table = tree.0.get("settings/mod.rs").map_or("", String::as_str);
    let fields =
        table.lines().filter(|line| line.contains("= \"HIREHALL_")).filter_map(|line| line.trim().split(':').next());
    let others: Vec<&String> =
        tree.0.iter().filter(|(path, _)| !path.starts_with("settings/")).map(|(_, code)| code).collect();
    let is_read = |field: &str| {
        let access = format!(".{field}");
        others.iter().any(|code| {
            code.split(&access)
                .skip(1)
                .any(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '('))
        })
    };
    fields.filter(|field| !is_read(field)).map(str::to_owned).collect()
}

#[test]
fn a_setting_is_read() {
    assert_none("A setting that no code reads changes nothing:", &unread_settings(&Tree::of_this_project()));
    let table = "    stop_delay: Seconds = \"HIREHALL_STOP_DELAY_SECONDS\", \"stop_delay_seconds\", \"5\";";
    let read = Tree::of(&[("settings/mod.rs", table), ("startup.rs", "wait(settings.stop_delay)")]);
    assert_eq!(unread_settings(&read), [""; 0]);
    let unread = Tree::of(&[("settings/mod.rs", table), ("startup.rs", "wait(settings.stop_delay_of_another())")]);
    assert_eq!(unread_settings(&unread), ["stop_delay"]);
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
