//! Where the pages of the front end are.

use super::{
    urls::PublicUrl,
    values::{Value, web_url},
};
use std::marker::PhantomData;

/// What stands in the URL of a page.
pub trait Placeholder {
    /// The placeholder; empty: none.
    const NAME: &'static str;
    /// Completes "expected …".
    const EXPECTED: &'static str;
}

/// A page without a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed;

/// The page of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ById;

/// The page that gets the secret of a mailed link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByToken;

impl Placeholder for Fixed {
    const NAME: &'static str = "";
    const EXPECTED: &'static str = "a path of the public URL, such as /account, or a whole URL";
}

impl Placeholder for ById {
    const NAME: &'static str = "{id}";
    const EXPECTED: &'static str = "a path of the public URL with {id} in it, such as /jobs/{id}, or a whole URL";
}

impl Placeholder for ByToken {
    const NAME: &'static str = "{token}";
    const EXPECTED: &'static str =
        "a path of the public URL with {token} in it, such as /verify-email?token={token}, or a whole URL";
}

/// A path of the public URL, or the URL of a page elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageUrl<P>(String, PhantomData<P>);

impl<P: Placeholder> PageUrl<P> {
    /// The URL of the page, with the value of its placeholder.
    pub(crate) fn of(&self, site: &PublicUrl, value: &str) -> String {
        let page = if P::NAME.is_empty() { self.0.clone() } else { self.0.replace(P::NAME, value) };
        if page.starts_with('/') { format!("{site}{page}") } else { page }
    }
}

impl<P: Placeholder> Value for PageUrl<P> {
    const EXPECTED: &'static str = P::EXPECTED;

    fn parse(text: &str) -> Result<Self, String> {
        let filled = if P::NAME.is_empty() { text.to_owned() } else { text.replacen(P::NAME, "0", 1) };
        if !P::NAME.is_empty() && filled == text {
            return Err(format!("{} is not in it", P::NAME));
        }
        if filled.contains(['{', '}']) {
            return Err("it has another placeholder".to_owned());
        }
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`|".contains(&byte));
        if !is_plain || text.starts_with("//") {
            return Err("it has characters that no URL has, or begins with //".to_owned());
        }
        if !text.starts_with('/') {
            web_url(&filled)?;
        }
        Ok(Self(text.to_owned(), PhantomData))
    }

    fn show(&self) -> String {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_path_of_this_site_or_a_url_elsewhere_with_its_placeholder() {
        let site = PublicUrl::parse("https://hall.example/").unwrap();
        let job = |text: &str| PageUrl::<ById>::parse(text).map(|page| page.of(&site, "7"));
        assert_eq!(job("/jobs/{id}").as_deref(), Ok("https://hall.example/jobs/7"));
        assert_eq!(job("https://app.example/#/jobs/{id}").as_deref(), Ok("https://app.example/#/jobs/7"));
        for wrong in [
            "/jobs",
            "jobs/{id}",
            "/jobs/{id}/{id}",
            "/jobs/{token}",
            "//evil.example/{id}",
            "javascript:{id}",
            "/a b/{id}",
        ] {
            assert!(job(wrong).is_err(), "{wrong}");
        }
        assert!(PageUrl::<Fixed>::parse("/account/{id}").is_err());
        assert_eq!(PageUrl::<Fixed>::parse("/").unwrap().of(&site, ""), "https://hall.example/");
    }
}
