//! The secret of a sign-in at a provider.

use crate::core::security::{sha256, to_base64};

/// The secret of one sign-in attempt. It stays in the browser; state, nonce and code verifier are derived from
/// it one-way.
pub(super) struct LoginSecret<'a>(pub(super) &'a str);

impl LoginSecret<'_> {
    /// The `state` parameter, which comes back with the answer.
    pub(super) fn state(&self) -> String {
        self.derive("state")
    }

    /// The `nonce` that the ID token must repeat.
    pub(super) fn nonce(&self) -> String {
        self.derive("nonce")
    }

    /// The PKCE code verifier (RFC 7636).
    pub(super) fn code_verifier(&self) -> String {
        self.derive("code verifier")
    }

    fn derive(&self, what: &str) -> String {
        to_base64(&sha256(format!("hirehall/oidc/{what}/{}", self.0).as_bytes()))
    }
}
