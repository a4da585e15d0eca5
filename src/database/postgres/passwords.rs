//! Finds the password if the URL has none: in `PGPASSWORD` or `~/.pgpass`
//! (<https://www.postgresql.org/docs/current/libpq-pgpass.html>).

use crate::core::{
    config::{PostgresUrl, Secret},
    security::key_file::is_open_to_others,
};
use std::{fs, io::ErrorKind, path::Path};
use tokio_postgres::{Config, config::Host};

/// The password for this server, if any, or why the password file cannot be read.
pub(super) fn find(url: &PostgresUrl, server: &Config) -> Result<Option<Secret>, String> {
    if let Some(password) = url.environment_password() {
        return Ok(Some(password.clone()));
    }
    let Some(path) = url.passfile() else { return Ok(None) };
    let text = match read(&path) {
        Ok(text) => text,
        Err(problem) => return problem.map_or(Ok(None), Err),
    };
    let host = match (server.get_hosts().first(), server.get_hostaddrs().first()) {
        (Some(Host::Tcp(host)), _) => host.clone(),
        // As in libpq, the default socket directory counts as localhost.
        (Some(Host::Unix(path)), _) if path == Path::new("/var/run/postgresql") => "localhost".to_owned(),
        (Some(Host::Unix(path)), _) => path.display().to_string(),
        (None, Some(address)) => address.to_string(),
        (None, None) => String::new(),
    };
    let port = server.get_ports().first().copied().unwrap_or(5432).to_string();
    let user = server.get_user().unwrap_or_default();
    let database = server.get_dbname().unwrap_or(user);
    Ok(text.reveal().lines().find_map(|line| password_in(line, [&host, &port, database, user])))
}

/// `Err(None)` if the file does not exist.
fn read(path: &Path) -> Result<Secret, Option<String>> {
    let problem = |why: &dyn std::fmt::Display| Some(format!("{} was not read: {why}", path.display()));
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Err(None),
        Err(error) => return Err(problem(&error)),
    };
    if !metadata.is_file() {
        return Err(problem(&"it is not a regular file"));
    }
    if is_open_to_others(&metadata) {
        return Err(problem(&"other users can read it; chmod 600 it"));
    }
    fs::read_to_string(path).map(Secret::new).map_err(|error| problem(&error))
}

/// The password of a line `host:port:database:user:password`, if the line matches. `*` matches anything, and `\` escapes `:` and `\`.
fn password_in(line: &str, wanted: [&str; 4]) -> Option<Secret> {
    if line.starts_with('#') {
        return None;
    }
    let mut rest = line;
    for wanted in wanted {
        let (field, after) = field(rest);
        if field != wanted && rest.split(':').next() != Some("*") {
            return None;
        }
        rest = after?;
    }
    Some(Secret::new(field(rest).0))
}

/// The first field, and the text after its `:`.
fn field(text: &str) -> (String, Option<&str>) {
    let mut field = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            ':' => return (field, text.get(at + 1..)),
            '\\' => field.extend(characters.next().map_or(Some('\\'), |(_, escaped)| Some(escaped))),
            plain => field.push(plain),
        }
    }
    (field, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: [&str; 4] = ["db.example", "5432", "hall", "hirehall"];

    fn password(line: &str) -> Option<String> {
        password_in(line, HERE).map(|password| password.reveal().to_owned())
    }

    #[test]
    fn a_line_matches_its_server_only() {
        for (line, expected) in [
            ("db.example:5432:hall:hirehall:secret", Some("secret")),
            ("*:*:*:*:secret", Some("secret")),
            ("db.example:*:hall:*:a\\:b\\\\c", Some("a:b\\c")),
            ("db.example:5432:hall:hirehall:", Some("")),
            ("db.example:5432:hall:hirehall:secret:more", Some("secret")),
            ("db.example:5433:hall:hirehall:secret", None),
            ("other:5432:hall:hirehall:secret", None),
            ("\\*:5432:hall:hirehall:secret", None),
            ("# db.example:5432:hall:hirehall:secret", None),
            ("#:*:*:*:secret", None),
            ("db.example:5432:hall", None),
            ("", None),
        ] {
            assert_eq!(password(line).as_deref(), expected, "{line}");
        }
        let with_colon = password_in("a\\:b:1:d:u:p", ["a:b", "1", "d", "u"]);
        assert_eq!(with_colon.unwrap().reveal(), "p");
    }
}
