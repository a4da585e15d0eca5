//! The rules of `docs/ARCHITECTURE.md`, checked in the source: dependencies and where things are defined. Each rule is
//! tested with a small tree that breaks it.

use super::source_tree::{Tree, circles, module_of};
use std::{collections::BTreeMap, path::Path};

/// The feature modules. Each has the same files.
const MODULES: [&str; 13] = [
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
    "configuration",
];

/// Dependencies go downwards or to the same layer. Other files are helpers of their module, in the layer of the
/// services.
const LAYERS: [&[&str]; 12] = [
    &["core"],
    &["database"],
    &["event", "settings", "codes"],
    &["installation"],
    &[
        "models",
        "lifecycle",
        "situation",
        "rights",
        "deadlines",
        "quantity",
        "policy",
        "permissions",
        "summary",
        "address",
    ],
    &["schemas"],
    &["services", "idempotency"],
    &["app"],
    &["flows", "files", "tasks", "routing", "proof"],
    &["routes", "websocket"],
    &["notification", "openapi", "router", "server", "background", "backup", "anonymise", "console"],
    &["startup", "cli", "lib", "main", "seed", "benchmark"],
];
const SERVICES: usize = 6;

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

/// Operations that read by GET for a signed-in caller and write all the same, by themselves or in a flow, and take a request from
/// anywhere. Browsers send cookies with a GET of any site.
fn reads_that_write(tree: &Tree) -> Vec<String> {
    let (mut found, writes) = (Vec::new(), ["app.write(caller", "app.change(caller"]);
    let function = |code: &str, name: &str| {
        let (_, body) = code.split_once(&format!("async fn {name}("))?;
        body.split("\n}\n").next().map(str::to_owned)
    };
    for (path, code) in tree.0.iter().filter(|(path, _)| path.ends_with("routes.rs")) {
        let flows = tree.0.get(&path.replace("routes.rs", "flows.rs")).map_or("", String::as_str);
        for operation in code.split("#[utoipa::path(get,").skip(1) {
            let Some((_, body)) = operation.split_once("async fn ") else { continue };
            let body = body.split("\n}\n").next().unwrap();
            let called =
                body.split("flows::").skip(1).filter_map(|call| function(flows, call.split('(').next().unwrap()));
            let is_write = |code: &str| {
                writes.iter().any(|write| code.replace(char::is_whitespace, "").contains(&write.replace(' ', "")))
            };
            if (is_write(body) || called.into_iter().any(|code| is_write(&code))) && !body.contains("_: SameOrigin") {
                found.push(format!("{path}: {}", body.split('(').next().unwrap()));
            }
        }
    }
    found
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
fn a_read_that_writes_comes_from_our_own_pages() {
    let rule = "An operation that writes, such as the audit trail, and is a GET takes `_: SameOrigin`:";
    assert_none(rule, &reads_that_write(&Tree::of_this_project()));
    let get = "#[utoipa::path(get, path = \"/x\")]\nasync fn x(caller: Caller<Admin>) {\n    app.write(caller, y)\n}\n";
    assert_eq!(reads_that_write(&Tree::of(&[("job/routes.rs", get)])), ["job/routes.rs: x"]);
    assert!(
        reads_that_write(&Tree::of(&[("job/routes.rs", &get.replace("(caller:", "(_: SameOrigin, caller:"))]))
            .is_empty()
    );
    let calls = get.replace("app.write(caller, y)", "flows::y(&app, caller)");
    let flow = "pub(super) async fn y(app: &App, caller: Caller<Admin>) {\n    app.write(caller, z)\n}\n";
    let both = [("job/routes.rs", calls.as_str()), ("job/flows.rs", flow)];
    assert_eq!(reads_that_write(&Tree::of(&both)), ["job/routes.rs: x"]);
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
