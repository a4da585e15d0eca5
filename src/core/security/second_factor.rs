//! Second factors: TOTP codes (RFC 6238) and recovery codes.
//!
//! TOTP secrets are derived from the root key and recovery codes are stored as keyed hashes, so a stolen
//! database without the root key allows neither computing a code nor guessing recovery codes.

use super::{master_key::RootKey, random::random};
use crate::{
    core::clock::Timestamp,
    database::ids::{FactorId, UserId},
};
use ring::hmac;
use std::sync::Arc;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// Derives and checks second factors. Cheap to clone.
#[derive(Clone)]
pub struct SecondFactors(Arc<FactorKeys>);

struct FactorKeys {
    secrets: hmac::Key,
    recovery: hmac::Key,
}

impl std::fmt::Debug for SecondFactors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecondFactors(…)")
    }
}

impl SecondFactors {
    /// Uses keys derived from this installation's root key.
    #[must_use]
    pub fn new(root: &RootKey) -> Self {
        let key = |purpose| hmac::Key::new(hmac::HMAC_SHA256, &*root.derive(purpose));
        Self(Arc::new(FactorKeys { secrets: key("hirehall/totp/1"), recovery: key("hirehall/recovery-code/1") }))
    }

    /// The TOTP secret of a factor. Each factor has its own.
    pub(crate) fn secret(&self, user: UserId, factor: FactorId) -> TotpSecret {
        let tag = hmac::sign(&self.0.secrets, &[*user.as_uuid().as_bytes(), *factor.as_uuid().as_bytes()].concat());
        let mut secret = Zeroizing::new([0; 20]);
        secret.iter_mut().zip(tag.as_ref()).for_each(|(byte, derived)| *byte = *derived);
        TotpSecret(secret)
    }

    /// The keyed hash of a recovery code, which is stored instead of it.
    pub(crate) fn keyed_hash(&self, user: UserId, code: &str) -> Vec<u8> {
        hmac::sign(&self.0.recovery, &[user.as_uuid().as_bytes(), code.as_bytes()].concat()).as_ref().to_vec()
    }
}

/// The length of a TOTP step (RFC 6238, section 4.1).
const STEP_SECONDS: i64 = 30;

/// A TOTP secret. Wiped from memory when dropped; shown once, at enrolment.
pub(crate) struct TotpSecret(Zeroizing<[u8; 20]>);

impl TotpSecret {
    /// Base32, as authenticator apps read it.
    pub(crate) fn to_base32(&self) -> String {
        base32(&*self.0)
    }

    /// The code of one step (RFC 4226, section 5.3): SHA-1 and six digits, which every app supports.
    fn code_at(&self, step: i64) -> [u8; 6] {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &*self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let offset = usize::from(tag.as_ref().last().copied().unwrap_or_default() & 0xf);
        let number = tag.as_ref().iter().skip(offset).take(4).fold(0, |number, byte| number << 8 | u32::from(*byte));
        let mut code = [b'0'; 6];
        let text = format!("{:06}", (number & 0x7fff_ffff) % 1_000_000);
        code.iter_mut().zip(text.bytes()).for_each(|(digit, shown)| *digit = shown);
        code
    }

    /// The step that `code` belongs to. The current step and its neighbours are accepted, for clock drift and
    /// slow typing.
    pub(crate) fn step_of(&self, code: [u8; 6], now: Timestamp) -> Option<i64> {
        let step = now.unix_seconds() / STEP_SECONDS;
        [step + 1, step, step - 1].into_iter().find(|step| self.code_at(*step).ct_eq(&code).into())
    }
}

/// A code as typed by the user.
#[derive(Clone)]
pub(crate) enum Code {
    /// Six digits: TOTP.
    Totp([u8; 6]),
    /// Anything else: a recovery code.
    Recovery(Zeroizing<String>),
}

impl Code {
    /// Parses a code; ignores spaces, hyphens and case.
    pub(crate) fn read(typed: &str) -> Self {
        let typed = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase());
        let typed = Zeroizing::new(typed.collect::<String>());
        match <[u8; 6]>::try_from(typed.as_bytes()) {
            Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Self::Totp(digits),
            _ => Self::Recovery(typed),
        }
    }

    /// A new recovery code: 80 random bits.
    pub(crate) fn new_recovery() -> String {
        let [bytes @ .., _, _, _, _, _, _] = random().to_be_bytes();
        let code = base32(&bytes);
        let groups: Vec<&str> = [0..4, 4..8, 8..12, 12..16].into_iter().filter_map(|group| code.get(group)).collect();
        groups.join("-")
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

/// Base32 (RFC 4648, section 6) of whole groups of five bytes, which need no padding.
fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let letters = bytes.chunks_exact(5).flat_map(|group| {
        let bits = group.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        (0..8).rev().filter_map(move |place| ALPHABET.get(usize::try_from(bits >> (5 * place) & 31).ok()?))
    });
    letters.map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_rfc_6238_appendix_b() {
        let secret = TotpSecret(Zeroizing::new(*b"12345678901234567890"));
        for (seconds, code) in [
            (59, b"287082"),
            (1_111_111_109, b"081804"),
            (1_111_111_111, b"050471"),
            (1_234_567_890, b"005924"),
            (2_000_000_000, b"279037"),
            (20_000_000_000, b"353130"),
        ] {
            assert_eq!(&secret.code_at(seconds / STEP_SECONDS), code);
        }
    }

    #[test]
    fn base32_is_that_of_rfc_4648() {
        assert_eq!(base32(b"fooba"), "MZXW6YTB");
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn codes_are_read_however_people_type_them() {
        assert!(matches!(Code::read(" 123 456 "), Code::Totp(digits) if &digits == b"123456"));
        let shown = Code::new_recovery();
        assert_eq!(shown.len(), 19, "{shown}");
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', ""), shown.replace('-', " ")] {
            assert!(matches!(Code::read(&typed), Code::Recovery(code) if *code == shown.replace('-', "")), "{typed}");
        }
        for typed in ["", "12345", "1234567", "１２３４５６", "12345x"] {
            assert!(matches!(Code::read(typed), Code::Recovery(_)), "{typed}");
        }
    }
}
