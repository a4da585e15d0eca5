//! Settings of traces.

use super::secret::Secret;
use super::values::{Value, web_url};
use crate::core::email::percent_decode;
use axum::http::{HeaderName, HeaderValue};
use std::fmt;
use url::Url;

/// The URL to which spans are sent.
#[derive(Debug, Clone)]
pub struct OtlpUrl(pub Url);

/// What is added to the base URL of a collector (OTLP/HTTP, "Endpoint URLs").
const PATH: &str = "/v1/traces";

impl Value for OtlpUrl {
    const EXPECTED: &'static str =
        "the base URL of a collector that takes OTLP over HTTP, such as http://127.0.0.1:4318";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<OtlpUrl, String> {
        let mut url = web_url(text)?;
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err("it has a user, a password, a query or a fragment".to_owned());
        }
        let base = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{}{PATH}", base.trim_end_matches(PATH)));
        Ok(OtlpUrl(url))
    }

    fn show(&self) -> String {
        self.0.as_str().trim_end_matches(PATH).to_owned()
    }
}

/// Headers of requests to the collector. Their values may be secret.
#[derive(Clone, Default)]
pub struct OtlpHeaders(pub Vec<(HeaderName, Secret)>);

impl fmt::Debug for OtlpHeaders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Value for OtlpHeaders {
    const ONLY_SECRET: bool = true;
    const EXPECTED: &'static str = "name=value, comma-separated, as in OTEL_EXPORTER_OTLP_HEADERS (in values, special characters are \
        written as %XX)";
    const SECRET: bool = true;

    fn parse(text: &str) -> Result<OtlpHeaders, String> {
        let header = |part: &str| {
            let (name, value) = part.split_once('=').ok_or("it is not name=value")?;
            let name = name.trim().parse::<HeaderName>().map_err(|_| "a name is not that of a header")?;
            let value = percent_decode(value.trim());
            HeaderValue::from_str(&value).map_err(|_| "a value has characters that no header can have")?;
            Ok((name, Secret::new(value)))
        };
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(header)
            .collect::<Result<_, &str>>()
            .map(OtlpHeaders)
            .map_err(str::to_owned)
    }

    fn show(&self) -> String {
        if self.0.is_empty() { String::new() } else { "***".to_owned() }
    }
}

/// A part between none and all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SampleRatio(pub f64);

impl Value for SampleRatio {
    const EXPECTED: &'static str = "a number between 0 (none) and 1 (all), such as 0.05";

    fn parse(text: &str) -> Result<SampleRatio, String> {
        match text.parse() {
            Ok(ratio) if (0.0..=1.0).contains(&ratio) => Ok(SampleRatio(ratio)),
            Ok(_) => Err("it is not between 0 and 1".to_owned()),
            Err(_) => Err("it is not a number".to_owned()),
        }
    }

    fn show(&self) -> String {
        self.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_traces_is_added_to_the_base_url_once() {
        for (given, url, shown) in [
            ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces", "http://127.0.0.1:4318"),
            ("https://otlp.example/base/", "https://otlp.example/base/v1/traces", "https://otlp.example/base"),
            ("https://otlp.example/v1/traces", "https://otlp.example/v1/traces", "https://otlp.example"),
        ] {
            let parsed = OtlpUrl::parse(given).unwrap();
            assert_eq!((parsed.0.as_str(), parsed.show().as_str()), (url, shown));
        }
        for wrong in ["127.0.0.1:4318", "ftp://host", "https://user:hush@host", "https://host/?key=hush"] {
            OtlpUrl::parse(wrong).unwrap_err();
        }
    }

    #[test]
    fn headers_are_written_as_for_other_programs_and_never_shown() {
        let parsed = OtlpHeaders::parse("Authorization=Basic%20aHVzaA==, x-tenant = hall+1").unwrap();
        let headers: Vec<_> = parsed.0.iter().map(|(name, value)| (name.as_str(), value.reveal())).collect();
        assert_eq!(headers, [("authorization", "Basic aHVzaA=="), ("x-tenant", "hall+1")]);
        assert_eq!((parsed.show().as_str(), format!("{parsed:?}").as_str()), ("***", "***"));
        for wrong in ["hush", "na me=hush", "name=hush%0A"] {
            let error = OtlpHeaders::parse(wrong).unwrap_err();
            assert!(!error.contains("hush"), "{error}");
        }
    }

    #[test]
    fn a_ratio_is_between_none_and_all() {
        assert_eq!(SampleRatio::parse("0.05").unwrap().show(), "0.05");
        for wrong in ["1.5", "-1", "NaN", "half"] {
            SampleRatio::parse(wrong).unwrap_err();
        }
    }
}
