//! What the system finds worth a look of an administrator. None is a proof, and none removes anything.

use crate::{core::security::sha256, database::enums::text_enum};

text_enum! {
    /// Signals of the system for administrators.
    pub(crate) ReviewSignal {
        /// The job was finished within a minute of being accepted.
        FinishedAtOnce = "FINISHED_AT_ONCE",
        /// The author was banned before it was revealed.
        AuthorBanned = "AUTHOR_BANNED",
        /// Both sides have signed in from one network.
        SameNetwork = "SAME_NETWORK",
        /// Another review has the same text.
        SameText = "SAME_TEXT",
        /// A few clients and workers review only each other.
        ClosedRing = "CLOSED_RING",
    }
}

/// The signals of a row. Those that the last release does not know are in a column of their own.
pub(super) fn stored(known: Option<ReviewSignal>, others: Option<&str>) -> Vec<ReviewSignal> {
    let others: Vec<String> = others.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    known.into_iter().chain(others.iter().filter_map(|word| word.parse().ok())).collect()
}

/// The hash of a text that is long enough to be told apart from others; the same for the same letters and digits.
pub(crate) fn text_hash(text: Option<&str>) -> Option<i64> {
    const MIN_LETTERS: usize = 25;
    let letters: String =
        text?.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let is_long = letters.chars().count() >= MIN_LETTERS;
    is_long.then(|| sha256(letters.as_bytes()).iter().take(7).fold(0, |hash, byte| (hash << 8) | i64::from(*byte)))
}
