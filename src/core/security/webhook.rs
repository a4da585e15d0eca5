//! Signed messages between servers in the format of Standard Webhooks (<https://www.standardwebhooks.com>),
//! which has libraries in every language.

use super::master_key::RootKey;
use crate::core::clock::Timestamp;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use ring::hmac;
use std::{sync::Arc, time::Duration};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The shared secret: 192 to 512 bits. Never printed.
#[derive(Clone)]
pub struct WebhookSecret(hmac::Key);

/// The tolerated age of a message, and its tolerated clock skew.
const TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// The prefix of a secret.
const PREFIX: &str = "whsec_";

/// The prefix of a version 1 signature; a message may carry several signatures.
const VERSION: &str = "v1,";

/// A message without its signatures.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SignedMessage<'m> {
    /// The same for every attempt to send it.
    pub(crate) id: &'m str,
    /// When it is sent, in seconds since the Unix epoch.
    pub(crate) seconds: i64,
    pub(crate) body: &'m [u8],
}

impl WebhookSecret {
    /// Parses base64, with or without the prefix `whsec_`.
    pub fn from_text(text: &str) -> Result<WebhookSecret, &'static str> {
        let bytes =
            BASE64_STANDARD.decode(text.strip_prefix(PREFIX).unwrap_or(text)).map_err(|_| "it is not base64")?;
        match bytes.len() {
            0..24 => Err("it is too short: at least 192 bits are needed"),
            24..=64 => Ok(WebhookSecret(hmac::Key::new(hmac::HMAC_SHA256, &bytes))),
            _ => Err("it is too long: at most 512 bits are allowed"),
        }
    }

    /// The value of the header `webhook-signature`.
    pub(crate) fn sign(&self, message: SignedMessage<'_>) -> String {
        format!("{VERSION}{}", BASE64_STANDARD.encode(hmac::sign(&self.0, &signed(message))))
    }

    /// Whether one of the space-separated signatures is valid for this message, and its time is within the
    /// tolerance.
    pub(crate) fn verify_message(&self, message: SignedMessage<'_>, signatures: &str, now: Timestamp) -> bool {
        let is_recent = now.unix_seconds().abs_diff(message.seconds) <= TOLERANCE.as_secs();
        let content = signed(message);
        let holds = |signature: &str| {
            let tag = signature.strip_prefix(VERSION).and_then(|tag| BASE64_STANDARD.decode(tag).ok());
            tag.is_some_and(|tag| hmac::verify(&self.0, &content, &tag).is_ok())
        };
        is_recent && signatures.split(' ').any(holds)
    }
}

/// Derives the secrets of webhooks, so that a stolen database without the root key contains none. Cheap to clone.
#[derive(Clone)]
pub struct WebhookSecrets(Arc<hmac::Key>);

impl WebhookSecrets {
    /// Uses a key derived from this installation's root key.
    #[must_use]
    pub fn new(root: &RootKey) -> Self {
        Self(Arc::new(hmac::Key::new(hmac::HMAC_SHA256, &*root.derive("hirehall/webhooks/1"))))
    }

    /// A secret for signing.
    pub(crate) fn secret(&self, webhook: Uuid, secret: Uuid) -> WebhookSecret {
        WebhookSecret(hmac::Key::new(hmac::HMAC_SHA256, self.bytes(webhook, secret).as_ref()))
    }

    /// A secret as its receiver needs it: `whsec_` and base64.
    pub(crate) fn text(&self, webhook: Uuid, secret: Uuid) -> Zeroizing<String> {
        Zeroizing::new(format!("{PREFIX}{}", BASE64_STANDARD.encode(self.bytes(webhook, secret).as_ref())))
    }

    fn bytes(&self, webhook: Uuid, secret: Uuid) -> hmac::Tag {
        hmac::sign(&self.0, &[*webhook.as_bytes(), *secret.as_bytes()].concat())
    }
}

impl std::fmt::Debug for WebhookSecrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecrets(***)")
    }
}

fn signed(message: SignedMessage<'_>) -> Vec<u8> {
    [message.id.as_bytes(), b".", message.seconds.to_string().as_bytes(), b".", message.body].concat()
}

impl std::fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecret(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const EXAMPLE: SignedMessage<'_> =
        SignedMessage { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330, body: br#"{"test": 2432232314}"# };
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix_seconds(seconds).unwrap()
    }

    #[test]
    fn signatures_match_the_example_of_the_specification() {
        let secret = WebhookSecret::from_text(SECRET).unwrap();
        assert_eq!(secret.sign(EXAMPLE), SIGNATURE);
        assert!(secret.verify_message(EXAMPLE, SIGNATURE, at(EXAMPLE.seconds + 299)));
        assert!(secret.verify_message(EXAMPLE, &format!("v1a,AAAA {SIGNATURE} v1,AAAA"), at(EXAMPLE.seconds - 299)));
    }

    #[test]
    fn old_messages_changed_messages_and_other_secrets_are_refused() {
        let secret = WebhookSecret::from_text(SECRET).unwrap();
        let now = at(EXAMPLE.seconds);
        for late in [EXAMPLE.seconds + 301, EXAMPLE.seconds - 301] {
            assert!(!secret.verify_message(EXAMPLE, SIGNATURE, at(late)));
        }
        for changed in [
            SignedMessage { id: "msg_other", ..EXAMPLE },
            SignedMessage { seconds: EXAMPLE.seconds + 1, ..EXAMPLE },
            SignedMessage { body: b"{}", ..EXAMPLE },
        ] {
            assert!(!secret.verify_message(changed, SIGNATURE, now));
        }
        for signature in ["", "v1,", "v1", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", &SIGNATURE[3..]] {
            assert!(!secret.verify_message(EXAMPLE, signature, now), "{signature}");
        }
        let other = WebhookSecret::from_text("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx").unwrap();
        assert!(!other.verify_message(EXAMPLE, SIGNATURE, now));
    }

    #[test]
    fn invalid_secrets_are_refused() {
        for (text, words) in [("whsec_", "short"), ("c2hvcnQ=", "short"), ("not base64!", "base64")] {
            assert!(WebhookSecret::from_text(text).unwrap_err().contains(words), "{text}");
        }
        assert!(WebhookSecret::from_text(&"A".repeat(100)).unwrap_err().contains("long"));
    }
}
