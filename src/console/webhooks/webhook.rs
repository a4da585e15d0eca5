//! A webhook, with its attempts.

use super::{
    decision::{NewWebhook, WebhookAct},
    list::state,
};
use crate::{
    console::{
        act::{ActLink, Done, DoneParameter, links},
        addresses,
        context::Context,
        frame::{Frame, Section},
        list::{List, ListPage},
    },
    core::{dependencies::Path, error::Problem},
    database::ids::{DeliveryAttemptId, WebhookId},
    webhook::{
        delivery::{
            models::{Attempt, Outcome},
            services as delivery,
        },
        models::Webhook,
        services,
    },
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "webhook.html")]
struct WebhookPage {
    frame: Frame,
    list: List,
    webhook: Webhook,
    attempts: Vec<Attempt>,
    acts: Vec<ActLink>,
    done: Option<Done>,
}

pub(crate) async fn show_webhook(
    context: Context,
    Path(id): Path<WebhookId>,
    ListPage { page, list, .. }: ListPage<DoneParameter, DeliveryAttemptId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(DeliveryAttemptId::LAST));
    let read = context.read(Section::Webhooks, move |tx, admin| {
        Ok::<_, Problem>((services::find(tx, admin, id)?, delivery::attempts(tx, admin, id, after, rows)?))
    });
    let (frame, (webhook, attempts)) = read.await?;
    let attempts = page.of(attempts, |attempt| attempt.id, |attempt| attempt);
    let (list, attempts) = list.with(webhook.host(), [], attempts);
    let (name, subject) = (webhook.host(), addresses::webhook(id));
    let switch = if webhook.is_enabled() { WebhookAct::Disable } else { WebhookAct::Enable };
    let acts =
        [WebhookAct::Test, WebhookAct::Change, switch, WebhookAct::Secret, WebhookAct::Rotate, WebhookAct::Delete];
    let done = Done::of::<WebhookAct>(&context, &frame, &name, &subject);
    let page = WebhookPage {
        done: done.or_else(|| Done::of::<NewWebhook>(&context, &frame, &name, &subject)),
        acts: links(&frame, &subject, acts),
        list,
        attempts,
        webhook,
        frame,
    };
    page.frame.show(&page)
}
