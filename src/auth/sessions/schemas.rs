//! What comes in and goes out when somebody signs in, goes on, or looks where they are signed in.

use crate::{
    core::{
        clock::Timestamp,
        input::{from_fields, given},
        text::{Email, Line, Password},
    },
    database::{ids::SessionId, models::user::UserRead},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Signing in.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    pub(crate) email: Email,
    pub(crate) password: Password,
    /// A code of the second factor, or a recovery code, once the account has one.
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

from_fields!(Login { email: Email::typed, password: Password::existing, totp_code });

/// The grants of OAuth 2 that are spoken here (RFC 6749, sections 4.3 and 6). An empty parameter counts as left out; there are no
/// scopes and no client secrets, and what is sent of them is ignored.
#[derive(Debug, Clone, ToSchema)]
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

from_fields!(open TokenRequest { grant_type, username, password, totp_code, refresh_token });

/// An error as RFC 6749, section 5.2, shapes it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenError {
    #[schema(example = "invalid_grant")]
    pub(crate) error: &'static str,
    #[schema(example = "The e-mail address or the password is wrong.")]
    pub(crate) error_description: String,
}

/// Going on with a session.
#[derive(Debug, Clone, Default, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refresh {
    /// Needed, unless the session is kept in cookies.
    #[serde(default)]
    #[schema(example = "AZoy…", nullable = false)]
    pub(crate) refresh_token: Option<String>,
}

from_fields!(Refresh { refresh_token: given = None });

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

/// What somebody gets who has signed in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it documents what TokenDelivery answers")]
pub(crate) enum SignedInRead {
    Tokens(TokenRead),
    Cookies(CookieRead),
}

/// A session that is kept in cookies, which no script can read.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CookieRead {
    /// `COOKIES`.
    #[schema(example = "COOKIES")]
    pub(crate) kept_in: &'static str,
    /// Seconds until the session has to be refreshed.
    #[schema(example = 900)]
    pub(crate) expires_in: u64,
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
