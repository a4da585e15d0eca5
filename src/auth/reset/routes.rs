//! `/auth/reset-password`.

use super::{
    flows,
    schemas::{CredentialsRead, PasswordReset},
    services,
};
use crate::auth::limits::ACCOUNT_SECRET;
use crate::{
    app::App,
    auth::{oidc::schemas::IdentityRead, passkeys::schemas::PasskeyRead, schemas::LinkToken},
    core::{dependencies::Valid, error::Problem},
    routing::{Access, Routes},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(reset_password), Access::Public, &ACCOUNT_SECRET).route(
        routes!(get_reset_credentials),
        Access::Public,
        &ACCOUNT_SECRET,
    )
}

/// Set a new password with a mailed link. It works once, within an hour. Every session ends, and pending
/// address changes, exports and set-ups are cancelled. Passkeys, linked providers and the second factor stay
/// unless you say so: `POST /auth/reset-password/credentials` lists them.
#[utoipa::path(post, path = "/auth/reset-password", tag = "auth", request_body = PasswordReset,
    responses((status = 204, description = "The password is changed.")))]
async fn reset_password(State(app): State<App>, Valid(reset): Valid<PasswordReset>) -> Result<StatusCode, Problem> {
    flows::reset_password(&app, reset).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The account's sign-in methods besides its password, for the holder of a reset link. The link stays valid.
#[utoipa::path(post, path = "/auth/reset-password/credentials", tag = "auth", request_body = LinkToken,
    responses((status = 200, description = "The account's other sign-in methods.", body = CredentialsRead)))]
async fn get_reset_credentials(
    State(app): State<App>,
    Valid(link): Valid<LinkToken>,
) -> Result<Json<CredentialsRead>, Problem> {
    let login_methods = app.read_public(move |tx| services::login_methods(tx, &link.token)).await?;
    Ok(Json(CredentialsRead {
        second_factor_since: login_methods.second_factor_since,
        passkeys: login_methods.passkeys.into_iter().map(PasskeyRead::from).collect(),
        identities: login_methods
            .identities
            .into_iter()
            .map(|identity| IdentityRead::named(app.providers.name_of(&identity.issuer).to_owned(), identity))
            .collect(),
    }))
}
