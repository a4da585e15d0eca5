//! Compression, and its negotiation by `Accept-Encoding` (RFC 9110, section 12.5.3).

use super::accept::{list_items, parse_weighted};
use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};
use std::io::{self, Write as _};

/// A supported content encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContentEncoding {
    Brotli,
    Gzip,
}

/// How much time is spent on compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompressionLevel {
    /// For a response that is sent once.
    Fast,
    /// For content that is compressed once and sent many times.
    Best,
}

impl ContentEncoding {
    /// The name in headers.
    pub(crate) fn name(self) -> &'static str {
        match self {
            ContentEncoding::Brotli => "br",
            ContentEncoding::Gzip => "gzip",
        }
    }

    /// The encoding with the highest weight in `Accept-Encoding`. `None` if uncompressed content has a higher weight.
    pub(crate) fn preferred(headers: &HeaderMap) -> Option<ContentEncoding> {
        let [mut brotli, mut gzip, mut identity, mut others] = [None; 4];
        for member in list_items(headers.get_all(header::ACCEPT_ENCODING)) {
            let (encoding, weight) = parse_weighted(member);
            match encoding.as_str() {
                "br" => brotli = Some(weight),
                "gzip" | "x-gzip" => gzip = Some(weight),
                "identity" => identity = Some(weight),
                "*" => others = Some(weight),
                _ => {}
            }
        }
        let wanted = |weight: Option<f32>| weight.or(others).unwrap_or(0.0);
        let (best, weight) = match (wanted(brotli), wanted(gzip)) {
            (brotli, gzip) if brotli >= gzip => (ContentEncoding::Brotli, brotli),
            (_, gzip) => (ContentEncoding::Gzip, gzip),
        };
        (weight > 0.0 && weight >= identity.unwrap_or(0.0)).then_some(best)
    }

    /// Compresses `bytes`.
    pub(crate) fn compress(self, bytes: &[u8], level: CompressionLevel) -> io::Result<Bytes> {
        let compressed = Vec::with_capacity(bytes.len() / 4);
        match self {
            ContentEncoding::Brotli => {
                let (quality, window) = if level == CompressionLevel::Best { (9, 22) } else { (3, 18) };
                let mut encoder = brotli::CompressorWriter::new(compressed, 4096, quality, window);
                encoder.write_all(bytes)?;
                Ok(encoder.into_inner().into())
            }
            ContentEncoding::Gzip => {
                let level = if level == CompressionLevel::Best { 9 } else { 3 };
                let mut encoder = flate2::write::GzEncoder::new(compressed, flate2::Compression::new(level));
                encoder.write_all(bytes)?;
                Ok(encoder.finish()?.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_coding_is_the_one_that_is_wanted_most() {
        for (accepted, encoding) in [
            ("", None),
            ("gzip", Some(ContentEncoding::Gzip)),
            ("br", Some(ContentEncoding::Brotli)),
            ("GZip", Some(ContentEncoding::Gzip)),
            ("gzip, deflate, br, zstd", Some(ContentEncoding::Brotli)),
            ("gzip;q=1, br;q=0.5", Some(ContentEncoding::Gzip)),
            ("gzip;q=0", None),
            ("gzip;q=0, br;q=0", None),
            ("*", Some(ContentEncoding::Brotli)),
            ("*;q=0", None),
            ("br;q=0, *", Some(ContentEncoding::Gzip)),
            ("identity", None),
            ("identity, gzip;q=0.5", None),
            ("identity;q=0.5, gzip", Some(ContentEncoding::Gzip)),
            ("identity;q=0, gzip;q=0.1", Some(ContentEncoding::Gzip)),
            ("deflate, zstd", None),
            ("gzip;q=nan", Some(ContentEncoding::Gzip)),
            ("gzip;q=-1", Some(ContentEncoding::Gzip)),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(ContentEncoding::preferred(&headers), encoding, "{accepted}");
        }
        let headers =
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_bytes(b"\x80, gzip").unwrap())]);
        assert_eq!(ContentEncoding::preferred(&headers), Some(ContentEncoding::Gzip));
    }
}
