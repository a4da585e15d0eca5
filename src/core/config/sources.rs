//! Where settings come from.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::collector::{Collector, SettingText, is_ours};
use super::origin::{Origin, SettingError, SourceFile};
use super::secret::Secret;
use super::secret_file::{FILE_SUFFIX, FOREIGN_SECRETS, list_credentials, read_secret};
use super::table::Setting;
use crate::core::security::key_file::is_open_to_others;

/// All sources of settings, weakest first. They are passed in explicitly, so that a test never depends on the
/// process.
#[derive(Default, Clone)]
pub struct Sources {
    /// `hirehall.toml`, or the file that `--config` or `HIREHALL_CONFIG` names.
    pub toml: Option<SourceFile>,
    /// `.env`.
    pub dotenv: Option<SourceFile>,
    /// The names and paths of the service manager's credentials: files with one secret each.
    pub credentials: Vec<(String, PathBuf)>,
    /// Names and values of environment variables. Names without the prefix `HIREHALL_` or `AWS_` are ignored.
    pub environment: Vec<(String, String)>,
    /// Values given on the command line, by the environment name of their setting.
    pub command_line: Vec<(String, String)>,
    /// Problems with files and variables that could not be read.
    pub unreadable: Vec<SettingError>,
}

impl Sources {
    /// The sources of this process: `config` or the files in its working directory, its credentials, its environment
    /// and its command line.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn from_process(config: Option<&Path>, command_line: Vec<(String, String)>) -> Sources {
        Sources::read(Path::new(""), config, std::env::vars_os(), command_line)
    }

    /// As [`Sources::from_process`], from a given directory and environment.
    pub fn read(
        directory: &Path,
        config: Option<&Path>,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
        command_line: Vec<(String, String)>,
    ) -> Sources {
        let mut sources = Sources { command_line, ..Sources::default() };
        let mut config = config.map(Path::to_owned);
        for (name, value) in environment {
            let name = name.to_string_lossy().into_owned();
            match name.as_str() {
                CONFIG => {
                    config.get_or_insert_with(|| PathBuf::from(value));
                    continue;
                }
                CREDENTIALS_DIRECTORY => {
                    sources.find_credentials(Path::new(&value));
                    continue;
                }
                _ => {}
            }
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
        let path = config.as_ref().map_or_else(|| directory.join("hirehall.toml"), |config| directory.join(config));
        sources.toml = sources.read_file(path, config.is_some());
        sources.dotenv = sources.read_file(directory.join(".env"), false);
        sources
    }

    fn find_credentials(&mut self, directory: &Path) {
        let is_wanted = |name: &str| is_ours(name) || FOREIGN_SECRETS.contains(&name);
        match list_credentials(directory, is_wanted) {
            Ok(found) => self.credentials = found,
            Err(error) => self.unreadable.push(SettingError {
                setting: CREDENTIALS_DIRECTORY.to_owned(),
                origin: Origin::Environment,
                wrong: format!("{}: {error}", directory.display()),
                expected: "the directory in which the service manager puts credentials".to_owned(),
                remedy: "correct it, or remove it".to_owned(),
            }),
        }
    }

    fn read_file(&mut self, path: PathBuf, must_exist: bool) -> Option<SourceFile> {
        let read = std::fs::metadata(&path).and_then(|metadata| Ok((metadata, std::fs::read_to_string(&path)?)));
        match read {
            Ok((metadata, text)) => Some(SourceFile { path, text, open_to_others: is_open_to_others(&metadata) }),
            Err(e) if e.kind() == io::ErrorKind::NotFound && !must_exist => None,
            Err(e) => {
                self.unreadable.push(SettingError {
                    setting: path.display().to_string(),
                    origin: Origin::File(path),
                    wrong: e.to_string(),
                    expected: "a text file that hirehall may read".to_owned(),
                    remedy: "correct its path, its permissions or its content".to_owned(),
                });
                None
            }
        }
    }

    /// The text of every setting in the order of the table, and a problem for every unknown name.
    pub(crate) fn gather(&self, table: &'static [Setting]) -> (Vec<SettingText<'static>>, Vec<SettingError>) {
        let mut collector = Collector::new(table, self.unreadable.clone());
        if let Some(file) = &self.toml {
            collector.add_toml(file);
        }
        if let Some(file) = &self.dotenv {
            collector.add_dotenv(file);
        }
        for (name, path) in self.credentials.iter().filter(|(name, _)| is_ours(name)) {
            collector.add_credential(name, path);
        }
        let environment =
            self.environment.iter().filter(|(name, value)| is_ours(name) && !is_service_link(name, value));
        collector.add_settings(environment, &Origin::Environment);
        collector.add_settings(&self.command_line, &Origin::CommandLine);
        collector.finish()
    }

    /// The standard `AWS_` variables, from the environment, else from credentials, else from `.env`.
    pub(crate) fn aws_variables(&self, problems: &mut Vec<SettingError>) -> Vec<(String, Secret)> {
        self.variables(|name| name.starts_with("AWS_"), problems)
    }

    /// libpq's variables for passwords.
    pub(crate) fn postgres_variables(&self, problems: &mut Vec<SettingError>) -> Vec<(String, Secret)> {
        self.variables(|name| ["PGPASSWORD", "PGPASSFILE", "HOME"].contains(&name), problems)
    }

    /// Variables of other programs. Later ones override earlier ones.
    fn variables(&self, is_wanted: impl Fn(&str) -> bool, problems: &mut Vec<SettingError>) -> Vec<(String, Secret)> {
        let mut found = Vec::new();
        let mut add = |name: &str, value: &str, origin: &Origin| {
            let from_file = name.strip_suffix(FILE_SUFFIX).filter(|name| FOREIGN_SECRETS.contains(name));
            match from_file.filter(|name| is_wanted(name)) {
                Some(secret) => match read_secret(name, Path::new(value), origin) {
                    Ok(text) => found.push((secret.to_owned(), Secret::new(text))),
                    Err(problem) => problems.push(*problem),
                },
                None if is_wanted(name) && !value.is_empty() => found.push((name.to_owned(), Secret::new(value))),
                None => {}
            }
        };
        if let Some(file) = &self.dotenv {
            for (name, value) in dotenvy::from_read_iter(file.text.as_bytes()).flatten() {
                add(&name, &value, &Origin::File(file.path.clone()));
            }
        }
        for (name, path) in self.credentials.iter().filter(|(name, _)| !is_ours(name)) {
            add(&format!("{name}{FILE_SUFFIX}"), &path.to_string_lossy(), &Origin::SecretFile(path.clone()));
        }
        for (name, value) in &self.environment {
            add(name, value, &Origin::Environment);
        }
        found
    }

    /// A master key in a file that other users can read is rejected: it is not secret.
    pub(crate) fn exposed_master_key(&self, found: &[SettingText<'_>]) -> Option<SettingError> {
        let key = found.iter().find(|found| found.setting.name == "HIREHALL_MASTER_KEY" && !found.text.is_empty())?;
        let file = match key.origin {
            Origin::Toml(..) => self.toml.as_ref(),
            Origin::File(_) => self.dotenv.as_ref(),
            Origin::Default | Origin::SecretFile(_) | Origin::Environment | Origin::CommandLine => None,
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

/// The variable that names a configuration file in place of `hirehall.toml`.
const CONFIG: &str = "HIREHALL_CONFIG";

/// systemd's variable for the directory of credentials (systemd.exec(5)).
const CREDENTIALS_DIRECTORY: &str = "CREDENTIALS_DIRECTORY";

/// Kubernetes sets variables for a service called `hirehall`: `HIREHALL_SERVICE_HOST`, `HIREHALL_PORT=tcp://…`,
/// `HIREHALL_PORT_8000_TCP_ADDR` and others. They are not settings, so they are ignored.
fn is_service_link(name: &str, value: &str) -> bool {
    name.ends_with("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || (name.ends_with("_PORT") && value.contains("://"))
        || name.split_once("_PORT_").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
}
