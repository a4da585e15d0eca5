//! Text is sent compressed to whoever takes that (RFC 9110, section 12.5.3).

use super::{
    accept::weighed,
    dependencies::{Credentials, Site},
    error::Problem,
    etag::{self, members},
};
use axum::{
    body::{Body, Bytes, HttpBody as _, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use std::io::{self, Write as _};

/// How bytes are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Gzip,
}

/// How much work goes into making it small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// For an answer that is sent once.
    Little,
    /// For what is kept and sent again and again.
    Much,
}

impl Coding {
    /// As headers name it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Coding::Brotli => "br",
            Coding::Gzip => "gzip",
        }
    }

    /// The coding that a caller wants most, if they want one more than none.
    pub(crate) fn preferred(headers: &HeaderMap) -> Option<Coding> {
        let [mut brotli, mut gzip, mut identity, mut others] = [None; 4];
        for member in members(headers.get_all(header::ACCEPT_ENCODING)) {
            let (coding, weight) = weighed(member);
            match coding.as_str() {
                "br" => brotli = Some(weight),
                "gzip" | "x-gzip" => gzip = Some(weight),
                "identity" => identity = Some(weight),
                "*" => others = Some(weight),
                _ => {}
            }
        }
        let wanted = |weight: Option<f32>| weight.or(others).unwrap_or(0.0);
        let (best, weight) = match (wanted(brotli), wanted(gzip)) {
            (brotli, gzip) if brotli >= gzip => (Coding::Brotli, brotli),
            (_, gzip) => (Coding::Gzip, gzip),
        };
        (weight > 0.0 && weight >= identity.unwrap_or(0.0)).then_some(best)
    }

    /// The bytes, compressed.
    pub(crate) fn pack(self, bytes: &[u8], effort: Effort) -> io::Result<Bytes> {
        let packed = Vec::with_capacity(bytes.len() / 4);
        match self {
            Coding::Brotli => {
                let (quality, window) = if effort == Effort::Much { (9, 22) } else { (3, 18) };
                let mut packer = brotli::CompressorWriter::new(packed, 4096, quality, window);
                packer.write_all(bytes)?;
                Ok(packer.into_inner().into())
            }
            Coding::Gzip => {
                let level = if effort == Effort::Much { 9 } else { 3 };
                let mut packer = flate2::write::GzEncoder::new(packed, flate2::Compression::new(level));
                packer.write_all(bytes)?;
                Ok(packer.finish()?.into())
            }
        }
    }
}

/// Below this, compressing gains no packet.
const SMALLEST: u64 = 1024;

/// What takes longer to compress than a handler should take without waiting.
const LARGE: usize = 64 * 1024;

/// A layer that compresses answers.
pub(crate) async fn compress(State(site): State<Site>, request: Request, next: Next) -> Response {
    if !may_be_compressed(&request, &site) {
        return next.run(request).await;
    }
    let coding = Coding::preferred(request.headers());
    let mut response = next.run(request).await;
    let is_text = response.headers().get(header::CONTENT_TYPE).is_some_and(is_text);
    if response.headers().contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    if is_text || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    let is_large_enough = response.body().size_hint().exact().is_some_and(|size| size >= SMALLEST);
    match coding.filter(|_| is_text && is_large_enough) {
        Some(coding) => packed(response, coding).await.unwrap_or_else(|problem| problem.into_response()),
        None => response,
    }
}

async fn packed(response: Response, coding: Coding) -> Result<Response, Problem> {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.map_err(|error| Problem::internal(&error))?;
    let packed = if bytes.len() < LARGE {
        coding.pack(&bytes, Effort::Little)
    } else {
        let packing = tokio::task::spawn_blocking(move || coding.pack(&bytes, Effort::Little));
        packing.await.map_err(|error| Problem::internal(&error))?
    };
    let packed = packed.map_err(|error| Problem::internal(&error))?;
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
    parts.headers.remove(header::CONTENT_LENGTH);
    if let Some(tag) = parts.headers.get_mut(header::ETAG) {
        *tag = etag::of_coded(tag, coding);
    }
    Ok(Response::from_parts(parts, Body::from(packed)))
}

/// The length of a compressed answer tells how much of it is repeated. Whoever can make a browser ask again and again, with words of
/// theirs in the answer, so finds out what else is in it (BREACH). Therefore answers with tokens are not compressed, and where a
/// browser sends a session's cookie by itself, only what a page of our own has asked for is.
fn may_be_compressed(request: &Request, site: &Site) -> bool {
    let path = request.uri().path();
    let has_secrets = ["/api/v1/auth/", "/api/v1/identity-checks/"].iter().any(|place| path.starts_with(place));
    let is_by_cookie = matches!(Credentials::of(request.headers(), site), Some(Credentials::Cookie(_)));
    let is_own_page = request.headers().get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    !has_secrets && (!is_by_cookie || is_own_page)
}

/// Pictures and documents are compressed already, and a live feed must not wait until there is enough to compress.
fn is_text(kind: &HeaderValue) -> bool {
    const TEXT: [&[u8]; 5] =
        [b"application/json", b"text/html", b"text/css", b"text/javascript", b"application/jwk-set+json"];
    let essence = kind.as_bytes().split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    TEXT.iter().any(|text| essence.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coding_is_the_one_that_is_wanted_most() {
        for (accepted, coding) in [
            ("", None),
            ("gzip", Some(Coding::Gzip)),
            ("br", Some(Coding::Brotli)),
            ("GZip", Some(Coding::Gzip)),
            ("gzip, deflate, br, zstd", Some(Coding::Brotli)),
            ("gzip;q=1, br;q=0.5", Some(Coding::Gzip)),
            ("gzip;q=0", None),
            ("gzip;q=0, br;q=0", None),
            ("*", Some(Coding::Brotli)),
            ("*;q=0", None),
            ("br;q=0, *", Some(Coding::Gzip)),
            ("identity", None),
            ("identity, gzip;q=0.5", None),
            ("identity;q=0.5, gzip", Some(Coding::Gzip)),
            ("identity;q=0, gzip;q=0.1", Some(Coding::Gzip)),
            ("deflate, zstd", None),
            ("gzip;q=nan", Some(Coding::Gzip)),
            ("gzip;q=-1", Some(Coding::Gzip)),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(Coding::preferred(&headers), coding, "{accepted}");
        }
        let headers =
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_bytes(b"\x80, gzip").unwrap())]);
        assert_eq!(Coding::preferred(&headers), Some(Coding::Gzip));
    }
}
