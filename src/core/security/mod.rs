//! Secrets: the master key, the root key that it wraps and what is derived from that, passwords, tokens, random numbers.

mod ed25519;
pub mod key_file;
pub mod master_key;
mod passwords;
mod second_factor;
mod tokens;
mod webhook;
mod wrapping;

pub use passwords::Passwords;
pub(crate) use passwords::hash as hash_password;
pub(crate) use second_factor::Code;
pub use second_factor::SecondFactors;
pub use tokens::Tokens;
pub(crate) use tokens::{ACCESS_TOKEN_LIFE, AccessClaims, KEY_IS_KNOWN_AFTER, ListedKey, RefreshToken};
pub(crate) use webhook::Message;
pub use webhook::WebhookSecret;
pub(crate) use wrapping::{WrapError, Wrapping};

use sha2::{Digest as _, Sha256};

/// 128 random bits from a generator that the operating system seeds.
#[expect(clippy::disallowed_methods, reason = "the one place that draws random numbers")]
pub(crate) fn random() -> u128 {
    rand::random()
}

/// A secret for a link: 256 random bits, as text that a URL carries.
pub(crate) fn random_secret() -> String {
    to_base64([random().to_be_bytes(), random().to_be_bytes()].as_flattened())
}

/// What is stored of a secret that is itself random: its SHA-256.
pub(crate) fn fingerprint(secret: &[u8]) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// Base64 for URLs (RFC 4648, section 5), without padding.
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of unpadded URL-safe base64, if that is what it is.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).ok()
}

/// Seals short texts that travel through a client, such as cursors, against being changed.
#[derive(Clone)]
pub struct Seal(hmac::Hmac<Sha256>);

impl Seal {
    /// A seal with a key of its own.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        // HMAC fills a short key up with zeros to the hash's block size (RFC 2104, section 2).
        let mut block = zeroize::Zeroizing::new([0; 64]);
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte = *key);
        Self(hmac::KeyInit::new((&*block).into()))
    }

    /// The first half of the HMAC-SHA-256 of all parts (RFC 2104, section 5, on truncation).
    pub(crate) fn over(&self, parts: &[&[u8]]) -> [u8; 16] {
        use hmac::Mac as _;
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        let mut tag = [0; 16];
        tag.iter_mut().zip(mac.finalize().into_bytes()).for_each(|(byte, whole)| *byte = whole);
        tag
    }

    /// Whether `tag` is the one for `parts`; takes the same time for every wrong one.
    pub(crate) fn holds(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        use subtle::ConstantTimeEq as _;
        self.over(parts).ct_eq(tag).into()
    }
}
