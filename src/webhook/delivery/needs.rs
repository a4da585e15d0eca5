//! What webhooks still need of the log.

use super::models::{Delivery, pass};
use crate::{
    database::{Error, Tx, ids::WebhookId},
    event_archive::models::EventLine,
    webhook::models::Webhook,
};

/// What enabled webhooks need. A disabled one holds nothing up: it may never be enabled again.
pub(crate) struct Needs(Vec<Need>);

struct Need {
    webhook: WebhookId,
    /// New events after this one are delivered, if they are of these kinds; `None`: of all.
    last_event: i64,
    kinds: Option<Vec<String>>,
    /// Every event after this one, for a delivery that waits or a replay.
    begun_after: i64,
}

impl Needs {
    pub(crate) fn find(tx: &mut Tx<'_>) -> Result<Needs, Error> {
        let mut needs = Vec::new();
        for webhook in Webhook::enabled(tx)? {
            needs.push(Need {
                webhook: webhook.id,
                last_event: webhook.last_event,
                kinds: webhook.event_words(),
                begun_after: begun_after(tx, &webhook)?,
            });
        }
        Ok(Needs(needs))
    }

    /// Whether a webhook needs this event.
    pub(crate) fn includes(&self, event: &EventLine) -> bool {
        self.0.iter().any(|need| {
            let is_wanted = || need.kinds.as_ref().is_none_or(|kinds| kinds.contains(&event.kind));
            event.id > need.begun_after || (event.id > need.last_event && is_wanted())
        })
    }
}

/// The event after which deliveries of a webhook wait, or a replay of it goes on.
pub(crate) fn begun_after(tx: &mut Tx<'_>, webhook: &Webhook) -> Result<i64, Error> {
    let waiting = Delivery::first_event(tx, webhook.id)?.map(|first| first - 1);
    Ok(waiting.into_iter().chain(webhook.replay_after).min().unwrap_or(i64::MAX))
}

/// Moves webhooks on to the event `last`, up to which the log is archived. False when one needs more than these `needs`
/// say: it was enabled since then, or a replay has begun.
pub(crate) fn pass_archived(tx: &mut Tx<'_>, needs: &Needs, last: i64) -> Result<bool, Error> {
    for webhook in Webhook::enabled(tx)? {
        let is_known = needs.0.iter().any(|need| need.webhook == webhook.id);
        if !is_known || begun_after(tx, &webhook)? < last {
            return Ok(false);
        }
    }
    pass(tx, last)?;
    Ok(true)
}
