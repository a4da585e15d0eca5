//! PostgreSQL connection URLs in libpq's format. Parameters that the driver does not support are taken out and
//! handled here.

use super::secret::{Secret, masked};
use std::{fmt, path::PathBuf};
use tokio_postgres::Config;

/// The address of a PostgreSQL database, with its credentials and TLS settings.
#[derive(Clone)]
pub struct PostgresUrl {
    text: Secret,
    /// The driver's part of the configuration.
    pub(crate) driver: Config,
    /// Whether the connection is encrypted, and how the certificate is verified.
    pub(crate) ssl_mode: SslMode,
    /// The certificate authorities that are trusted.
    pub(crate) root_certificates: RootCertificates,
    /// Which kind of server is accepted.
    pub(crate) target: TargetSession,
    /// The password file that the URL names.
    passfile: Option<PathBuf>,
    /// `PGPASSWORD`, `PGPASSFILE` and `HOME`, where they are set.
    pub(crate) variables: Vec<(String, Secret)>,
}

/// libpq's `sslmode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SslMode {
    /// Never encrypted.
    Disable,
    /// Encrypted only if the server refuses a plain connection.
    Allow,
    /// Encrypted if the server supports it.
    Prefer,
    /// Encrypted. With `sslrootcert` it behaves as [`SslMode::VerifyCa`].
    Require,
    /// Encrypted, and the certificate is signed by a trusted authority.
    VerifyCa,
    /// As `VerifyCa`, and the certificate is issued for the host.
    VerifyFull,
}

/// libpq's `sslrootcert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RootCertificates {
    /// The trust store of the operating system.
    System,
    /// A PEM file.
    File(PathBuf),
}

/// libpq's `target_session_attrs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TargetSession {
    /// The first server that answers.
    Any,
    /// The first server that accepts writes.
    ReadWrite,
    /// The first server that is not a standby.
    Primary,
}

/// Parameters that the driver parses itself.
const DRIVER_PARAMETERS: [&str; 17] = [
    "user",
    "password",
    "dbname",
    "options",
    "application_name",
    "sslnegotiation",
    "host",
    "hostaddr",
    "port",
    "connect_timeout",
    "tcp_user_timeout",
    "keepalives",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_retries",
    "channel_binding",
    "load_balance_hosts",
];

/// Parameters of libpq that are not supported. Only these may appear in a message: any other name could be part
/// of a password.
const UNSUPPORTED_PARAMETERS: [&str; 18] = [
    "sslcert",
    "sslkey",
    "sslpassword",
    "sslcrl",
    "sslcrldir",
    "sslcertmode",
    "sslsni",
    "sslcompression",
    "ssl_min_protocol_version",
    "ssl_max_protocol_version",
    "require_auth",
    "requirepeer",
    "krbsrvname",
    "service",
    "replication",
    "ssl",
    "pgbouncer",
    "fallback_application_name",
];

impl PostgresUrl {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (base, parameters) = split(text);
        let mut for_driver = Vec::new();
        let (mut ssl_mode, mut root_certificates, mut target, mut passfile) = (None, None, None, None);
        for parameter in parameters.split('&').filter(|parameter| !parameter.is_empty()) {
            // libpq does not decode `+` as a space.
            let plain = parameter.replace('+', "%2B");
            let (name, value) = form_urlencoded::parse(plain.as_bytes()).next().unwrap_or_default();
            match name.as_ref() {
                "sslmode" => ssl_mode = Some(parse_ssl_mode(&value)?),
                "sslrootcert" if value == "system" => root_certificates = Some(RootCertificates::System),
                "sslrootcert" => root_certificates = Some(RootCertificates::File(value.as_ref().into())),
                "target_session_attrs" => target = Some(parse_target(&value)?),
                "passfile" => passfile = Some(PathBuf::from(value.as_ref())),
                // This is the default behaviour.
                "client_encoding" if value.eq_ignore_ascii_case("utf8") || value == "auto" => {}
                "gssencmode" if value != "require" => {}
                known if DRIVER_PARAMETERS.contains(&known) => for_driver.push(parameter),
                other if UNSUPPORTED_PARAMETERS.contains(&other) => {
                    return Err(format!("its parameter {other} is not supported; remove it"));
                }
                _ => return Err("it has a parameter that is not supported".to_owned()),
            }
        }
        let ssl_mode = check_ssl_mode(ssl_mode, root_certificates.as_ref())?;
        let url = if for_driver.is_empty() { base.to_owned() } else { format!("{base}?{}", for_driver.join("&")) };
        let mut driver: Config = url.parse().map_err(|_| "it is not a PostgreSQL URL".to_owned())?;
        let (hosts, addresses, ports) =
            (driver.get_hosts().len(), driver.get_hostaddrs().len(), driver.get_ports().len());
        let servers = hosts.max(addresses);
        if (hosts > 0 && addresses > 0 && hosts != addresses) || (ports > 1 && ports != servers) {
            return Err("it does not name as many hosts as addresses or ports".to_owned());
        }
        if servers == 0 {
            driver.host_path("/var/run/postgresql");
        }
        Ok(Self {
            text: Secret::new(text),
            driver,
            ssl_mode,
            root_certificates: root_certificates.unwrap_or(RootCertificates::System),
            // With several servers, the default is the one that accepts writes.
            target: target.unwrap_or(if servers > 1 { TargetSession::ReadWrite } else { TargetSession::Any }),
            passfile,
            variables: Vec::new(),
        })
    }

    /// Whether the server's certificate is verified.
    pub(crate) fn verifies(&self) -> bool {
        self.ssl_mode >= SslMode::VerifyCa
            || (self.ssl_mode == SslMode::Require && matches!(self.root_certificates, RootCertificates::File(_)))
    }

    /// The password from `PGPASSWORD`.
    pub(crate) fn environment_password(&self) -> Option<&Secret> {
        self.variable("PGPASSWORD")
    }

    /// The password file (<https://www.postgresql.org/docs/current/libpq-pgpass.html>).
    pub(crate) fn passfile(&self) -> Option<PathBuf> {
        let in_home = || self.variable("HOME").map(|home| PathBuf::from(home.reveal()).join(".pgpass"));
        let from_environment = || self.variable("PGPASSFILE").map(|path| PathBuf::from(path.reveal()));
        self.passfile.clone().or_else(from_environment).or_else(in_home)
    }

    fn variable(&self, name: &str) -> Option<&Secret> {
        self.variables.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

/// Shown without its password.
impl fmt::Display for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&masked(&self.text))
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Splits the URL from its parameters. A password may contain a question mark.
fn split(text: &str) -> (&str, &str) {
    let after_user = text.find('@').map_or(0, |at| at + 1);
    let mark = text.get(after_user..).and_then(|rest| rest.find('?')).map(|mark| after_user + mark);
    mark.and_then(|mark| Some((text.get(..mark)?, text.get(mark + 1..)?))).unwrap_or((text, ""))
}

fn parse_ssl_mode(value: &str) -> Result<SslMode, String> {
    Ok(match value {
        "disable" => SslMode::Disable,
        "allow" => SslMode::Allow,
        "prefer" => SslMode::Prefer,
        "require" => SslMode::Require,
        "verify-ca" => SslMode::VerifyCa,
        "verify-full" => SslMode::VerifyFull,
        _ => return Err("its sslmode is not disable, allow, prefer, require, verify-ca or verify-full".to_owned()),
    })
}

fn parse_target(value: &str) -> Result<TargetSession, String> {
    Ok(match value {
        "any" => TargetSession::Any,
        "read-write" => TargetSession::ReadWrite,
        "primary" => TargetSession::Primary,
        "standby" | "prefer-standby" | "read-only" => {
            return Err(format!(
                "target_session_attrs={value} selects a server that cannot be written, and Hirehall writes: \
                 use primary or read-write"
            ));
        }
        _ => return Err("its target_session_attrs is not any, read-write or primary".to_owned()),
    })
}

/// A root certificate needs a mode that verifies it: `prefer` would fall back to an unencrypted connection.
fn check_ssl_mode(mode: Option<SslMode>, roots: Option<&RootCertificates>) -> Result<SslMode, String> {
    match (mode, roots) {
        (None, Some(RootCertificates::System)) => Ok(SslMode::VerifyFull),
        (Some(mode), Some(RootCertificates::System)) if mode < SslMode::VerifyFull => {
            Err("sslrootcert=system needs sslmode=verify-full".to_owned())
        }
        (None | Some(SslMode::Disable | SslMode::Allow | SslMode::Prefer), Some(_)) => {
            Err("sslrootcert needs sslmode=verify-full, verify-ca or require".to_owned())
        }
        (mode, _) => Ok(mode.unwrap_or(SslMode::Prefer)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(parameters: &str) -> PostgresUrl {
        PostgresUrl::parse(&format!("postgres://hall:secret@db.example/hall?{parameters}")).unwrap()
    }

    #[test]
    fn every_sslmode_of_libpq_is_understood() {
        for (text, mode) in [
            ("disable", SslMode::Disable),
            ("allow", SslMode::Allow),
            ("prefer", SslMode::Prefer),
            ("require", SslMode::Require),
            ("verify-ca", SslMode::VerifyCa),
            ("verify-full", SslMode::VerifyFull),
        ] {
            assert_eq!(parsed(&format!("sslmode={text}")).ssl_mode, mode);
        }
        assert_eq!(parsed("").ssl_mode, SslMode::Prefer);
        assert!(!parsed("sslmode=require").verifies());
        assert!(parsed("sslmode=require&sslrootcert=%2Fetc%2Froot.crt").verifies());
        assert_eq!(parsed("sslrootcert=system").ssl_mode, SslMode::VerifyFull);
        let file = RootCertificates::File("/etc/a+b.crt".into());
        assert_eq!(parsed("sslmode=verify-ca&sslrootcert=/etc/a+b.crt").root_certificates, file);
        for wrong in
            ["sslmode=on", "sslrootcert=/r", "sslmode=prefer&sslrootcert=/r", "sslmode=require&sslrootcert=system"]
        {
            assert!(PostgresUrl::parse(&format!("postgres://db.example/hall?{wrong}")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_server_that_cannot_be_written_is_refused_with_the_reason() {
        for target in ["standby", "prefer-standby", "read-only"] {
            let wrong = PostgresUrl::parse(&format!("postgres://a,b/hall?target_session_attrs={target}")).unwrap_err();
            assert!(wrong.contains("cannot be written") && wrong.contains("primary"), "{wrong}");
        }
        assert_eq!(parsed("target_session_attrs=primary").target, TargetSession::Primary);
        assert_eq!(parsed("target_session_attrs=read-write").target, TargetSession::ReadWrite);
        assert_eq!(parsed("target_session_attrs=any").target, TargetSession::Any);
        assert_eq!(parsed("").target, TargetSession::Any);
        assert_eq!(PostgresUrl::parse("postgres://a,b/hall").unwrap().target, TargetSession::ReadWrite);
    }

    #[test]
    fn no_message_shows_a_piece_of_a_password() {
        for text in ["postgres://u:p?canary=1@h/d?x=1", "postgres://u:p@ss?canary=1@h/d", "postgres://h/d?canary=1"] {
            if let Err(wrong) = PostgresUrl::parse(text) {
                assert!(!wrong.contains("canary"), "{wrong}");
            }
        }
        assert!(PostgresUrl::parse("postgres://h/d?sslcert=x").unwrap_err().contains("sslcert"));
        assert!(!format!("{:?}", parsed("")).contains("secret"));
    }

    #[test]
    fn a_question_mark_in_a_password_does_not_start_the_parameters() {
        let url = PostgresUrl::parse("postgres://u:p?sslmode=off@h/d?sslmode=disable").unwrap();
        assert_eq!(url.driver.get_password(), Some(b"p?sslmode=off".as_slice()));
        assert_eq!(url.ssl_mode, SslMode::Disable);
        let url = PostgresUrl::parse("postgres:///d?host=h&user=a%40b").unwrap();
        assert_eq!(url.driver.get_user(), Some("a@b"));
    }

    #[test]
    fn a_url_without_a_host_is_this_machine() {
        assert_eq!(PostgresUrl::parse("postgres:///hall").unwrap().driver.get_hosts().len(), 1);
        assert!(PostgresUrl::parse("postgres://a,b:1,c:2/hall?hostaddr=127.0.0.1").is_err());
    }
}
