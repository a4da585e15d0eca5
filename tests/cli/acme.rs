//! Certificates by ACME, with the real program and a real authority.

use super::{
    everything_in,
    installation::{Installation, Said, Server},
};
use crate::support::{Pebble, eventually, free_port, own_address};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use macro_rules_attribute::apply;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use std::{
    fs::{self, File},
    net::SocketAddrV4,
    os::unix::fs::PermissionsExt as _,
    path::PathBuf,
    process::Command,
    sync::Arc,
};
use tokio::net::TcpStream;
use tokio_rustls::{TlsConnector, client::TlsStream};

const A_YEAR: u32 = 365 * 24 * 60 * 60;

/// An installation that gets its certificate from an authority of its own.
struct Secured {
    hall: Installation,
    authority: Pebble,
    address: SocketAddrV4,
    metrics: SocketAddrV4,
}

impl Secured {
    /// The authority has not been started yet.
    fn prepare(certificates_valid_for_seconds: u32) -> Secured {
        let here = own_address();
        let address = free_port(here);
        let authority = Pebble::prepare(address, certificates_valid_for_seconds);
        Secured { hall: Installation::on_sqlite(), authority, address, metrics: free_port(here) }
    }

    async fn start(certificates_valid_for_seconds: u32) -> Secured {
        let mut secured = Self::prepare(certificates_valid_for_seconds);
        secured.authority.start().await;
        secured
    }

    fn command(&self, words: &[&str], domains: &str) -> Command {
        let mut command = self.hall.command(words);
        command
            .env("HIREHALL_LISTEN", self.address.to_string())
            .env("HIREHALL_METRICS_LISTEN", self.metrics.to_string())
            .env("HIREHALL_ACME_DOMAINS", domains)
            .env("HIREHALL_ACME_EMAIL", "admin@hall.example")
            .env("HIREHALL_ACME_DIRECTORY_URL", self.authority.directory())
            .env("SSL_CERT_FILE", self.authority.own_certificate());
        command
    }

    fn serve(&self, domains: &str) -> Server {
        let mut command = self.command(&["serve"], domains);
        command.stderr(File::create(self.log()).unwrap());
        Server::of(command)
    }

    fn log(&self) -> PathBuf {
        self.hall.home().join("log")
    }

    /// Waits for so many lines of the log that contain the words, and returns the last.
    async fn logged(&self, words: &str, count: usize) -> String {
        eventually(words, async || {
            let log = fs::read_to_string(self.log()).unwrap();
            let found: Vec<&str> = log.lines().filter(|line| line.contains(words)).collect();
            (found.len() >= count).then(|| found[count - 1].to_owned())
        })
        .await
    }

    /// Connects by a name; only what the authority has issued for that name is trusted.
    async fn connect(
        &self,
        root: &CertificateDer<'static>,
        name: &str,
        protocols: &[&str],
    ) -> std::io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(root.clone()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let mut config = config.with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
        let stream = TcpStream::connect(self.address).await?;
        TlsConnector::from(Arc::new(config)).connect(ServerName::try_from(name.to_owned()).unwrap(), stream).await
    }

    /// Waits until a certificate of the authority is served, and returns it.
    async fn served(&self, root: &CertificateDer<'static>, name: &str) -> CertificateDer<'static> {
        let stream = eventually("a certificate", async || self.connect(root, name, &["http/1.1"]).await.ok()).await;
        of(&stream)
    }

    async fn metric(&self, name: &str) -> f64 {
        let page = reqwest::get(format!("http://{}/metrics", self.metrics)).await.unwrap();
        let page = page.text().await.unwrap();
        let line = page
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
            .unwrap_or_else(|| panic!("{page}"));
        line.parse().unwrap()
    }

    /// Waits until a metric has a value: it is counted after it was logged.
    async fn until_metric(&self, name: &str, is_right: impl Fn(f64) -> bool) {
        eventually(name, async || is_right(self.metric(name).await).then_some(())).await;
    }

    /// The line of `hirehall doctor` about a check.
    fn examined(&self, domains: &str, check: &str) -> String {
        let said = Said::from(self.command(&["doctor"], domains).output().unwrap()).out;
        said.lines()
            .find(|line| line.split_whitespace().nth(1) == Some(check))
            .unwrap_or_else(|| panic!("{said}"))
            .to_owned()
    }
}

/// The certificate of the other side.
fn of(stream: &TlsStream<TcpStream>) -> CertificateDer<'static> {
    stream.get_ref().1.peer_certificates().unwrap()[0].clone().into_owned()
}

#[apply(needs_pebble)]
#[tokio::test]
async fn a_certificate_is_obtained_by_acme_served_and_kept_over_a_restart() {
    let secured = Secured::start(A_YEAR).await;
    let domains = "hall.example, WWW.hall.example";
    let root = secured.authority.root().await;
    let mut server = secured.serve(domains);
    let certificate = secured.served(&root, "hall.example").await;
    assert_eq!(secured.served(&root, "www.hall.example").await, certificate);
    let stream = secured.connect(&root, "hall.example", &["h2", "http/1.1"]).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    secured.logged("a certificate was obtained", 1).await;
    assert_eq!(secured.authority.orders(), 1);
    secured.until_metric("hirehall_acme_orders_total{outcome=\"issued\"}", |count| count == 1.0).await;
    let begins = secured.metric("hirehall_acme_last_success_timestamp_seconds").await;
    let ends = secured.metric("hirehall_tls_certificate_expires_timestamp_seconds").await;
    assert!((f64::from(A_YEAR) - (ends - begins)).abs() < 2.0, "{begins} {ends}");

    let kept = everything_in(&secured.hall.home().join("data/acme"));
    assert_eq!(kept.len(), 4, "{kept:?}");
    for path in kept {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
    }
    assert!(secured.examined(domains, "certificate").starts_with("ok    certificate"));
    assert!(secured.examined(domains, "authority").starts_with("ok    authority"));

    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
    let _again = secured.serve(domains);
    let stream = secured.connect(&root, "hall.example", &[]).await.unwrap();
    assert_eq!(of(&stream), certificate);
    assert_eq!(secured.authority.orders(), 1);
}

#[apply(needs_pebble)]
#[tokio::test]
async fn strangers_choose_no_name_and_cannot_pretend_to_be_the_authority() {
    let secured = Secured::start(A_YEAR).await;
    let root = secured.authority.root().await;
    let _server = secured.serve("hall.example");
    let certificate = secured.served(&root, "hall.example").await;
    let refused = secured.connect(&root, "stranger.example", &[]).await.unwrap_err().to_string();
    assert!(refused.contains("not valid for name"), "{refused}");
    for name in ["hall.example", "stranger.example"] {
        let refused = secured.connect(&root, name, &["acme-tls/1"]).await.unwrap_err().to_string();
        assert!(refused.contains("alert"), "{refused}");
    }
    // Who offers more than that protocol is a client like others.
    let stream = secured.connect(&root, "hall.example", &["acme-tls/1", "http/1.1"]).await.unwrap();
    assert_eq!((of(&stream), stream.get_ref().1.alpn_protocol()), (certificate, Some(&b"http/1.1"[..])));
    assert_eq!(secured.authority.orders(), 1);
}

#[apply(needs_pebble)]
#[tokio::test]
async fn a_certificate_is_renewed_in_time_also_by_an_authority_that_has_forgotten_the_account() {
    let mut secured = Secured::start(6).await;
    let root = secured.authority.root().await;
    let _server = secured.serve("hall.example");
    let first = secured.served(&root, "hall.example").await;
    let stream = secured.connect(&root, "hall.example", &["http/1.1"]).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    eventually("a renewal", async || (secured.served(&root, "hall.example").await != first).then_some(())).await;

    secured.authority.start().await;
    let new_root = secured.authority.root().await;
    secured.served(&new_root, "hall.example").await;
    secured.until_metric("hirehall_acme_failed_attempts", |count| count == 0.0).await;

    sender.ready().await.unwrap();
    let request =
        hyper::Request::get("/readyz").header("host", "hall.example").body(axum::body::Body::empty()).unwrap();
    assert_eq!(sender.send_request(request).await.unwrap().status(), 200);
}

#[apply(needs_pebble)]
#[tokio::test]
async fn an_authority_that_is_away_at_the_start_is_asked_until_it_is_there() {
    let mut secured = Secured::prepare(A_YEAR);
    let _server = secured.serve("hall.example");
    let failed = secured.logged("no certificate was obtained", 1).await;
    assert!(failed.contains("TLS handshakes are refused") && failed.contains("Connection refused"), "{failed}");
    secured.until_metric("hirehall_acme_failed_attempts", |count| count >= 1.0).await;
    let anything = rcgen::generate_simple_self_signed(vec!["hall.example".to_owned()]).unwrap();
    let refused = secured.connect(anything.cert.der(), "hall.example", &[]).await.unwrap_err().to_string();
    assert!(refused.contains("alert"), "{refused}");
    let said = secured.examined("hall.example", "certificate");
    assert!(said.starts_with("FAIL  certificate") && said.contains("none yet for hall.example"), "{said}");
    assert!(secured.examined("hall.example", "authority").starts_with("FAIL  authority"));

    secured.authority.start().await;
    let root = secured.authority.root().await;
    secured.served(&root, "hall.example").await;
    secured.until_metric("hirehall_acme_failed_attempts", |count| count == 0.0).await;
}

#[apply(needs_pebble)]
#[tokio::test]
async fn a_refusal_is_told_of_and_not_provoked_again_soon_unless_the_operator_asks() {
    let secured = Secured::start(A_YEAR).await;
    let server = secured.serve("hall.example,refused.example");
    let first = secured.logged("no certificate was obtained", 1).await;
    assert!(first.contains("\"next_attempt_in_seconds\":300"), "{first}");
    assert!(first.contains("rejectedIdentifier"), "{first}");
    server.signal("HUP");
    let second = secured.logged("no certificate was obtained", 2).await;
    assert!(second.contains("\"next_attempt_in_seconds\":600"), "{second}");
    secured.until_metric("hirehall_acme_orders_total{outcome=\"refused\"}", |count| count == 2.0).await;
    drop(server);

    // A name that leads elsewhere.
    secured.authority.mislead("elsewhere.example").await;
    let _server = secured.serve("hall.example,elsewhere.example");
    let failed = secured.logged("no certificate was obtained", 1).await;
    assert!(failed.contains("has not found this server behind elsewhere.example: "), "{failed}");
    assert!(failed.contains("\"next_attempt_in_seconds\":300"), "{failed}");
    assert_eq!(secured.authority.orders(), 1);
}

#[apply(needs_pebble)]
#[tokio::test]
async fn a_certificate_for_other_names_is_served_until_the_one_for_these_is_there() {
    let secured = Secured::start(A_YEAR).await;
    let root = secured.authority.root().await;
    let mut server = secured.serve("hall.example");
    let old = secured.served(&root, "hall.example").await;
    secured.logged("a certificate was obtained", 1).await;
    server.signal("TERM");
    server.ended();
    let server = secured.serve("hall.example,www.hall.example,refused.example");
    secured.logged("no certificate was obtained", 1).await;
    assert_eq!(of(&secured.connect(&root, "hall.example", &[]).await.unwrap()), old);
    drop(server);
    let _server = secured.serve("hall.example,www.hall.example");
    assert_ne!(secured.served(&root, "www.hall.example").await, old);
}
