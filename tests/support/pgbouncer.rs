//! The real pgbouncer in front of the tests' PostgreSQL server.

use super::cluster::as_postgres;
use std::{
    net::{TcpListener, TcpStream},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    process::{Child, Stdio},
};
use tempfile::TempDir;

/// A pooler for the test's database, until this is dropped.
pub(crate) struct PgBouncer {
    port: u16,
    running: Child,
    _home: TempDir,
}

impl PgBouncer {
    /// For tests behind `needs_pgbouncer`. `server` is a URL with a socket or a host.
    pub(crate) async fn start(pool: &str, server: &str) -> PgBouncer {
        let home = TempDir::new().unwrap();
        std::fs::set_permissions(home.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let host = server.split('@').nth(1).unwrap().split('/').next().unwrap().replace("%2F", "/");
        let settings = format!(
            "[databases]\n* = host={host} user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n\
             unix_socket_dir =\nauth_type = any\n{pool}\nlogfile = {home}/log\n",
            home = home.path().display(),
        );
        let file = home.path().join("pgbouncer.ini");
        std::fs::write(&file, settings).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(std::fs::metadata(&file).unwrap().size() > 0);
        let mut pgbouncer = as_postgres("/usr/sbin/pgbouncer");
        let running = pgbouncer.arg("-q").arg(&file).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let started = PgBouncer { port, running, _home: home };
        super::eventually("pgbouncer listens", async || TcpStream::connect(("127.0.0.1", port)).ok()).await;
        started
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.running.kill();
        let _ = self.running.wait();
    }
}
