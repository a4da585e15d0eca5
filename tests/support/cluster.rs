//! A PostgreSQL server of one test, for settings of the whole server: TLS, passwords, standby mode.

use super::{eventually, postgres};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use std::{
    fs,
    net::TcpListener,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// A server on 127.0.0.1, until this is dropped. TCP connections need the password `secret`.
pub(crate) struct Cluster {
    programs: PathBuf,
    home: TempDir,
    pub(crate) port: u16,
    running: Option<Child>,
}

impl Cluster {
    /// For tests behind `needs_postgres`. Its certificate is signed by `roots` for the name `localhost`.
    pub(crate) async fn start() -> Cluster {
        let programs = tokio::task::spawn_blocking(postgres::programs).await.unwrap();
        let home = tempfile::Builder::new()
            .prefix("hirehall-cluster.")
            .tempdir_in("/dev/shm")
            .unwrap_or_else(|_| TempDir::new().unwrap());
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o777)).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let password = home.path().join("password");
        fs::write(&password, "secret").unwrap();
        fs::set_permissions(&password, fs::Permissions::from_mode(0o644)).unwrap();
        let mut cluster = Cluster { programs, home, port, running: None };
        let initdb = cluster
            .program("initdb")
            .args(["--username=postgres", "--auth-local=trust", "--auth-host=scram-sha-256", "--encoding=UTF8"])
            .args(["--locale=C.UTF-8", "--no-sync"])
            .arg(format!("--pwfile={}", password.display()))
            .arg(format!("--pgdata={}", cluster.data().display()))
            .output()
            .unwrap();
        assert!(initdb.status.success(), "{}", String::from_utf8_lossy(&initdb.stderr));
        cluster.certify();
        cluster.run().await;
        cluster
    }

    /// Starts the stopped server.
    pub(crate) async fn run(&mut self) {
        let socket = format!("unix_socket_directories={}", self.home.path().display());
        let server = self
            .program("postgres")
            .arg(format!("-D{}", self.data().display()))
            .args([format!("-p{}", self.port), "-hlocalhost".to_owned(), format!("-c{socket}")])
            .args(["-cfsync=off", "-cssl=on", "-cshared_buffers=16MB", "-cmax_connections=20"])
            .arg(format!("-cssl_cert_file={}", self.file("server.crt").display()))
            .arg(format!("-cssl_key_file={}", self.file("server.key").display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.running = Some(server.unwrap());
        let (programs, home, port) = (self.programs.clone(), self.home.path().to_owned(), self.port.to_string());
        eventually("the server answers", async || {
            let asked = Command::new(programs.join("pg_isready"))
                .args(["-q", "-h"])
                .arg(&home)
                .args(["-p", &port])
                .status()
                .unwrap();
            asked.success().then_some(())
        })
        .await;
    }

    /// Stops it normally.
    pub(crate) fn stop(&mut self) {
        let data = format!("-D{}", self.data().display());
        assert!(self.program("pg_ctl").args(["stop", "-mfast", &data, "-s"]).status().unwrap().success());
        if let Some(mut server) = self.running.take() {
            let _ = server.wait();
        }
    }

    /// From the next start on it is a read-only standby.
    pub(crate) fn make_standby(&self) {
        let file = self.data().join("standby.signal");
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
        let owner = fs::metadata(self.data()).unwrap();
        std::os::unix::fs::chown(&file, Some(owner.uid()), Some(owner.gid())).unwrap();
    }

    /// Makes a standby the primary.
    pub(crate) fn promote(&self) {
        let data = format!("-D{}", self.data().display());
        assert!(self.program("pg_ctl").args(["promote", &data, "-s"]).status().unwrap().success());
    }

    /// `postgres://…` with the password, over TCP.
    pub(crate) fn url(&self, parameters: &str) -> String {
        format!("postgres://postgres:secret@localhost:{}/postgres?{parameters}", self.port)
    }

    /// One of its files: `roots.crt`, `server.crt`.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(crate) fn path(&self) -> &Path {
        self.home.path()
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn program(&self, name: &str) -> Command {
        let mut program = as_postgres(&self.programs.join(name).display().to_string());
        program.current_dir("/").env("LC_ALL", "C");
        program
    }

    fn certify(&self) {
        let authority_key = rcgen::KeyPair::generate().unwrap();
        let mut authority = rcgen::CertificateParams::new(Vec::new()).unwrap();
        authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let authority_certificate = authority.self_signed(&authority_key).unwrap();
        let issuer = rcgen::Issuer::new(authority, authority_key);
        let key = rcgen::KeyPair::generate().unwrap();
        let server = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        let certificate = server.signed_by(&key, &issuer).unwrap();
        fs::write(self.file("roots.crt"), pem("CERTIFICATE", authority_certificate.der())).unwrap();
        self.present(certificate.der(), &key);
    }

    /// From now on it has a self-signed certificate, as `openssl req -x509` creates one.
    pub(crate) fn certify_itself(&self) {
        let key = rcgen::KeyPair::generate().unwrap();
        let mut server = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        server.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let certificate = server.self_signed(&key).unwrap();
        fs::write(self.file("itself.crt"), pem("CERTIFICATE", certificate.der())).unwrap();
        self.present(certificate.der(), &key);
        let data = format!("-D{}", self.data().display());
        assert!(self.program("pg_ctl").args(["reload", &data, "-s"]).status().unwrap().success());
    }

    fn present(&self, certificate: &[u8], key: &rcgen::KeyPair) {
        fs::write(self.file("server.crt"), pem("CERTIFICATE", certificate)).unwrap();
        fs::write(self.file("server.key"), pem("PRIVATE KEY", &key.serialize_der())).unwrap();
        let owner = fs::metadata(self.data()).unwrap();
        for name in ["server.crt", "server.key"] {
            fs::set_permissions(self.file(name), fs::Permissions::from_mode(0o600)).unwrap();
            std::os::unix::fs::chown(self.file(name), Some(owner.uid()), Some(owner.gid())).unwrap();
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.running.take() {
            let data = format!("-D{}", self.data().display());
            let _ = self.program("pg_ctl").args(["stop", "-mimmediate", &data, "-s"]).status();
            let _ = server.wait();
        }
    }
}

/// The text of a file in PEM.
pub(crate) fn pem(label: &str, der: &[u8]) -> String {
    let text = BASE64_STANDARD.encode(der);
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// PostgreSQL and pgbouncer refuse to run as root.
pub(crate) fn as_postgres(program: &str) -> Command {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    let id = |flag: &str| {
        let id = Command::new("id").args([flag, "postgres"]).output().unwrap();
        String::from_utf8(id.stdout).unwrap().trim().to_owned()
    };
    command.args(["--pdeathsig=INT", "--reuid", &id("-u"), "--regid", &id("-g"), "--init-groups", program]);
    command
}
