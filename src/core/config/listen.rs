//! Where to listen.

use super::values::{Value, usable_path};
use std::{
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// An address to listen on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListenAddress {
    /// An IP address and a port.
    Tcp(SocketAddr),
    /// The path of a Unix socket.
    Unix(PathBuf),
}

impl ListenAddress {
    /// The IP address and the port, if it has them.
    pub fn tcp(&self) -> Option<SocketAddr> {
        match self {
            ListenAddress::Tcp(address) => Some(*address),
            ListenAddress::Unix(_) => None,
        }
    }
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListenAddress::Tcp(address) => write!(f, "{address}"),
            ListenAddress::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl Value for ListenAddress {
    const EXPECTED: &'static str =
        "an IP address and a port, such as 127.0.0.1:8000, 0.0.0.0:80 or [::]:8000, or unix:<path of a socket>";

    fn parse(text: &str) -> Result<ListenAddress, String> {
        match text.strip_prefix("unix:") {
            Some(path) if Path::new(path).file_name().is_none() => Err("it names no file".to_owned()),
            Some(path) => usable_path(path).map(ListenAddress::Unix),
            None => SocketAddr::parse(text).map(ListenAddress::Tcp),
        }
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

/// The permissions of a file, in octal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileMode(pub u32);

impl Value for FileMode {
    const EXPECTED: &'static str = "permissions in octal, such as 660 or 0600";

    fn parse(text: &str) -> Result<FileMode, String> {
        match u32::from_str_radix(text, 8) {
            Ok(mode) if mode <= 0o777 => Ok(FileMode(mode)),
            Ok(_) | Err(_) => Err("it is not a number between 0 and 777 in octal".to_owned()),
        }
    }

    fn show(&self) -> String {
        format!("{:03o}", self.0)
    }
}
