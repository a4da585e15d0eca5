//! Secrets: master key, root key and derived keys, passwords, tokens, random numbers.

mod encoding;
pub mod key_file;
mod mac;
pub mod master_key;
mod passwords;
mod random;
mod second_factor;
mod tokens;
mod webhook;
mod wrapping;

pub(crate) use encoding::{from_base64, sha256, to_base64};
pub use mac::Mac;
pub use passwords::Passwords;
pub(crate) use passwords::hash as hash_password;
pub(crate) use random::{random, random_secret};
pub(crate) use second_factor::Code;
pub use second_factor::SecondFactors;
pub use tokens::Tokens;
pub(crate) use tokens::{ACCESS_TOKEN_LIFE, AccessClaims, KEY_PROPAGATION_TIME, ListedKey, RefreshToken};
pub(crate) use webhook::SignedMessage;
pub use webhook::{WebhookSecret, WebhookSecrets};
pub(crate) use wrapping::{WrapError, Wrapping};
