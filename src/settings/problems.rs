//! Settings that are right one by one and wrong together.

use super::Settings;
use crate::core::config::{ListenAddress, SettingError, is_encrypted_or_local};

impl Settings {
    pub(super) fn problems(&self) -> impl Iterator<Item = SettingError> {
        let of_two = [
            self.metrics_address_problem(),
            self.check_service_problem(),
            self.tls_problem(),
            self.acme_problem(),
            self.collector_problem(),
            self.ranking_problem(),
        ];
        of_two.into_iter().flatten().chain(self.period_problems())
    }

    fn ranking_problem(&self) -> Option<SettingError> {
        let of = [
            ("HIREHALL_RANKING_PRIOR", self.ranking_prior.get(), 10..=50, "tenths of a star, as ratings are"),
            ("HIREHALL_RANKING_WEIGHT", self.ranking_weight.get(), 1..=1000, "reviews"),
        ];
        let (setting, value, range, what) = of.into_iter().find(|(_, value, range, _)| !range.contains(value))?;
        Some(SettingError {
            setting: setting.to_owned(),
            origin: self.origin(setting),
            wrong: value.to_string(),
            expected: format!("{} to {} {what}", range.start(), range.end()),
            remedy: format!("set it to a number between {} and {}", range.start(), range.end()),
        })
    }

    fn metrics_address_problem(&self) -> Option<SettingError> {
        let listen = self.listen.tcp().filter(|listen| listen.port() != 0)?;
        (self.metrics_listen == Some(listen)).then(|| SettingError {
            setting: "HIREHALL_METRICS_LISTEN".to_owned(),
            origin: self.origin("HIREHALL_METRICS_LISTEN"),
            wrong: format!("{} is in use by HIREHALL_LISTEN", self.listen),
            expected: "another address or port: metrics must not be public".to_owned(),
            remedy: "choose another port, such as 127.0.0.1:9000".to_owned(),
        })
    }

    fn check_service_problem(&self) -> Option<SettingError> {
        let (given, missing) = match (&self.kyc_check_url, &self.kyc_check_secret) {
            (Some(_), None) => ("HIREHALL_KYC_CHECK_URL", "HIREHALL_KYC_CHECK_SECRET"),
            (None, Some(_)) => ("HIREHALL_KYC_CHECK_SECRET", "HIREHALL_KYC_CHECK_URL"),
            (None, None) | (Some(_), Some(_)) => return None,
        };
        Some(SettingError {
            setting: given.to_owned(),
            origin: self.origin(given),
            wrong: format!("{missing} is not set"),
            expected: "both, or neither: the messages to the service are signed".to_owned(),
            remedy: format!("set {missing} too, or remove {given}"),
        })
    }

    fn tls_problem(&self) -> Option<SettingError> {
        let (given, wrong, remedy) = match (&self.tls_certificate, &self.tls_key, &self.listen) {
            (None, None, _) => return None,
            (Some(_), None, _) => ("HIREHALL_TLS_CERTIFICATE", "HIREHALL_TLS_KEY is not set", "set it, too"),
            (None, Some(_), _) => ("HIREHALL_TLS_KEY", "HIREHALL_TLS_CERTIFICATE is not set", "set it, too"),
            (Some(_), Some(_), ListenAddress::Tcp(_)) => return None,
            (Some(_), Some(_), ListenAddress::Unix(_)) => (
                "HIREHALL_TLS_CERTIFICATE",
                "HIREHALL_LISTEN is a Unix socket, behind which the proxy has TLS",
                "remove it",
            ),
        };
        Some(SettingError {
            setting: given.to_owned(),
            origin: self.origin(given),
            wrong: wrong.to_owned(),
            expected: "a certificate and its key, to listen on an address and a port; or neither".to_owned(),
            remedy: remedy.to_owned(),
        })
    }

    fn acme_problem(&self) -> Option<SettingError> {
        let domains = "HIREHALL_ACME_DOMAINS";
        let (given, wrong, remedy) = match self.acme_domains.as_slice() {
            [] if self.acme_email.is_none() => return None,
            [] => ("HIREHALL_ACME_EMAIL", "HIREHALL_ACME_DOMAINS is not set", "set it, too, or remove the address"),
            _ if self.tls_certificate.is_some() || self.tls_key.is_some() => {
                (domains, "HIREHALL_TLS_CERTIFICATE or HIREHALL_TLS_KEY is set, too", "remove the one or the other")
            }
            _ if self.listen.tcp().is_none() => {
                (domains, "HIREHALL_LISTEN is a Unix socket, behind which the proxy has TLS", "remove it")
            }
            _ => return None,
        };
        Some(SettingError {
            setting: given.to_owned(),
            origin: self.origin(given),
            wrong: wrong.to_owned(),
            expected: "the names of a certificate that is obtained by ACME, or the files of one, to listen on an address and a port".to_owned(),
            remedy: remedy.to_owned(),
        })
    }

    fn collector_problem(&self) -> Option<SettingError> {
        let given = "HIREHALL_OTLP_HEADERS";
        self.otlp_headers.as_ref()?;
        let (wrong, remedy) = match &self.otlp_endpoint {
            None => ("HIREHALL_OTLP_ENDPOINT is not set", "set it, too, or remove the headers"),
            Some(endpoint) if is_encrypted_or_local(&endpoint.0) => return None,
            Some(_) => (
                "HIREHALL_OTLP_ENDPOINT is neither encrypted nor on this machine, so everybody on the way could read them",
                "use https://, or a collector on this machine that adds the headers",
            ),
        };
        Some(SettingError {
            setting: given.to_owned(),
            origin: self.origin(given),
            wrong: wrong.to_owned(),
            expected: "headers for a collector at https://, or on this machine".to_owned(),
            remedy: remedy.to_owned(),
        })
    }
}
