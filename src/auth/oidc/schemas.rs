//! Request and response bodies of signing in with providers.

use crate::{
    auth::schemas::SignupRole,
    core::{
        clock::Timestamp,
        input::from_fields,
        text::{Line, Name, Password},
    },
    database::ids::IdentityId,
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// A provider for signing in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProviderRead {
    #[schema(example = "google")]
    pub(crate) id: String,
    #[schema(example = "Google")]
    pub(crate) name: String,
}

/// Parameters of a sign-in.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Start {
    /// The role of a new account; CLIENT by default. An existing account keeps its role.
    pub(crate) role: Option<SignupRole>,
    /// A path of this site, the final target of the browser.
    #[param(max_length = 500, example = "/welcome")]
    pub(crate) return_to: Option<String>,
}

from_fields!(Start { role, return_to });

/// What a provider sends back through the browser (RFC 6749, section 4.1.2; RFC 9207), in the query or in a
/// form.
#[derive(Debug, IntoParams, ToSchema)]
#[into_params(parameter_in = Query)]
pub(crate) struct Callback {
    /// Our `state`, returned.
    #[schema(nullable = false)]
    pub(crate) state: Option<String>,
    /// The authorization code.
    #[schema(nullable = false)]
    pub(crate) code: Option<String>,
    /// The issuer of the response.
    #[param(example = "https://accounts.google.com")]
    #[schema(nullable = false)]
    pub(crate) iss: Option<String>,
    /// Why there is no code.
    #[param(example = "access_denied")]
    #[schema(nullable = false)]
    pub(crate) error: Option<String>,
    /// The user's name as JSON; Apple sends it at the first sign-in only.
    #[param(example = "{\"name\":{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\"}}")]
    #[schema(nullable = false)]
    pub(crate) user: Option<String>,
}

from_fields!(open Callback { state, code, iss, error, user });

/// The name of a new user, if the provider does not give it.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewcomerCreate {
    #[schema(example = "Ada")]
    pub(crate) first_name: Name<1, 80>,
    /// Empty for people with a single name.
    #[serde(default)]
    #[schema(value_type = String, max_length = 80, example = "Lovelace")]
    pub(crate) last_name: Name<0, 80>,
}

from_fields!(NewcomerCreate { first_name, last_name = Name::default() });

/// Linking a provider to the caller's account.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkRequest {
    pub(crate) password: Password,
    /// A path of this site, the final target of the browser.
    #[serde(default)]
    #[schema(max_length = 500, example = "/settings")]
    pub(crate) return_to: Option<String>,
    /// A TOTP code or a recovery code, if the account has a second factor.
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

from_fields!(LinkRequest { password: Password::existing, return_to, totp_code });

/// Where to continue.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LinkStart {
    /// Open it in the browser that sent this request.
    #[schema(example = "https://accounts.google.com/o/oauth2/v2/auth?client_id=…")]
    pub(crate) url: String,
}

/// A provider account that can sign in to this account.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IdentityRead {
    pub(crate) id: IdentityId,
    /// The provider's display name, or its issuer.
    #[schema(example = "Google")]
    pub(crate) name: String,
    #[schema(example = "https://accounts.google.com")]
    pub(crate) issuer: String,
    pub(crate) created_at: Timestamp,
    /// When it was last used to sign in.
    pub(crate) last_used_at: Timestamp,
}
