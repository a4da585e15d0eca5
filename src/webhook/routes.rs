//! `/admin/webhooks`.

use super::{
    delivery::{
        flows as deliveries,
        schemas::{AttemptRead, ReplayCreate, ReplayRead},
        services as delivery,
    },
    flows,
    limits::WEBHOOK_TEST,
    schemas::{WebhookCreate, WebhookEnable, WebhookRead, WebhookSecretRead, WebhookUpdate},
    services::{self, WebhookError},
};
use crate::codes::{AccountFrozen, EventsArchived, ReplayInProgress, TooManyWebhooks, WebhookDisabled, WebhookEnabled};
use crate::webhook::models::MAX_WEBHOOKS;
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, Idempotent, ListRequest, Listed, PageQuery, Path, SameOrigin, Unfiltered, Valid},
        error::{Problem, codes::CrossSite},
        input::FieldError,
        rate_limit::WRITE,
    },
    database::ids::{DeliveryAttemptId, WebhookId},
    idempotency::StoredResponse,
    routing::{Routes, access},
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(list_webhooks), access::<Admin>(), None)
        .route(routes!(create_webhook), access::<Admin>(), &WRITE)
        .refuses(&[TooManyWebhooks::ENTRY])
        .route(routes!(get_webhook), access::<Admin>(), None)
        .route(routes!(update_webhook), access::<Admin>(), &WRITE)
        .route(routes!(delete_webhook), access::<Admin>(), &WRITE)
        .route(routes!(get_webhook_secret), access::<Admin>(), &WRITE)
        .refuses(&[CrossSite::ENTRY, AccountFrozen::ENTRY])
        .route(routes!(rotate_webhook_secret), access::<Admin>(), &WRITE)
        .route(routes!(enable_webhook), access::<Admin>(), &WRITE)
        .refuses(&[WebhookEnabled::ENTRY, EventsArchived::ENTRY])
        .route(routes!(disable_webhook), access::<Admin>(), &WRITE)
        .route(routes!(test_webhook), access::<Admin>(), &WEBHOOK_TEST)
        .refuses(&[WebhookDisabled::ENTRY])
        .route(routes!(replay_webhook), access::<Admin>(), &WRITE)
        .refuses(&[WebhookDisabled::ENTRY, ReplayInProgress::ENTRY])
        .route(routes!(list_webhook_attempts), access::<Admin>(), None)
}

/// Webhooks, newest first.
#[utoipa::path(get, path = "/admin/webhooks", tag = "admin", params(PageQuery),
    responses((status = 200, description = "Webhooks, newest first.", body = Listed<WebhookRead>)))]
async fn list_webhooks(
    State(app): State<App>,
    caller: Caller<Admin>,
    ListRequest { page, .. }: ListRequest<Unfiltered, WebhookId>,
) -> Result<Json<Listed<WebhookRead>>, Problem> {
    let (after, rows) = (page.after.unwrap_or(WebhookId::LAST), page.rows());
    let webhooks = app.read(caller, move |tx, admin| services::list(tx, admin, after, rows)).await?;
    Ok(Json(page.of(webhooks, |webhook| webhook.id, WebhookRead::from)))
}

/// Create a webhook: events from now on are sent to its URL by `POST`, signed as Standard Webhooks
/// (<https://www.standardwebhooks.com>).
///
/// The body is `{"type": "job.accepted", "timestamp": "…", "id": 4711, "data": {…}}`, at most 16 KiB: what the event feed of
/// administrators shows, for every type of event; never the content of messages. An event that leads to no 2xx is sent
/// again ten times within three days, with the same `webhook-id`; meanwhile later events of the same subject wait. At
/// least once: an event can come twice, so remember `webhook-id`. Redirects are not followed.
#[utoipa::path(post, path = "/admin/webhooks", tag = "admin", request_body = WebhookCreate,
    responses((status = 201, description = "Created. Its secret is at `/admin/webhooks/{id}/secret`.", body = WebhookRead)))]
async fn create_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Idempotent { body, idempotency_key }: Idempotent<WebhookCreate>,
) -> Result<StoredResponse, Problem> {
    flows::create(&app, caller, idempotency_key, body).await
}

/// One webhook.
#[utoipa::path(get, path = "/admin/webhooks/{id}", tag = "admin", params(("id" = WebhookId, Path)),
    responses((status = 200, description = "The webhook.", body = WebhookRead)))]
async fn get_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
) -> Result<Json<WebhookRead>, Problem> {
    Ok(Json(app.read(caller, move |tx, admin| services::find(tx, admin, id)).await?.into()))
}

/// Change the URL, the description or the types of events of a webhook. Events that wait already are delivered all the
/// same.
#[utoipa::path(patch, path = "/admin/webhooks/{id}", tag = "admin", params(("id" = WebhookId, Path)), request_body = WebhookUpdate,
    responses((status = 200, description = "Changed.", body = WebhookRead)))]
async fn update_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
    Valid(change): Valid<WebhookUpdate>,
) -> Result<Json<WebhookRead>, Problem> {
    Ok(Json(flows::change(&app, caller, id, change).await?.into()))
}

/// Delete a webhook with its attempts. Nothing is delivered any more.
#[utoipa::path(delete, path = "/admin/webhooks/{id}", tag = "admin", params(("id" = WebhookId, Path)),
    responses((status = 204, description = "Deleted.")))]
async fn delete_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, admin| services::delete(tx, admin, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Show the secret of a webhook. Each time is in the audit trail.
#[utoipa::path(get, path = "/admin/webhooks/{id}/secret", tag = "admin", params(("id" = WebhookId, Path)),
    responses((status = 200, description = "The secrets that sign now.", body = WebhookSecretRead)))]
async fn get_webhook_secret(
    State(app): State<App>,
    caller: Caller<Admin>,
    _: SameOrigin,
    Path(id): Path<WebhookId>,
) -> Result<Json<WebhookSecretRead>, Problem> {
    let secrets = app.webhook_secrets.clone();
    Ok(Json(app.write(caller, move |tx, admin| services::secret(tx, admin, id, &secrets)).await?))
}

/// Replace the secret of a webhook. For 24 hours messages carry two signatures, of the new and of the former secret.
#[utoipa::path(post, path = "/admin/webhooks/{id}/rotate-secret", tag = "admin", params(("id" = WebhookId, Path)),
    responses((status = 200, description = "Replaced. The new secret is at `/admin/webhooks/{id}/secret`.", body = WebhookRead)))]
async fn rotate_webhook_secret(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
) -> Result<Json<WebhookRead>, Problem> {
    Ok(Json(app.write(caller, move |tx, admin| services::rotate_secret(tx, admin, id)).await?.into()))
}

/// Enable a webhook. It goes on where it has stopped, so nothing is lost, unless you skip what it has missed. That is
/// necessary once events that it has missed are archived (`events_archived`). If it is enabled but paused after failures,
/// the next attempt is made now.
#[utoipa::path(post, path = "/admin/webhooks/{id}/enable", tag = "admin", params(("id" = WebhookId, Path)), request_body = WebhookEnable,
    responses((status = 200, description = "Enabled.", body = WebhookRead)))]
async fn enable_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
    Valid(how): Valid<WebhookEnable>,
) -> Result<Json<WebhookRead>, Problem> {
    Ok(Json(flows::enable(&app, caller, id, how).await?.into()))
}

/// Disable a webhook. Events wait in the log until it is enabled.
#[utoipa::path(post, path = "/admin/webhooks/{id}/disable", tag = "admin", params(("id" = WebhookId, Path)),
    responses((status = 200, description = "Disabled.", body = WebhookRead)))]
async fn disable_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
) -> Result<Json<WebhookRead>, Problem> {
    Ok(Json(app.write(caller, move |tx, admin| services::disable(tx, admin, id)).await?.into()))
}

/// Send a test, `{"type": "webhook.test", …}`, now, also to a disabled webhook.
#[utoipa::path(post, path = "/admin/webhooks/{id}/test", tag = "admin", params(("id" = WebhookId, Path)),
    responses((status = 200, description = "What came of it, also if the receiver has refused it.", body = AttemptRead)))]
async fn test_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
) -> Result<Json<AttemptRead>, Problem> {
    Ok(Json(deliveries::test(&app, caller, id).await?.into()))
}

/// Deliver a range of events again, in the background, with the same `webhook-id`s. Events that are archived are not
/// delivered any more.
#[utoipa::path(post, path = "/admin/webhooks/{id}/replay", tag = "admin", params(("id" = WebhookId, Path)), request_body = ReplayCreate,
    responses((status = 202, description = "The events are delivered again.", body = ReplayRead)))]
async fn replay_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
    Valid(range): Valid<ReplayCreate>,
) -> Result<(StatusCode, Json<ReplayRead>), Problem> {
    let replay = app.write(caller, move |tx, admin| delivery::replay(tx, admin, id, range)).await?;
    Ok((StatusCode::ACCEPTED, Json(replay)))
}

/// The attempts to deliver to a webhook, newest first: the last thousand, of the last 30 days.
#[utoipa::path(get, path = "/admin/webhooks/{id}/attempts", tag = "admin", params(("id" = WebhookId, Path), PageQuery),
    responses((status = 200, description = "Attempts, newest first.", body = Listed<AttemptRead>)))]
async fn list_webhook_attempts(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
    ListRequest { page, .. }: ListRequest<Unfiltered, DeliveryAttemptId>,
) -> Result<Json<Listed<AttemptRead>>, Problem> {
    let (after, rows) = (page.after.unwrap_or(DeliveryAttemptId::LAST), page.rows());
    let attempts = app.read(caller, move |tx, admin| delivery::attempts(tx, admin, id, after, rows)).await?;
    Ok(Json(page.of(attempts, |attempt| attempt.id, AttemptRead::from)))
}

impl From<WebhookError> for Problem {
    fn from(error: WebhookError) -> Self {
        let says = error.to_string();
        match error {
            WebhookError::NoSuchWebhook => Self::not_found(),
            WebhookError::TooMany => Self::new(TooManyWebhooks { max: MAX_WEBHOOKS }, says),
            WebhookError::RefusedAddress(_) => Self::invalid_field("/url", FieldError::RefusedAddress, says),
            WebhookError::UnknownHost(_) => Self::invalid_field("/url", FieldError::InvalidValue, says),
            WebhookError::Enabled => Self::new(WebhookEnabled, says),
            WebhookError::Disabled => Self::new(WebhookDisabled, says),
            WebhookError::ReplayInProgress => Self::new(ReplayInProgress, says),
            WebhookError::EmptyRange { .. } => Self::invalid_field("/after_event_id", FieldError::InvalidValue, says),
            WebhookError::MissedArchived { archived } => Self::new(EventsArchived { archived }, says),
            WebhookError::RangeArchived { .. } => {
                Self::invalid_field("/after_event_id", FieldError::InvalidValue, says)
            }
            WebhookError::Database(error) => error.into(),
        }
    }
}
