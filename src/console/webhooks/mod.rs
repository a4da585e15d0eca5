//! Webhooks: the list, one with its attempts, and what is done with it.

mod decision;
mod list;
mod webhook;

pub(super) use decision::{NewWebhook, WebhookAct};
pub(super) use list::show_webhooks;
pub(super) use webhook::show_webhook;
