//! The sockets to listen on: TCP, a Unix socket, or one that the service manager has passed.

use super::output::{Outcome, while_doing};
use crate::{
    core::config::{FileMode, ListenAddress},
    server::{Acme, AcmeOptions, Listener, Tls},
    settings::Settings,
};
use listenfd::ListenFd;
use std::{
    fs::{self, Permissions},
    io,
    net::SocketAddr,
    os::unix::{
        fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _},
        net::UnixStream,
    },
    path::{Path, PathBuf},
};
use tokio::net::{TcpListener, TcpSocket, UnixListener, UnixSocket};

/// The sockets to listen on. They are bound first, so that an address in use is reported before anything
/// changes.
pub(super) struct Sockets {
    public: Public,
    tls: Option<Tls>,
    metrics: Option<TcpSocket>,
}

enum Public {
    Tcp(TcpSocket),
    Unix(UnixSocket, SocketFile),
    /// It listens already.
    Passed(Listener),
}

/// Sockets that listen.
pub(super) struct Listening {
    pub(super) public: Listener,
    /// How it is called: a URL on TCP, `unix:<path>`, or words.
    pub(super) address: String,
    pub(super) tls: Option<Tls>,
    pub(super) metrics: Option<TcpListener>,
    /// Removes the Unix socket when it is dropped.
    pub(super) socket_file: Option<SocketFile>,
}

impl Sockets {
    pub(super) fn bind(settings: &Settings) -> Outcome<Self> {
        let metrics = settings.metrics_listen.map(|address| bind(address, "HIREHALL_METRICS_LISTEN")).transpose()?;
        let public = match (passed_socket()?, &settings.listen) {
            (Some(listener), _) => Public::Passed(listener),
            (None, ListenAddress::Tcp(address)) => Public::Tcp(bind(*address, "HIREHALL_LISTEN")?),
            (None, ListenAddress::Unix(path)) => {
                let (socket, file) = bind_unix(path, settings.socket_mode)
                    .map_err(|why| format!("cannot listen on unix:{}: {why}", path.display()))?;
                Public::Unix(socket, file)
            }
        };
        let tls = match (&settings.tls_certificate, &settings.tls_key, AcmeOptions::of(settings)) {
            (Some(certificate), Some(key), _) => {
                Some(Tls::load(certificate, key).map_err(while_doing("TLS cannot be served"))?)
            }
            (_, _, Some(acme)) => {
                Some(Tls::of_authority(Acme::open(acme)).map_err(while_doing("TLS cannot be served"))?)
            }
            _ => None,
        };
        Ok(Self { public, tls, metrics })
    }

    pub(super) fn listen(self) -> Outcome<Listening> {
        let (public, socket_file) = match self.public {
            Public::Tcp(socket) => (listen(socket)?.into(), None),
            Public::Passed(listener) => (listener, None),
            Public::Unix(socket, mut file) => {
                let listener: UnixListener = socket.listen(BACKLOG).map_err(while_doing("cannot listen"))?;
                file.publish()?;
                (listener.into(), Some(file))
            }
        };
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let address = match (public.local_addr().map_err(|error| error.to_string())?, &socket_file) {
            (Some(address), _) => format!("{scheme}://{}", local_address(address)),
            (None, Some(file)) => format!("unix:{}", file.path.display()),
            (None, None) if self.tls.is_some() => {
                return Err("the service manager has passed a Unix socket, behind which the proxy has TLS: remove HIREHALL_TLS_CERTIFICATE or HIREHALL_ACME_DOMAINS".to_owned());
            }
            (None, None) => "a Unix socket of the service manager".to_owned(),
        };
        let public = public.with_tls(self.tls.clone());
        Ok(Listening { public, address, tls: self.tls, metrics: self.metrics.map(listen).transpose()?, socket_file })
    }
}

const BACKLOG: u32 = 1024;

fn listen(socket: TcpSocket) -> Outcome<TcpListener> {
    socket.listen(BACKLOG).map_err(while_doing("cannot listen"))
}

fn bind(address: SocketAddr, setting: &str) -> Outcome<TcpSocket> {
    let bound = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        // Allows listening on a port with connections in TIME_WAIT.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        Ok(socket)
    };
    bound().map_err(|error: io::Error| {
        let why = match error.kind() {
            io::ErrorKind::AddrInUse => "the address is in use".to_owned(),
            io::ErrorKind::PermissionDenied => "ports below 1024 need a permission".to_owned(),
            io::ErrorKind::AddrNotAvailable => "this machine does not have that address".to_owned(),
            _ => error.to_string(),
        };
        format!("cannot listen on {address}: {why}; choose another address with {setting}")
    })
}

/// The address for a client on this machine, if the server listens on all addresses.
pub(super) fn local_address(address: SocketAddr) -> SocketAddr {
    match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => ([127, 0, 0, 1], v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => ([0, 0, 0, 0, 0, 0, 0, 1], v6.port()).into(),
        other => other,
    }
}

/// The socket that the service manager has passed (sd_listen_fds(3)), if any.
fn passed_socket() -> Outcome<Option<Listener>> {
    let mut passed = ListenFd::from_env();
    match passed.len() {
        0 => return Ok(None),
        1 => {}
        more => {
            return Err(format!(
                "the service manager has passed {more} sockets; Hirehall listens on one of them: pass that one"
            ));
        }
    }
    let mut take = || -> io::Result<Option<Listener>> {
        if let Ok(Some(listener)) = passed.take_tcp_listener(0) {
            listener.set_nonblocking(true)?;
            return Ok(Some(TcpListener::from_std(listener)?.into()));
        }
        let Some(listener) = passed.take_unix_listener(0)? else { return Ok(None) };
        listener.set_nonblocking(true)?;
        Ok(Some(UnixListener::from_std(listener)?.into()))
    };
    take().map_err(while_doing("the socket that the service manager has passed cannot be used"))
}

/// The file of a Unix socket, which is removed when this is dropped, unless another server has replaced it.
pub(super) struct SocketFile {
    path: PathBuf,
    /// Where it is bound, until it listens. Its permissions are set there, so that there is no moment at which others may
    /// connect, and a stale socket is replaced by one that answers.
    unpublished: Option<PathBuf>,
    /// Device and inode.
    identity: (u64, u64),
}

/// Binds beside `path`; [`SocketFile::publish`] moves it there.
fn bind_unix(path: &Path, FileMode(mode): FileMode) -> Outcome<(UnixSocket, SocketFile)> {
    require_replaceable(path)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", std::process::id()));
    let unpublished = path.with_file_name(name);
    let bound = || -> io::Result<_> {
        let socket = UnixSocket::new_stream()?;
        remove_if_there(&unpublished)?;
        socket.bind(&unpublished)?;
        let found = fs::symlink_metadata(&unpublished)?;
        let identity = (found.dev(), found.ino());
        let file = SocketFile { path: path.to_owned(), unpublished: Some(unpublished.clone()), identity };
        fs::set_permissions(&unpublished, Permissions::from_mode(mode))?;
        Ok((socket, file))
    };
    bound().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            "there is no such directory; make it, or choose another path with HIREHALL_LISTEN".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "this user may not make a file there; choose another path with HIREHALL_LISTEN".to_owned()
        }
        _ => format!("{error}; choose another path with HIREHALL_LISTEN"),
    })
}

/// A socket without a listener is left over from a server that was killed. Anything else stays.
fn require_replaceable(path: &Path) -> Outcome {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.to_string()),
        Ok(found) if !found.file_type().is_socket() => {
            return Err(
                "there is a file that is no socket; remove it, or choose another path with HIREHALL_LISTEN".to_owned()
            );
        }
        Ok(_) => {}
    }
    match UnixStream::connect(path) {
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => Ok(()),
        Ok(_) => Err("another server answers there; stop it, or choose another path with HIREHALL_LISTEN".to_owned()),
        Err(error) => Err(format!("whether a server answers there cannot be found out: {error}")),
    }
}

impl SocketFile {
    /// Gives a socket that listens its name.
    fn publish(&mut self) -> Outcome {
        let problem = format!("cannot listen on unix:{}", self.path.display());
        require_replaceable(&self.path).map_err(while_doing(&problem))?;
        if let Some(unpublished) = &self.unpublished {
            fs::rename(unpublished, &self.path).map_err(while_doing(problem))?;
        }
        self.unpublished = None;
        Ok(())
    }
}

impl Drop for SocketFile {
    fn drop(&mut self) {
        let path = self.unpublished.as_ref().unwrap_or(&self.path);
        if fs::symlink_metadata(path).is_ok_and(|found| (found.dev(), found.ino()) == self.identity) {
            let _ = fs::remove_file(path);
        }
    }
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
