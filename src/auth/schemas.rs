//! What comes in and goes out when somebody signs up, signs in or looks after their account.

use crate::{
    core::{
        clock::Timestamp,
        text::{Email, Line, Password, Phone},
    },
    database::{
        enums::{Role, text_enum},
        ids::SessionId,
        models::user::UserRead,
    },
};
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What somebody can sign up as. Administrators are made on the command line.
    pub(crate) SignupRole {
        /// Looks for help.
        Client = "CLIENT",
        /// Offers services.
        Worker = "WORKER",
    }
}

impl From<SignupRole> for Role {
    fn from(role: SignupRole) -> Self {
        match role {
            SignupRole::Client => Role::Client,
            SignupRole::Worker => Role::Worker,
        }
    }
}

/// A new account.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignupCreate {
    #[garde(dive)]
    pub(crate) email: Email,
    #[garde(dive, custom(not_the_address(&self.email)))]
    pub(crate) password: Password,
    #[garde(skip)]
    pub(crate) role: SignupRole,
    #[garde(dive)]
    pub(crate) first_name: Line<1, 80>,
    #[garde(dive)]
    pub(crate) last_name: Line<1, 80>,
    #[garde(dive)]
    #[serde(default)]
    pub(crate) phone_number: Option<Phone>,
}

/// The first password that anybody would guess.
pub(crate) fn not_the_address(email: &Email) -> impl FnOnce(&Password, &()) -> garde::Result + '_ {
    move |password, ()| {
        if password.expose().to_lowercase() == email.key() {
            return Err(garde::Error::new("too_common: must not be the e-mail address"));
        }
        Ok(())
    }
}

/// The secret of a mailed link.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkToken {
    #[garde(dive)]
    pub(crate) token: Line<1, 200>,
}

/// An address.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Address {
    #[garde(dive)]
    pub(crate) email: Email,
}

/// Signing in.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    #[garde(skip)]
    pub(crate) email: Email,
    #[garde(skip)]
    pub(crate) password: Password,
    /// The code of a second factor, once the account has one.
    #[garde(dive)]
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

/// The grants of OAuth 2 that are spoken here (RFC 6749, sections 4.3 and 6).
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub(crate) struct TokenRequest {
    /// `password` or `refresh_token`.
    #[schema(example = "password")]
    pub(crate) grant_type: Option<String>,
    /// The e-mail address, for `password`.
    #[schema(example = "ada@example.com")]
    pub(crate) username: Option<String>,
    /// For `password`.
    #[schema(example = "correct horse battery")]
    pub(crate) password: Option<String>,
    /// For `refresh_token`.
    pub(crate) refresh_token: Option<String>,
}

/// An error as RFC 6749, section 5.2, shapes it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenError {
    #[schema(example = "invalid_grant")]
    pub(crate) error: &'static str,
    #[schema(example = "The e-mail address or the password is wrong.")]
    pub(crate) error_description: String,
}

/// Going on with a session.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refresh {
    #[garde(skip)]
    #[schema(example = "AZoy…")]
    pub(crate) refresh_token: String,
}

/// A new password for the holder of a mailed link.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordReset {
    #[garde(dive)]
    pub(crate) token: Line<1, 200>,
    #[garde(dive)]
    pub(crate) new_password: Password,
}

/// A new password for somebody who knows the old one.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordChange {
    #[garde(skip)]
    pub(crate) current_password: Password,
    #[garde(dive)]
    pub(crate) new_password: Password,
}

/// The account that a proven address has become.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Verified {
    pub(crate) user: UserRead,
}

/// A signed-in session.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenRead {
    /// Send it as `Authorization: Bearer …`.
    #[schema(example = "eyJ0eXAiOiJhdCtqd3Qi…")]
    pub(crate) access_token: String,
    #[schema(example = "Bearer")]
    pub(crate) token_type: &'static str,
    /// Seconds until the access token expires.
    #[schema(example = 900)]
    pub(crate) expires_in: u64,
    /// Exchange it once for the next pair of tokens.
    #[schema(example = "AZoy…")]
    pub(crate) refresh_token: String,
    pub(crate) user: UserRead,
}

/// One sign-in on one device.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionRead {
    pub(crate) id: SessionId,
    pub(crate) created_at: Timestamp,
    /// When its tokens were last refreshed.
    pub(crate) last_used_at: Timestamp,
    #[schema(example = "Mozilla/5.0")]
    pub(crate) user_agent: Option<String>,
    #[schema(example = "203.0.113.7")]
    pub(crate) ip: String,
    /// Whether this request belongs to it.
    pub(crate) current: bool,
}

/// A sentence for people.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Detail {
    #[schema(example = "If that address can receive it, a mail is on its way.")]
    pub(crate) detail: &'static str,
}
