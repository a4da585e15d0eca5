//! A certificate from an authority (ACME, RFC 8555). The authority connects to this server's own listener to see who
//! answers for the names (TLS-ALPN-01, RFC 8737).

mod client;
mod error;
mod options;
mod order;
mod resolver;
mod schedule;
mod store;

use super::certificate::{self, Validity, dns_names};
use crate::core::{
    clock::{Clock, Timestamp},
    metrics::{Family, gauge},
};
use error::{AcmeError, Outcome};
use metrics::Counter;
pub use options::AcmeOptions;
use order::Authority;
pub(super) use resolver::CHALLENGE_PROTOCOL;
use resolver::Certificates;
use rustls::{crypto::ring, server::ResolvesServerCert, sign::CertifiedKey};
use schedule::{Failures, renewal_due};
use std::{sync::Arc, time::Duration};
use store::Store;
use tokio::{
    sync::Notify,
    time::{Instant, sleep},
};

/// The certificate of an authority, which is kept in the data directory.
pub struct Acme {
    options: AcmeOptions,
    store: Store,
    certificates: Arc<Certificates>,
}

/// The clock may be set, and the machine may have slept, so it is asked this often.
const LOOK_INTERVAL: Duration = Duration::from_secs(60);

impl Acme {
    /// With the certificate that is kept, if it can be used.
    pub fn open(options: AcmeOptions) -> Self {
        let acme = Self { store: Store::new(&options.folder), certificates: Arc::default(), options };
        match acme.kept() {
            Ok(Some(certified)) => acme.certificates.serve(Arc::new(certified)),
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "the certificate that was kept cannot be used; a new one is needed"),
        }
        acme
    }

    pub(super) fn resolver(&self) -> Arc<dyn ResolvesServerCert> {
        Arc::clone(&self.certificates) as Arc<dyn ResolvesServerCert>
    }

    /// When the certificate is valid that is served.
    pub(super) fn validity(&self) -> Option<Validity> {
        Validity::of(&*self.certificates.served()?)
    }

    /// When the certificate that is kept for these names is valid, from and until.
    pub fn kept_for(&self) -> Option<(Timestamp, Timestamp)> {
        let served = self.certificates.served().filter(|served| dns_names(served) == self.options.domains)?;
        Validity::of(&served).map(|Validity { begins, ends }| (begins, ends))
    }

    /// Asks whether the authority answers.
    pub async fn check_authority(&self) -> Result<(), String> {
        client::check(&self.options.directory).await
    }

    fn kept(&self) -> Result<Option<CertifiedKey>, AcmeError> {
        let kept = self.store.certificate();
        let kept = kept.map_err(|source| AcmeError::Store { path: self.options.folder.clone(), source })?;
        kept.map(|pem| certified(&pem)).transpose()
    }

    /// Obtains certificates for ever. `at_once` ends the wait after a failure.
    pub(super) async fn renew(&self, clock: &Clock, at_once: &Notify) {
        let orders: Family<Outcome, Counter> = Family::counters("hirehall_acme_orders_total", "outcome");
        let failed_attempts = gauge("hirehall_acme_failed_attempts", &[]);
        let mut failures = Failures::default();
        let mut paused_until: Option<Instant> = None;
        self.record();
        if self.certificates.served().is_none() {
            tracing::warn!(
                domains = self.domains(),
                authority = %self.options.directory,
                "there is no certificate yet: it is asked for, and until it is there TLS handshakes are refused"
            );
        }
        loop {
            let until_due = self.due().saturating_since(clock.now());
            let pause = paused_until.map_or(Duration::ZERO, |until| until.saturating_duration_since(Instant::now()));
            let wait = until_due.max(pause);
            if !wait.is_zero() {
                tokio::select! {
                    () = sleep(wait.min(LOOK_INTERVAL)) => {}
                    () = at_once.notified() => paused_until = None,
                }
                continue;
            }
            let outcome = match self.obtain(clock.now()).await {
                Ok(()) => {
                    failures = Failures::default();
                    paused_until = None;
                    Outcome::Issued
                }
                Err(error) => {
                    let outcome = error.outcome();
                    let pause = failures.count(outcome);
                    paused_until = Some(Instant::now() + pause);
                    self.log_failure(&error, pause);
                    outcome
                }
            };
            orders.of(outcome).increment(1);
            failed_attempts.set(f64::from(failures.in_all()));
        }
    }

    /// When a certificate is asked for: at once if there is none for these names.
    fn due(&self) -> Timestamp {
        self.kept_for().map_or(Timestamp::MIN, |(begins, ends)| renewal_due(Validity { begins, ends }))
    }

    async fn obtain(&self, now: Timestamp) -> Result<(), AcmeError> {
        let authority = Authority { options: &self.options, store: &self.store, certificates: &self.certificates };
        let pem = authority.obtain().await?;
        let certified = certified(&pem)?;
        let names = dns_names(&certified);
        if names != self.options.domains {
            return Err(AcmeError::Unusable(format!("it is for {names:?}")));
        }
        // It is served also where it cannot be kept: the next start asks for another.
        self.certificates.serve(Arc::new(certified));
        self.record();
        if let Err(error) = self.store.save_certificate(pem).await {
            tracing::error!(
                %error,
                folder = %self.options.folder.display(),
                "the certificate is served, but cannot be kept: the next start will ask for another"
            );
        }
        if self.due() <= now {
            let ends = self.expires();
            return Err(AcmeError::Unusable(format!(
                "it ends at {ends}, and it is {now}: is this machine's clock right?"
            )));
        }
        tracing::info!(domains = self.domains(), expires = self.expires(), "a certificate was obtained");
        Ok(())
    }

    fn record(&self) {
        if let Some(validity) = self.validity() {
            validity.record();
            gauge("hirehall_acme_last_success_timestamp_seconds", &[]).set(validity.begins.unix_seconds_f64());
        }
    }

    fn log_failure(&self, error: &AcmeError, pause: Duration) {
        let meanwhile = match self.certificates.served() {
            Some(_) => "the old one is served on",
            None => "TLS handshakes are refused",
        };
        tracing::error!(
            %error,
            meanwhile,
            domains = self.domains(),
            expires = self.expires(),
            next_attempt_in_seconds = pause.as_secs(),
            "no certificate was obtained"
        );
    }

    fn domains(&self) -> String {
        self.options.domains.iter().map(String::as_str).collect::<Vec<_>>().join(",")
    }

    fn expires(&self) -> String {
        self.validity().map(|validity| validity.ends.to_string()).unwrap_or_default()
    }
}

fn certified(pem: &str) -> Result<CertifiedKey, AcmeError> {
    let chain = certificate::chain(pem.as_bytes()).map_err(AcmeError::Unusable)?;
    let key = certificate::private_key(pem.as_bytes()).map_err(AcmeError::Unusable)?;
    CertifiedKey::from_der(chain, key, &ring::default_provider())
        .map_err(|error| AcmeError::Unusable(error.to_string()))
}
