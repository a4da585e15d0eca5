//! What comes in and goes out when somebody signs in with an account somewhere else.

use crate::{
    auth::schemas::SignupRole,
    core::{
        clock::Timestamp,
        input::from_fields,
        text::{Line, Password},
    },
    database::ids::IdentityId,
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// A provider that people may sign in with.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProviderRead {
    #[schema(example = "google")]
    pub(crate) id: String,
    #[schema(example = "Google")]
    pub(crate) name: String,
}

/// How somebody sets out.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Start {
    /// What a new account is for; CLIENT when it is not given. An account that exists stays what it is.
    pub(crate) role: Option<SignupRole>,
    /// A path of this site, where a browser is sent in the end.
    #[param(example = "/welcome")]
    pub(crate) return_to: Option<String>,
}

from_fields!(Start { role, return_to });

/// What a provider sends back through the browser (RFC 6749, section 4.1.2; RFC 9207), in the query or in a form.
#[derive(Debug, IntoParams, ToSchema)]
#[into_params(parameter_in = Query)]
pub(crate) struct Callback {
    /// Ours, which comes back.
    pub(crate) state: Option<String>,
    /// What becomes an ID token.
    pub(crate) code: Option<String>,
    /// Who answers.
    #[param(example = "https://accounts.google.com")]
    pub(crate) iss: Option<String>,
    /// Why there is no code.
    #[param(example = "access_denied")]
    pub(crate) error: Option<String>,
    /// What somebody has told Apple that they are called, the first time only, as JSON.
    #[param(example = "{\"name\":{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\"}}")]
    pub(crate) user: Option<String>,
}

from_fields!(open Callback { state, code, iss, error, user });

/// What somebody is called who is new here, and of whom the provider does not say it.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewcomerCreate {
    #[schema(example = "Ada")]
    pub(crate) first_name: Line<1, 80>,
    #[serde(default)]
    #[schema(example = "Lovelace")]
    pub(crate) last_name: Option<Line<0, 80>>,
}

from_fields!(NewcomerCreate { first_name, last_name });

/// Linking an identity to the account that one is signed in to.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkRequest {
    pub(crate) password: Password,
    /// A path of this site, where a browser is sent in the end.
    #[serde(default)]
    #[schema(example = "/settings")]
    pub(crate) return_to: Option<String>,
    /// The code of a second factor, once the account has one.
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

from_fields!(LinkRequest { password: Password::existing, return_to, totp_code });

/// Where to go on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LinkStart {
    /// Open it in the browser that has sent this request.
    #[schema(example = "https://accounts.google.com/o/oauth2/v2/auth?client_id=…")]
    pub(crate) url: String,
}

/// An account somewhere else that enters this one.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IdentityRead {
    pub(crate) id: IdentityId,
    /// What the provider is called here, or who it says it is.
    #[schema(example = "Google")]
    pub(crate) name: String,
    #[schema(example = "https://accounts.google.com")]
    pub(crate) issuer: String,
    pub(crate) created_at: Timestamp,
    /// When somebody last signed in with it.
    pub(crate) last_used_at: Timestamp,
}
