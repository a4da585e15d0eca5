//! The master key: 256 bits, configured or created at the first start. It only wraps the root key, from which
//! every other key is derived, so it can be rotated without touching anything else.

use super::wrapping::{WrapError, Wrapping};
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use base64::engine::{DecodePaddingMode, Engine as _};
use hkdf::Hkdf;
use rand::TryRng as _;
use rand::rngs::SysRng;
use sha2::Sha256;
use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// The master key: 256 random bits, wiped from memory when dropped, never printed.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

/// The root of every other key: 256 random bits that never change. The database keeps it wrapped by the current
/// master key.
#[derive(Clone)]
pub struct RootKey(Zeroizing<[u8; 32]>);

/// Why there is no master key. Never contains any of it.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyError {
    /// Not 32 bytes in base64, or bytes that are not random.
    #[error("{0}")]
    Invalid(&'static str),
    /// The key file is damaged or was not written by Hirehall.
    #[error("{}: {reason}; restore it from a backup (a new one cannot read what the old one encrypted)", path.display())]
    InvalidFile {
        /// The key file.
        path: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Group or others may read the file, so the key may be known.
    #[error("{} can be read by others; `chmod 600` it, and consider who may have read it", .0.display())]
    Exposed(PathBuf),
    /// The file cannot be read or created.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The system gives no random bytes.
    #[error("the system's random source failed: {0}")]
    Random(rand::rngs::SysError),
}

impl MasterKey {
    /// Parses standard or URL-safe base64, with or without padding: exactly 32 bytes that can be random.
    pub fn from_base64(text: &str) -> Result<MasterKey, MasterKeyError> {
        decode(text).map(MasterKey).map_err(MasterKeyError::Invalid)
    }

    /// Generates a key.
    pub(crate) fn generate() -> Result<MasterKey, MasterKeyError> {
        random().map(MasterKey)
    }

    /// Base64, as [`MasterKey::from_base64`] reads it.
    pub(crate) fn to_base64(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(64));
        STANDARD.encode_string(&self.0[..], &mut text);
        text
    }

    /// Wraps the root key for the database.
    pub(crate) fn wrap(&self, root: &RootKey) -> Result<Vec<u8>, WrapError> {
        self.wrapping().wrap(&root.0, ROOT)
    }

    /// Unwraps a root key that this master key wrapped.
    pub(crate) fn unwrap(&self, wrapped: &[u8]) -> Result<RootKey, WrapError> {
        self.wrapping().unwrap(wrapped, ROOT).map(RootKey)
    }

    fn wrapping(&self) -> Wrapping {
        Wrapping::new(&derive(&self.0, "hirehall/root/1"))
    }
}

impl RootKey {
    /// Generates a root key.
    pub(crate) fn generate() -> Result<RootKey, MasterKeyError> {
        random().map(RootKey)
    }

    /// The root key of installations that are older than root keys: it equals the master key.
    pub(crate) fn from_older_installation(master: &MasterKey) -> RootKey {
        RootKey(master.0.clone())
    }

    /// Derives an independent key for one purpose (HKDF-SHA256, RFC 5869). A purpose names its use and version,
    /// such as `hirehall/access-token/1`, and is never reused.
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        derive(&self.0, purpose)
    }
}

fn derive(root: &[u8; 32], purpose: &str) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    #[expect(clippy::expect_used, reason = "only lengths over 255 × 32 bytes fail")]
    Hkdf::<Sha256>::new(None, root).expand(purpose.as_bytes(), &mut key[..]).expect("32 bytes are one block");
    key
}

/// The context of the wrapped root key.
const ROOT: &[u8] = b"root key";

fn random() -> Result<Zeroizing<[u8; 32]>, MasterKeyError> {
    let mut key = Zeroizing::new([0; 32]);
    SysRng.try_fill_bytes(&mut key[..]).map_err(MasterKeyError::Random)?;
    Ok(key)
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(***)")
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey(***)")
    }
}

const STANDARD: GeneralPurpose = base64::engine::general_purpose::STANDARD;
const STANDARD_OR_UNPADDED: GeneralPurpose =
    GeneralPurpose::new(&alphabet::STANDARD, NO_PAD.with_decode_padding_mode(DecodePaddingMode::Indifferent));
const URL_SAFE_OR_UNPADDED: GeneralPurpose =
    GeneralPurpose::new(&alphabet::URL_SAFE, NO_PAD.with_decode_padding_mode(DecodePaddingMode::Indifferent));

pub(super) fn decode(text: &str) -> Result<Zeroizing<[u8; 32]>, &'static str> {
    let bytes = STANDARD_OR_UNPADDED
        .decode(text)
        .or_else(|_| URL_SAFE_OR_UNPADDED.decode(text))
        .map(Zeroizing::new)
        .map_err(|_| "it is not base64")?;
    let key: &[u8; 32] = bytes.as_slice().try_into().map_err(|_| match bytes.len() {
        0..32 => "it is too short: exactly 256 bits are needed",
        _ => "it is too long: exactly 256 bits are needed",
    })?;
    match weakness_of(key) {
        Some(weakness) => Err(weakness),
        None => Ok(Zeroizing::new(*key)),
    }
}

/// Rejects keys that are certainly not random, such as examples and texts.
fn weakness_of(key: &[u8; 32]) -> Option<&'static str> {
    let steps: BTreeSet<u8> = key.iter().zip(key.iter().skip(1)).map(|(a, b)| b.wrapping_sub(*a)).collect();
    let distinct: BTreeSet<&u8> = key.iter().collect();
    if steps.len() == 1 {
        Some("it is an example (one byte repeated, or bytes counted up), not a random key")
    } else if distinct.len() < 16 {
        Some("it has too little variety to be random")
    } else if key.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        Some("it is a text, not random bytes: a text has far fewer than 256 bits")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "3Nj1Pbb0YmRzWwx9l7W6y/+Lq2nXo0cVQ1mUe4sKpHE=";

    fn refusal(text: &str) -> String {
        MasterKey::from_base64(text).unwrap_err().to_string()
    }

    #[test]
    fn every_usual_spelling_of_base64_is_the_same_key() {
        let key = MasterKey::from_base64(GOOD).unwrap();
        for text in [GOOD.trim_end_matches('=').to_owned(), GOOD.replace('/', "_").replace('+', "-")] {
            assert_eq!(MasterKey::from_base64(&text).unwrap().0, key.0, "{text}");
        }
    }

    #[test]
    fn keys_that_cannot_be_random_are_refused_and_never_quoted() {
        let counted: Vec<u8> = (0..32).collect();
        let two_bytes: Vec<u8> = (0..32).map(|i| if i % 3 == 0 { 0x5a } else { 0xa5 }).collect();
        for (key, words) in [
            (vec![0; 32], "example"),
            (vec![0xff; 32], "example"),
            (counted, "example"),
            (two_bytes, "variety"),
            (b"correct horse battery staple 123".to_vec(), "a text"),
            (vec![7; 16], "too short"),
            (vec![], "too short"),
            (vec![7; 33], "too long"),
        ] {
            let text = STANDARD.encode(&key);
            let refusal = refusal(&text);
            assert!(refusal.contains(words), "{refusal}");
            assert!(text.is_empty() || !refusal.contains(&text));
        }
        assert!(refusal("change me, please!").contains("not base64"));
        assert!(refusal(&format!("{GOOD} ")).contains("not base64"));
    }

    #[test]
    fn each_purpose_has_its_own_key_which_never_changes() {
        let key = RootKey::from_older_installation(&MasterKey::from_base64(GOOD).unwrap());
        assert_ne!(key.derive("hirehall/access-token/1"), key.derive("hirehall/access-token/2"));
        let expected = "l2JFUfXai7hcbKIdp2FzLkIGWPWhoFb8BahOgsx07UQ=";
        assert_eq!(STANDARD.encode(&key.derive("hirehall/access-token/1")[..]), expected);
    }

    #[test]
    fn only_the_master_key_that_wrapped_a_root_key_unwraps_it() {
        let [one, two] = [MasterKey::generate().unwrap(), MasterKey::generate().unwrap()];
        let root = RootKey::generate().unwrap();
        let wrapped = one.wrap(&root).unwrap();
        assert_eq!(one.unwrap(&wrapped).unwrap().derive("x"), root.derive("x"));
        assert_eq!(two.unwrap(&wrapped).unwrap_err(), WrapError::Refused);
    }

    #[test]
    fn keys_are_never_printed() {
        assert_eq!(format!("{:?}", MasterKey::from_base64(GOOD).unwrap()), "MasterKey(***)");
        assert_eq!(format!("{:?}", RootKey::generate().unwrap()), "RootKey(***)");
    }
}
