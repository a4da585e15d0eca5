//! `/admin`, except identity checks and jobs.

use super::{
    flows,
    lifecycle::AccountAction,
    schemas::{AccountDetails, ModeratedDetail, ModeratedRead, ReviewFilter, UserFilter},
    services::{self, AdminError},
};
use crate::codes::{IllegalTransition, LastAdmin, OwnAccount};
use crate::{
    app::App,
    auth::{deletion::flows::finish_soon, permissions::Admin},
    core::{
        dependencies::{Caller, Idempotent, ListRequest, Listed, PageQuery, Path, Valid},
        error::Problem,
        rate_limit::{SEARCH, WRITE},
        text::Reason,
    },
    database::{
        ids::{ReviewId, UserId},
        models::user::UserRead,
    },
    idempotency::StoredResponse,
    review::models::ReviewSearch,
    routing::{Routes, access},
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_users), access::<Admin>(), &SEARCH)
        .route(routes!(get_user), access::<Admin>(), None)
        .route(routes!(delete_user), access::<Admin>(), &WRITE)
        .refuses(&[OwnAccount::ENTRY, LastAdmin::ENTRY, IllegalTransition::ENTRY])
        .route(routes!(freeze_user), access::<Admin>(), &WRITE)
        .refuses(&[OwnAccount::ENTRY, LastAdmin::ENTRY, IllegalTransition::ENTRY])
        .route(routes!(unfreeze_user), access::<Admin>(), &WRITE)
        .refuses(&[OwnAccount::ENTRY, IllegalTransition::ENTRY])
        .route(routes!(ban_user), access::<Admin>(), &WRITE)
        .refuses(&[OwnAccount::ENTRY, LastAdmin::ENTRY, IllegalTransition::ENTRY])
        .route(routes!(unban_user), access::<Admin>(), &WRITE)
        .refuses(&[OwnAccount::ENTRY, IllegalTransition::ENTRY])
        .route(routes!(end_user_sessions), access::<Admin>(), &WRITE)
        .refuses(&[OwnAccount::ENTRY])
        .route(routes!(export_user), access::<Admin>(), &WRITE)
        .route(routes!(list_reviews), access::<Admin>(), None)
        .route(routes!(get_moderated_review), access::<Admin>(), None)
}

/// Accounts, newest first.
#[utoipa::path(get, path = "/admin/users", tag = "admin", params(UserFilter, PageQuery),
    responses((status = 200, description = "Accounts, newest first.", body = Listed<UserRead>)))]
async fn list_users(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { filter, page }: ListRequest<UserFilter, UserId>,
) -> Result<Json<Listed<UserRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or(UserId::LAST);
    let users = app.read(caller, move |tx, admin| services::users(tx, admin, &filter, after, rows)).await?;
    Ok(Json(page.of(users, |user| user.id, UserRead::from)))
}

/// One account.
#[utoipa::path(get, path = "/admin/users/{id}", tag = "admin", params(("id" = UserId, Path)),
    responses((status = 200, description = "The account.", body = AccountDetails)))]
async fn get_user(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
) -> Result<Json<AccountDetails>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::account(tx, admin, id)).await?.into()))
}

/// Freeze an account: it may read but not change, and is hidden.
#[utoipa::path(post, path = "/admin/users/{id}/freeze", tag = "admin", params(("id" = UserId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Frozen.", body = UserRead)))]
async fn freeze_user(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    why: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    take(&app, caller, id, AccountAction::Freeze, why).await
}

/// Unfreeze an account.
#[utoipa::path(post, path = "/admin/users/{id}/unfreeze", tag = "admin", params(("id" = UserId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Active.", body = UserRead)))]
async fn unfreeze_user(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    why: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    take(&app, caller, id, AccountAction::Unfreeze, why).await
}

/// Ban an account: every session ends, and it is hidden. The reviews by a client are flagged, so that you find them
/// among the flagged ones and decide on each; they count until then.
#[utoipa::path(post, path = "/admin/users/{id}/ban", tag = "admin", params(("id" = UserId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Banned.", body = UserRead)))]
async fn ban_user(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    why: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    take(&app, caller, id, AccountAction::Ban, why).await
}

/// Unban an account. If it was frozen before the ban, it is frozen again. The flags that the ban has raised are closed.
#[utoipa::path(post, path = "/admin/users/{id}/unban", tag = "admin", params(("id" = UserId, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = Reason,
    responses((status = 200, description = "Active, or frozen as before.", body = UserRead)))]
async fn unban_user(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    why: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    take(&app, caller, id, AccountAction::Unban, why).await
}

async fn take(
    app: &App,
    caller: Caller<Admin>,
    id: UserId,
    action: AccountAction,
    Idempotent { body: why, idempotency_key }: Idempotent<Reason>,
) -> Result<StoredResponse, Problem> {
    app.change_idempotent(caller, idempotency_key, move |tx, admin| {
        services::take(tx, admin, id, action, &why.reason).map(UserRead::from)
    })
    .await
}

/// Delete an account permanently: personal data are erased, and the other side's records keep a "Deleted user".
#[utoipa::path(delete, path = "/admin/users/{id}", tag = "admin", params(("id" = UserId, Path)), request_body = Reason,
    responses((status = 204, description = "Deleted.")))]
async fn delete_user(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    Valid(why): Valid<Reason>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::delete(tx, admin, id, &why.reason)).await?;
    finish_soon(&app, id).await;
    Ok(StatusCode::NO_CONTENT)
}

/// Reviews with their open flags, newest first.
#[utoipa::path(get, path = "/admin/reviews", tag = "admin", params(ReviewFilter, PageQuery),
    responses((status = 200, description = "Reviews, newest first.", body = Listed<ModeratedRead>)))]
async fn list_reviews(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { filter, page }: ListRequest<ReviewFilter, ReviewId>,
) -> Result<Json<Listed<ModeratedRead>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or(ReviewId::LAST);
    let search = ReviewSearch::from(filter);
    let reviews = app.read(caller, move |tx, admin| services::reviews(tx, admin, search, after, rows)).await?;
    Ok(Json(page.of(reviews, |shown| shown.review.id, ModeratedRead::from)))
}

/// A review with its open flags, and what is known of both sides.
#[utoipa::path(get, path = "/admin/reviews/{id}", tag = "admin", params(("id" = ReviewId, Path)),
    responses((status = 200, description = "The review.", body = ModeratedDetail)))]
async fn get_moderated_review(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<ReviewId>,
) -> Result<Json<ModeratedDetail>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::review(tx, admin, id)).await?.into()))
}

/// End every session of an account: its owner has to sign in again, on every device, and is told why. Links that were
/// mailed stop working.
#[utoipa::path(post, path = "/admin/users/{id}/end-sessions", tag = "admin", params(("id" = UserId, Path)), request_body = Reason,
    responses((status = 204, description = "Every session has ended.")))]
async fn end_user_sessions(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    Valid(why): Valid<Reason>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::end_sessions(tx, admin, id, &why.reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Download everything that an account's own export contains, as a ZIP file: also identity documents, except those that wait for the malware
/// scanner or were not submitted. It is recorded with your reason before the first byte is sent. At most five a day.
#[utoipa::path(post, path = "/admin/users/{id}/export", tag = "admin", params(("id" = UserId, Path)), request_body = Reason,
    responses((status = 200, description = "A ZIP file.", content_type = "application/zip", body = Vec<u8>)))]
async fn export_user(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<UserId>,
    Valid(why): Valid<Reason>,
) -> Result<Response, Problem> {
    Ok(flows::export(&app, caller, id, why).await?.into_response())
}

impl From<AdminError> for Problem {
    fn from(error: AdminError) -> Self {
        let says = error.to_string();
        match error {
            AdminError::NoSuchUser | AdminError::NoSuchReview => Self::not_found(),
            AdminError::OwnAccount => Self::new(OwnAccount, says),
            AdminError::LastAdmin => Self::new(LastAdmin, says),
            AdminError::Illegal(illegal) => {
                let (status, action) = (illegal.from.as_str(), illegal.action.as_str());
                Self::new(IllegalTransition { status, action }, says)
            }
            AdminError::Database(error) => error.into(),
        }
    }
}
