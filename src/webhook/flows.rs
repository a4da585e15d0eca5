//! Checking the URLs of webhooks around their transactions.

use super::{
    models::Webhook,
    schemas::{WebhookCreate, WebhookEnable, WebhookRead, WebhookUpdate, WebhookUrl},
    services::{self, WebhookError},
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::{Caller, IdempotencyKey},
        error::Problem,
        public_http::PublicHttpError,
    },
    database::{STEP, ids::WebhookId},
    idempotency::{Created, StoredResponse},
    webhook::delivery::{models::Delivery, services as delivery},
};

/// Creates a webhook once its host is known to have addresses that may get requests.
pub(crate) async fn create(
    app: &App,
    caller: Caller<Admin>,
    key: IdempotencyKey,
    new: WebhookCreate,
) -> Result<StoredResponse, Problem> {
    let earlier = app.check_before_create(caller, key.clone(), |_, _: &Admin| Ok::<_, Problem>(())).await?;
    if let Some(response) = earlier {
        return Ok(response);
    }
    check(app, &new.url).await?;
    let endpoint = new.endpoint();
    app.create_idempotent(caller, key, move |tx, admin| {
        services::create(tx, admin, &endpoint).map(|webhook| Created::New(WebhookRead::from(webhook)))
    })
    .await
}

/// Changes a webhook. A new URL is checked first.
pub(crate) async fn change(
    app: &App,
    caller: Caller<Admin>,
    id: WebhookId,
    change: WebhookUpdate,
) -> Result<Webhook, Problem> {
    check_change(app, caller, id, &change).await?;
    app.write(caller, move |tx, admin| services::change(tx, admin, id, &change)).await
}

/// Checks a new URL, before [`services::change`].
pub(crate) async fn check_change(
    app: &App,
    caller: Caller<Admin>,
    id: WebhookId,
    change: &WebhookUpdate,
) -> Result<(), Problem> {
    let Some(url) = &change.url else { return Ok(()) };
    app.authorize(caller, move |tx, admin| services::find(tx, admin, id).map(drop)).await?;
    check(app, url).await
}

async fn check(app: &App, url: &WebhookUrl) -> Result<(), Problem> {
    app.webhook_http.check(&url.0).await.map_err(|error| {
        let says = error.to_string();
        match error {
            PublicHttpError::Refused(_) => WebhookError::RefusedAddress(says).into(),
            PublicHttpError::Timeout | PublicHttpError::Unreachable(_) | PublicHttpError::Incomplete(_) => {
                WebhookError::UnknownHost(says).into()
            }
        }
    })
}

/// Enables a webhook.
pub(crate) async fn enable(
    app: &App,
    caller: Caller<Admin>,
    id: WebhookId,
    how: WebhookEnable,
) -> Result<Webhook, Problem> {
    skip_missed(app, caller, id, how).await?;
    app.write(caller, move |tx, admin| delivery::enable(tx, admin, id, how)).await
}

/// Deletes the deliveries that are to be skipped in steps, while the webhook is disabled, before [`delivery::enable`].
pub(crate) async fn skip_missed(
    app: &App,
    caller: Caller<Admin>,
    id: WebhookId,
    how: WebhookEnable,
) -> Result<(), Problem> {
    if how.skip_missed {
        let step = async || {
            app.write(caller, move |tx, admin| {
                services::require_disabled(tx, admin, id)?;
                Ok::<_, WebhookError>(Delivery::delete_step_of(tx, id)?)
            })
            .await
        };
        while step().await? == STEP.unsigned_abs() {}
    }
    Ok(())
}
