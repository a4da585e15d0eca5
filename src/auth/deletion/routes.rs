//! `DELETE /auth/me`.

use super::flows;
use super::services::DeletionError;
use crate::auth::limits::ACCOUNT_SECRET;
use crate::codes::LastAdmin;
use crate::{
    app::App,
    auth::{permissions::SignedIn, schemas::Reauthentication},
    core::{
        dependencies::{Caller, Valid},
        error::Problem,
    },
    routing::{Routes, access},
};
use axum::{extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(delete_account), access::<SignedIn>(), &ACCOUNT_SECRET).refuses(&[LastAdmin::ENTRY])
}

/// Delete your account for ever: your personal data are erased, and the other side's records keep a "Deleted user".
#[utoipa::path(delete, path = "/auth/me", tag = "auth", request_body = Reauthentication,
    responses((status = 204, description = "Deleted.")))]
async fn delete_account(
    State(app): State<App>,
    caller: Caller<SignedIn>,
    Valid(deletion): Valid<Reauthentication>,
) -> Result<StatusCode, Problem> {
    flows::delete_own(&app, caller, deletion).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<DeletionError> for Problem {
    fn from(error: DeletionError) -> Self {
        let says = error.to_string();
        match error {
            DeletionError::LastAdmin => Self::new(LastAdmin, says),
            DeletionError::AlreadyDeleted => Self::not_found(),
            DeletionError::Database(error) => error.into(),
        }
    }
}
