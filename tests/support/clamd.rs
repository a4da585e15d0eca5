//! The real clamd with a single signature of our own.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// The text that the signature matches.
pub(crate) const MALWARE: &str = "hirehall-test-malware";

/// The socket of clamd, which listens after `start`, until this is dropped.
pub(crate) struct Clamd {
    program: PathBuf,
    home: TempDir,
    running: Option<Child>,
}

impl Clamd {
    /// For tests behind `needs_clamd`. Debian has it in clamav-daemon; `TEST_CLAMD` may name another.
    pub(crate) fn prepare() -> Clamd {
        let program = std::env::var_os("TEST_CLAMD").map_or("/usr/sbin/clamd".into(), PathBuf::from);
        let home = TempDir::new().unwrap();
        let hex: String = MALWARE.bytes().map(|byte| format!("{byte:02x}")).collect();
        let signatures = home.path().join("signatures");
        std::fs::create_dir(&signatures).unwrap();
        std::fs::write(signatures.join("hirehall.ndb"), format!("Hirehall.Test:0:*:{hex}\n")).unwrap();
        let settings = format!(
            "LocalSocket {}\nDatabaseDirectory {}\nTemporaryDirectory {}\nForeground yes\n",
            home.path().join("clamd.sock").display(),
            signatures.display(),
            home.path().display(),
        );
        std::fs::write(home.path().join("clamd.conf"), settings).unwrap();
        Clamd { program, home, running: None }
    }

    pub(crate) fn url(&self) -> String {
        format!("unix:{}", self.home.path().join("clamd.sock").display())
    }

    pub(crate) fn start(&mut self) {
        let settings = format!("--config-file={}", Path::display(&self.home.path().join("clamd.conf")));
        let clamd = Command::new(&self.program).arg(settings).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        self.running = Some(clamd.unwrap());
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        if let Some(clamd) = &mut self.running {
            // It may have ended already.
            let _ = clamd.kill();
            let _ = clamd.wait();
        }
    }
}
