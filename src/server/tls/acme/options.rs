//! What the operator has set.

use crate::settings::Settings;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};
use url::Url;

/// Which certificate is wanted, of which authority.
#[derive(Debug, Clone)]
pub struct AcmeOptions {
    /// The names in the certificate, in ASCII and lower case.
    pub domains: BTreeSet<String>,
    /// Where the authority may write to.
    pub email: Option<String>,
    /// The authority's directory (RFC 8555, section 7.1.1).
    pub directory: Url,
    /// Where the account and the certificate are kept.
    pub folder: PathBuf,
}

impl AcmeOptions {
    /// `None` if no domain is set.
    pub fn of(settings: &Settings) -> Option<AcmeOptions> {
        let domains: BTreeSet<String> = settings.acme_domains.iter().map(|domain| domain.0.clone()).collect();
        let directory = settings.acme_directory_url.0.clone();
        (!domains.is_empty()).then(|| AcmeOptions {
            domains,
            email: settings.acme_email.as_ref().map(ToString::to_string),
            folder: folder(&settings.data_dir, &directory),
            directory,
        })
    }
}

/// Each authority has a folder of its own, so that trying one does not replace the account and the certificate of
/// another.
fn folder(data_dir: &Path, directory: &Url) -> PathBuf {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let place = directory.as_str().trim_start_matches(directory.scheme()).trim_matches(['/', ':']);
    data_dir.join("acme").join(place.replace(|c| !is_plain(c), "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_authority_has_a_folder_within_the_data_directory() {
        for (directory, expected) in [
            ("https://acme-v02.api.letsencrypt.org/directory", "acme-v02.api.letsencrypt.org_directory"),
            ("https://ca.example:14000/acme/a/../b/", "ca.example_14000_acme_b"),
            ("https://ca.example/..%2f..", "ca.example_.._2f.."),
        ] {
            let expected = Path::new("/data/acme").join(expected);
            assert_eq!(folder(Path::new("/data"), &Url::parse(directory).unwrap()), expected);
        }
    }
}
