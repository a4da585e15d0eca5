//! The rules of webhooks.

use super::{
    delivery::needs::begun_after,
    models::{DisabledReason, Endpoint, MAX_WEBHOOKS, Webhook},
    schemas::{WebhookSecretRead, WebhookUpdate},
};
use crate::{
    auth::permissions::Admin,
    core::security::WebhookSecrets,
    database::{
        self, Tx,
        ids::{WebhookId, WebhookSecretId},
    },
    event::{
        self, Event, EventKind,
        models::{LogEnd, Reader},
    },
};
use serde_json::{Value, json};

/// Why a webhook could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WebhookError {
    #[error("there is no such webhook")]
    NoSuchWebhook,
    #[error("There are {MAX_WEBHOOKS} webhooks, which is the limit; delete one first.")]
    TooMany,
    #[error("{0}")]
    RefusedAddress(String),
    #[error("{0}")]
    UnknownHost(String),
    #[error("This webhook is enabled; disable it first, so that nothing is delivered while events are skipped.")]
    Enabled,
    #[error("This webhook is disabled; enable it first.")]
    Disabled,
    #[error("A replay is under way; wait until it is done.")]
    ReplayInProgress,
    #[error("must be less than the last event of the range, and than {last}, the last event that was delivered so far")]
    EmptyRange { last: i64 },
    #[error(
        "Events that it has missed are archived and cannot be delivered. Enable it with `skip_missed`, and then have the events after \
         {archived} delivered again."
    )]
    MissedArchived { archived: i64 },
    #[error("must be {archived} or more: the events up to there are archived (`hirehall events export`)")]
    RangeArchived { archived: i64 },
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Creates a webhook that gets the events from now on. Its URL must have been checked.
pub(crate) fn create(tx: &mut Tx<'_>, admin: &Admin, endpoint: &Endpoint) -> Result<Webhook, WebhookError> {
    if Webhook::count(tx)? >= MAX_WEBHOOKS {
        return Err(WebhookError::TooMany);
    }
    let end = LogEnd::find(tx)?;
    let webhook = Webhook::insert(tx, endpoint, end.last())?;
    record(tx, admin, EventKind::WebhookCreated, &webhook, json!({ "event_types": endpoint.event_types }))?;
    Ok(webhook)
}

/// The webhooks, newest first.
pub(crate) fn list(tx: &mut Tx<'_>, _: &Admin, after: WebhookId, rows: i64) -> Result<Vec<Webhook>, WebhookError> {
    Ok(Webhook::list(tx, after, rows)?)
}

/// One webhook.
pub(crate) fn find(tx: &mut Tx<'_>, _: &Admin, id: WebhookId) -> Result<Webhook, WebhookError> {
    Webhook::find(tx, id)?.ok_or(WebhookError::NoSuchWebhook)
}

/// Changes a webhook. A new URL must have been checked.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: WebhookId,
    change: &WebhookUpdate,
) -> Result<Webhook, WebhookError> {
    let webhook = find(tx, admin, id)?;
    let (old, new) = (webhook.endpoint(), change.apply(webhook.endpoint()));
    if old != new {
        webhook.change(tx, &new)?;
        let changed = find(tx, admin, id)?;
        record(tx, admin, EventKind::WebhookChanged, &changed, json!({ "event_types": new.event_types }))?;
    }
    find(tx, admin, id)
}

/// Deletes a webhook. Nothing is delivered any more.
pub(crate) fn delete(tx: &mut Tx<'_>, admin: &Admin, id: WebhookId) -> Result<(), WebhookError> {
    let webhook = find(tx, admin, id)?;
    Webhook::delete(tx, id)?;
    record(tx, admin, EventKind::WebhookDeleted, &webhook, json!({}))
}

/// Refuses to skip events while they are delivered.
pub(crate) fn require_disabled(tx: &mut Tx<'_>, admin: &Admin, id: WebhookId) -> Result<(), WebhookError> {
    if find(tx, admin, id)?.is_enabled() { Err(WebhookError::Enabled) } else { Ok(()) }
}

/// Delivers again, beginning where it stopped or, if `skips_missed`, with the next event. Its failures are forgotten.
pub(crate) fn enable(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: WebhookId,
    skips_missed: bool,
) -> Result<Webhook, WebhookError> {
    let webhook = find(tx, admin, id)?;
    if skips_missed {
        require_disabled(tx, admin, id)?;
        let end = LogEnd::find(tx)?;
        Webhook::skip_to(tx, id, end.last())?;
    } else if !webhook.is_enabled() {
        let archived = Reader::Archive.last_seen(tx)?;
        if begun_after(tx, &webhook)?.min(webhook.last_event) < archived {
            return Err(WebhookError::MissedArchived { archived });
        }
    }
    Webhook::enable(tx, id)?;
    if !webhook.is_enabled() {
        let data = json!({ "skips_missed": skips_missed, "last_event_id": webhook.last_event });
        record(tx, admin, EventKind::WebhookEnabled, &webhook, data)?;
    }
    find(tx, admin, id)
}

/// Stops deliveries. Events wait in the log.
pub(crate) fn disable(tx: &mut Tx<'_>, admin: &Admin, id: WebhookId) -> Result<Webhook, WebhookError> {
    let webhook = find(tx, admin, id)?;
    if Webhook::disable(tx, id, DisabledReason::ByAdmin)? {
        record_disabled(tx, Some(admin), &webhook, DisabledReason::ByAdmin)?;
    }
    find(tx, admin, id)
}

/// Records that a webhook was disabled, by an administrator or because of its failures.
pub(crate) fn record_disabled(
    tx: &mut Tx<'_>,
    admin: Option<&Admin>,
    webhook: &Webhook,
    reason: DisabledReason,
) -> Result<(), WebhookError> {
    let data = json!({ "host": webhook.host(), "disabled_reason": reason, "last_event_id": webhook.last_event });
    let event = Event::new(EventKind::WebhookDisabled, webhook.id.as_uuid()).with(data);
    let event = match admin {
        Some(admin) => event.by(admin.id()),
        None => event,
    };
    Ok(event::append(tx, event)?)
}

/// Replaces the secret. The former one signs for a day, too.
pub(crate) fn rotate_secret(tx: &mut Tx<'_>, admin: &Admin, id: WebhookId) -> Result<Webhook, WebhookError> {
    let webhook = find(tx, admin, id)?;
    Webhook::rotate_secret(tx, id)?;
    record(tx, admin, EventKind::WebhookSecretRotated, &webhook, json!({}))?;
    find(tx, admin, id)
}

/// Shows the secrets. That is recorded.
pub(crate) fn secret(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: WebhookId,
    secrets: &WebhookSecrets,
) -> Result<WebhookSecretRead, WebhookError> {
    let webhook = find(tx, admin, id)?;
    record(tx, admin, EventKind::WebhookSecretViewed, &webhook, json!({}))?;
    let text = |secret: WebhookSecretId| secrets.text(id.as_uuid(), secret.as_uuid()).to_string();
    let previous = webhook.secrets(tx.now()).get(1).copied();
    Ok(WebhookSecretRead {
        secret: text(webhook.secret_id),
        previous_secret: previous.map(text),
        previous_secret_until: webhook.previous_secret_until.filter(|_| previous.is_some()),
    })
}

pub(crate) fn record(
    tx: &mut Tx<'_>,
    admin: &Admin,
    kind: EventKind,
    webhook: &Webhook,
    mut data: Value,
) -> Result<(), WebhookError> {
    if let Some(data) = data.as_object_mut() {
        data.insert("host".to_owned(), webhook.host().into());
    }
    Ok(event::append(tx, Event::new(kind, webhook.id.as_uuid()).by(admin.id()).with(data))?)
}
