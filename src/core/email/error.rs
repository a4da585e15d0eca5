//! Errors of sending mail.

use std::fmt::Display;

/// Why a mail was not sent, and whether to retry. The messages contain no address, so they may be logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Retry later: the server is unreachable, busy, or rejects our login.
    #[error("the mail was not sent yet: {0}")]
    Temporary(String),
    /// A retry would fail too: the recipient does not exist, or the message is rejected.
    #[error("the mail cannot be delivered: {0}")]
    Permanent(String),
}

pub(super) fn permanent(reason: &dyn Display) -> SendError {
    SendError::Permanent(without_addresses(&reason.to_string()))
}

pub(super) fn temporary(reason: &dyn Display) -> SendError {
    SendError::Temporary(without_addresses(&reason.to_string()))
}

/// One line without e-mail addresses: servers often repeat the recipient in their answer.
pub(super) fn without_addresses(reason: &str) -> String {
    let words = reason.split_whitespace().map(|word| if word.contains('@') { "(address)" } else { word });
    words.collect::<Vec<_>>().join(" ")
}
