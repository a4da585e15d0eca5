//! URLs in settings: database, file storage, mail, the public address. Their passwords are masked when shown.

use std::fmt;
use std::path::PathBuf;

use url::Url;

pub use crate::core::email::MailUrl;
pub use crate::core::scanner::ClamdUrl;

use super::postgres::PostgresUrl;
use super::secret::Secret;
use super::values::{Value, is_encrypted_or_local, usable_path, web_url};

/// The database engine and its address.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// The file of an SQLite database.
    Sqlite(PathBuf),
    /// One PostgreSQL server, or several of which one is chosen.
    Postgres(Box<PostgresUrl>),
}

impl Value for DatabaseUrl {
    const EXPECTED: &'static str = "sqlite:<path> or postgres://<user>:<password>@<host>/<database> \
        (in user and password, special characters are written as %XX)";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<DatabaseUrl, String> {
        match scheme(text) {
            Some("sqlite") if text.contains(":memory:") => {
                Err("an in-memory database would lose acknowledged writes".to_owned())
            }
            Some("sqlite") if text.contains('?') => Err("sqlite: takes a path and no parameters".to_owned()),
            Some("sqlite") => path_after(text, "sqlite").map(DatabaseUrl::Sqlite),
            Some("postgres" | "postgresql") => PostgresUrl::parse(text).map(|url| DatabaseUrl::Postgres(Box::new(url))),
            other => Err(unknown_scheme(other)),
        }
    }

    fn show(&self) -> String {
        match self {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => url.to_string(),
        }
    }
}

/// Where uploaded files are stored.
#[derive(Debug, Clone)]
pub enum StorageUrl {
    /// A directory.
    File(PathBuf),
    /// A bucket of an S3-compatible store.
    Bucket(BucketUrl),
}

/// A bucket, or a prefix in it.
#[derive(Debug, Clone)]
pub struct BucketUrl {
    /// The bucket's name.
    pub bucket: String,
    /// The prefix of every key; may be empty.
    pub prefix: String,
    /// The standard `AWS_` variables: credentials, region, endpoint.
    pub variables: Vec<(String, Secret)>,
}

impl Value for StorageUrl {
    const EXPECTED: &'static str =
        "file:<directory> or s3://<bucket>/<prefix> (keys are given as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<StorageUrl, String> {
        match scheme(text) {
            Some("file") => path_after(text, "file").map(StorageUrl::File),
            Some("s3") => bucket(text).map(StorageUrl::Bucket),
            other => Err(unknown_scheme(other)),
        }
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for StorageUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StorageUrl::File(path) => write!(f, "file:{}", path.display()),
            StorageUrl::Bucket(BucketUrl { bucket, prefix, .. }) => write!(f, "s3://{bucket}/{prefix}"),
        }
    }
}

fn bucket(text: &str) -> Result<BucketUrl, String> {
    let (bucket, prefix) =
        text.strip_prefix("s3://").map(|rest| rest.split_once('/').unwrap_or((rest, ""))).unwrap_or_default();
    let is_plain = |text: &str, more: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
    if bucket.is_empty() {
        return Err("it names no bucket".to_owned());
    }
    if !is_plain(bucket, "-.") || !is_plain(prefix, "-._/") {
        return Err("it has other characters than letters, digits, -, ., _ and /".to_owned());
    }
    let prefix = prefix.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    Ok(BucketUrl { bucket: bucket.to_owned(), prefix, variables: Vec::new() })
}

/// The URL of the identity check service. Its query may hold a key, so it is never shown.
#[derive(Clone)]
pub struct CheckUrl(pub Url);

impl fmt::Debug for CheckUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.show())
    }
}

impl Value for CheckUrl {
    const EXPECTED: &'static str = "https://<host>/<path>, or http:// on this machine";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<CheckUrl, String> {
        let url = web_url(text)?;
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return Err("it has a user, a password or a fragment".to_owned());
        }
        if is_encrypted_or_local(&url) {
            Ok(CheckUrl(url))
        } else {
            Err("it is neither encrypted nor on this machine".to_owned())
        }
    }

    fn show(&self) -> String {
        let mut shown = self.0.clone();
        if shown.query().is_some() {
            shown.set_query(Some("***"));
        }
        shown.to_string()
    }
}

impl Value for MailUrl {
    const EXPECTED: &'static str = "file:<directory>, smtps://<user>:<password>@<host>, or smtp://…, which takes \
        ?tls=required or ?tls=none (in user and password, special characters are written as %XX)";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<MailUrl, String> {
        MailUrl::parse(text).map_err(|wrong| wrong.to_string())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for ClamdUrl {
    const EXPECTED: &'static str = "unix:<path of its socket> or tcp://<host>:<port>";

    fn parse(text: &str) -> Result<ClamdUrl, String> {
        match scheme(text) {
            Some("unix") => path_after(text, "unix").map(ClamdUrl::Unix),
            Some("tcp") => {
                let url = Url::parse(text).map_err(|error| error.to_string())?;
                let is_bare = matches!(url.path(), "" | "/") && url.username().is_empty() && url.query().is_none();
                match (url.host_str(), url.port()) {
                    (Some(host), Some(port)) if is_bare => {
                        Ok(ClamdUrl::Tcp(host.trim_matches(['[', ']']).to_owned(), port))
                    }
                    _ => Err("it is not a host and a port".to_owned()),
                }
            }
            other => Err(unknown_scheme(other)),
        }
    }

    fn show(&self) -> String {
        match self {
            ClamdUrl::Unix(path) => format!("unix:{}", path.display()),
            ClamdUrl::Tcp(host, port) if host.contains(':') => format!("tcp://[{host}]:{port}"),
            ClamdUrl::Tcp(host, port) => format!("tcp://{host}:{port}"),
        }
    }
}

/// The public base URL of this installation: `http` or `https`, a host, maybe a path. Shown without a trailing
/// `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(Url);

impl PublicUrl {
    /// The parsed URL.
    pub fn url(&self) -> &Url {
        &self.0
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

impl Value for PublicUrl {
    const EXPECTED: &'static str = "the URL in the address bar of browsers, such as https://hall.example.org";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<PublicUrl, String> {
        let url = web_url(text)?;
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err("it has more than a scheme, a host, a port and a path".to_owned());
        }
        Ok(PublicUrl(url))
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

fn scheme(text: &str) -> Option<&str> {
    text.split_once(':').map(|(scheme, _)| scheme)
}

fn unknown_scheme(scheme: Option<&str>) -> String {
    match scheme {
        Some(scheme) => format!("{scheme:?} is not a known scheme"),
        None => "it does not begin with a scheme".to_owned(),
    }
}

/// The path of `<scheme>:<path>` or `<scheme>:///<path>`. Text between `//` and the third slash would be a
/// host.
fn path_after(text: &str, scheme: &str) -> Result<PathBuf, String> {
    let rest = text.strip_prefix(scheme).and_then(|rest| rest.strip_prefix(':')).unwrap_or(text);
    match rest.strip_prefix("//") {
        None => usable_path(rest),
        Some(absolute) if absolute.starts_with('/') => usable_path(absolute),
        Some(_) => Err(format!("it names a host; write {scheme}:<path>, without the //")),
    }
}
