//! The mail URL.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use ::url::{Host, Url};

/// `HIREHALL_MAIL_URL`. Shown (also by `Debug`) without the password.
#[derive(Clone, PartialEq, Eq)]
pub enum MailUrl {
    /// `file:<dir>`: one RFC 5322 `.eml` file per message, for development.
    File(PathBuf),
    /// `smtp://[user:password@]host[:port][?tls=none|required]` or `smtps://…`.
    Smtp {
        /// Host name or address; an IPv6 address without brackets.
        host: String,
        /// Default: 587 for `smtp`, 465 for `smtps` (RFC 8314).
        port: u16,
        /// When the connection is encrypted.
        tls: Tls,
        /// User and password; both or neither.
        login: Option<SmtpLogin>,
    },
}

/// When the connection to a mail server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte: `smtps://`.
    Immediate,
    /// With STARTTLS. A server that does not offer it gets neither password nor mail: `smtp://`.
    Required,
    /// With STARTTLS if it is offered: `smtp://` on a loopback address, where the traffic stays on the machine.
    WhenOffered,
    /// Never: `smtp://…?tls=none`.
    Never,
}

/// The login on the mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpLogin {
    /// The user name.
    pub user: String,
    /// The password.
    pub password: String,
}

/// The text is not a valid mail URL. The message says what to write instead and never repeats a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidMailUrl {
    /// Another scheme, or none.
    #[error("a mail URL starts with file:, smtp:// or smtps://")]
    Scheme,
    /// `file:` without a path.
    #[error("file: needs a directory behind it, such as file:./data/mail or file:/var/lib/hirehall/mail")]
    NoDirectory,
    /// `file://host/path`.
    #[error("file: takes a directory of this machine: write file:<dir>, without // before it")]
    FileHost,
    /// An invalid port, a space in the host, …
    #[error("not a URL: {0}. In user and password write %40 for @, %3A for : and %2F for /")]
    Malformed(&'static str),
    /// A user without a password, or a password without a user.
    #[error("user and password belong together: smtp://user:password@host")]
    IncompleteLogin,
    /// Text after the port.
    #[error("nothing but ?tls=none or ?tls=required may follow the host and port (smtps:// takes neither)")]
    Extra,
}

impl FromStr for MailUrl {
    type Err = InvalidMailUrl;

    fn from_str(text: &str) -> Result<MailUrl, InvalidMailUrl> {
        MailUrl::parse(text)
    }
}

impl MailUrl {
    /// Parses the setting. A relative directory stays relative to the working directory.
    pub fn parse(text: &str) -> Result<MailUrl, InvalidMailUrl> {
        let text = text.trim();
        match text.split_once(':') {
            Some(("file", directory)) => parse_directory(directory),
            Some(("smtp" | "smtps", rest)) if rest.starts_with("//") => parse_server(text),
            _ => Err(InvalidMailUrl::Scheme),
        }
    }
}

fn parse_directory(directory: &str) -> Result<MailUrl, InvalidMailUrl> {
    let directory = match directory.strip_prefix("//") {
        Some(path) if path.starts_with('/') => path,
        Some(_) => return Err(InvalidMailUrl::FileHost),
        None => directory,
    };
    if directory.is_empty() { Err(InvalidMailUrl::NoDirectory) } else { Ok(MailUrl::File(directory.into())) }
}

fn parse_server(text: &str) -> Result<MailUrl, InvalidMailUrl> {
    let url = Url::parse(text).map_err(malformed)?;
    let host = match url.host() {
        Some(Host::Domain(name)) if !name.is_empty() => name.to_owned(),
        Some(Host::Ipv4(address)) => address.to_string(),
        Some(Host::Ipv6(address)) => address.to_string(),
        _ => return Err(InvalidMailUrl::Malformed("the host is missing")),
    };
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err(InvalidMailUrl::Extra);
    }
    let (default_port, tls) = match (url.scheme(), url.query()) {
        ("smtps", None) => (465, Tls::Immediate),
        ("smtp", None) if is_loopback(&host) => (587, Tls::WhenOffered),
        ("smtp", None | Some("tls=required")) => (587, Tls::Required),
        ("smtp", Some("tls=none")) => (587, Tls::Never),
        _ => return Err(InvalidMailUrl::Extra),
    };
    let login = match (percent_decode(url.username()), url.password().map(percent_decode)) {
        (user, None) if user.is_empty() => None,
        (user, Some(password)) if !user.is_empty() && !password.is_empty() => Some(SmtpLogin { user, password }),
        _ => return Err(InvalidMailUrl::IncompleteLogin),
    };
    Ok(MailUrl::Smtp { host, port: url.port().unwrap_or(default_port), tls, login })
}

fn malformed(error: ::url::ParseError) -> InvalidMailUrl {
    InvalidMailUrl::Malformed(match error {
        ::url::ParseError::EmptyHost => "the host is missing",
        ::url::ParseError::InvalidPort => "the port is not a number up to 65535",
        _ => "the host is not a name or an address",
    })
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// Decodes percent-encoding.
pub(crate) fn percent_decode(part: &str) -> String {
    let form = part.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(form.as_bytes()).map(|(name, _)| name.into_owned()).collect()
}

impl fmt::Display for MailUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MailUrl::File(directory) => write!(f, "file:{}", directory.display()),
            MailUrl::Smtp { host, port, tls, login } => {
                f.write_str(if *tls == Tls::Immediate { "smtps://" } else { "smtp://" })?;
                if login.is_some() {
                    f.write_str("***:***@")?;
                }
                match host.contains(':') {
                    true => write!(f, "[{host}]:{port}")?,
                    false => write!(f, "{host}:{port}")?,
                }
                f.write_str(match tls {
                    Tls::Immediate | Tls::WhenOffered => "",
                    Tls::Required => "?tls=required",
                    Tls::Never => "?tls=none",
                })
            }
        }
    }
}

impl fmt::Debug for MailUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailUrl({self})")
    }
}

impl fmt::Debug for SmtpLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpLogin(***)")
    }
}
