//! TLS of the server's own, with a certificate that is renewed while it serves.

use crate::core::{
    clock::Timestamp,
    metrics::{counter, gauge},
    security::key_file::is_open_to_strangers,
};
use rustls::{
    ServerConfig,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use std::{
    fs::{self, File, Metadata},
    io::{self, Read as _},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{io::AsyncRead, io::AsyncWrite, sync::Notify, time::interval};
use tokio_rustls::{Accept, TlsAcceptor};
use x509_cert::{Certificate, der::Decode as _};
use zeroize::Zeroizing;

/// The files of a certificate and its key. Cloned, it is the same.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    current: Arc<Current>,
}

/// Why a certificate cannot be used. It never quotes a key.
#[derive(Debug, thiserror::Error)]
#[error("{}: {wrong}", path.display())]
pub struct TlsError {
    path: PathBuf,
    wrong: String,
}

/// The certificate that is served.
#[derive(Debug)]
struct Current {
    certificate: PathBuf,
    key: PathBuf,
    served: Mutex<Served>,
}

#[derive(Debug)]
struct Served {
    certified: Arc<CertifiedKey>,
    /// The files that were read last, also those that cannot be used.
    seen: Stamps,
}

/// What changes when a file is written or replaced; `None` if there is no file.
type Stamps = [Option<(u64, u64, i64, i64, u64)>; 2];

impl Tls {
    /// Reads both files.
    pub fn load(certificate: &Path, key: &Path) -> Result<Tls, TlsError> {
        let provider = Arc::new(ring::default_provider());
        let seen = stamps(certificate, key);
        let certified = Arc::new(certified(certificate, key, &provider)?);
        let (certificate, key) = (certificate.to_owned(), key.to_owned());
        let current = Arc::new(Current { certificate, key, served: Mutex::new(Served { certified, seen }) });
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| TlsError { path: current.certificate.clone(), wrong: error.to_string() })?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(&current) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Tls { acceptor: TlsAcceptor::from(Arc::new(config)), current })
    }

    /// Begins the handshake of a new connection.
    pub(super) fn accept<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S) -> Accept<S> {
        self.acceptor.accept(stream)
    }

    /// When the certificate ends.
    pub fn expires(&self) -> Option<Timestamp> {
        ending(self.current.lock().certified.cert.first()?)
    }

    /// Reads the files again whenever they have changed, and when `reload` says so. Files that cannot be used change
    /// nothing. Connections that are open go on.
    pub async fn follow_files(self, reload: Arc<Notify>) {
        self.current.record_expiry();
        let mut often = interval(CHECK_INTERVAL);
        loop {
            let is_asked = tokio::select! {
                _ = often.tick() => false,
                () = reload.notified() => true,
            };
            let current = Arc::clone(&self.current);
            // In a thread that may wait: the files may be on a network.
            let _ = tokio::task::spawn_blocking(move || current.reload(is_asked)).await;
        }
    }
}

/// How often the files are looked at.
const CHECK_INTERVAL: Duration = Duration::from_secs(2);

impl Current {
    fn reload(&self, is_asked: bool) {
        let seen = stamps(&self.certificate, &self.key);
        if seen == self.lock().seen && !is_asked {
            return;
        }
        match certified(&self.certificate, &self.key, &ring::default_provider()) {
            Ok(certified) => {
                *self.lock() = Served { certified: Arc::new(certified), seen };
                self.record_expiry();
                tracing::info!(certificate = %self.certificate.display(), "the TLS certificate was read again");
            }
            Err(error) => {
                self.lock().seen = seen;
                counter("hirehall_tls_reloads_failed_total", &[]).increment(1);
                tracing::error!(%error, "the new TLS certificate cannot be used; the old one is served on");
            }
        }
    }

    /// The clocks of clients decide, so a certificate that has ended is served.
    fn record_expiry(&self) {
        if let Some(expires) = self.lock().certified.cert.first().and_then(ending) {
            gauge("hirehall_tls_certificate_expires_timestamp_seconds", &[]).set(expires.unix_seconds_f64());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Served> {
        self.served.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.lock().certified))
    }
}

fn certified(certificate: &Path, key: &Path, provider: &CryptoProvider) -> Result<CertifiedKey, TlsError> {
    let problem = |path: &Path, wrong: String| TlsError { path: path.to_owned(), wrong };
    let (_, text) = read(certificate).map_err(|error| problem(certificate, error.to_string()))?;
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&text)
        .collect::<Result<_, _>>()
        .map_err(|error| problem(certificate, format!("it is not a certificate in PEM: {error}")))?;
    if chain.is_empty() {
        return Err(problem(certificate, "there is no certificate in it (-----BEGIN CERTIFICATE-----)".to_owned()));
    }
    let (mode, text) = read(key).map_err(|error| problem(key, error.to_string()))?;
    if is_open_to_strangers(mode) {
        let wrong = format!("it can be read or changed by others: chmod 600 {} (640 for a group)", key.display());
        return Err(problem(key, wrong));
    }
    let private = PrivateKeyDer::from_pem_slice(&text)
        .map_err(|error| problem(key, format!("there is no private key in PEM in it: {error}")))?;
    CertifiedKey::from_der(chain, private, provider)
        .map_err(|error| problem(key, format!("it does not fit the certificate {}: {error}", certificate.display())))
}

/// The permissions and the content of a file. No chain is longer than this.
fn read(path: &Path) -> io::Result<(u32, Zeroizing<Vec<u8>>)> {
    const MAX_BYTES: u64 = 1024 * 1024;
    let file = File::open(path)?;
    let mode = file.metadata()?.permissions().mode();
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(MAX_BYTES).read_to_end(&mut bytes)?;
    Ok((mode, bytes))
}

fn stamps(certificate: &Path, key: &Path) -> Stamps {
    let stamp = |of: Metadata| (of.dev(), of.ino(), of.mtime(), of.mtime_nsec(), of.size());
    [certificate, key].map(|path| fs::metadata(path).ok().map(stamp))
}

fn ending(certificate: &CertificateDer<'_>) -> Option<Timestamp> {
    let certificate = Certificate::from_der(certificate).ok()?;
    let seconds = certificate.tbs_certificate.validity.not_after.to_unix_duration().as_secs();
    Timestamp::from_unix_seconds(i64::try_from(seconds).ok()?)
}
