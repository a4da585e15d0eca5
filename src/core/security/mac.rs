//! Message authentication codes (RFC 2104).

use sha2::Sha256;

/// Authenticates short texts that travel through a client, such as cursors.
#[derive(Clone)]
pub struct Mac(hmac::Hmac<Sha256>);

impl Mac {
    /// A code with a key of its own.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        // HMAC fills a short key up with zeros to the hash's block size (RFC 2104, section 2).
        let mut block = zeroize::Zeroizing::new([0; 64]);
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte = *key);
        Self(hmac::KeyInit::new((&*block).into()))
    }

    /// The first half of the HMAC-SHA-256 of all parts (RFC 2104, section 5, on truncation).
    pub(crate) fn tag(&self, parts: &[&[u8]]) -> [u8; 16] {
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
    pub(crate) fn verify(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        use subtle::ConstantTimeEq as _;
        self.tag(parts).ct_eq(tag).into()
    }
}
