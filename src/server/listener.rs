//! What the server accepts connections from.

use std::io;
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio_util::either::Either;

use super::tls::Tls;

/// A socket that listens, on a network or in the file system.
pub struct Listener {
    socket: Either<TcpListener, UnixListener>,
    pub(super) tls: Option<Tls>,
}

/// A connection.
pub(super) type Socket = Either<TcpStream, UnixStream>;

impl Listener {
    /// The connection, and the address of its peer; `None` for a Unix socket.
    pub(super) async fn accept(&self) -> io::Result<(Socket, Option<SocketAddr>)> {
        match &self.socket {
            Either::Left(tcp) => tcp.accept().await.map(|(stream, address)| (Either::Left(stream), Some(address))),
            Either::Right(unix) => unix.accept().await.map(|(stream, _)| (Either::Right(stream), None)),
        }
    }

    /// Serves with TLS.
    #[must_use]
    pub fn with_tls(self, tls: Option<Tls>) -> Self {
        Self { tls, ..self }
    }

    /// Its address on the network, if it has one.
    pub fn local_addr(&self) -> io::Result<Option<SocketAddr>> {
        match &self.socket {
            Either::Left(tcp) => tcp.local_addr().map(Some),
            Either::Right(_) => Ok(None),
        }
    }
}

impl From<TcpListener> for Listener {
    fn from(listener: TcpListener) -> Self {
        Self { socket: Either::Left(listener), tls: None }
    }
}

impl From<UnixListener> for Listener {
    fn from(listener: UnixListener) -> Self {
        Self { socket: Either::Right(listener), tls: None }
    }
}
