//! How bytes are compressed, and what a client takes of that (RFC 9110, section 12.5.3).

use super::accept::{members, weighed};
use axum::{
    body::Bytes,
    http::{HeaderMap, header},
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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

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
