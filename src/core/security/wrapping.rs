//! Key wrapping: XChaCha20-Poly1305 with a random nonce, after a version byte.

use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};
use rand::{TryRng as _, rngs::SysRng};
use zeroize::Zeroizing;

/// A key that wraps other keys.
pub(crate) struct Wrapping(XChaCha20Poly1305);

/// Why a key could not be wrapped or unwrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WrapError {
    #[error("the key was wrapped by another key or for another purpose, or was changed")]
    Refused,
    #[error("format {0} is newer than this program")]
    UnknownFormat(u8),
    #[error("the system gave no random bytes")]
    NoRandomness,
}

/// The format version. It is authenticated, so it cannot be downgraded.
const FORMAT: u8 = 1;
const NONCE: usize = 24;

impl Wrapping {
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(key.into()))
    }

    /// Wraps a key. It can be unwrapped only with the same `context`, which names the owner of the key, so a
    /// wrapped key cannot be copied to another row.
    pub(crate) fn wrap(&self, key: &[u8; 32], context: &[u8]) -> Result<Vec<u8>, WrapError> {
        let mut nonce = [0; NONCE];
        SysRng.try_fill_bytes(&mut nonce).map_err(|_| WrapError::NoRandomness)?;
        let payload = Payload { msg: key, aad: &associated_data(context) };
        let sealed = self.0.encrypt(&nonce.into(), payload).map_err(|_| WrapError::Refused)?;
        Ok([&[FORMAT], nonce.as_slice(), &sealed].concat())
    }

    /// Unwraps a key that [`Wrapping::wrap`] wrapped.
    pub(crate) fn unwrap(&self, wrapped: &[u8], context: &[u8]) -> Result<Zeroizing<[u8; 32]>, WrapError> {
        let (format, rest) = wrapped.split_first().ok_or(WrapError::Refused)?;
        if *format != FORMAT {
            return Err(WrapError::UnknownFormat(*format));
        }
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(WrapError::Refused)?;
        let payload = Payload { msg: sealed, aad: &associated_data(context) };
        let key = self.0.decrypt(nonce.into(), payload).map(Zeroizing::new).map_err(|_| WrapError::Refused)?;
        key.as_slice().try_into().map(Zeroizing::new).map_err(|_| WrapError::Refused)
    }
}

/// Never prints the key.
impl std::fmt::Debug for Wrapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wrapping(***)")
    }
}

fn associated_data(context: &[u8]) -> Vec<u8> {
    [&[FORMAT], context].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [5; 32];

    #[test]
    fn a_wrapped_key_is_unwrapped_only_with_its_key_and_context() {
        let wrapping = Wrapping::new(&[7; 32]);
        let wrapped = wrapping.wrap(&KEY, b"submission 1").unwrap();
        assert_eq!(*wrapping.unwrap(&wrapped, b"submission 1").unwrap(), KEY);
        assert_eq!(wrapping.unwrap(&wrapped, b"submission 2"), Err(WrapError::Refused));
        assert_eq!(Wrapping::new(&[8; 32]).unwrap(&wrapped, b"submission 1"), Err(WrapError::Refused));
    }

    #[test]
    fn a_wrapped_key_that_was_changed_is_refused() {
        let wrapping = Wrapping::new(&[7; 32]);
        let wrapped = wrapping.wrap(&KEY, b"1").unwrap();
        for length in 0..wrapped.len() {
            assert_eq!(wrapping.unwrap(&wrapped[..length], b"1"), Err(WrapError::Refused));
        }
        for at in 1..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[at] ^= 0x80;
            assert_eq!(wrapping.unwrap(&changed, b"1"), Err(WrapError::Refused));
        }
        let newer = [&[2], &wrapped[1..]].concat();
        assert_eq!(wrapping.unwrap(&newer, b"1"), Err(WrapError::UnknownFormat(2)));
    }
}
