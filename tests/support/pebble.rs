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
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Arc,
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
    directory: u16,
    management: u16,
    dns: u16,
    dns_management: u16,
}

/// A port that is free now.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Pebble {
    /// For tests behind `needs_pebble`. It looks for servers at `tls_port`, issues certificates for so many seconds, and
    /// none for `refused.example`.
    pub(crate) fn prepare(tls_port: u16, valid_for_seconds: u32) -> Pebble {
        let home = TempDir::new().unwrap();
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        fs::write(home.path().join("own.crt"), pem("CERTIFICATE", made.cert.der())).unwrap();
        fs::write(home.path().join("own.key"), pem("PRIVATE KEY", &made.signing_key.serialize_der())).unwrap();
        let ports =
            Ports { directory: free_port(), management: free_port(), dns: free_port(), dns_management: free_port() };
        let settings = json!({ "pebble": {
            "listenAddress": format!("127.0.0.1:{}", ports.directory),
            "managementListenAddress": format!("127.0.0.1:{}", ports.management),
            "certificate": "own.crt",
            "privateKey": "own.key",
            "httpPort": 1,
            "tlsPort": tls_port,
            "domainBlocklist": ["refused.example"],
            "certificateValidityPeriod": valid_for_seconds,
        }});
        fs::write(home.path().join("pebble.json"), settings.to_string()).unwrap();
        Pebble { home, certificate: made.cert.der().clone(), ports, running: Vec::new() }
    }

    /// Starts it, with a new root and without accounts.
    pub(crate) async fn start(&mut self) {
        self.stop();
        let Ports { dns, dns_management, .. } = self.ports;
        let (dns, dns_management) = (format!("127.0.0.1:{dns}"), format!("127.0.0.1:{dns_management}"));
        let mut names = Command::new("pebble-challtestsrv");
        names.args(["-defaultIPv4", "127.0.0.1", "-defaultIPv6", "", "-dns01", &dns, "-management", &dns_management]);
        names.args(["-http01", "", "-https01", "", "-tlsalpn01", ""]).stdout(Stdio::null()).stderr(Stdio::null());
        self.running.push(names.spawn().unwrap());
        let mut pebble = Command::new("pebble");
        pebble.args(["-strict", "-config", "pebble.json", "-dnsserver", &dns]).current_dir(self.home.path());
        // It refuses one of twenty nonces to see whether clients try again.
        pebble.env_clear().env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "5");
        let log = File::create(self.log()).unwrap();
        self.running.push(pebble.stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap());
        super::eventually("pebble listens", async || {
            TcpStream::connect(("127.0.0.1", self.ports.dns_management)).await.ok()?;
            TcpStream::connect(("127.0.0.1", self.ports.management)).await.ok()?;
            TcpStream::connect(("127.0.0.1", self.ports.directory)).await.ok()
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
        let url = format!("http://127.0.0.1:{}/add-a", self.ports.dns_management);
        let body = json!({ "host": name, "addresses": ["127.0.0.7"] });
        assert!(reqwest::Client::new().post(url).json(&body).send().await.unwrap().status().is_success());
    }

    pub(crate) fn directory(&self) -> String {
        format!("https://localhost:{}/dir", self.ports.directory)
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
        let stream = TcpStream::connect(("127.0.0.1", self.ports.management)).await.unwrap();
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
