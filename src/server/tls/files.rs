//! A certificate in files that something else renews.

use super::certificate::{Validity, chain, private_key};
use crate::core::{metrics::counter, security::key_file::is_open_to_strangers};
use rustls::{
    crypto::ring,
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
use tokio::{sync::Notify, time::interval};
use zeroize::Zeroizing;

/// Why a certificate cannot be used. It never quotes a key.
#[derive(Debug, thiserror::Error)]
#[error("{}: {wrong}", path.display())]
pub struct TlsError {
    path: PathBuf,
    wrong: String,
}

impl TlsError {
    pub(super) fn new(path: &Path, wrong: String) -> Self {
        Self { path: path.to_owned(), wrong }
    }
}

/// The files of a certificate and its key.
#[derive(Debug)]
pub(super) struct CertificateFiles {
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

/// How often the files are looked at.
const CHECK_INTERVAL: Duration = Duration::from_secs(2);

impl CertificateFiles {
    /// Reads both files.
    pub(super) fn load(certificate: &Path, key: &Path) -> Result<Self, TlsError> {
        let seen = stamps(certificate, key);
        let certified = Arc::new(certified(certificate, key)?);
        let served = Mutex::new(Served { certified, seen });
        Ok(Self { certificate: certificate.to_owned(), key: key.to_owned(), served })
    }

    pub(super) fn validity(&self) -> Option<Validity> {
        Validity::of(&self.lock().certified)
    }

    /// Reads the files again whenever they have changed, and when `reload` says so. Files that cannot be used change
    /// nothing.
    pub(super) async fn follow(self: Arc<Self>, reload: &Notify) {
        self.record_validity();
        let mut often = interval(CHECK_INTERVAL);
        loop {
            let is_asked = tokio::select! {
                _ = often.tick() => false,
                () = reload.notified() => true,
            };
            let files = Arc::clone(&self);
            // In a thread that may wait: the files may be on a network.
            let _ = tokio::task::spawn_blocking(move || files.reload(is_asked)).await;
        }
    }

    fn reload(&self, is_asked: bool) {
        let seen = stamps(&self.certificate, &self.key);
        if seen == self.lock().seen && !is_asked {
            return;
        }
        match certified(&self.certificate, &self.key) {
            Ok(certified) => {
                *self.lock() = Served { certified: Arc::new(certified), seen };
                self.record_validity();
                tracing::info!(certificate = %self.certificate.display(), "the TLS certificate was read again");
            }
            Err(error) => {
                self.lock().seen = seen;
                counter("hirehall_tls_reloads_failed_total", &[]).increment(1);
                tracing::error!(%error, "the new TLS certificate cannot be used; the old one is served on");
            }
        }
    }

    fn record_validity(&self) {
        if let Some(validity) = self.validity() {
            validity.record();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Served> {
        self.served.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ResolvesServerCert for CertificateFiles {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.lock().certified))
    }
}

fn certified(certificate: &Path, key: &Path) -> Result<CertifiedKey, TlsError> {
    let problem = |path: &Path, wrong: String| TlsError::new(path, wrong);
    let (_, text) = read(certificate).map_err(|error| problem(certificate, error.to_string()))?;
    let chain = chain(&text).map_err(|wrong| problem(certificate, wrong))?;
    let (mode, text) = read(key).map_err(|error| problem(key, error.to_string()))?;
    if is_open_to_strangers(mode) {
        let wrong = format!("it can be read or changed by others: chmod 600 {} (640 for a group)", key.display());
        return Err(problem(key, wrong));
    }
    let private = private_key(&text).map_err(|wrong| problem(key, wrong))?;
    CertifiedKey::from_der(chain, private, &ring::default_provider())
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
