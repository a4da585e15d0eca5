//! TLS of the server's own, with the real program.

use super::installation::{Installation, Server};
use crate::support::pem;
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use std::{
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt as _,
    path::PathBuf,
    process::{Command, Stdio},
    sync::Arc,
};
use tokio::net::TcpStream;
use tokio_rustls::{TlsConnector, client::TlsStream};

/// A certificate for localhost, and its key.
struct Pair {
    der: CertificateDer<'static>,
    certificate: String,
    key: String,
}

fn pair() -> Pair {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let certificate = pem("CERTIFICATE", made.cert.der());
    Pair { der: made.cert.der().clone(), certificate, key: pem("PRIVATE KEY", &made.signing_key.serialize_der()) }
}

struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

impl Files {
    fn of(hall: &Installation, pair: &Pair) -> Self {
        let files = Self { certificate: hall.home().join("tls.crt"), key: hall.home().join("tls.key") };
        files.renew(pair);
        files
    }

    /// As a renewal does it: written beside, and renamed.
    fn renew(&self, pair: &Pair) {
        for (path, text) in [(&self.certificate, &pair.certificate), (&self.key, &pair.key)] {
            let beside = path.with_extension("new");
            fs::write(&beside, text).unwrap();
            fs::set_permissions(&beside, Permissions::from_mode(0o600)).unwrap();
            fs::rename(&beside, path).unwrap();
        }
    }

    fn command(&self, hall: &Installation) -> Command {
        let mut command = hall.command(&["serve"]);
        command.env("HIREHALL_TLS_CERTIFICATE", &self.certificate).env("HIREHALL_TLS_KEY", &self.key);
        command
    }
}

impl Server {
    /// Connects, and trusts only this certificate.
    async fn connect(&self, trusted: &Pair, protocols: &[&str]) -> std::io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(trusted.der.clone()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let mut config = config.with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
        let stream = TcpStream::connect(self.url.strip_prefix("https://").unwrap()).await?;
        TlsConnector::from(Arc::new(config)).connect(ServerName::try_from("localhost").unwrap(), stream).await
    }

    async fn until_it_serves(&self, pair: &Pair) {
        while self.connect(pair, &[]).await.is_err() {
            tokio::task::yield_now().await;
        }
    }
}

fn request() -> hyper::Request<axum::body::Body> {
    hyper::Request::get("https://localhost/readyz").header("host", "localhost").body(axum::body::Body::empty()).unwrap()
}

#[tokio::test]
async fn https_is_served_by_http_2_and_http_1_1_as_the_client_offers_and_asks_to_stay() {
    let (hall, pair) = (Installation::on_sqlite(), pair());
    let mut command = Files::of(&hall, &pair).command(&hall);
    let server = Server::of({
        command.stderr(Stdio::null());
        command
    });
    let stream = server.connect(&pair, &["h2", "http/1.1"]).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let (mut sender, connection) = http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let second = sender.send_request(request()).await.unwrap();

    let stream = server.connect(&pair, &["http/1.1"]).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let first = sender.send_request(request()).await.unwrap();

    let mut asked = Files::of(&hall, &pair).command(&hall);
    asked.env("HIREHALL_LISTEN", server.url.strip_prefix("https://").unwrap());
    let health = Command::new(asked.get_program())
        .arg("health")
        .env_clear()
        .current_dir(hall.home())
        .envs(asked.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(health.stdout).unwrap(), "ready\n");

    for response in [first, second] {
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["strict-transport-security"], "max-age=31536000");
    }
}

#[test]
fn before_there_is_a_certificate_the_health_check_says_what_is_missing() {
    let hall = Installation::on_sqlite();
    let authority = "https://127.0.0.1:9/directory";
    let command = |words: &[&str], address: &str| {
        let mut command = hall.command(words);
        command.env("HIREHALL_LISTEN", address).env("HIREHALL_ACME_DOMAINS", "hall.example");
        command.env("HIREHALL_ACME_DIRECTORY_URL", authority);
        command
    };
    let mut serve = command(&["serve"], "127.0.0.1:0");
    serve.stderr(Stdio::null());
    let server = Server::of(serve);
    let health = command(&["health"], server.url.strip_prefix("https://").unwrap()).output().unwrap();
    let said = String::from_utf8(health.stderr).unwrap();
    assert!(!health.status.success());
    assert!(said.contains("it has no certificate yet for hall.example") && said.contains(authority), "{said}");
}

#[tokio::test]
async fn without_tls_of_its_own_nobody_is_told_to_stay_with_https() {
    let hall = Installation::on_sqlite();
    let server = hall.serve(&["serve", "--public-url", "https://hall.example"]);
    let response = reqwest::get(format!("{}/readyz", server.url)).await.unwrap();
    assert!(response.headers().get("strict-transport-security").is_none());
}

#[tokio::test]
async fn a_renewed_certificate_is_served_to_those_who_come_and_nobody_who_is_there_is_disconnected() {
    let (hall, old) = (Installation::on_sqlite(), pair());
    let files = Files::of(&hall, &old);
    let mut command = files.command(&hall);
    let mut server = Server::of({
        command.stderr(Stdio::null());
        command
    });
    let stream = server.connect(&old, &["http/1.1"]).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    assert_eq!(sender.send_request(request()).await.unwrap().status(), 200);

    let renewed = pair();
    files.renew(&renewed);
    server.until_it_serves(&renewed).await;
    assert!(server.connect(&old, &[]).await.is_err());
    // The signal is heard as well, and stops nothing.
    server.signal("HUP");
    let again = pair();
    files.renew(&again);
    server.signal("HUP");
    server.until_it_serves(&again).await;
    sender.ready().await.unwrap();
    assert_eq!(sender.send_request(request()).await.unwrap().status(), 200);
    server.signal("TERM");
    assert_eq!(server.ended(), Some(0));
}

#[tokio::test]
async fn new_files_that_cannot_be_used_are_told_of_and_the_old_certificate_is_served_on() {
    let (hall, old) = (Installation::on_sqlite(), pair());
    let files = Files::of(&hall, &old);
    let log = hall.home().join("log");
    let mut command = files.command(&hall);
    let server = Server::of({
        command.stderr(File::create(&log).unwrap());
        command
    });
    let (renewed, other) = (pair(), pair());
    let told = async |count: usize| {
        while fs::read_to_string(&log).unwrap().matches("the old one is served on").count() < count {
            tokio::task::yield_now().await;
        }
    };
    files.renew(&Pair { key: other.key, certificate: renewed.certificate.clone(), der: renewed.der.clone() });
    told(1).await;
    server.connect(&old, &[]).await.unwrap();
    fs::remove_file(&files.certificate).unwrap();
    told(2).await;
    server.connect(&old, &[]).await.unwrap();
    let said = fs::read_to_string(&log).unwrap();
    assert!(said.contains("does not fit the certificate") && !said.contains("PRIVATE KEY"), "{said}");
    files.renew(&renewed);
    server.until_it_serves(&renewed).await;
}

#[test]
fn the_doctor_tells_when_the_certificate_ends() {
    let hall = Installation::on_sqlite();
    hall.run(&["migrate"]).well();
    let examine = |pair: &Pair| {
        let served = Files::of(&hall, pair).command(&hall);
        let mut doctor = hall.command(&["doctor"]);
        doctor.envs(served.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let said = String::from_utf8(doctor.output().unwrap().stdout).unwrap();
        said.lines().find(|line| line.contains("certificate")).unwrap_or_else(|| panic!("{said}")).to_owned()
    };
    assert!(examine(&pair()).starts_with("ok    certificate"));
    let key = rcgen::KeyPair::generate().unwrap();
    let mut ended = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    ended.not_after = rcgen::date_time_ymd(2020, 2, 1);
    let der = ended.self_signed(&key).unwrap().der().clone();
    let certificate = pem("CERTIFICATE", &der);
    let said = examine(&Pair { der, certificate, key: pem("PRIVATE KEY", &key.serialize_der()) });
    assert!(said.starts_with("FAIL  certificate") && said.contains("2020-02-01"), "{said}");
}

#[test]
fn a_start_without_usable_files_is_refused_before_anything_is_made() {
    let (hall, pair, other) = (Installation::on_sqlite(), pair(), pair());
    let refused = |files: &Files, words: &str| {
        let output = files.command(&hall).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && said.contains(words), "{words}: {said}");
        assert!(!hall.home().join("data").exists());
    };
    let files = Files::of(&hall, &pair);
    fs::set_permissions(&files.key, Permissions::from_mode(0o644)).unwrap();
    refused(&files, "chmod 600");
    fs::remove_file(&files.key).unwrap();
    refused(&files, "tls.key: No such file");
    for (certificate, key, words) in [
        (&pair.certificate, &other.key, "does not fit the certificate"),
        (&pair.key, &pair.key, "there is no certificate in it"),
        (&pair.certificate, &pair.certificate, "there is no private key"),
    ] {
        let files =
            Files::of(&hall, &Pair { der: pair.der.clone(), certificate: certificate.clone(), key: key.clone() });
        refused(&files, words);
    }
    let files = Files::of(&hall, &pair);
    let mut alone = files.command(&hall);
    let said = String::from_utf8(alone.env_remove("HIREHALL_TLS_KEY").output().unwrap().stderr).unwrap();
    assert!(said.contains("HIREHALL_TLS_KEY is not set"), "{said}");
    let mut on_socket = files.command(&hall);
    let said = String::from_utf8(on_socket.env("HIREHALL_LISTEN", "unix:http.sock").output().unwrap().stderr).unwrap();
    assert!(said.contains("Unix socket"), "{said}");
}
