//! Deliveries that wait, attempts that were made, and the task that does both.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, STEP, Tx,
        enums::text_enum,
        from_row,
        ids::{DeliveryAttemptId, DeliveryId, SubjectId, WebhookId},
        queue::{Task, TaskKind, hasten},
        select, stored_struct,
    },
    event::models::AnyEvent,
    webhook::models::{MAX_WEBHOOKS, Webhook},
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How many events wait for a webhook at most. Later ones stay in the log.
pub(super) const MAX_WAITING: i64 = 10_000;

/// How many attempts of a webhook are kept.
const MAX_ATTEMPTS: i64 = 1000;

/// The lane of a webhook: it has one task while there is something to deliver.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LaneTask {
    pub(super) webhook: WebhookId,
}

impl Task for LaneTask {
    const KIND: TaskKind = TaskKind::Webhook;
    /// Longer than a round of the lane, with the last response.
    const LEASE: Duration = Duration::from_secs(40);

    fn key(&self) -> String {
        self.webhook.as_uuid().simple().to_string()
    }
}

/// Lets the lane of a webhook look for something to deliver, now or when its pause is over.
pub(crate) fn resume(tx: &mut Tx<'_>, webhook: &Webhook) -> Result<(), Error> {
    let due_at = webhook.paused_until.unwrap_or_else(|| tx.now());
    hasten(tx, &LaneTask { webhook: webhook.id }, due_at)
}

/// An event that waits to be delivered.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(super) id: DeliveryId,
    pub(super) event_id: i64,
    pub(super) subject_id: SubjectId,
    /// The attempts that have failed.
    pub(super) attempts: i64,
}

from_row!(Delivery { id, event_id, subject_id, attempts });

impl Delivery {
    /// Inserts an event unless it waits already. It is due unless another event of its subject waits.
    pub(super) fn insert(tx: &mut Tx<'_>, webhook: WebhookId, event: &AnyEvent) -> Result<(), Error> {
        let (id, now) = (DeliveryId::new(tx), tx.now());
        tx.execute(
            "INSERT INTO webhook_deliveries (id, webhook_id, event_id, subject_id, attempts, due_at)
             VALUES ($1, $2, $3, $4, 0, CASE WHEN EXISTS
                 (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = $2 AND d.subject_id = $4)
                 THEN NULL ELSE CAST($5 AS BIGINT) END)
             ON CONFLICT (webhook_id, event_id) DO NOTHING",
            &[&id, &webhook, &event.id, &event.subject, &now],
        )?;
        Ok(())
    }

    /// The deliveries that are due, the first due first.
    pub(super) fn due(tx: &mut Tx<'_>, webhook: WebhookId, rows: i64) -> Result<Vec<Delivery>, Error> {
        let now = tx.now();
        tx.all(
            "SELECT id, event_id, subject_id, attempts FROM webhook_deliveries
             WHERE webhook_id = $1 AND due_at <= $2 ORDER BY due_at, event_id LIMIT $3",
            &[&webhook, &now, &rows],
        )
    }

    /// When the next delivery is due; `None` if none waits.
    pub(super) fn next_due(tx: &mut Tx<'_>, webhook: WebhookId) -> Result<Option<Timestamp>, Error> {
        let next: Option<(Timestamp,)> = tx.optional(
            "SELECT due_at FROM webhook_deliveries WHERE webhook_id = $1 AND due_at IS NOT NULL ORDER BY due_at LIMIT 1",
            &[&webhook],
        )?;
        Ok(next.map(|(at,)| at))
    }

    /// The first event that waits.
    pub(super) fn first_event(tx: &mut Tx<'_>, webhook: WebhookId) -> Result<Option<i64>, Error> {
        let first: Option<(i64,)> = tx.optional(
            "SELECT event_id FROM webhook_deliveries WHERE webhook_id = $1 ORDER BY event_id LIMIT 1",
            &[&webhook],
        )?;
        Ok(first.map(|(event,)| event))
    }

    /// How many events wait.
    pub(crate) fn count(tx: &mut Tx<'_>, webhook: WebhookId) -> Result<i64, Error> {
        let (count,) = tx.one("SELECT count(*) FROM webhook_deliveries WHERE webhook_id = $1", &[&webhook])?;
        Ok(count)
    }

    /// Removes it, and makes the next event of its subject due. False when another node has recorded this attempt.
    pub(super) fn remove(&self, tx: &mut Tx<'_>, webhook: WebhookId) -> Result<bool, Error> {
        let now = tx.now();
        let removed =
            tx.execute("DELETE FROM webhook_deliveries WHERE id = $1 AND attempts = $2", &[&self.id, &self.attempts])?;
        if removed == 1 {
            tx.execute(
                "UPDATE webhook_deliveries SET due_at = $3 WHERE due_at IS NULL AND id =
                     (SELECT id FROM webhook_deliveries WHERE webhook_id = $1 AND subject_id = $2 ORDER BY event_id LIMIT 1)",
                &[&webhook, &self.subject_id, &now],
            )?;
        }
        Ok(removed == 1)
    }

    /// Counts a failed attempt. False when another node has recorded it.
    pub(super) fn repeat_at(&self, tx: &mut Tx<'_>, due_at: Timestamp) -> Result<bool, Error> {
        let repeated = tx.execute(
            "UPDATE webhook_deliveries SET attempts = attempts + 1, due_at = $3 WHERE id = $1 AND attempts = $2",
            &[&self.id, &self.attempts, &due_at],
        )?;
        Ok(repeated == 1)
    }

    /// Deletes at most one [`STEP`] of the deliveries of a webhook to which nothing is delivered now.
    pub(crate) fn delete_step_of(tx: &mut Tx<'_>, webhook: WebhookId) -> Result<u64, Error> {
        tx.execute(
            "DELETE FROM webhook_deliveries WHERE id IN (SELECT id FROM webhook_deliveries WHERE webhook_id = $1 LIMIT $2)",
            &[&webhook, &STEP],
        )
    }

    /// Deletes at most one [`STEP`] of the deliveries of deleted webhooks.
    pub(crate) fn delete_of_deleted(tx: &mut Tx<'_>) -> Result<u64, Error> {
        tx.execute(
            "DELETE FROM webhook_deliveries WHERE id IN
                 (SELECT id FROM webhook_deliveries WHERE webhook_id IN (SELECT id FROM webhooks WHERE deleted_at IS NOT NULL) LIMIT $1)",
            &[&STEP],
        )
    }
}

/// How far behind the deliveries of a webhook are.
#[derive(Debug, Clone)]
pub(crate) struct WebhookLag {
    pub(crate) id: WebhookId,
    pub(crate) url: String,
    /// Since when the first event waits; `None` if none does.
    pub(crate) waits_since: Option<Timestamp>,
}

struct FirstWaiting {
    id: WebhookId,
    url: String,
    first: Option<DeliveryId>,
}

from_row!(FirstWaiting { id, url, first });

impl WebhookLag {
    /// Of every webhook that is not disabled.
    pub(crate) fn of_all(tx: &mut Tx<'_>) -> Result<Vec<WebhookLag>, Error> {
        let waiting: Vec<FirstWaiting> = tx.all(
            "SELECT w.id, w.url,
                 (SELECT d.id FROM webhook_deliveries d WHERE d.webhook_id = w.id ORDER BY d.event_id LIMIT 1) AS first
             FROM webhooks w WHERE w.deleted_at IS NULL AND w.disabled_reason IS NULL ORDER BY w.id LIMIT $1",
            &[&MAX_WEBHOOKS],
        )?;
        let lag =
            |FirstWaiting { id, url, first }| WebhookLag { id, url, waits_since: first.and_then(DeliveryId::made_at) };
        Ok(waiting.into_iter().map(lag).collect())
    }
}

/// Moves on in the log; false when another node has done so, or the webhook was disabled.
pub(super) fn advance(tx: &mut Tx<'_>, webhook: WebhookId, from: i64, to: i64) -> Result<bool, Error> {
    let moved = tx.execute(
        "UPDATE webhooks SET last_event = $3 WHERE id = $1 AND last_event = $2 AND disabled_reason IS NULL AND deleted_at IS NULL",
        &[&webhook, &from, &to],
    )?;
    Ok(moved == 1)
}

/// Moves every enabled webhook on that wants no event up to `last`.
pub(super) fn pass(tx: &mut Tx<'_>, last: i64) -> Result<(), Error> {
    tx.execute(
        "UPDATE webhooks SET last_event = $1 WHERE last_event < $1 AND disabled_reason IS NULL AND deleted_at IS NULL",
        &[&last],
    )?;
    Ok(())
}

/// Moves on in a replay, and ends it with `None`; false when another node has done so.
pub(super) fn advance_replay(tx: &mut Tx<'_>, webhook: WebhookId, from: i64, to: Option<i64>) -> Result<bool, Error> {
    let moved = tx.execute(
        "UPDATE webhooks SET replay_after = CAST($3 AS BIGINT),
             replay_until = CASE WHEN CAST($3 AS BIGINT) IS NULL THEN NULL ELSE replay_until END
         WHERE id = $1 AND replay_after = $2 AND disabled_reason IS NULL AND deleted_at IS NULL",
        &[&webhook, &from, &to],
    )?;
    Ok(moved == 1)
}

/// Begins a replay of the events after `after` up to `until`; false when one is under way.
pub(super) fn begin_replay(tx: &mut Tx<'_>, webhook: WebhookId, after: i64, until: i64) -> Result<bool, Error> {
    let begun = tx.execute(
        "UPDATE webhooks SET replay_after = $2, replay_until = $3 WHERE id = $1 AND replay_after IS NULL",
        &[&webhook, &after, &until],
    )?;
    Ok(begun == 1)
}

/// Records a success.
pub(super) fn record_success(tx: &mut Tx<'_>, webhook: WebhookId) -> Result<(), Error> {
    tx.execute(
        "UPDATE webhooks SET failures = 0, failing_since = NULL, paused_until = NULL
         WHERE id = $1 AND (failures > 0 OR failing_since IS NOT NULL OR paused_until IS NOT NULL)",
        &[&webhook],
    )?;
    Ok(())
}

/// Records a failure.
pub(super) fn record_failure(
    tx: &mut Tx<'_>,
    webhook: WebhookId,
    failures: i64,
    failing_since: Timestamp,
    paused_until: Option<Timestamp>,
) -> Result<(), Error> {
    tx.execute(
        "UPDATE webhooks SET failures = $2, failing_since = $3, paused_until = $4 WHERE id = $1",
        &[&webhook, &failures, &failing_since, &paused_until],
    )?;
    Ok(())
}

text_enum! {
    /// What came of an attempt.
    pub(crate) Outcome {
        /// The receiver has answered 2xx.
        Delivered = "DELIVERED",
        /// The receiver has answered with another status.
        Refused = "REFUSED",
        /// The receiver has answered 3xx. Redirects are not followed.
        Redirected = "REDIRECTED",
        /// The receiver has answered 410: the webhook is disabled.
        Gone = "GONE",
        /// There was no complete response in time.
        TimedOut = "TIMED_OUT",
        /// There was no connection or no response.
        Unreachable = "UNREACHABLE",
        /// The response broke off, so it is not known whether the receiver has taken the message.
        BrokenOff = "BROKEN_OFF",
        /// The host has an address to which nothing is sent.
        ForbiddenAddress = "FORBIDDEN_ADDRESS",
    }
}

stored_struct! {
    /// An attempt to deliver an event or a test.
    #[derive(Debug, Clone)]
    pub(crate) struct Attempt {
        pub(crate) id: DeliveryAttemptId,
        pub(crate) webhook_id: WebhookId,
        pub(crate) message_id: String,
        /// `None` for a test.
        pub(crate) event_id: Option<i64>,
        pub(crate) event_type: String,
        /// 1 for the first attempt.
        pub(crate) attempt: i64,
        pub(crate) outcome: Outcome,
        pub(crate) status: Option<i64>,
        pub(crate) error: Option<String>,
        /// The beginning of the response's body.
        pub(crate) answer: Option<String>,
        pub(crate) duration_ms: i64,
        pub(crate) at: Timestamp,
        /// `None` after a success, and when it is given up.
        pub(crate) next_attempt_at: Option<Timestamp>,
    }
}

impl Attempt {
    pub(super) fn insert(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let columns = Self::COLUMNS;
        let sql = format!(
            "INSERT INTO webhook_attempts ({}) VALUES ({})",
            columns.join(", "),
            crate::database::placeholders(columns, 1)
        );
        tx.execute(&sql, &self.params())?;
        Ok(())
    }

    /// The attempts of a webhook before `after`, newest first.
    pub(super) fn list(
        tx: &mut Tx<'_>,
        webhook: WebhookId,
        after: DeliveryAttemptId,
        rows: i64,
    ) -> Result<Vec<Attempt>, Error> {
        tx.all(
            &format!(
                "SELECT {} FROM webhook_attempts a WHERE webhook_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
                select("a", Self::COLUMNS)
            ),
            &[&webhook, &after, &rows],
        )
    }

    /// Deletes at most one [`STEP`] of those that are beyond the newest of a webhook.
    pub(super) fn delete_surplus(tx: &mut Tx<'_>, webhook: WebhookId) -> Result<u64, Error> {
        tx.execute(
            "DELETE FROM webhook_attempts WHERE id IN
                 (SELECT id FROM webhook_attempts WHERE webhook_id = $1 ORDER BY id DESC LIMIT $2 OFFSET $3)",
            &[&webhook, &STEP, &MAX_ATTEMPTS],
        )
    }

    /// Deletes at most one [`STEP`] of those that were made more than `age` ago.
    pub(crate) fn delete_older(tx: &mut Tx<'_>, age: Duration) -> Result<u64, Error> {
        let before = tx.now().saturating_sub(age);
        tx.execute(
            "DELETE FROM webhook_attempts WHERE id IN (SELECT id FROM webhook_attempts WHERE at < $1 ORDER BY at LIMIT $2)",
            &[&before, &STEP],
        )
    }

    /// Deletes at most one [`STEP`] of those of deleted webhooks.
    pub(crate) fn delete_of_deleted(tx: &mut Tx<'_>) -> Result<u64, Error> {
        tx.execute(
            "DELETE FROM webhook_attempts WHERE id IN
                 (SELECT id FROM webhook_attempts WHERE webhook_id IN (SELECT id FROM webhooks WHERE deleted_at IS NOT NULL) LIMIT $1)",
            &[&STEP],
        )
    }
}
