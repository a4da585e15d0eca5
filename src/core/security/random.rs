//! Random numbers and secrets.

use super::encoding::to_base64;

/// 128 random bits from a generator that the operating system seeds.
#[expect(clippy::disallowed_methods, reason = "the one place that draws random numbers")]
pub(crate) fn random() -> u128 {
    rand::random()
}

/// A secret for a link: 256 random bits in URL-safe base64.
pub(crate) fn random_secret() -> String {
    to_base64([random().to_be_bytes(), random().to_be_bytes()].as_flattened())
}
