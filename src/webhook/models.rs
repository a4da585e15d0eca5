//! Webhooks.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, STEP, Tx,
        enums::text_enum,
        from_row,
        ids::{WebhookId, WebhookSecretId},
    },
    event::EventKind,
};
use std::time::Duration;

/// How many webhooks an installation has at most. Each may keep rows and a sender busy.
pub(crate) const MAX_WEBHOOKS: i64 = 20;

/// How long after a change of the secret the former one signs, too.
pub(crate) const SECRET_OVERLAP: Duration = Duration::from_secs(24 * 60 * 60);

text_enum! {
    /// Why nothing is delivered to a webhook.
    pub(crate) DisabledReason {
        /// An administrator has disabled it.
        ByAdmin = "ADMIN",
        /// Every attempt of five days has failed.
        Failing = "FAILING",
        /// The receiver has answered 410: it wants no more.
        Gone = "GONE",
    }
}

/// A webhook.
#[derive(Debug, Clone)]
pub(crate) struct Webhook {
    pub(crate) id: WebhookId,
    pub(crate) url: String,
    pub(crate) description: String,
    /// JSON; `None`: all.
    event_types: Option<String>,
    pub(crate) disabled_reason: Option<DisabledReason>,
    pub(crate) disabled_at: Option<Timestamp>,
    pub(crate) secret_id: WebhookSecretId,
    pub(crate) previous_secret_id: Option<WebhookSecretId>,
    pub(crate) previous_secret_until: Option<Timestamp>,
    /// Events up to here were delivered or wait for it.
    pub(crate) last_event: i64,
    pub(crate) replay_after: Option<i64>,
    pub(crate) replay_until: Option<i64>,
    /// Deliveries whose first attempt has failed since the last success.
    pub(crate) failures: i64,
    pub(crate) failing_since: Option<Timestamp>,
    pub(crate) paused_until: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
}

from_row!(Webhook {
    id,
    url,
    description,
    event_types,
    disabled_reason,
    disabled_at,
    secret_id,
    previous_secret_id,
    previous_secret_until,
    last_event,
    replay_after,
    replay_until,
    failures,
    failing_since,
    paused_until,
    created_at
});

macro_rules! webhooks_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, url, description, event_types, disabled_reason, disabled_at, secret_id, previous_secret_id,
                 previous_secret_until, last_event, replay_after, replay_until, failures, failing_since, paused_until, created_at
             FROM webhooks WHERE deleted_at IS NULL AND ",
            $condition
        )
    };
}

/// What an administrator enters.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Endpoint {
    pub(crate) url: String,
    pub(crate) description: String,
    /// `None`: all.
    pub(crate) event_types: Option<Vec<EventKind>>,
}

impl Endpoint {
    fn event_types_json(&self) -> Option<String> {
        self.event_types.as_ref().and_then(|kinds| serde_json::to_string(kinds).ok())
    }
}

impl Webhook {
    /// Creates a webhook that gets the events after `last_event`.
    pub(super) fn insert(tx: &mut Tx<'_>, endpoint: &Endpoint, last_event: i64) -> Result<Webhook, Error> {
        let (id, secret, now) = (WebhookId::new(tx), WebhookSecretId::new(tx), tx.now());
        tx.execute(
            "INSERT INTO webhooks (id, url, description, event_types, secret_id, last_event, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[&id, &endpoint.url, &endpoint.description, &endpoint.event_types_json(), &secret, &last_event, &now],
        )?;
        Self::find(tx, id)?.ok_or(Error::NoRow)
    }

    pub(crate) fn find(tx: &mut Tx<'_>, id: WebhookId) -> Result<Option<Webhook>, Error> {
        tx.optional(webhooks_where!("id = $1"), &[&id])
    }

    /// The webhooks before `after`, newest first.
    pub(super) fn list(tx: &mut Tx<'_>, after: WebhookId, rows: i64) -> Result<Vec<Webhook>, Error> {
        tx.all(webhooks_where!("id < $1 ORDER BY id DESC LIMIT $2"), &[&after, &rows])
    }

    /// Every webhook that is not disabled.
    pub(crate) fn enabled(tx: &mut Tx<'_>) -> Result<Vec<Webhook>, Error> {
        tx.all(webhooks_where!("disabled_reason IS NULL ORDER BY id LIMIT $1"), &[&MAX_WEBHOOKS])
    }

    pub(super) fn count(tx: &mut Tx<'_>) -> Result<i64, Error> {
        let (count,) = tx.one("SELECT count(*) FROM webhooks WHERE deleted_at IS NULL", &[])?;
        Ok(count)
    }

    /// What an administrator has entered.
    pub(crate) fn endpoint(&self) -> Endpoint {
        Endpoint { url: self.url.clone(), description: self.description.clone(), event_types: self.event_types() }
    }

    /// The types of its events; `None`: all. A type that this version does not know is left out.
    pub(crate) fn event_types(&self) -> Option<Vec<EventKind>> {
        Some(self.event_words()?.iter().filter_map(|word| word.parse().ok()).collect())
    }

    /// The types of its events as words; `None`: all. A node of the next release may have written one that this version does not know.
    pub(crate) fn event_words(&self) -> Option<Vec<String>> {
        Some(serde_json::from_str(self.event_types.as_deref()?).unwrap_or_default())
    }

    /// Whether events of one of these kinds are delivered to it.
    pub(crate) fn wants_any(&self, kinds: &[String]) -> bool {
        self.event_words().is_none_or(|wanted| kinds.iter().any(|kind| wanted.contains(kind)))
    }

    pub(crate) fn is_enabled(&self) -> bool {
        self.disabled_reason.is_none()
    }

    /// The host of its URL.
    pub(crate) fn host(&self) -> String {
        let url = url::Url::parse(&self.url).ok();
        url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The secrets that sign now, the current one first.
    pub(crate) fn secrets(&self, now: Timestamp) -> Vec<WebhookSecretId> {
        let previous = self.previous_secret_id.filter(|_| self.previous_secret_until.is_some_and(|until| now < until));
        [Some(self.secret_id), previous].into_iter().flatten().collect()
    }

    /// Types that this version does not know stay, unless others are chosen.
    pub(super) fn change(&self, tx: &mut Tx<'_>, endpoint: &Endpoint) -> Result<(), Error> {
        let is_kept = endpoint.event_types == self.event_types();
        let event_types = if is_kept { self.event_types.clone() } else { endpoint.event_types_json() };
        tx.execute(
            "UPDATE webhooks SET url = $2, description = $3, event_types = $4 WHERE id = $1",
            &[&self.id, &endpoint.url, &endpoint.description, &event_types],
        )?;
        Ok(())
    }

    /// Replaces the secret. The former one signs until the end of the overlap; one before it does not any more.
    pub(super) fn rotate_secret(tx: &mut Tx<'_>, id: WebhookId) -> Result<(), Error> {
        let (secret, until) = (WebhookSecretId::new(tx), tx.now().saturating_add(SECRET_OVERLAP));
        tx.execute(
            "UPDATE webhooks SET previous_secret_id = secret_id, previous_secret_until = $3, secret_id = $2 WHERE id = $1",
            &[&id, &secret, &until],
        )?;
        Ok(())
    }

    /// Disables it; false when it is disabled already.
    pub(crate) fn disable(tx: &mut Tx<'_>, id: WebhookId, reason: DisabledReason) -> Result<bool, Error> {
        let now = tx.now();
        let disabled = tx.execute(
            "UPDATE webhooks SET disabled_reason = $2, disabled_at = $3 WHERE id = $1 AND disabled_reason IS NULL",
            &[&id, &reason, &now],
        )?;
        Ok(disabled == 1)
    }

    /// Enables it, and forgets its failures.
    pub(super) fn enable(tx: &mut Tx<'_>, id: WebhookId) -> Result<(), Error> {
        tx.execute(
            "UPDATE webhooks SET disabled_reason = NULL, disabled_at = NULL, failures = 0, failing_since = NULL, paused_until = NULL
             WHERE id = $1",
            &[&id],
        )?;
        Ok(())
    }

    /// Skips every event up to `last_event`, and ends a replay.
    pub(super) fn skip_to(tx: &mut Tx<'_>, id: WebhookId, last_event: i64) -> Result<(), Error> {
        tx.execute(
            "UPDATE webhooks SET last_event = $2, replay_after = NULL, replay_until = NULL WHERE id = $1",
            &[&id, &last_event],
        )?;
        Ok(())
    }

    /// Marks it as deleted. Its rows are deleted later, in steps, and then [`delete_deleted`] deletes it.
    pub(super) fn delete(tx: &mut Tx<'_>, id: WebhookId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute("UPDATE webhooks SET deleted_at = $2 WHERE id = $1", &[&id, &now])?;
        Ok(())
    }
}

/// Deletes at most one [`STEP`] of deleted webhooks.
pub(crate) fn delete_deleted(tx: &mut Tx<'_>) -> Result<u64, Error> {
    tx.execute(
        "DELETE FROM webhooks WHERE id IN (SELECT id FROM webhooks WHERE deleted_at IS NOT NULL LIMIT $1)",
        &[&STEP],
    )
}
