//! Credentials of a request: a bearer token (RFC 6750, section 2.1), or in a browser a cookie.
//!
//! A browser sends cookies with requests of any page. So with a cookie, only pages of our own origin may change anything.

use crate::core::error::codes::{CrossSite, InvalidToken, NotSignedIn};
use crate::core::{
    accept::list_items,
    clock::Clock,
    config::is_loopback,
    error::Problem,
    security::{AccessClaims, Tokens},
};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, HeaderName, HeaderValue, header, request::Parts},
};
use cookie::Cookie;
use std::sync::Arc;
use url::Url;

/// Browsers accept a cookie with the prefix `__Host-` only with `Secure`, without a domain, and for all paths (RFC 6265bis, section
/// 4.1.3.2). On a local site without TLS, the prefix and `Secure` are omitted: see [`Site`].
pub(crate) const ACCESS_COOKIE: &str = "__Host-hirehall-access";
pub(crate) const REFRESH_COOKIE: &str = "__Host-hirehall-refresh";
/// Identifies the browser that has signed up.
pub(crate) const SIGNUP_COOKIE: &str = "__Host-hirehall-signup";

/// The origin of our own pages (RFC 6454), and the names of our cookies.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    origin: Arc<str>,
    /// The origin is `http://` with a loopback host, as in development. Some browsers reject `Secure` cookies there.
    is_local: bool,
}

impl Site {
    pub(crate) fn new(public_url: &Url) -> Self {
        let origin = public_url.origin().ascii_serialization().into();
        Self { origin, is_local: public_url.scheme() == "http" && is_loopback(public_url) }
    }

    /// The origin, as browsers send it.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The name of a cookie on this site.
    pub(crate) fn cookie_name(&self, name: &'static str) -> &'static str {
        if self.is_local { name.strip_prefix("__Host-").unwrap_or(name) } else { name }
    }

    /// The value of a cookie in the request.
    pub(crate) fn cookie(&self, headers: &HeaderMap, name: &'static str) -> Option<String> {
        cookie(headers, self.cookie_name(name))
    }

    /// Whether cookies are `Secure`.
    pub(crate) fn has_secure_cookies(&self) -> bool {
        !self.is_local
    }
}

/// The credentials of a request.
#[derive(Debug, Clone)]
pub(crate) enum Credentials {
    Bearer(HeaderValue),
    Subprotocol(String),
    Cookie(String),
    /// Several `Authorization` headers. They are refused, because a proxy in front may use another one than we would.
    Contradictory,
}

impl Credentials {
    /// Reads `Authorization`, else a WebSocket subprotocol `bearer.<token>`, because browsers cannot set headers there, else the cookie.
    pub(crate) fn of(headers: &HeaderMap, site: &Site) -> Option<Self> {
        let mut bearers = headers.get_all(header::AUTHORIZATION).iter();
        let mut offered = list_items(headers.get_all(header::SEC_WEBSOCKET_PROTOCOL));
        match (bearers.next(), bearers.next(), offered.find_map(|protocol| protocol.strip_prefix(b"bearer."))) {
            (Some(_), Some(_), _) => Some(Self::Contradictory),
            (Some(bearer), None, _) => Some(Self::Bearer(bearer.clone())),
            (None, _, Some(token)) => Some(Self::Subprotocol(String::from_utf8_lossy(token).into_owned())),
            (None, _, None) => site.cookie(headers, ACCESS_COOKIE).map(Self::Cookie),
        }
    }

    /// Whether a browser sends them with requests of any page.
    pub(crate) fn is_cookie(&self) -> bool {
        matches!(self, Self::Cookie(_))
    }

    /// The claims, if the credentials are valid now.
    pub(crate) fn claims(&self, tokens: &Tokens, clock: &Clock) -> Result<AccessClaims, Problem> {
        let token = match self {
            Self::Bearer(header) => header.to_str().ok().and_then(|credentials| {
                let (scheme, token) = credentials.split_once(' ')?;
                scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
            }),
            Self::Subprotocol(token) | Self::Cookie(token) => Some(token.as_str()),
            Self::Contradictory => None,
        };
        token.and_then(|token| tokens.verify(token, clock.now())).ok_or_else(invalid_token)
    }
}

/// The caller is not signed in, but must be.
pub(crate) fn not_signed_in() -> Problem {
    let detail = "Sign in first: this needs an access token (Authorization: Bearer …) or a session cookie.";
    Problem::new(NotSignedIn, detail)
}

/// Refuses requests that are not from a page of our own origin. Browsers send the origin in one or both of two headers.
pub(crate) fn require_same_origin(headers: &HeaderMap, site: &Site) -> Result<(), Problem> {
    let mut are_own = origin_headers(headers, site).peekable();
    if are_own.peek().is_some() && are_own.all(|is_own| is_own) { Ok(()) } else { Err(cross_site(site)) }
}

/// Refuses requests from a page of another origin. A request without both headers is not from a browser, and allowed.
pub(crate) fn reject_cross_origin(headers: &HeaderMap, site: &Site) -> Result<(), Problem> {
    if origin_headers(headers, site).all(|is_own| is_own) { Ok(()) } else { Err(cross_site(site)) }
}

/// For each header with the origin of the request, whether it is our own.
fn origin_headers(headers: &HeaderMap, site: &Site) -> impl Iterator<Item = bool> {
    const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
    [(SEC_FETCH_SITE, "same-origin"), (header::ORIGIN, &*site.origin)]
        .into_iter()
        .flat_map(|(name, expected)| headers.get_all(name).iter().map(move |value| value == expected))
}

fn cross_site(site: &Site) -> Problem {
    let detail = format!(
        "With session cookies only pages of {} may do that (Sec-Fetch-Site: same-origin, or Origin). This is the origin of the setting \
         HIREHALL_PUBLIC_URL; the operator must change it if people open another address.",
        site.origin
    );
    Problem::new(CrossSite { origin: site.origin.to_string() }, detail)
}

/// For GET requests that change something, such as a claim or the audit trail. With a cookie, they must come from a page of our own
/// origin, like other changes.
pub(crate) struct SameOrigin;

impl<S: Sync> FromRequestParts<S> for SameOrigin
where
    Site: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let site = Site::from_ref(state);
        if Credentials::of(&parts.headers, &site).is_some_and(|credentials| credentials.is_cookie()) {
            require_same_origin(&parts.headers, &site)?;
        }
        Ok(Self)
    }
}

/// The value of a cookie. Other cookies of the same host may contain any bytes.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().map(|cookies| String::from_utf8_lossy(cookies.as_bytes()));
    all.into_iter().find_map(|cookies| {
        let mut cookies = Cookie::split_parse(cookies.as_ref()).filter_map(Result::ok);
        cookies.find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
    })
}

/// The token is invalid or has expired.
pub(crate) fn invalid_token() -> Problem {
    Problem::new(InvalidToken, "The access token is not valid now; sign in again or refresh it.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_request_is_from_our_own_page_if_all_headers_agree() {
        let site = Site::new(&"https://hall.example".parse().unwrap());
        let is_own = |pairs: &[(&'static str, &'static str)]| require_same_origin(&headers(pairs), &site).is_ok();
        assert!(is_own(&[("sec-fetch-site", "same-origin")]));
        assert!(is_own(&[("origin", "https://hall.example")]));
        assert!(is_own(&[("sec-fetch-site", "same-origin"), ("origin", "https://hall.example")]));
        assert!(!is_own(&[]));
        for site in ["same-site", "cross-site", "none", ""] {
            assert!(!is_own(&[("sec-fetch-site", site)]), "{site}");
            assert!(!is_own(&[("sec-fetch-site", site), ("origin", "https://hall.example")]), "{site}");
        }
        for origin in ["null", "https://hall.example.evil.example", "http://hall.example", "https://hall.example:444"] {
            assert!(!is_own(&[("origin", origin)]), "{origin}");
            assert!(!is_own(&[("sec-fetch-site", "same-origin"), ("origin", origin)]), "{origin}");
        }
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let headers = headers(&[("cookie", "a=1; __Host-hirehall-access=x.y.z; __Host-hirehall-access2=no")]);
        assert_eq!(cookie(&headers, ACCESS_COOKIE).as_deref(), Some("x.y.z"));
        assert_eq!(cookie(&headers, REFRESH_COOKIE), None);
    }

    #[test]
    fn a_cookie_is_found_among_others_that_are_no_text() {
        for other in [&b"name=Jos\xe9"[..], "name=José".as_bytes(), b"\xff", b"=\x80", b"__Host-hirehall-access\xff=no"]
        {
            for cookies in [
                [other, b"; __Host-hirehall-access=x.y.z"].concat(),
                [b"__Host-hirehall-access=x.y.z; ", other].concat(),
            ] {
                let headers = HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_bytes(&cookies).unwrap())]);
                assert_eq!(cookie(&headers, ACCESS_COOKIE).as_deref(), Some("x.y.z"), "{headers:?}");
            }
        }
    }
}
