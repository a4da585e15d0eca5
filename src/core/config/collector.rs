//! The effective text of each setting, from one source after the other.

use super::{
    origin::{Origin, SettingError, SourceFile},
    secret_file::{FILE_SUFFIX, read_secret},
    table::Setting,
    values::Value,
};
use std::path::Path;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The effective text of one setting.
pub(crate) struct SettingText<'t> {
    pub(crate) setting: &'t Setting,
    pub(crate) text: String,
    pub(crate) origin: Origin,
}

impl SettingText<'_> {
    /// Groups are parsed from one line per part; a later source overrides an earlier one.
    fn add_part(&mut self, part: &str, value: &str, origin: Origin) {
        self.text += &format!("\n{part}={value}");
        self.origin = origin;
    }

    pub(crate) fn parse<T: Value>(&self, problems: &mut Vec<SettingError>) -> Option<T> {
        let Setting { name, default, expected, secret, .. } = self.setting;
        let wrong = match T::parse(self.text.trim()) {
            Ok(value) => return Some(value),
            Err(wrong) => wrong,
        };
        problems.push(SettingError {
            setting: (*name).to_owned(),
            origin: self.origin.clone(),
            wrong: if *secret || names_user_of_url(&self.text) { wrong } else { format!("{:?}: {wrong}", self.text) },
            expected: (*expected).to_owned(),
            remedy: match *default {
                "" => "correct it, or remove it".to_owned(),
                default => format!("correct it, or remove it for the default, {default}"),
            },
        });
        None
    }
}

/// Whether the text may contain a password although the setting takes none.
fn names_user_of_url(text: &str) -> bool {
    text.contains("//") && text.contains('@')
}

pub(super) struct Collector {
    table: &'static [Setting],
    found: Vec<SettingText<'static>>,
    problems: Vec<SettingError>,
    /// The names that the current source gives: a secret is given as a value or as a file, not as both.
    given: Vec<String>,
}

impl Collector {
    /// Begins with the defaults.
    pub(super) fn new(table: &'static [Setting], problems: Vec<SettingError>) -> Self {
        let default = |setting: &'static Setting| SettingText {
            setting,
            text: setting.default.to_owned(),
            origin: Origin::Default,
        };
        Self { table, found: table.iter().map(default).collect(), problems, given: Vec::new() }
    }

    pub(super) fn finish(self) -> (Vec<SettingText<'static>>, Vec<SettingError>) {
        (self.found, self.problems)
    }

    pub(super) fn add_toml(&mut self, file: &SourceFile) {
        self.given.clear();
        let line =
            |span: std::ops::Range<usize>| file.text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1;
        let (document, errors) = DeTable::parse_recoverable(&file.text);
        for error in &errors {
            let line = error.span().map_or(1, line);
            self.problems.push(SettingError {
                setting: file.path.display().to_string(),
                origin: Origin::Toml(file.path.clone(), line),
                wrong: error.message().to_owned(),
                expected: "TOML, such as listen = \"127.0.0.1:8000\"".to_owned(),
                remedy: format!("correct line {line}"),
            });
        }
        if errors.is_empty() {
            self.add_table(document.get_ref(), "", &|span| Origin::Toml(file.path.clone(), line(span)));
        }
    }

    fn add_table(&mut self, table: &DeTable<'_>, prefix: &str, origin: &dyn Fn(std::ops::Range<usize>) -> Origin) {
        for (name, value) in table {
            let key = format!("{prefix}{}", name.get_ref());
            let origin_here = origin(name.span());
            if let DeValue::Table(inner) = value.get_ref() {
                self.add_table(inner, &format!("{key}."), origin);
            } else if let Some(found) = self.found.iter_mut().find(|found| found.setting.key == key) {
                match value_text(value.get_ref(), found.setting.list) {
                    Some(text) => {
                        (found.text, found.origin) = (text, origin_here.clone());
                        self.note_given(&key, "_file", &origin_here);
                    }
                    None => self.problems.push(SettingError {
                        setting: key,
                        origin: origin_here,
                        wrong: "it is a list or a table".to_owned(),
                        expected: found.setting.expected.to_owned(),
                        remedy: "give a single value".to_owned(),
                    }),
                }
            } else if let Some((at, part)) = key.strip_suffix("_file").and_then(|key| self.secret_by_key(key)) {
                let path = value_text(value.get_ref(), false).unwrap_or_default();
                self.add_secret(at, part.as_deref(), &key, Path::new(&path), &origin_here);
                self.note_given(&key, "_file", &origin_here);
            } else if let Some((part, found)) =
                self.found.iter_mut().find_map(|found| Some((found.setting.part_by_key(&key)?, found)))
            {
                found.add_part(part, &value_text(value.get_ref(), false).unwrap_or_default(), origin_here.clone());
                self.note_given(&key, "_file", &origin_here);
            } else {
                let nearest = Setting::nearest(self.table, &key).map_or("", |setting| setting.key);
                self.problems.push(unknown(&key, origin_here, nearest));
            }
        }
    }

    pub(super) fn add_dotenv(&mut self, file: &SourceFile) {
        self.given.clear();
        let origin = Origin::File(file.path.clone());
        let text = file.text.trim_start_matches('\u{feff}');
        for pair in dotenvy::from_read_iter(text.as_bytes()) {
            match pair {
                Ok((name, value)) if is_ours(&name) => self.add_setting(&name, &value, &origin),
                Ok(_) => {}
                // The error quotes the line, which may hold a secret.
                Err(_) => self.problems.push(SettingError {
                    setting: file.path.display().to_string(),
                    origin: origin.clone(),
                    wrong: "a line is not NAME=value".to_owned(),
                    expected: "NAME=value; quotes around a value with spaces, single quotes around one with $ or \\"
                        .to_owned(),
                    remedy: "correct the line".to_owned(),
                }),
            }
        }
    }

    pub(super) fn add_settings<'s>(&mut self, pairs: impl IntoIterator<Item = &'s (String, String)>, origin: &Origin) {
        self.given.clear();
        for (name, value) in pairs {
            self.add_setting(name, value, origin);
        }
    }

    fn add_setting(&mut self, name: &str, value: &str, origin: &Origin) {
        if let Some(found) = self.found.iter_mut().find(|found| found.setting.name == name) {
            (found.text, found.origin) = (value.to_owned(), origin.clone());
        } else if let Some((part, found)) =
            self.found.iter_mut().find_map(|found| Some((found.setting.part_by_name(name)?, found)))
        {
            found.add_part(&part, value, origin.clone());
        } else if let Some((at, part)) = name.strip_suffix(FILE_SUFFIX).and_then(|name| self.secret_by_name(name)) {
            self.add_secret(at, part.as_deref(), name, Path::new(value), origin);
        } else {
            let nearest = Setting::nearest(self.table, name).map_or("", |setting| setting.name);
            return self.problems.push(unknown(name, origin.clone(), nearest));
        }
        self.note_given(name, FILE_SUFFIX, origin);
    }

    pub(super) fn add_credential(&mut self, name: &str, path: &Path) {
        let origin = Origin::SecretFile(path.to_owned());
        match self.secret_by_name(name) {
            Some((at, part)) => self.add_secret(at, part.as_deref(), name, path, &origin),
            None if self.found.iter().any(|found| found.setting.name == name) => self.problems.push(SettingError {
                setting: name.to_owned(),
                origin,
                wrong: "it is no secret, so it is not read from a credential".to_owned(),
                expected: "credentials with the names of settings that may hold a secret".to_owned(),
                remedy: "set it in the environment or in hirehall.toml".to_owned(),
            }),
            None => {
                let nearest = Setting::nearest(self.table, name).map_or("", |setting| setting.name);
                self.problems.push(unknown(name, origin, nearest));
            }
        }
    }

    /// The setting that may hold a secret, by its place in the table, and the part of it if it is a group.
    fn secret_by_name(&self, name: &str) -> Option<(usize, Option<String>)> {
        self.secret(|setting| match setting.part_by_name(name) {
            None if setting.name == name => Some(None),
            part => part.map(Some),
        })
    }

    fn secret_by_key(&self, key: &str) -> Option<(usize, Option<String>)> {
        self.secret(|setting| match setting.part_by_key(key) {
            None if setting.key == key => Some(None),
            part => part.map(|part| Some(part.to_owned())),
        })
    }

    fn secret(&self, part: impl Fn(&Setting) -> Option<Option<String>>) -> Option<(usize, Option<String>)> {
        let secrets = self.found.iter().enumerate().filter(|(_, found)| found.setting.secret);
        secrets.into_iter().find_map(|(at, found)| Some((at, part(found.setting)?)))
    }

    /// Reads a secret from its file. `written` is the name or key that has named the file.
    fn add_secret(&mut self, at: usize, part: Option<&str>, written: &str, path: &Path, origin: &Origin) {
        let Some(found) = self.found.get_mut(at) else { return };
        match (read_secret(written, path, origin), part) {
            (Ok(text), Some(part)) => found.add_part(part, &text, Origin::SecretFile(path.to_owned())),
            (Ok(text), None) => (found.text, found.origin) = (text, Origin::SecretFile(path.to_owned())),
            (Err(problem), _) => self.problems.push(*problem),
        }
    }

    /// Reports a secret that one source gives twice: which of the two was meant is not known.
    fn note_given(&mut self, written: &str, suffix: &str, origin: &Origin) {
        let other = match written.strip_suffix(suffix) {
            Some(value) => value.to_owned(),
            None => format!("{written}{suffix}"),
        };
        if self.given.contains(&other) {
            self.problems.push(SettingError {
                setting: written.to_owned(),
                origin: origin.clone(),
                wrong: format!("{other} is set in the same place"),
                expected: "one of the two".to_owned(),
                remedy: format!("remove {written} or {other}"),
            });
        }
        self.given.push(written.to_owned());
    }
}

fn unknown(name: &str, origin: Origin, nearest: &str) -> SettingError {
    SettingError {
        setting: name.escape_debug().to_string(),
        origin,
        wrong: "there is no such setting".to_owned(),
        expected: format!("a name that `hirehall config` lists; the nearest is {nearest}"),
        remedy: format!("did you mean {nearest}? else remove it"),
    }
}

fn value_text(value: &DeValue<'_>, list: bool) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(is) => Some(is.to_string()),
        DeValue::Datetime(moment) => Some(moment.to_string()),
        DeValue::Array(items) if list => {
            let texts: Option<Vec<String>> =
                items.iter().map(|item| value_text(Spanned::get_ref(item), false)).collect();
            texts.map(|texts| texts.join(","))
        }
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// Ignores case, so that `hirehall_listen` is reported as unknown instead of ignored.
pub(super) fn is_ours(name: &str) -> bool {
    name.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("HIREHALL_"))
}
