//! What is kept of an authority: the account, and the certificate with its key.

use crate::core::security::key_file::{make_private_dir, sync_dir, write_private};
use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// The files of one authority, which only their owner can read.
#[derive(Debug, Clone)]
pub(super) struct Store {
    folder: PathBuf,
}

/// The account's URL and key, as `instant_acme` writes them.
const ACCOUNT: &str = "account.json";

/// The private key, the certificate and its chain, in PEM: in one file, so that they always fit.
const CERTIFICATE: &str = "certificate.pem";

impl Store {
    pub(super) fn new(folder: &Path) -> Store {
        Store { folder: folder.to_owned() }
    }

    pub(super) async fn account(&self) -> io::Result<Option<Zeroizing<String>>> {
        self.in_a_thread(|store| store.read(ACCOUNT)).await
    }

    pub(super) async fn save_account(&self, json: Zeroizing<String>) -> io::Result<()> {
        self.in_a_thread(move |store| store.replace(ACCOUNT, &json)).await
    }

    /// Waits for the file: for the start.
    pub(super) fn certificate(&self) -> io::Result<Option<Zeroizing<String>>> {
        self.read(CERTIFICATE)
    }

    pub(super) async fn save_certificate(&self, pem: Zeroizing<String>) -> io::Result<()> {
        self.in_a_thread(move |store| store.replace(CERTIFICATE, &pem)).await
    }

    /// One that may wait: the data directory may be on a network.
    async fn in_a_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        let store = self.clone();
        tokio::task::spawn_blocking(move || work(&store)).await.map_err(io::Error::other)?
    }

    fn read(&self, name: &str) -> io::Result<Option<Zeroizing<String>>> {
        match fs::read_to_string(self.folder.join(name)) {
            Ok(text) => Ok(Some(Zeroizing::new(text))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Replaces a file durably and atomically.
    fn replace(&self, name: &str, text: &str) -> io::Result<()> {
        if let Some(all) = self.folder.parent() {
            make_private_dir(all)?;
        }
        make_private_dir(&self.folder)?;
        let beside = self.folder.join(format!("{name}.new"));
        write_private(&beside, text)?;
        fs::rename(&beside, self.folder.join(name))?;
        sync_dir(&self.folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[tokio::test]
    async fn files_are_private_and_replaced_also_after_an_interrupted_write() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("data/acme/authority");
        let store = Store::new(&folder);
        assert!(store.account().await.unwrap().is_none());
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("account.json.new"), "half").unwrap();
        for text in ["first", "second"] {
            store.save_account(Zeroizing::new(text.to_owned())).await.unwrap();
        }
        assert_eq!(store.account().await.unwrap().unwrap().as_str(), "second");
        assert!(store.certificate().unwrap().is_none());
        let mode = fs::metadata(folder.join("account.json")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
}
