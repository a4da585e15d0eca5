//! Settings of the authority that issues the server's certificate.

use super::values::{Value, is_encrypted_or_local, web_url};
use std::net::IpAddr;
use url::Url;

/// A name that the certificate is for, in ASCII and lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainName(pub String);

impl Value for DomainName {
    const EXPECTED: &'static str = "names such as hall.example.org, comma-separated";

    fn parse(text: &str) -> Result<DomainName, String> {
        if text.contains('*') {
            return Err("an authority that looks for this server cannot check a name with *: list the names".to_owned());
        }
        if text.parse::<IpAddr>().is_ok() {
            return Err("it is an address".to_owned());
        }
        let name = idna::domain_to_ascii_strict(text).map_err(|_| "it is no domain name".to_owned())?;
        if name.is_empty() || name.ends_with('.') {
            return Err("it is no domain name".to_owned());
        }
        Ok(DomainName(name))
    }

    fn show(&self) -> String {
        self.0.clone()
    }
}

/// The directory of an authority (RFC 8555, section 7.1.1).
#[derive(Debug, Clone)]
pub struct DirectoryUrl(pub Url);

impl Value for DirectoryUrl {
    const EXPECTED: &'static str =
        "the URL of an ACME directory, such as https://acme-v02.api.letsencrypt.org/directory";

    fn parse(text: &str) -> Result<DirectoryUrl, String> {
        let url = web_url(text)?;
        if !is_encrypted_or_local(&url) {
            return Err("it is not encrypted, so everybody on the way could answer".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return Err("it has a user, a password or a fragment".to_owned());
        }
        Ok(DirectoryUrl(url))
    }

    fn show(&self) -> String {
        self.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_an_authority_can_check() {
        for (given, name) in [("Hall.Example.org", "hall.example.org"), ("b\u{fc}ro.example", "xn--bro-hoa.example")] {
            assert_eq!(DomainName::parse(given).unwrap().0, name);
        }
        for wrong in [
            "*.example.org",
            "192.0.2.1",
            "::1",
            "hall example",
            "hall.example.",
            "a..b",
            "https://hall.example",
            "a_b",
        ] {
            DomainName::parse(wrong).unwrap_err();
        }
    }

    #[test]
    fn a_directory_is_asked_encrypted() {
        for right in ["https://ca.example/acme/directory", "http://127.0.0.1:14000/dir"] {
            assert_eq!(DirectoryUrl::parse(right).unwrap().show(), right);
        }
        for wrong in ["http://ca.example/dir", "ca.example", "https://me:hush@ca.example/dir"] {
            DirectoryUrl::parse(wrong).unwrap_err();
        }
    }
}
