//! E-mail addresses: normalisation, comparison and validation.

use super::{line::is_forbidden, schema::schema, visible::trim_invisible};
use crate::core::input::{FieldError, FieldErrors, FromInput, Input};
use idna::{
    AsciiDenyList,
    uts46::{DnsLength, Hyphens, Uts46},
};
use serde_json::json;
use std::{borrow::Cow, ops::Deref};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, schema::Type};

/// An e-mail address, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Normalises an address from a request.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self(trim_invisible(raw).nfc().collect())
    }

    /// The form for comparison, equal for all spellings: ignores case and compatibility forms such as
    /// full-width letters, and writes the domain in Unicode and in Punycode alike.
    #[must_use]
    pub fn key(&self) -> String {
        let Some((local, domain)) = self.0.rsplit_once('@') else { return self.0.to_lowercase() };
        let local: String = local.nfkc().collect::<String>().to_lowercase().nfkc().collect();
        let domain = ascii_domain(domain).unwrap_or_else(|| domain.to_lowercase().into());
        format!("{local}@{domain}")
    }

    /// Whether the address can be looked up. An address of another form belongs to no account, and may contain
    /// characters that a database rejects. Accounts that are older than the current rules may have any
    /// well-formed address.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        // RFC 5321, 4.5.3.1.3: a path has at most 256 octets, two of them the angle brackets.
        self.0.len() <= 254
            && !self.0.chars().any(|c| is_forbidden(c) || c.is_whitespace())
            && self.0.parse::<lettre::Address>().is_ok()
    }

    /// Whether the domain is public, and the address has one spelling only.
    fn is_public(&self) -> bool {
        let Some((local, domain)) = self.0.rsplit_once('@') else { return false };
        // `"ada"@example.org` equals `ada@example.org`, and invisible characters allow further spellings.
        let is_plain = |c: char| if c.is_ascii() { c != '"' } else { c.is_alphanumeric() || is_combining_mark(c) };
        let fits = |domain: &str| local.len() + 1 + domain.len() <= 254 && is_public_domain(domain);
        local.chars().all(is_plain) && ascii_domain(domain).is_some_and(|domain| fits(&domain))
    }
}

/// The domain in ASCII (UTS 46); `None` for anything else, such as an address literal.
pub(crate) fn ascii_domain(domain: &str) -> Option<Cow<'_, str>> {
    let domain = domain.as_bytes();
    Uts46::new().to_ascii(domain, AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify).ok()
}

/// Names that are never delegated in the public DNS and lead into private networks (RFC 6761, RFC 6762, RFC
/// 8375, RFC 9476, and names that ICANN reserves for this). `.test` and `.example` are allowed for testing:
/// they lead nowhere.
#[rustfmt::skip]
const PRIVATE_DOMAINS: &[&str] = &[
    "alt", "arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain", "localhost", "mail", "onion",
    "private", "workgroup",
];

/// Whether an ASCII domain has a public top-level domain. A domain that ends in a number is read as an IP
/// address.
fn is_public_domain(domain: &str) -> bool {
    let Some((_, top)) = domain.rsplit_once('.') else { return false };
    let is_name = top.len() > 1 && (top.starts_with("xn--") || top.bytes().all(|b| b.is_ascii_alphabetic()));
    is_name && !PRIVATE_DOMAINS.contains(&top)
}

impl Deref for Email {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Email {
    /// An address to sign in with. It is only compared, so any text is accepted.
    pub(crate) fn typed(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.text(errors).map(|raw| Self::new(&raw))
    }

    /// The address of an existing account, which may be older than the rules for new ones.
    pub(crate) fn existing(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let email = Self::typed(input, errors)?;
        if !email.is_well_formed() {
            errors.add_with(FieldError::InvalidEmail, "must be an e-mail address such as ada@example.com");
        }
        Some(email)
    }
}

/// The address of a new account.
impl FromInput for Email {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let email = Self::typed(input, errors)?;
        if !email.is_well_formed() || !email.is_public() {
            errors.add(FieldError::InvalidEmail);
        }
        Some(email)
    }
}

schema!(
    [] Email,
    "Email",
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Email)))
        .max_length(Some(254))
        .examples([json!("ada@example.com")])
        .build()
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::input::read;

    #[test]
    fn an_address_is_one_in_every_spelling() {
        for (spellings, key) in [
            (&["Ada@Example.ORG", " ada@example.org ", "ada@example.org"][..], "ada@example.org"),
            (
                &[
                    "ada@bücher.example",
                    "ADA@BÜCHER.example",
                    "ada@bu\u{308}cher.example",
                    "ada@xn--bcher-kva.example",
                    "ada@XN--BCHER-KVA.example",
                ],
                "ada@xn--bcher-kva.example",
            ),
            (
                &["ada@ｅｘａｍｐｌｅ.org", "ada@example。org", "ada@exam\u{ad}ple.org", "ａｄａ@example.org"],
                "ada@example.org",
            ),
            (&["josé@example.org", "JOSÉ@example.org", "jose\u{301}@example.org"], "josé@example.org"),
            (&["ada@straße.example"], "ada@xn--strae-oqa.example"),
            (&["ada@почта.рф", "ada@ПОЧТА.РФ"], "ada@xn--80a1acny.xn--p1ai"),
        ] {
            for spelling in spellings {
                assert_eq!(Email::new(spelling).key(), key, "{spelling}");
            }
        }
    }

    #[test]
    fn an_address_is_one_that_the_public_internet_reaches() {
        for good in [
            "ada@example.org",
            "ada+hall@example.co.uk",
            "o'neill@example.org",
            "ada@demo.hirehall.example",
            "ada@bücher.example",
            "ada@xn--bcher-kva.example",
            "josé@example.org",
            "ada@почта.рф",
            "ada@example.test",
            "ada@localhost.example.org",
            "ada@a--b.example.org",
            "用户@例え.jp",
        ] {
            assert!(read::<Email>(Input::Text(good)).is_ok(), "{good}");
        }
        for bad in [
            "ada@[127.0.0.1]",
            "ada@[IPv6:::1]",
            "ada@127.0.0.1",
            "ada@1.2.3",
            "ada@0x7f.1",
            "ada@example.123",
            "ada@localhost",
            "ada@mail",
            "ada@server.local",
            "ada@SERVER.LOCAL",
            "ada@server.ｌｏｃａｌ",
            "ada@server。local",
            "ada@db.internal",
            "ada@a.localhost",
            "ada@a.invalid",
            "ada@a.home.arpa",
            "ada@1.0.0.127.in-addr.arpa",
            "ada@a.lan",
            "ada@a.corp",
            "ada@a.onion",
            "ada@example.org.",
            "ada@-example.org",
            "ada@exa_mple.org",
            "ada@xn--a.example",
            "ada@xn--\u{e9}.example",
            "\"ada\"@example.org",
            "a\u{200b}da@example.org",
            "ada\u{2060}@example.org",
            "ada@example..org",
            "ada@.org",
            "ada@x.y",
        ] {
            assert!(read::<Email>(Input::Text(bad)).is_err(), "{bad}");
        }
    }
}
