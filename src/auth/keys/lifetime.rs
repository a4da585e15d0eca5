//! The lifetime of signing keys, as pure functions.

use crate::{
    core::{
        clock::Timestamp,
        security::{ACCESS_TOKEN_LIFE, KEY_PROPAGATION_TIME, ListedKey},
    },
    database::ids::KeyId,
};
use std::time::Duration;

/// The clock skew that is tolerated.
const CLOCK_SKEW: Duration = Duration::from_secs(60);

/// Whether a new key is due: there is none, or the newest is too old.
pub(crate) fn is_rotation_due(newest_first: &[ListedKey], max_age: Duration, now: Timestamp) -> bool {
    newest_first.first().is_none_or(|newest| now.saturating_since(newest.created_at) >= max_age)
}

/// Keys that were replaced longer ago than any token lives.
pub(crate) fn expired_keys(newest_first: &[ListedKey], now: Timestamp) -> impl Iterator<Item = KeyId> {
    let since_replaced = KEY_PROPAGATION_TIME + ACCESS_TOKEN_LIFE + CLOCK_SKEW;
    let pairs = newest_first.iter().zip(newest_first.iter().skip(1));
    pairs.filter(move |(newer, _)| now.saturating_since(newer.created_at) >= since_replaced).map(|(_, old)| old.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix_seconds(seconds).unwrap()
    }

    /// Keys created at these seconds and named after them.
    fn keys(seconds: &[i64]) -> Vec<ListedKey> {
        let key = |seconds: &i64| ListedKey { id: named(*seconds), created_at: at(*seconds) };
        seconds.iter().map(key).collect()
    }

    fn named(seconds: i64) -> KeyId {
        Uuid::from_u128(seconds.unsigned_abs().into()).into()
    }

    #[test]
    fn a_new_key_is_due_when_there_is_none_or_the_newest_is_too_old() {
        assert!(is_rotation_due(&[], DAY, at(0)));
        assert!(!is_rotation_due(&keys(&[1_000]), DAY, at(1_000 + 86_399)));
        assert!(is_rotation_due(&keys(&[1_000, 10]), DAY, at(1_000 + 86_400)));
        assert!(!is_rotation_due(&keys(&[1_000]), DAY, at(0)), "a clock that was set back makes no keys");
    }

    #[test]
    fn a_key_that_was_replaced_is_kept_until_its_last_token_has_expired() {
        let last_token_expired = 10 + 15 * 60 + 60;
        let all = keys(&[2_000, 1_000, 500]);
        assert_eq!(expired_keys(&all, at(1_000 + last_token_expired - 1)).count(), 0);
        assert_eq!(expired_keys(&all, at(1_000 + last_token_expired)).collect::<Vec<_>>(), [named(500)]);
        assert_eq!(expired_keys(&all, at(2_000 + last_token_expired)).collect::<Vec<_>>(), [named(1_000), named(500)]);
        assert_eq!(expired_keys(&keys(&[500]), at(1_000_000)).count(), 0, "the newest stays");
    }
}
