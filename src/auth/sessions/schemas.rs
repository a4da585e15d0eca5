//! Request and response bodies of sessions.

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

/// A sign-in.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "email": "client@demo.hirehall.example", "password": "hirehall-demo" }))]
pub(crate) struct PasswordLogin {
    pub(crate) email: Email,
    pub(crate) password: Password,
    /// A TOTP code or a recovery code, if the account has a second factor.
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

from_fields!(PasswordLogin { email: Email::typed, password: Password::existing, totp_code });

/// The supported grants of OAuth 2 (RFC 6749, sections 4.3 and 6). An empty parameter counts as missing; scopes
/// and client secrets are ignored.
#[derive(Debug, Clone, ToSchema)]
#[schema(example = json!({ "grant_type": "password", "username": "client@demo.hirehall.example", "password": "hirehall-demo" }))]
pub(crate) struct TokenRequest {
    /// `password` or `refresh_token`.
    #[schema(pattern = "^(password|refresh_token)$", example = "password", nullable = false)]
    pub(crate) grant_type: Option<String>,
    /// The e-mail address, for `password`.
    #[schema(example = "ada@example.com", nullable = false)]
    pub(crate) username: Option<String>,
    /// For `password`.
    #[schema(example = "correct horse battery", nullable = false)]
    pub(crate) password: Option<String>,
    /// For `password`: a TOTP code or a recovery code, if the account has a second factor.
    #[schema(example = "287082", nullable = false)]
    pub(crate) totp_code: Option<String>,
    /// For `refresh_token`.
    #[schema(nullable = false)]
    pub(crate) refresh_token: Option<String>,
}

from_fields!(open TokenRequest { grant_type, username, password, totp_code, refresh_token });

/// An error as defined in RFC 6749, section 5.2.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenError {
    #[schema(example = "invalid_grant")]
    pub(crate) error: &'static str,
    #[schema(example = "The e-mail address or the password is wrong.")]
    pub(crate) error_description: String,
}

/// Refreshing a session.
#[derive(Debug, Clone, Default, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refresh {
    /// Required, unless the session is in cookies.
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

/// The response to a sign-in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it documents what TokenDelivery answers")]
pub(crate) enum SignedInRead {
    Tokens(TokenRead),
    Cookies(CookieRead),
}

/// A session in cookies, which scripts cannot read.
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

/// A sign-in on one device.
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
