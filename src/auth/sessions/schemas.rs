//! What comes in and goes out when somebody signs in, goes on, or looks where they are signed in.

use crate::{
    core::{
        clock::Timestamp,
        text::{Email, Line, Password},
    },
    database::{ids::SessionId, models::user::UserRead},
};
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Signing in.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    #[garde(skip)]
    pub(crate) email: Email,
    #[garde(skip)]
    pub(crate) password: Password,
    /// A code of the second factor, or a recovery code, once the account has one.
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
    /// For `password`: a code of the second factor, or a recovery code, once the account has one.
    #[schema(example = "287082")]
    pub(crate) totp_code: Option<String>,
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
