//! How secrets are written and stored.

use sha2::{Digest as _, Sha256};

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
