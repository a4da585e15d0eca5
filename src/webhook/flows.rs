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
    database::{Error, STEP, ids::WebhookId},
    idempotency::{Created, StoredResponse},
    webhook::delivery::models::{Delivery, resume},
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
    if let Some(url) = &change.url {
        app.authorize(caller, move |tx, admin| services::find(tx, admin, id).map(drop)).await?;
        check(app, url).await?;
    }
    app.write(caller, move |tx, admin| services::change(tx, admin, id, &change)).await
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

/// Enables a webhook. Skipped deliveries are deleted in steps while it is disabled.
pub(crate) async fn enable(
    app: &App,
    caller: Caller<Admin>,
    id: WebhookId,
    how: WebhookEnable,
) -> Result<Webhook, Problem> {
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
    app.write(caller, move |tx, admin| {
        let webhook = services::enable(tx, admin, id, how.skip_missed)?;
        resume(tx, &webhook).map_err(|error: Error| WebhookError::from(error))?;
        Ok::<_, WebhookError>(webhook)
    })
    .await
}
