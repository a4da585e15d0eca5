//! The list of webhooks.

use super::decision::WebhookAct;
use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        act::{ActLink, Done, just_done, links},
        addresses::WEBHOOKS,
        frame::{Desk, Frame, Section, respond},
    },
    core::{dependencies::Caller, error::Problem},
    database::ids::WebhookId,
    event::models::LogEnd,
    webhook::{
        models::{MAX_WEBHOOKS, Webhook},
        services,
    },
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};

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
pub(crate) async fn show_webhooks(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, webhooks) = app
        .read(caller, move |tx, admin| {
            let webhooks = services::list(tx, admin, WebhookId::LAST, MAX_WEBHOOKS)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, webhooks))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Webhooks, desk);
    let done = just_done::<WebhookAct>(query.as_deref());
    let page = WebhooksPage {
        acts: links(&frame, WEBHOOKS, [WebhookAct::Create]),
        done: done.map(|act| Done::of(&frame, act, "", WEBHOOKS)),
        webhooks,
        frame,
    };
    respond(StatusCode::OK, &page.frame, &page)
}
