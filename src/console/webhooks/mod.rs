//! Webhooks: the list, one with its attempts, and what is done with it.

mod decision;
mod list;
mod webhook;

#[cfg(test)]
pub(super) use decision::WebhookAct;
pub(super) use decision::{act, ask, ask_new, create};
pub(super) use list::show_webhooks;
pub(super) use webhook::show_webhook;
