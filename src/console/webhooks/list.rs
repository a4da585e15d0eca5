//! The list of webhooks.

use super::decision::{NewWebhook, WebhookAct};
use crate::{
    console::{
        act::{ActLink, Done, links},
        addresses::WEBHOOKS,
        context::Context,
        frame::{Frame, Section},
    },
    core::error::Problem,
    database::ids::WebhookId,
    webhook::{
        models::{MAX_WEBHOOKS, Webhook},
        services,
    },
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "webhooks.html")]
struct WebhooksPage {
    frame: Frame,
    webhooks: Vec<Webhook>,
    acts: Vec<ActLink>,
    done: Option<Done>,
}

/// How a webhook is doing, and whether that asks for a look.
pub(super) fn state(frame: &Frame, webhook: &Webhook) -> (String, bool) {
    match (webhook.disabled_reason, webhook.failing_since) {
        (Some(reason), _) => (frame.word(&reason), true),
        (None, Some(_)) => (frame.text("console-webhook-failing"), true),
        (None, None) => (frame.text("console-webhook-well"), false),
    }
}

/// All of them, which are few: one page.
pub(crate) async fn show_webhooks(context: Context) -> Result<Response, Problem> {
    let read = context.read(Section::Webhooks, |tx, admin| services::list(tx, admin, WebhookId::LAST, MAX_WEBHOOKS));
    let (frame, webhooks) = read.await?;
    let page = WebhooksPage {
        acts: links(&frame, WEBHOOKS, [NewWebhook::Create]),
        done: Done::of::<WebhookAct>(&context, &frame, "", WEBHOOKS),
        webhooks,
        frame,
    };
    page.frame.show(&page)
}
