//! Which certificate a handshake gets.

use rcgen::{CertificateParams, CustomExtension, KeyPair};
use rustls::{
    crypto::ring::sign::any_ecdsa_type,
    pki_types::PrivateKeyDer,
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The protocol by which an authority connects to see who answers for a name (RFC 8737).
pub(crate) const CHALLENGE_PROTOCOL: &[u8] = b"acme-tls/1";

/// The certificate that is served, and those that answer the authority's challenges.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    served: Mutex<Option<Arc<CertifiedKey>>>,
    challenges: Mutex<HashMap<String, Arc<CertifiedKey>>>,
}

impl Certificates {
    pub(super) fn served(&self) -> Option<Arc<CertifiedKey>> {
        self.served.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn serve(&self, certified: Arc<CertifiedKey>) {
        *self.served.lock().unwrap_or_else(PoisonError::into_inner) = Some(certified);
    }

    /// Answers the challenge for a name from now on. `digest` is that of the key authorization.
    pub(super) fn prove(&self, name: &str, digest: &[u8]) -> Result<(), rcgen::Error> {
        let certified = Arc::new(challenge_certificate(name, digest)?);
        self.challenges.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), certified);
        Ok(())
    }

    /// Answers no challenge any more.
    pub(super) fn forget_challenges(&self) {
        self.challenges.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        // An authority offers this protocol alone.
        let is_challenge = hello
            .alpn()
            .is_some_and(|mut offered| offered.next() == Some(CHALLENGE_PROTOCOL) && offered.next().is_none());
        if !is_challenge {
            return self.served();
        }
        self.challenges.lock().unwrap_or_else(PoisonError::into_inner).get(hello.server_name()?).cloned()
    }
}

fn challenge_certificate(name: &str, digest: &[u8]) -> Result<CertifiedKey, rcgen::Error> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(vec![name.to_owned()])?;
    params.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
    let certificate = params.self_signed(&key)?;
    let private = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let signing = any_ecdsa_type(&private).map_err(|_| rcgen::Error::CouldNotParseKeyPair)?;
    Ok(CertifiedKey::new(vec![certificate.der().clone()], signing))
}
