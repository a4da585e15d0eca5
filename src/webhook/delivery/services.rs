//! The rules of deliveries.

use super::{
    message::Message,
    models::{
        Attempt, Delivery, LaneTask, MAX_WAITING, Outcome, advance, advance_replay, begin_replay, record_failure,
        record_success, resume,
    },
    schedule,
    schemas::{ReplayCreate, ReplayRead},
};
use crate::{
    auth::permissions::Admin,
    core::clock::Timestamp,
    database::{
        Error, Tx,
        ids::{DeliveryAttemptId, WebhookId},
        queue::ClaimedTask,
    },
    event::{
        EventKind,
        models::{AnyEvent, LogEnd, Reader},
    },
    webhook::{
        models::{DisabledReason, Webhook},
        schemas::WebhookEnable,
        services::{self, WebhookError, find, record as record_event, record_disabled},
    },
};
use serde_json::json;

/// How many events are taken from the log in one transaction.
const BATCH: i64 = 200;

/// The next part of the log, for [`wake`].
pub(super) struct News {
    seen: i64,
    until: i64,
    kinds: Vec<String>,
}

/// The next events; `None` without new events or webhooks.
pub(super) fn news(tx: &mut Tx<'_>, end: LogEnd) -> Result<Option<News>, Error> {
    // What every webhook has taken already needs no look.
    let taken = Webhook::enabled(tx)?.iter().map(|webhook| webhook.last_event).min();
    let Some(taken) = taken else { return Ok(None) };
    let seen = Reader::Webhooks.last_seen(tx)?;
    let events = AnyEvent::after(tx, seen.max(taken), end.last(), BATCH)?;
    let Some(last) = events.last() else { return Ok(None) };
    let until = last.id;
    Ok(Some(News { seen, until, kinds: events.into_iter().map(|event| event.kind).collect() }))
}

/// Wakes the lanes of webhooks that want one of these events, unless another node has.
pub(super) fn wake(tx: &mut Tx<'_>, news: &News) -> Result<(), Error> {
    if Reader::Webhooks.advance(tx, news.seen, news.until)? {
        for webhook in Webhook::enabled(tx)? {
            if webhook.wants_any(&news.kinds) {
                resume(tx, &webhook)?;
            }
        }
    }
    Ok(())
}

/// A part of the log that a webhook takes.
pub(super) struct Part {
    from: i64,
    to: i64,
    is_last: bool,
    events: Vec<AnyEvent>,
}

impl Part {
    /// The events after `from`, up to `until`, that the webhook wants; `None` if `from` is the end.
    fn find(tx: &mut Tx<'_>, webhook: &Webhook, from: i64, until: i64) -> Result<Option<Part>, Error> {
        if from >= until {
            return Ok(None);
        }
        let mut events = AnyEvent::after(tx, from, until, BATCH)?;
        let is_last = i64::try_from(events.len()).is_ok_and(|read| read < BATCH);
        let to = events.last().filter(|_| !is_last).map_or(until, |event| event.id);
        if let Some(wanted) = webhook.event_words() {
            events.retain(|event| wanted.contains(&event.kind));
        }
        Ok(Some(Part { from, to, is_last, events }))
    }
}

/// The next parts of the log for a webhook: new events, and a replay.
pub(super) struct NextParts {
    new: Option<Part>,
    replay: Option<Part>,
}

/// The next parts of the log, if there is room for them.
pub(super) fn next_parts(tx: &mut Tx<'_>, id: WebhookId) -> Result<Option<NextParts>, Error> {
    let Some(webhook) = Webhook::find(tx, id)?.filter(Webhook::is_enabled) else { return Ok(None) };
    if Delivery::count(tx, id)? >= MAX_WAITING {
        return Ok(None);
    }
    let seen = Reader::Webhooks.last_seen(tx)?;
    let new = Part::find(tx, &webhook, webhook.last_event, seen)?;
    let replay = match (webhook.replay_after, webhook.replay_until) {
        (Some(after), Some(until)) => {
            // An empty range ends the replay, too.
            let end = Part { from: after, to: until, is_last: true, events: Vec::new() };
            Some(Part::find(tx, &webhook, after, until)?.unwrap_or(end))
        }
        _ => None,
    };
    Ok((new.is_some() || replay.is_some()).then_some(NextParts { new, replay }))
}

/// Takes parts of the log, unless another node has: from now on their events wait.
pub(super) fn take(tx: &mut Tx<'_>, id: WebhookId, parts: &NextParts) -> Result<(), Error> {
    if let Some(part) = &parts.new
        && advance(tx, id, part.from, part.to)?
    {
        part.events.iter().try_for_each(|event| Delivery::insert(tx, id, event))?;
    }
    if let Some(part) = &parts.replay
        && advance_replay(tx, id, part.from, (!part.is_last).then_some(part.to))?
    {
        part.events.iter().try_for_each(|event| Delivery::insert(tx, id, event))?;
    }
    Ok(())
}

/// A webhook and what may be sent to it now.
pub(super) struct Due {
    pub(super) webhook: Webhook,
    /// `None` instead of an event: the log does not have it any more.
    pub(super) deliveries: Vec<(Delivery, Option<AnyEvent>)>,
    /// How many may be sent at the same time.
    pub(super) slots: usize,
}

/// What may be sent to a webhook now; `None` when it is disabled or paused.
pub(super) fn due(tx: &mut Tx<'_>, id: WebhookId, slots: usize, rows: i64) -> Result<Option<Due>, Error> {
    let Some(webhook) = Webhook::find(tx, id)?.filter(Webhook::is_enabled) else { return Ok(None) };
    if webhook.paused_until.is_some_and(|until| tx.now() < until) {
        return Ok(None);
    }
    let mut deliveries = Vec::new();
    for delivery in Delivery::due(tx, id, rows)? {
        let event = AnyEvent::find(tx, delivery.event_id)?;
        deliveries.push((delivery, event));
    }
    let slots = if schedule::is_down(webhook.failures) { 1 } else { slots };
    Ok(Some(Due { webhook, deliveries, slots }))
}

/// An attempt that was made.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    pub(super) message: Message,
    pub(super) outcome: Outcome,
    pub(super) status: Option<i64>,
    pub(super) error: Option<String>,
    pub(super) answer: Option<String>,
    pub(super) duration_ms: i64,
    pub(super) at: Timestamp,
}

impl Sent {
    fn attempt(&self, tx: &Tx<'_>, webhook: WebhookId, attempt: i64, next: Option<Timestamp>) -> Attempt {
        Attempt {
            id: DeliveryAttemptId::new(tx),
            webhook_id: webhook,
            message_id: self.message.id.clone(),
            event_id: self.message.event_id,
            event_type: self.message.event_type.clone(),
            attempt,
            outcome: self.outcome,
            status: self.status,
            error: self.error.clone(),
            answer: self.answer.clone(),
            duration_ms: self.duration_ms,
            at: self.at,
            next_attempt_at: next,
        }
    }
}

/// Records an attempt, unless another node has: the delivery is done, tried again later, or given up after the last one.
/// A webhook that has failed for days is disabled. True when the delivery is given up.
pub(super) fn record(tx: &mut Tx<'_>, id: WebhookId, delivery: &Delivery, sent: &Sent) -> Result<bool, WebhookError> {
    let Some(webhook) = Webhook::find(tx, id)? else { return Ok(false) };
    let (now, number) = (tx.now(), delivery.attempts + 1);
    let is_delivered = sent.outcome == Outcome::Delivered;
    let next = if is_delivered { None } else { schedule::next_attempt(number, now, tx.random()) };
    let is_counted = match next {
        Some(at) => delivery.repeat_at(tx, at)?,
        None => delivery.remove(tx, id)?,
    };
    if !is_counted {
        return Ok(false);
    }
    sent.attempt(tx, id, number, next).insert(tx)?;
    if is_delivered {
        record_success(tx, id)?;
        return Ok(false);
    }
    let failing_since = webhook.failing_since.unwrap_or(now);
    let failures = webhook.failures + i64::from(number == 1);
    let paused_until = schedule::is_down(failures).then(|| schedule::paused_until(failing_since, now, tx.random()));
    record_failure(tx, id, failures, failing_since, paused_until)?;
    let reason = if sent.outcome == Outcome::Gone {
        Some(DisabledReason::Gone)
    } else {
        schedule::is_hopeless(failing_since, now).then_some(DisabledReason::Failing)
    };
    if let Some(reason) = reason
        && Webhook::disable(tx, id, reason)?
    {
        record_disabled(tx, None, &webhook, reason)?;
    }
    Ok(next.is_none())
}

/// Ends a round of a lane: its task is due again when there is something to do, or done. True if it is done.
pub(super) fn end_round(tx: &mut Tx<'_>, task: &ClaimedTask<LaneTask>) -> Result<bool, Error> {
    let id = task.task.webhook;
    let Some(webhook) = Webhook::find(tx, id)?.filter(Webhook::is_enabled) else {
        return task.complete(tx);
    };
    let now = tx.now();
    let next = if next_parts(tx, id)?.is_some() { Some(now) } else { Delivery::next_due(tx, id)? };
    let Some(at) = next else { return task.complete(tx) };
    task.postpone(tx, at.max(webhook.paused_until.unwrap_or(at)).saturating_since(now))?;
    Ok(false)
}

/// Records that a test is sent, and returns where to.
pub(crate) fn begin_test(tx: &mut Tx<'_>, admin: &Admin, id: WebhookId) -> Result<Webhook, WebhookError> {
    let webhook = find(tx, admin, id)?;
    record_event(tx, admin, EventKind::WebhookTested, &webhook, json!({}))?;
    Ok(webhook)
}

/// Enables a webhook, and lets its lane look for something to deliver. What it skips must have been deleted.
pub(crate) fn enable(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: WebhookId,
    how: WebhookEnable,
) -> Result<Webhook, WebhookError> {
    let webhook = services::enable(tx, admin, id, how.skip_missed)?;
    resume(tx, &webhook)?;
    Ok(webhook)
}

/// Records what came of a test.
pub(super) fn record_test(tx: &mut Tx<'_>, id: WebhookId, sent: &Sent) -> Result<Attempt, WebhookError> {
    Webhook::find(tx, id)?.ok_or(WebhookError::NoSuchWebhook)?;
    let attempt = sent.attempt(tx, id, 1, None);
    attempt.insert(tx)?;
    Attempt::delete_surplus(tx, id)?;
    Ok(attempt)
}

/// The attempts of a webhook, newest first.
pub(crate) fn attempts(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: WebhookId,
    after: DeliveryAttemptId,
    rows: i64,
) -> Result<Vec<Attempt>, WebhookError> {
    find(tx, admin, id)?;
    Ok(Attempt::list(tx, id, after, rows)?)
}

/// Delivers a range of events again, with the same `webhook-id`s.
pub(crate) fn replay(
    tx: &mut Tx<'_>,
    admin: &Admin,
    id: WebhookId,
    range: ReplayCreate,
) -> Result<ReplayRead, WebhookError> {
    let webhook = find(tx, admin, id)?;
    if !webhook.is_enabled() {
        return Err(WebhookError::Disabled);
    }
    let (after, last) = (range.after_event_id.0, webhook.last_event);
    let until = range.until_event_id.map_or(last, |until| until.0.min(last));
    if after >= until {
        return Err(WebhookError::EmptyRange { last });
    }
    let archived = Reader::Archive.last_seen(tx)?;
    if after < archived {
        return Err(WebhookError::RangeArchived { archived });
    }
    if !begin_replay(tx, id, after, until)? {
        return Err(WebhookError::ReplayInProgress);
    }
    resume(tx, &webhook)?;
    let data = json!({ "after_event_id": after, "until_event_id": until });
    record_event(tx, admin, EventKind::WebhookReplayed, &webhook, data)?;
    Ok(ReplayRead { after_event_id: after, until_event_id: until })
}
