//! Message authentication codes (RFC 2104).

use ring::hmac;

/// Authenticates short values that a client sends back, such as cursors.
#[derive(Clone)]
pub struct Mac(hmac::Key);

impl Mac {
    /// Uses `key`, which must have no other purpose.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// The first half of the HMAC-SHA-256 of all parts (truncation: RFC 2104, section 5).
    pub(crate) fn tag(&self, parts: &[&[u8]]) -> [u8; 16] {
        let mut context = hmac::Context::with_key(&self.0);
        for part in parts {
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        let mut tag = [0; 16];
        tag.iter_mut().zip(context.sign().as_ref()).for_each(|(byte, whole)| *byte = *whole);
        tag
    }

    /// Whether `tag` belongs to `parts`, in constant time.
    pub(crate) fn verify(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        use subtle::ConstantTimeEq as _;
        self.tag(parts).ct_eq(tag).into()
    }
}
