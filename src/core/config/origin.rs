//! Where values come from, and problems with them.

use std::{fmt, path::PathBuf};

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
    /// A file that holds this secret alone.
    SecretFile(PathBuf),
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
            Origin::File(path) | Origin::SecretFile(path) => write!(f, "{}", path.display()),
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
