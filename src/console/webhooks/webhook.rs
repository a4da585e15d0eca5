//! A webhook, with its attempts.

use super::{decision::WebhookAct, list::state};
use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        act::{ActLink, Done, links},
        addresses,
        frame::{Desk, Frame, Section, respond},
        list::{List, ListPage},
    },
    core::{
        dependencies::{Caller, Path},
        error::Problem,
        input::from_fields,
    },
    database::ids::{DeliveryAttemptId, WebhookId},
    event::models::LogEnd,
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
use axum::{extract::State, http::StatusCode, response::Response};

/// What was just done.
#[derive(Debug, Clone)]
pub(crate) struct WebhookPageFilter {
    done: Option<String>,
}

from_fields!(WebhookPageFilter { done });

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

impl WebhookPage {
    fn title(&self) -> String {
        self.webhook.host()
    }

    fn is_empty(&self) -> bool {
        self.attempts.is_empty()
    }
}

pub(crate) async fn show_webhook(
    State(app): State<App>,
    caller: Caller<Admin>,
    Path(id): Path<WebhookId>,
    ListPage { filter, page, list, headers }: ListPage<WebhookPageFilter, DeliveryAttemptId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(DeliveryAttemptId::LAST));
    let end = app.read_public(LogEnd::find).await?;
    let (desk, webhook, attempts) = app
        .read(caller, move |tx, admin| {
            let attempts = delivery::attempts(tx, admin, id, after, rows)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::find(tx, admin, id)?, attempts))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Webhooks, desk);
    let attempts = page.of(attempts, |attempt| attempt.id, |attempt| attempt);
    let done = filter.done.and_then(|done| done.parse::<WebhookAct>().ok());
    let switch = if webhook.is_enabled() { WebhookAct::Disable } else { WebhookAct::Enable };
    let acts = [
        WebhookAct::Test,
        WebhookAct::Change,
        switch,
        WebhookAct::ShowSecret,
        WebhookAct::RotateSecret,
        WebhookAct::Delete,
    ];
    let page = WebhookPage {
        list: list.with([], attempts.next_cursor.as_ref()),
        attempts: attempts.items,
        acts: links(&frame, &addresses::webhook(id), acts),
        done: done.map(|act| Done::of(&frame, act, &webhook.host(), &addresses::webhook(id))),
        webhook,
        frame,
    };
    respond(StatusCode::OK, &page.frame, &page)
}
