//! `/auth/change-email`.

use super::{flows, schemas::EmailChange, services};
use crate::auth::limits::{ACCOUNT_MAIL, ACCOUNT_SECRET};
use crate::codes::{AccountFrozen, AlreadyExists};
use crate::{
    app::App,
    auth::{
        permissions::SignedIn,
        routes::MAIL_SENT,
        schemas::{Detail, LinkToken, Verified},
    },
    core::{
        dependencies::{Caller, Valid},
        error::Problem,
    },
    routing::{Access, Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(change_email), access::<SignedIn>(), &ACCOUNT_MAIL)
        .route(routes!(confirm_email_change), Access::Public, &ACCOUNT_SECRET)
        .refuses(&[AccountFrozen::ENTRY, AlreadyExists::ENTRY])
}

/// Change your e-mail address. A link goes to the new one and a notice to the old one, which stays valid until
/// the link is used. The response is the same whether or not the new address has an account.
#[utoipa::path(post, path = "/auth/change-email", tag = "auth", request_body = EmailChange,
    responses((status = 202, description = "A mail will be sent.", body = Detail)))]
async fn change_email(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(change): Valid<EmailChange>,
) -> Result<(StatusCode, Json<Detail>), Problem> {
    flows::request(&app, caller, change).await?;
    Ok((StatusCode::ACCEPTED, Json(MAIL_SENT)))
}

/// Verify a new e-mail address with the mailed link. The link works once, within an hour.
#[utoipa::path(post, path = "/auth/change-email/confirm", tag = "auth", request_body = LinkToken,
    responses((status = 200, description = "The account has the new address.", body = Verified)))]
async fn confirm_email_change(
    State(app): State<App>,
    Valid(link): Valid<LinkToken>,
) -> Result<Json<Verified>, Problem> {
    let user = app.write_as_system(move |tx| services::confirm(tx, &link.token)).await?;
    Ok(Json(Verified { user: user.into() }))
}
