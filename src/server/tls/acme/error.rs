//! Why there is no certificate.

use crate::core::{http_client::HttpError, metrics::label};
use std::{io, path::PathBuf};

#[derive(Debug, thiserror::Error)]
pub(super) enum AcmeError {
    #[error("the authority: {}", printable(&.0.to_string()))]
    Authority(#[from] instant_acme::Error),
    /// With what it says of each name.
    #[error("the authority has not found this server behind {}", printable(.0))]
    NotProved(String),
    #[error("the authority offers no tls-alpn-01 challenge for {0}")]
    NoChallenge(String),
    #[error("the authority's certificate cannot be used: {0}")]
    Unusable(String),
    #[error("{}: {source}", path.display())]
    Store { path: PathBuf, source: io::Error },
    #[error("the key or the request cannot be made: {0}")]
    Request(#[from] rcgen::Error),
    #[error("TLS to the authority cannot be set up: {0}")]
    Tls(#[from] rustls::Error),
}

label! {
    /// What has come of an attempt to obtain a certificate.
    pub(super) Outcome {
        Issued = "issued",
        /// The authority does not answer, or not as one. It has counted nothing.
        Unreachable = "unreachable",
        /// The authority, or this machine, has said no.
        Refused = "refused",
        /// The authority says that there were too many.
        RateLimited = "rate_limited",
    }
}

impl AcmeError {
    pub(super) fn outcome(&self) -> Outcome {
        let Self::Authority(error) = self else { return Outcome::Refused };
        match error {
            instant_acme::Error::Api(problem) => match problem.r#type.as_deref() {
                Some("urn:ietf:params:acme:error:rateLimited") => Outcome::RateLimited,
                Some("urn:ietf:params:acme:error:serverInternal") => Outcome::Unreachable,
                _ => Outcome::Refused,
            },
            // A proxy's page instead of the authority's answer.
            instant_acme::Error::Json(_) => Outcome::Unreachable,
            instant_acme::Error::Other(error) if error.is::<HttpError>() => Outcome::Unreachable,
            _ => Outcome::Refused,
        }
    }

    /// Whether the authority does not know the account that is kept.
    pub(super) fn is_unknown_account(&self) -> bool {
        let Self::Authority(instant_acme::Error::Api(problem)) = self else { return false };
        problem.r#type.as_deref() == Some("urn:ietf:params:acme:error:accountDoesNotExist")
    }
}

/// The authority's words, which may quote what it has found on other servers.
fn printable(text: &str) -> String {
    const MAX_CHARS: usize = 600;
    text.chars().filter(|c| !c.is_control()).take(MAX_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use instant_acme::{Error, Problem};

    fn problem(word: &str) -> AcmeError {
        let detail = format!("no\u{1b}[2J {}", "x".repeat(5000));
        let r#type = Some(format!("urn:ietf:params:acme:error:{word}"));
        Error::Api(Problem { r#type, detail: Some(detail), status: None, subproblems: Vec::new() }).into()
    }

    #[test]
    fn what_an_authority_counts_is_told_from_what_it_does_not() {
        let timeout = Error::Other(Box::new(HttpError::Timeout(std::time::Duration::from_secs(1))));
        let page = Error::Json(serde_json::from_str::<()>("<html>").unwrap_err());
        for (error, outcome) in [
            (problem("rateLimited"), Outcome::RateLimited),
            (problem("serverInternal"), Outcome::Unreachable),
            (problem("rejectedIdentifier"), Outcome::Refused),
            (timeout.into(), Outcome::Unreachable),
            (page.into(), Outcome::Unreachable),
            (AcmeError::NoChallenge("a.example".to_owned()), Outcome::Refused),
        ] {
            assert_eq!(error.outcome(), outcome, "{error}");
        }
        assert!(problem("accountDoesNotExist").is_unknown_account() && !problem("unauthorized").is_unknown_account());
    }

    #[test]
    fn words_of_an_authority_are_short_and_command_no_terminal() {
        let text = problem("unauthorized").to_string();
        assert!(text.len() < 700 && !text.contains('\u{1b}'), "{text:?}");
    }
}
