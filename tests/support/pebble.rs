//! The real pebble, an ACME server for tests, with a DNS server that leads every name to this machine.

use super::cluster::pem;
use http_body_util::{BodyExt as _, Empty};
use hyper::{Request, body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};
use serde_json::json;
use std::{
    fs::{self, File},
    net::{Ipv4Addr, SocketAddrV4, TcpListener},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// An authority that runs from `start` until this is dropped.
pub(crate) struct Pebble {
    home: TempDir,
    certificate: CertificateDer<'static>,
    ports: Ports,
    running: Vec<Child>,
}

#[derive(Clone, Copy)]
struct Ports {
    directory: SocketAddrV4,
    management: SocketAddrV4,
    dns: SocketAddrV4,
    dns_management: SocketAddrV4,
}

/// A loopback address that no other test has. What is a free port there stays free: neither other tests nor connections
/// take it.
pub(crate) fn own_address() -> Ipv4Addr {
    static OF_THIS_PROCESS: AtomicU8 = AtomicU8::new(1);
    let [.., high, low] = std::process::id().to_be_bytes();
    Ipv4Addr::new(127, OF_THIS_PROCESS.fetch_add(1, Ordering::Relaxed) | 128, high, low)
}

/// A port that is free there now.
pub(crate) fn free_port(address: Ipv4Addr) -> SocketAddrV4 {
    let found = TcpListener::bind((address, 0)).unwrap().local_addr().unwrap();
    SocketAddrV4::new(address, found.port())
}

impl Pebble {
    /// For tests behind `needs_pebble`. It looks for the server there by every name, issues certificates for so many
    /// seconds, and none for `refused.example`.
    pub(crate) fn prepare(server: SocketAddrV4, valid_for_seconds: u32) -> Pebble {
        let home = TempDir::new().unwrap();
        let address = *server.ip();
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned(), address.to_string()]).unwrap();
        fs::write(home.path().join("own.crt"), pem("CERTIFICATE", made.cert.der())).unwrap();
        fs::write(home.path().join("own.key"), pem("PRIVATE KEY", &made.signing_key.serialize_der())).unwrap();
        let [directory, management, dns, dns_management] = [(); 4].map(|()| free_port(address));
        let ports = Ports { directory, management, dns, dns_management };
        let settings = json!({ "pebble": {
            "listenAddress": ports.directory,
            "managementListenAddress": ports.management,
            "certificate": "own.crt",
            "privateKey": "own.key",
            "httpPort": 1,
            "tlsPort": server.port(),
            "domainBlocklist": ["refused.example"],
            "certificateValidityPeriod": valid_for_seconds,
        }});
        fs::write(home.path().join("pebble.json"), settings.to_string()).unwrap();
        Pebble { home, certificate: made.cert.der().clone(), ports, running: Vec::new() }
    }

    /// Starts it, with a new root and without accounts.
    pub(crate) async fn start(&mut self) {
        self.stop();
        let Ports { directory, management, dns, dns_management } = self.ports;
        let [here, dns_port, dns_management_port] =
            [directory.ip().to_string(), dns.to_string(), dns_management.to_string()];
        let mut names = Command::new("pebble-challtestsrv");
        names.args(["-defaultIPv4", &here, "-defaultIPv6", "", "-dns01", &dns_port]);
        names.args(["-management", &dns_management_port]);
        names.args(["-http01", "", "-https01", "", "-tlsalpn01", ""]).stdout(Stdio::null()).stderr(Stdio::null());
        self.running.push(names.spawn().unwrap());
        let mut pebble = Command::new("pebble");
        pebble.args(["-strict", "-config", "pebble.json", "-dnsserver", &dns_port]).current_dir(self.home.path());
        // It refuses one of twenty nonces to see whether clients try again.
        pebble.env_clear().env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "5");
        let log = File::create(self.log()).unwrap();
        self.running.push(pebble.stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap());
        super::eventually("pebble listens", async || {
            TcpStream::connect(dns_management).await.ok()?;
            TcpStream::connect(management).await.ok()?;
            TcpStream::connect(directory).await.ok()
        })
        .await;
    }

    pub(crate) fn stop(&mut self) {
        for mut program in self.running.drain(..) {
            // It may have ended already.
            let _ = program.kill();
            let _ = program.wait();
        }
    }

    /// Leads a name to where no server listens.
    pub(crate) async fn mislead(&self, name: &str) {
        let url = format!("http://{}/add-a", self.ports.dns_management);
        let body = json!({ "host": name, "addresses": ["127.0.0.7"] });
        assert!(reqwest::Client::new().post(url).json(&body).send().await.unwrap().status().is_success());
    }

    pub(crate) fn directory(&self) -> String {
        format!("https://{}/dir", self.ports.directory)
    }

    /// The file of the certificate that its own server has.
    pub(crate) fn own_certificate(&self) -> PathBuf {
        self.home.path().join("own.crt")
    }

    /// The root of what it issues.
    pub(crate) async fn root(&self) -> CertificateDer<'static> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let stream = TcpStream::connect(self.ports.management).await.unwrap();
        let name = ServerName::try_from("localhost").unwrap();
        let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        let request = Request::get("/roots/0").header("host", "localhost").body(Empty::<Bytes>::new()).unwrap();
        let response = sender.send_request(request).await.unwrap();
        CertificateDer::from_pem_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap()
    }

    /// How often a certificate was asked for since it was started.
    pub(crate) fn orders(&self) -> usize {
        fs::read_to_string(self.log()).unwrap().matches("orders in the db").count()
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.home.path().join("log")
    }
}

impl Drop for Pebble {
    fn drop(&mut self) {
        self.stop();
    }
}
