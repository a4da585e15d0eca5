//! Types of settings: how each is parsed and shown.

use std::net::{IpAddr, SocketAddr};
use std::num::{NonZeroU16, NonZeroU32};
use std::path::PathBuf;
use std::time::Duration;

use axum::http::HeaderValue;
use ipnet::IpNet;
use lettre::{Address, message::Mailbox};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;
use url::{Host, Url};

use crate::core::logging::LogFormat;
use crate::core::security::{WebhookSecret, master_key::MasterKey};

/// A type that a setting can have.
pub(crate) trait Value: Sized {
    /// Whether the whole value is a secret. Such a setting has no flag, because other users can read command
    /// lines.
    const ONLY_SECRET: bool = false;
    /// Completes "expected …".
    const EXPECTED: &'static str;
    /// Whether the text may hold a secret. The errors of `parse` must not quote it then.
    const SECRET: bool = false;
    /// Whether this is a list of values.
    const LIST: bool = false;
    /// The fields of each member, if this is a group of named members. It is parsed from lines such as
    /// `google.issuer=…`.
    const FIELDS: &'static [&'static str] = &[];

    /// Parses the text, or says what is wrong with it.
    fn parse(text: &str) -> Result<Self, String>;

    /// The value in the format that `parse` reads, with secrets masked.
    fn show(&self) -> String;
}

/// An origin (RFC 6454), exactly as a browser sends it.
impl Value for HeaderValue {
    const EXPECTED: &'static str = "origins such as https://app.example.org, without a path, comma-separated";

    fn parse(text: &str) -> Result<HeaderValue, String> {
        if text == "*" {
            return Err("* would allow every origin: list the origins that you trust".to_owned());
        }
        let url = web_url(text)?;
        let origin = url.origin().ascii_serialization();
        if url.as_str().strip_suffix('/') != Some(&origin) {
            return Err(format!("it is not a bare origin; its origin is {origin}"));
        }
        HeaderValue::from_str(&origin).map_err(|e| e.to_string())
    }

    fn show(&self) -> String {
        String::from_utf8_lossy(self.as_bytes()).into_owned()
    }
}

/// A network, or a single address.
impl Value for IpNet {
    const EXPECTED: &'static str = "networks such as 10.0.0.0/8 or addresses such as ::1, comma-separated";

    fn parse(text: &str) -> Result<IpNet, String> {
        let address = text.parse::<IpAddr>().map(IpNet::from);
        address.or_else(|_| text.parse::<IpNet>()).map(|net| net.trunc()).map_err(|e| e.to_string())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for SocketAddr {
    const EXPECTED: &'static str = "an IP address and a port, such as 127.0.0.1:8000, 0.0.0.0:80 or [::]:8000";

    fn parse(text: &str) -> Result<SocketAddr, String> {
        text.parse().map_err(|_| "it is not an IP address and a port".to_owned())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for PathBuf {
    const EXPECTED: &'static str = "a path, relative to the working directory or absolute";

    fn parse(text: &str) -> Result<PathBuf, String> {
        usable_path(text)
    }

    fn show(&self) -> String {
        self.display().to_string()
    }
}

impl Value for Mailbox {
    const EXPECTED: &'static str = "an address such as Hirehall <no-reply@example.org>";

    fn parse(text: &str) -> Result<Mailbox, String> {
        text.parse().map_err(|e: lettre::address::AddressError| e.to_string())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for Address {
    const EXPECTED: &'static str = "an address such as admin@example.org";

    fn parse(text: &str) -> Result<Address, String> {
        text.parse().map_err(|e: lettre::address::AddressError| e.to_string())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for bool {
    const EXPECTED: &'static str = "on or off";

    fn parse(text: &str) -> Result<bool, String> {
        match text {
            "on" | "true" => Ok(true),
            "off" | "false" => Ok(false),
            _ => Err("it is neither on nor off".to_owned()),
        }
    }

    fn show(&self) -> String {
        if *self { "on" } else { "off" }.to_owned()
    }
}

/// A whole number of days, one or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(pub NonZeroU16);

impl Days {
    /// The duration, in days of 24 hours.
    pub fn duration(self) -> Duration {
        Duration::from_secs(u64::from(self.0.get()) * 24 * 60 * 60)
    }
}

impl Value for Days {
    const EXPECTED: &'static str = "a whole number of days between 1 and 65535";

    fn parse(text: &str) -> Result<Days, String> {
        text.parse().map(Days).map_err(|e: std::num::ParseIntError| e.to_string())
    }

    fn show(&self) -> String {
        self.0.to_string()
    }
}

/// A whole number of seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seconds(pub u16);

impl Seconds {
    /// As a duration.
    pub fn duration(self) -> Duration {
        Duration::from_secs(u64::from(self.0))
    }
}

impl Value for Seconds {
    const EXPECTED: &'static str = "a whole number of seconds between 0 and 65535";

    fn parse(text: &str) -> Result<Seconds, String> {
        text.parse().map(Seconds).map_err(|e: std::num::ParseIntError| e.to_string())
    }

    fn show(&self) -> String {
        self.0.to_string()
    }
}

/// A number of milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Millis(pub u32);

impl Millis {
    /// As a duration.
    pub fn duration(self) -> Duration {
        Duration::from_millis(u64::from(self.0))
    }
}

impl Value for Millis {
    const EXPECTED: &'static str = "a whole number of milliseconds between 0 and 4294967295";

    fn parse(text: &str) -> Result<Millis, String> {
        text.parse().map(Millis).map_err(|e: std::num::ParseIntError| e.to_string())
    }

    fn show(&self) -> String {
        self.0.to_string()
    }
}

impl Value for NonZeroU16 {
    const EXPECTED: &'static str = "a whole number between 1 and 65535";

    fn parse(text: &str) -> Result<NonZeroU16, String> {
        text.parse().map_err(|e: std::num::ParseIntError| e.to_string())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for NonZeroU32 {
    const EXPECTED: &'static str = "a whole number, 1 or more";

    fn parse(text: &str) -> Result<NonZeroU32, String> {
        text.parse().map_err(|e: std::num::ParseIntError| e.to_string())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for LogFormat {
    const EXPECTED: &'static str = "pretty, json or auto";

    fn parse(text: &str) -> Result<LogFormat, String> {
        match text {
            "auto" => Ok(LogFormat::Auto),
            "pretty" => Ok(LogFormat::Pretty),
            "json" => Ok(LogFormat::Json),
            _ => Err("it is not a known format".to_owned()),
        }
    }

    fn show(&self) -> String {
        match self {
            LogFormat::Auto => "auto",
            LogFormat::Pretty => "pretty",
            LogFormat::Json => "json",
        }
        .to_owned()
    }
}

/// A log filter in the syntax of tracing's `EnvFilter`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFilter(String);

impl LogFilter {
    /// The parsed filter. It silences the migration library's start message, which contains paths of the build
    /// machine.
    pub fn filter(&self) -> EnvFilter {
        EnvFilter::new(format!("refinery_core=warn,{}", self.0))
    }
}

impl Value for LogFilter {
    const EXPECTED: &'static str =
        "a level (off, error, warn, info, debug, trace), or levels by module such as info,hirehall::auth=debug";

    fn parse(text: &str) -> Result<LogFilter, String> {
        // `EnvFilter` would read a misspelt level as a module name, and the log would stay silent.
        let invalid =
            text.split(',').find(|part| !part.contains(['=', '[', ']', ':']) && part.parse::<LevelFilter>().is_err());
        if let Some(invalid) = invalid.filter(|_| !text.contains('[')) {
            return Err(format!("{invalid:?} is not a level"));
        }
        EnvFilter::try_new(text).map_err(|e| e.to_string())?;
        Ok(LogFilter(text.to_owned()))
    }

    fn show(&self) -> String {
        self.0.clone()
    }
}

impl Value for WebhookSecret {
    const ONLY_SECRET: bool = true;
    const EXPECTED: &'static str = "192 to 512 random bits in base64, as `openssl rand -base64 32` prints them";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<WebhookSecret, String> {
        WebhookSecret::from_text(text).map_err(str::to_owned)
    }

    fn show(&self) -> String {
        "***".to_owned()
    }
}

impl Value for MasterKey {
    const ONLY_SECRET: bool = true;
    const EXPECTED: &'static str = "256 random bits in base64, as `openssl rand -base64 32` prints them";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<MasterKey, String> {
        MasterKey::from_base64(text).map_err(|e| e.to_string())
    }

    fn show(&self) -> String {
        "***".to_owned()
    }
}

/// Empty text is `None`.
impl<T: Value> Value for Option<T> {
    const ONLY_SECRET: bool = T::ONLY_SECRET;
    const EXPECTED: &'static str = T::EXPECTED;
    const SECRET: bool = T::SECRET;

    fn parse(text: &str) -> Result<Option<T>, String> {
        if text.is_empty() { Ok(None) } else { T::parse(text).map(Some) }
    }

    fn show(&self) -> String {
        self.as_ref().map(T::show).unwrap_or_default()
    }
}

/// A comma-separated list.
impl<T: Value> Value for Vec<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const SECRET: bool = T::SECRET;
    const LIST: bool = true;

    fn parse(text: &str) -> Result<Vec<T>, String> {
        text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(T::parse).collect()
    }

    fn show(&self) -> String {
        self.iter().map(T::show).collect::<Vec<_>>().join(",")
    }
}

pub(super) fn usable_path(text: &str) -> Result<PathBuf, String> {
    match text {
        "" => Err("the path is empty".to_owned()),
        text if text.contains(char::is_control) => Err("the path contains a control character".to_owned()),
        text => Ok(PathBuf::from(text)),
    }
}

pub(super) fn web_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|e| e.to_string())?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err("it is neither http:// nor https://".to_owned())
    }
}

/// Whether requests to this URL cannot be read or changed on the network: it uses TLS or stays on this machine.
pub(crate) fn is_encrypted_or_local(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url))
}

/// Whether the host is `localhost` or a loopback address.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
