//! Why a mail could not be handed on.

use std::fmt::Display;

/// Why a mail did not go out, and whether to keep it. The words name no address, so they may be logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Try again later: the server is away, busy, or does not accept our sign-in.
    #[error("the mail did not go out yet: {0}")]
    Temporary(String),
    /// Trying again gives the same answer: no such recipient, or the message is refused.
    #[error("the mail cannot be delivered: {0}")]
    Permanent(String),
}

pub(super) fn permanent(reason: &dyn Display) -> SendError {
    SendError::Permanent(without_addresses(&reason.to_string()))
}

pub(super) fn temporary(reason: &dyn Display) -> SendError {
    SendError::Temporary(without_addresses(&reason.to_string()))
}

/// One line without the recipient: servers like to repeat the address in their answer.
pub(super) fn without_addresses(reason: &str) -> String {
    let words = reason.split_whitespace().map(|word| if word.contains('@') { "(address)" } else { word });
    words.collect::<Vec<_>>().join(" ")
}
