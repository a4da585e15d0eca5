//! The source of the program, and which file uses which.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The source of a tree: its files by path below `src`, without comments and unit tests.
pub(super) struct Tree(pub(super) BTreeMap<String, String>);

impl Tree {
    pub(super) fn of_this_project() -> Tree {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = BTreeMap::new();
        collect(&root, &root, &mut files);
        assert!(files.len() > 200, "{}", files.len());
        Tree(files)
    }

    pub(super) fn of(files: &[(&str, &str)]) -> Tree {
        Tree(files.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect())
    }

    /// The lines of the files that `is_watched` selects which contain one of the words.
    pub(super) fn lines_with(&self, words: &[&str], is_watched: impl Fn(&str) -> bool) -> Vec<String> {
        let mut found = Vec::new();
        for (path, code) in self.0.iter().filter(|(path, _)| is_watched(path)) {
            let lines = code.lines().filter(|line| words.iter().any(|word| line.contains(word)));
            found.extend(lines.map(|line| format!("{path}: {}", line.trim())));
        }
        found
    }

    /// The files that each file uses, through re-exports to the definition. Files that only re-export are left out.
    pub(super) fn imports(&self) -> BTreeMap<&str, BTreeSet<&str>> {
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
pub(super) fn module_of(path: &str) -> Vec<String> {
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
pub(super) fn circles<'t>(imports: &BTreeMap<&'t str, BTreeSet<&'t str>>) -> Vec<Vec<&'t str>> {
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
