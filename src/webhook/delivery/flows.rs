//! Sending.

use super::{
    message::Message,
    metrics,
    models::{Attempt, Delivery, LaneTask, Outcome},
    services::{self, Due, Sent},
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        dependencies::Caller,
        error::Problem,
        public_http::{PublicHttpError, PublicResponse},
        security::{SignedMessage, random},
        traces::step_after,
    },
    database::{
        ids::WebhookId,
        is_full_step,
        queue::{ClaimedTask, Task as _},
    },
    event::models::LogEnd,
    tasks::{self, Origin},
    webhook::models::Webhook,
};
use axum::http::HeaderName;
use futures_util::{StreamExt as _, stream::FuturesUnordered};
use std::{collections::BTreeSet, slice::from_ref, time::Duration};
use tokio::time::{Instant, timeout};
use url::Url;
use uuid::Uuid;

/// How many messages are sent to one webhook at the same time, each about another subject.
const SLOTS: usize = 8;

/// After this time a lane begins no further message, and another node may go on with it.
const ROUND: Duration = Duration::from_secs(10);

/// While lanes are at work, how often is looked for others.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

/// Follows the log, and wakes the lanes of webhooks that want one of the new events.
pub(crate) async fn follow_log(app: App) -> Result<(), Problem> {
    let end = app.read_public(LogEnd::find).await?;
    while let Some(news) = app.read_public(move |tx| services::news(tx, end)).await? {
        app.write_as_system(move |tx| services::wake(tx, &news)).await?;
    }
    Ok(())
}

/// Runs lanes until none is due. Each node runs any number of them at the same time; there is one for each webhook. If no
/// task can be claimed, those that are running go on.
pub(crate) async fn deliver_due(app: App) -> Result<(), Problem> {
    let (mut lanes, mut failure) = (FuturesUnordered::new(), None);
    loop {
        while failure.is_none() {
            match tasks::next::<LaneTask>(&app).await {
                Ok(Some(task)) => lanes.push(run_lane(&app, task)),
                Ok(None) => break,
                Err(problem) => failure = Some(problem),
            }
        }
        match timeout(LOOK_AGAIN, lanes.next()).await {
            Ok(None) => return failure.map_or(Ok(()), Err),
            Ok(Some(Ok(()))) | Err(_) => {}
            Ok(Some(Err(problem))) => {
                tracing::warn!(%problem, cause = problem.cause(), "the lane of a webhook has failed");
            }
        }
    }
}

async fn run_lane(app: &App, task: ClaimedTask<LaneTask>) -> Result<(), Problem> {
    let id = task.task.webhook;
    let done = tasks::traced(app, &Origin::of(from_ref(&task)), deliver(app, id)).await;
    tasks::retry_on_error(app, &task, done).await?;
    app.write_in_steps(move |tx| Attempt::delete_surplus(tx, id).map(is_full_step)).await?;
    if app.write_as_system(move |tx| services::end_round(tx, &task)).await? {
        tasks::count_done(LaneTask::KIND, 1);
    }
    Ok(())
}

/// Delivers what is due, for one [`ROUND`]. When the server stops, messages that are under way are not waited for: they
/// are sent again.
async fn deliver(app: &App, id: WebhookId) -> Result<(), Problem> {
    let (began, mut sending, mut under_way) = (Instant::now(), FuturesUnordered::new(), BTreeSet::new());
    let is_over = || began.elapsed() >= ROUND || app.stop.is_cancelled();
    loop {
        if !is_over() {
            for (webhook, delivery, message) in next(app, id, &mut under_way, is_over).await? {
                sending.push(async move {
                    let cause = message.trace.clone();
                    (delivery, step_after("deliver event", cause.as_deref(), send(app, &webhook, message)).await)
                });
            }
        }
        let Some(Some((delivery, sent))) = app.stop.run_until_cancelled(sending.next()).await else { return Ok(()) };
        under_way.remove(&delivery.event_id);
        record(app, id, delivery, sent).await?;
    }
}

/// What can be sent besides that which is under way. Takes more from the log if something could be sent besides, until
/// the round is over: a log without an event that the webhook wants is read in several rounds.
async fn next(
    app: &App,
    id: WebhookId,
    under_way: &mut BTreeSet<i64>,
    is_over: impl Fn() -> bool,
) -> Result<Vec<(Webhook, Delivery, Message)>, Problem> {
    let mut messages = Vec::new();
    loop {
        let rows = i64::try_from(SLOTS + under_way.len()).unwrap_or(i64::MAX);
        let Some(due) = app.read_public(move |tx| services::due(tx, id, SLOTS, rows)).await? else { break };
        let Due { webhook, deliveries, slots } = due;
        for (delivery, event) in deliveries {
            match event {
                Some(event) if under_way.len() < slots && under_way.insert(event.id) => {
                    messages.push((webhook.clone(), delivery, Message::about(&event)));
                }
                Some(_) => {}
                None => app.write_as_system(move |tx| delivery.remove(tx, id).map(drop)).await?,
            }
        }
        if under_way.len() >= slots || is_over() {
            break;
        }
        let Some(parts) = app.read_public(move |tx| services::next_parts(tx, id)).await? else { break };
        app.write_as_system(move |tx| services::take(tx, id, &parts)).await?;
    }
    Ok(messages)
}

async fn record(app: &App, id: WebhookId, delivery: Delivery, sent: Sent) -> Result<(), Problem> {
    if app.write_as_system(move |tx| services::record(tx, id, &delivery, &sent)).await? {
        tracing::warn!(webhook = %id, "an event was not delivered to a webhook within three days");
        metrics::count_given_up();
    }
    Ok(())
}

/// Sends a message, signed with every secret that is valid now.
async fn send(app: &App, webhook: &Webhook, message: Message) -> Sent {
    let (began, at) = (Instant::now(), app.clock.now());
    let (id, seconds) = (message.id.as_str(), at.unix_seconds());
    let signed = SignedMessage { id, seconds, body: message.body.as_bytes() };
    let signatures: Vec<String> = webhook
        .secrets(at)
        .into_iter()
        .map(|secret| app.webhook_secrets.secret(webhook.id.as_uuid(), secret.as_uuid()).sign(signed))
        .collect();
    let headers = vec![
        (HeaderName::from_static("webhook-id"), id.to_owned()),
        (HeaderName::from_static("webhook-timestamp"), seconds.to_string()),
        (HeaderName::from_static("webhook-signature"), signatures.join(" ")),
    ];
    let response = match Url::parse(&webhook.url) {
        Ok(url) => app.webhook_http.post(&url, headers, message.body.clone()).await,
        Err(error) => Err(PublicHttpError::Unreachable(error.to_string())),
    };
    let (outcome, error) = judged(&response);
    metrics::count_attempt(outcome);
    let response = response.ok();
    Sent {
        message,
        outcome,
        status: response.as_ref().map(|response| response.status.as_u16().into()),
        error: error.map(|error| error.chars().take(MAX_ERROR).collect()),
        answer: response.map(|response| text(&response.body)),
        duration_ms: i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX),
        at,
    }
}

/// The longest error that is kept, in characters.
const MAX_ERROR: usize = 300;

fn judged(response: &Result<PublicResponse, PublicHttpError>) -> (Outcome, Option<String>) {
    match response {
        Ok(PublicResponse { status, .. }) if status.is_success() => (Outcome::Delivered, None),
        Ok(PublicResponse { status, .. }) if status.is_redirection() => {
            (Outcome::Redirected, Some(format!("the receiver answers {status}; redirects are not followed")))
        }
        Ok(PublicResponse { status, .. }) => {
            let outcome = if status.as_u16() == 410 { Outcome::Gone } else { Outcome::Refused };
            (outcome, Some(format!("the receiver answers {status}")))
        }
        Err(error) => {
            let outcome = match error {
                PublicHttpError::Refused(_) => Outcome::ForbiddenAddress,
                PublicHttpError::Timeout => Outcome::TimedOut,
                PublicHttpError::Unreachable(_) => Outcome::Unreachable,
                PublicHttpError::Incomplete(_) => Outcome::BrokenOff,
            };
            (outcome, Some(error.to_string()))
        }
    }
}

/// An answer as text; PostgreSQL stores no NUL.
fn text(answer: &[u8]) -> String {
    String::from_utf8_lossy(answer).replace('\0', "\u{FFFD}")
}

/// Sends a test now, also to a disabled webhook, and returns what came of it.
pub(crate) async fn test(app: &App, caller: Caller<Admin>, id: WebhookId) -> Result<Attempt, Problem> {
    let webhook = app.write(caller, move |tx, admin| services::begin_test(tx, admin, id)).await?;
    send_test(app, webhook).await
}

/// Sends a test that [`services::begin_test`] has recorded.
pub(crate) async fn send_test(app: &App, webhook: Webhook) -> Result<Attempt, Problem> {
    let id = webhook.id;
    let message = Message::test(Uuid::from_u128(random()), id.as_uuid(), app.clock.now());
    let sent = send(app, &webhook, message).await;
    app.write_as_system(move |tx| services::record_test(tx, id, &sent)).await
}
