//! Passwords.

use super::{Email, common_passwords::advice_against, schema::schema};
use crate::core::input::{FieldError, FieldErrors, FromInput, Input};
use serde_json::json;
use unicode_normalization::UnicodeNormalization as _;
use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, schema::Type};

/// A password: 8 to 128 characters of any kind, but not a common one.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// In characters.
    pub const MIN_LENGTH: usize = 8;
    /// In characters.
    pub const MAX_LENGTH: usize = 128;

    /// Normalises a password from a request. It is not trimmed.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self(raw.nfc().collect())
    }

    /// Whether it is that address, which is the first password that an attacker tries.
    #[must_use]
    pub fn is_address(&self, email: &Email) -> bool {
        Email::new(&self.0).key() == email.key()
    }

    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Drop for Password {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.0);
    }
}

impl Password {
    /// The password of an existing account, which may be older than the rules for new ones.
    pub(crate) fn existing(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        input.text(errors).map(|raw| Self::new(&raw))
    }
}

/// A new password.
impl FromInput for Password {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let password = Self::existing(input, errors)?;
        match password.0.chars().count() {
            0..Self::MIN_LENGTH => errors.add(FieldError::TooShort { min: Self::MIN_LENGTH }),
            Self::MIN_LENGTH..=Self::MAX_LENGTH => {
                if let Some(advice) = advice_against(&password.0) {
                    errors.add_with(FieldError::TooCommon, advice);
                }
            }
            _ => errors.add(FieldError::TooLong { max: Self::MAX_LENGTH }),
        }
        if password.0.contains('\0') {
            errors.add_with(FieldError::ForbiddenCharacter, "must not have the character U+0000");
        }
        Some(password)
    }
}

schema!(
    [] Password,
    "Password",
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Password)))
        .min_length(Some(Password::MIN_LENGTH))
        .max_length(Some(Password::MAX_LENGTH))
        .examples([json!("hirehall-demo")])
        .build()
);
