//! TLS of the server's own, with a certificate that is renewed while it serves.

mod acme;
mod certificate;
mod files;

use crate::core::clock::{Clock, Timestamp};
pub use acme::{Acme, AcmeOptions};
use certificate::Validity;
use files::CertificateFiles;
pub use files::TlsError;
use rustls::{ServerConfig, crypto::ring, server::ResolvesServerCert};
use std::{path::Path, sync::Arc};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::Notify,
};
use tokio_rustls::{Accept, TlsAcceptor, server::TlsStream};

/// A certificate, and what keeps it current. Cloned, it is the same.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Files(Arc<CertificateFiles>),
    Acme(Arc<Acme>),
}

impl Tls {
    /// Reads the files of a certificate and its key.
    pub fn load(certificate: &Path, key: &Path) -> Result<Tls, TlsError> {
        let files = Arc::new(CertificateFiles::load(certificate, key)?);
        let acceptor = acceptor(Arc::clone(&files) as Arc<dyn ResolvesServerCert>, &[])
            .map_err(|error| TlsError::new(certificate, error.to_string()))?;
        Ok(Tls { acceptor, source: Source::Files(files) })
    }

    /// With the certificate of an authority. Until [`Tls::keep_current`] has obtained one, handshakes are refused.
    pub fn of_authority(acme: Acme) -> Result<Tls, rustls::Error> {
        let acceptor = acceptor(acme.resolver(), &[acme::CHALLENGE_PROTOCOL])?;
        Ok(Tls { acceptor, source: Source::Acme(Arc::new(acme)) })
    }

    /// Begins the handshake of a new connection.
    pub(super) fn accept<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S) -> Accept<S> {
        self.acceptor.accept(stream)
    }

    /// When the certificate ends.
    pub fn expires(&self) -> Option<Timestamp> {
        let validity = match &self.source {
            Source::Files(files) => files.validity(),
            Source::Acme(acme) => acme.validity(),
        };
        validity.map(|Validity { ends, .. }| ends)
    }

    /// Serves a new certificate once there is one, and looks for one at once when `reload` says so. Connections that are
    /// open go on.
    pub async fn keep_current(self, clock: Clock, reload: Arc<Notify>) {
        match self.source {
            Source::Files(files) => files.follow(&reload).await,
            Source::Acme(acme) => acme.renew(&clock, &reload).await,
        }
    }
}

/// Whether an authority has connected, only to see the certificate of the handshake (RFC 8737).
pub(super) fn is_challenge<S>(stream: &TlsStream<S>) -> bool {
    stream.get_ref().1.alpn_protocol() == Some(acme::CHALLENGE_PROTOCOL)
}

fn acceptor(resolver: Arc<dyn ResolvesServerCert>, more_protocols: &[&[u8]]) -> Result<TlsAcceptor, rustls::Error> {
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(resolver);
    config.alpn_protocols = [b"h2", b"http/1.1".as_slice()].iter().chain(more_protocols).map(|p| p.to_vec()).collect();
    Ok(TlsAcceptor::from(Arc::new(config)))
}
