//! Strings that are never printed.

use std::fmt;
use zeroize::Zeroizing;

/// A string that is wiped from memory when dropped and never printed, not even by `Debug`.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps `text`.
    pub fn new(text: impl Into<String>) -> Secret {
        Secret(Zeroizing::new(text.into()))
    }

    /// The string itself. Pass it to the library that needs it and do not store it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Parameters of a PostgreSQL URL that hold no secret.
const PUBLIC_PARAMETERS: [&str; 18] = [
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "sslnegotiation",
    "host",
    "hostaddr",
    "port",
    "user",
    "dbname",
    "application_name",
    "connect_timeout",
    "tcp_user_timeout",
    "keepalives",
    "keepalives_idle",
    "target_session_attrs",
    "channel_binding",
    "load_balance_hosts",
];

/// The URL without its password and without the values of parameters that may hold a secret.
///
/// It works on text, because a PostgreSQL URL with several hosts does not parse as a URL. In doubt it hides too
/// much.
pub(super) fn masked(url: &Secret) -> String {
    let (head, tail) = url.reveal().split_once("://").unwrap_or(("", url.reveal()));
    let tail = match tail.rsplit_once('@') {
        Some((login, host)) => match login.split_once(':') {
            Some((user, _password)) => format!("{user}:***@{host}"),
            None => format!("{login}@{host}"),
        },
        None => tail.to_owned(),
    };
    match tail.split_once('?') {
        Some((base, parameters)) => {
            let shown = parameters.split('&').map(|parameter| match parameter.split_once('=') {
                Some((name, _)) if PUBLIC_PARAMETERS.contains(&name) => parameter.to_owned(),
                Some((name, _)) => format!("{name}=***"),
                None => "***".to_owned(),
            });
            format!("{head}://{base}?{}", shown.collect::<Vec<_>>().join("&"))
        }
        None => format!("{head}://{tail}"),
    }
}
