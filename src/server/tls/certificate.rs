//! What is read of a certificate.

use crate::core::{clock::Timestamp, metrics::gauge};
use rustls::{
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    sign::CertifiedKey,
};
use std::collections::BTreeSet;
use x509_cert::{
    Certificate,
    der::Decode as _,
    ext::pkix::{SubjectAltName, name::GeneralName},
    time::Time,
};

/// When a certificate is valid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Validity {
    pub(super) begins: Timestamp,
    pub(super) ends: Timestamp,
}

impl Validity {
    pub(super) fn of(certified: &CertifiedKey) -> Option<Validity> {
        let certificate = Certificate::from_der(certified.cert.first()?).ok()?;
        let validity = certificate.tbs_certificate.validity;
        Some(Validity { begins: timestamp(validity.not_before)?, ends: timestamp(validity.not_after)? })
    }

    /// The clocks of clients decide, so a certificate that has ended is served, and its end shown.
    pub(super) fn record(self) {
        gauge("hirehall_tls_certificate_expires_timestamp_seconds", &[]).set(self.ends.unix_seconds_f64());
    }
}

fn timestamp(time: Time) -> Option<Timestamp> {
    Timestamp::from_unix_seconds(i64::try_from(time.to_unix_duration().as_secs()).ok()?)
}

/// The DNS names that a certificate is for, in lower case.
pub(super) fn dns_names(certified: &CertifiedKey) -> BTreeSet<String> {
    let certificate = certified.cert.first().and_then(|der| Certificate::from_der(der).ok());
    let names = certificate.and_then(|certificate| certificate.tbs_certificate.get::<SubjectAltName>().ok().flatten());
    let Some((_, SubjectAltName(names))) = names else { return BTreeSet::new() };
    let dns = names.iter().filter_map(|name| match name {
        GeneralName::DnsName(name) => Some(name.as_str().to_ascii_lowercase()),
        _ => None,
    });
    dns.collect()
}

/// The certificates in a text: that of the server, then its chain.
pub(super) fn chain(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    let chain: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .map_err(|error| format!("it is not a certificate in PEM: {error}"))?;
    if chain.is_empty() {
        return Err("there is no certificate in it (-----BEGIN CERTIFICATE-----)".to_owned());
    }
    Ok(chain)
}

/// The private key in a text.
pub(super) fn private_key(pem: &[u8]) -> Result<PrivateKeyDer<'static>, String> {
    PrivateKeyDer::from_pem_slice(pem).map_err(|error| format!("there is no private key in PEM in it: {error}"))
}
