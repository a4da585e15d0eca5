//! Where settings come from, and the problems of reading them.

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::secret::Secret;
use super::table::Setting;
use super::values::Value;
use crate::core::security::key_file::is_open_to_others;

/// All sources of settings, weakest first. They are passed in explicitly, so that a test never depends on the
/// process.
#[derive(Default, Clone)]
pub struct Sources {
    /// `hirehall.toml`.
    pub toml: Option<SourceFile>,
    /// `.env`.
    pub dotenv: Option<SourceFile>,
    /// Names and values of environment variables. Names without the prefix `HIREHALL_` or `AWS_` are ignored.
    pub environment: Vec<(String, String)>,
    /// Values given on the command line, by the environment name of their setting.
    pub command_line: Vec<(String, String)>,
    /// Problems with files and variables that could not be read.
    pub unreadable: Vec<SettingError>,
}

/// A file and its text.
#[derive(Clone)]
pub struct SourceFile {
    /// The path, as shown to the operator.
    pub path: PathBuf,
    /// The whole text.
    pub text: String,
    /// Whether other users may read or change it.
    pub open_to_others: bool,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The default of the table.
    Default,
    /// A line of `hirehall.toml`, counted from 1.
    Toml(PathBuf, usize),
    /// A file: `.env`, or one that cannot be read.
    File(PathBuf),
    /// The environment.
    Environment,
    /// A flag, or a value implied by a command.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::Toml(path, line) => write!(f, "{}:{line}", path.display()),
            Origin::File(path) => write!(f, "{}", path.display()),
            Origin::Environment => f.write_str("environment"),
            Origin::CommandLine => f.write_str("command line"),
        }
    }
}

/// One problem with a setting and its remedy. Never quotes a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingError {
    /// The setting's name as written in the source, or the file.
    pub setting: String,
    /// Where it came from.
    pub origin: Origin,
    /// What was wrong.
    pub wrong: String,
    /// The expected format.
    pub expected: String,
    /// What the operator should do.
    pub remedy: String,
}

/// Every problem that was found.
#[derive(Debug, Clone, thiserror::Error)]
pub struct SettingErrors(pub Vec<SettingError>);

impl fmt::Display for SettingErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => f.write_str("there is a problem with the settings:\n")?,
            n => writeln!(f, "there are {n} problems with the settings:")?,
        }
        for SettingError { setting, origin, wrong, expected, remedy } in &self.0 {
            write!(f, "\n{setting} ({origin}): {wrong}\n  expected  {expected}\n  to do     {remedy}\n")?;
        }
        Ok(())
    }
}

impl Sources {
    /// The sources of this process: the files in its working directory, its environment and its command line.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn from_process(command_line: Vec<(String, String)>) -> Sources {
        Sources::read(Path::new(""), std::env::vars_os(), command_line)
    }

    /// As [`Sources::from_process`], from a given directory and environment.
    pub fn read(
        directory: &Path,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
        command_line: Vec<(String, String)>,
    ) -> Sources {
        let mut sources = Sources { command_line, ..Sources::default() };
        sources.toml = sources.read_file(directory.join("hirehall.toml"));
        sources.dotenv = sources.read_file(directory.join(".env"));
        for (name, value) in environment {
            let name = name.to_string_lossy().into_owned();
            match value.into_string() {
                Ok(value) => sources.environment.push((name, value)),
                Err(_) if is_ours(&name) => sources.unreadable.push(SettingError {
                    setting: name,
                    origin: Origin::Environment,
                    wrong: "it is not UTF-8".to_owned(),
                    expected: "text".to_owned(),
                    remedy: "set it again".to_owned(),
                }),
                Err(_) => {}
            }
        }
        sources
    }

    fn read_file(&mut self, path: PathBuf) -> Option<SourceFile> {
        let read = std::fs::metadata(&path).and_then(|metadata| Ok((metadata, std::fs::read_to_string(&path)?)));
        match read {
            Ok((metadata, text)) => Some(SourceFile { path, text, open_to_others: is_open_to_others(&metadata) }),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => {
                self.unreadable.push(SettingError {
                    setting: path.display().to_string(),
                    origin: Origin::File(path),
                    wrong: e.to_string(),
                    expected: "a text file that hirehall may read, or none".to_owned(),
                    remedy: "correct its permissions or its content, or remove it".to_owned(),
                });
                None
            }
        }
    }

    /// The text of every setting in the order of the table, and a problem for every unknown name.
    pub(crate) fn gather(&self, table: &'static [Setting]) -> (Vec<SettingText<'static>>, Vec<SettingError>) {
        let default = |setting: &'static Setting| SettingText {
            setting,
            text: setting.default.to_owned(),
            origin: Origin::Default,
        };
        let mut collector =
            Collector { table, found: table.iter().map(default).collect(), problems: self.unreadable.clone() };
        if let Some(file) = &self.toml {
            collector.add_toml(file);
        }
        if let Some(file) = &self.dotenv {
            collector.add_dotenv(file);
        }
        for (name, value) in &self.environment {
            if is_ours(name) && !is_service_link(name, value) {
                collector.add_setting(name, value, &Origin::Environment);
            }
        }
        for (name, value) in &self.command_line {
            collector.add_setting(name, value, &Origin::CommandLine);
        }
        (collector.found, collector.problems)
    }

    /// The standard `AWS_` variables, from the environment, else from `.env`.
    pub(crate) fn aws_variables(&self) -> Vec<(String, Secret)> {
        self.variables(|name| name.starts_with("AWS_"))
    }

    /// libpq's variables for passwords.
    pub(crate) fn postgres_variables(&self) -> Vec<(String, Secret)> {
        self.variables(|name| ["PGPASSWORD", "PGPASSFILE", "HOME"].contains(&name))
    }

    /// Variables of other programs. Those of the environment override those of `.env`.
    fn variables(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<(String, Secret)> {
        let dotenv = self.dotenv.iter().flat_map(|file| dotenvy::from_read_iter(file.text.as_bytes()).flatten());
        let variables = dotenv.chain(self.environment.iter().cloned());
        let wanted = variables.filter(|(name, value)| is_wanted(name) && !value.is_empty());
        wanted.map(|(name, value)| (name, Secret::new(value))).collect()
    }

    /// A master key in a file that other users can read is rejected: it is not secret.
    pub(crate) fn exposed_master_key(&self, found: &[SettingText<'_>]) -> Option<SettingError> {
        let key = found.iter().find(|found| found.setting.name == "HIREHALL_MASTER_KEY" && !found.text.is_empty())?;
        let file = match key.origin {
            Origin::Toml(..) => self.toml.as_ref(),
            Origin::File(_) => self.dotenv.as_ref(),
            Origin::Default | Origin::Environment | Origin::CommandLine => None,
        };
        file.filter(|file| file.open_to_others).map(|file| SettingError {
            setting: key.setting.name.to_owned(),
            origin: key.origin.clone(),
            wrong: "the file that holds it can be read by others".to_owned(),
            expected: "a file that only its owner can read".to_owned(),
            remedy: format!("chmod 600 {}, and consider who may have read it", file.path.display()),
        })
    }
}

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

struct Collector {
    table: &'static [Setting],
    found: Vec<SettingText<'static>>,
    problems: Vec<SettingError>,
}

impl Collector {
    fn add_toml(&mut self, file: &SourceFile) {
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
                    Some(text) => (found.text, found.origin) = (text, origin_here),
                    None => self.problems.push(SettingError {
                        setting: key,
                        origin: origin_here,
                        wrong: "it is a list or a table".to_owned(),
                        expected: found.setting.expected.to_owned(),
                        remedy: "give a single value".to_owned(),
                    }),
                }
            } else if let Some((part, found)) =
                self.found.iter_mut().find_map(|found| Some((found.setting.part_by_key(&key)?, found)))
            {
                found.add_part(part, &value_text(value.get_ref(), false).unwrap_or_default(), origin_here);
            } else {
                let nearest = Setting::nearest(self.table, &key).map_or("", |setting| setting.key);
                self.problems.push(unknown(&key, origin_here, nearest));
            }
        }
    }

    fn add_dotenv(&mut self, file: &SourceFile) {
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

    fn add_setting(&mut self, name: &str, value: &str, origin: &Origin) {
        if let Some(found) = self.found.iter_mut().find(|found| found.setting.name == name) {
            (found.text, found.origin) = (value.to_owned(), origin.clone());
        } else if let Some((part, found)) =
            self.found.iter_mut().find_map(|found| Some((found.setting.part_by_name(name)?, found)))
        {
            found.add_part(&part, value, origin.clone());
        } else {
            let nearest = Setting::nearest(self.table, name).map_or("", |setting| setting.name);
            self.problems.push(unknown(name, origin.clone(), nearest));
        }
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
fn is_ours(name: &str) -> bool {
    name.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("HIREHALL_"))
}

/// Kubernetes sets variables for a service called `hirehall`: `HIREHALL_SERVICE_HOST`, `HIREHALL_PORT=tcp://…`,
/// `HIREHALL_PORT_8000_TCP_ADDR` and others. They are not settings, so they are ignored.
fn is_service_link(name: &str, value: &str) -> bool {
    name.ends_with("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || (name.ends_with("_PORT") && value.contains("://"))
        || name.split_once("_PORT_").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
}
