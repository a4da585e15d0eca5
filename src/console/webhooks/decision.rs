//! What is done with webhooks.

use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        act::{Act as _, FormPage, acts},
        addresses::{self, WEBHOOKS},
        field::Field,
        form::Form,
        frame::{Desk, Frame, Section, respond},
    },
    core::{
        dependencies::{Caller, Path, parse},
        error::Problem,
        rate_limit::RateLimitKey,
    },
    database::{Tx, ids::WebhookId},
    event::{EventKind, models::LogEnd},
    webhook::{
        delivery::flows::test,
        flows,
        limits::WEBHOOK_TEST,
        models::Webhook,
        schemas::{WebhookEnable, WebhookRead, WebhookSecretRead},
        services,
    },
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use serde_json::{Value, json};

acts! {
    /// What is done with a webhook.
    WebhookAct in "webhook" {
        Create = "create",
        Change = "change",
        Test = "test",
        Enable = "enable",
        Disable = "disable",
        ShowSecret = "secret",
        RotateSecret = "rotate",
        Delete = "delete",
    }

    fn needs_reason(self) -> bool {
        false
    }

    fn is_danger(self) -> bool {
        self == Self::Delete
    }

    fn undone_by(self) -> Option<Self> {
        match self {
            Self::Enable => Some(Self::Disable),
            Self::Disable => Some(Self::Enable),
            Self::Create | Self::Change | Self::Test | Self::ShowSecret | Self::RotateSecret | Self::Delete => None,
        }
    }
}

#[derive(Template)]
#[template(path = "webhook_secret.html")]
struct SecretPage {
    frame: Frame,
    webhook: Webhook,
    secret: WebhookSecretRead,
}

pub(crate) async fn ask_new(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
) -> Result<Response, Problem> {
    page(&app, &headers, caller, (None, WebhookAct::Create), None).await
}

pub(crate) async fn create(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    form: Form,
) -> Result<Response, Problem> {
    let created = async {
        let new = parse(endpoint(&form).to_string().as_bytes())?;
        let key = form.idempotency_key(&format!("{WEBHOOKS}/create"));
        let made = flows::create(&app, caller, key, new).await?;
        let made: Value = serde_json::from_str(&made.body).map_err(|error| Problem::internal(&error))?;
        Ok(made.get("id").and_then(Value::as_str).unwrap_or_default().to_owned())
    };
    match created.await {
        Ok(id) => Ok(Redirect::to(&format!("{}?done=create", addresses::webhook(id))).into_response()),
        Err(problem) => page(&app, &headers, caller, (None, WebhookAct::Create), Some((form, problem))).await,
    }
}

/// The page that says what an act will do.
pub(crate) async fn ask(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(WebhookId, WebhookAct)>,
) -> Result<Response, Problem> {
    page(&app, &headers, caller, (Some(id), act), None).await
}

/// Does it, or shows the page again with why not.
pub(crate) async fn act(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path((id, act)): Path<(WebhookId, WebhookAct)>,
    form: Form,
) -> Result<Response, Problem> {
    match perform(&app, &headers, caller, id, act, &form).await {
        Ok(response) => Ok(response),
        Err(problem) => page(&app, &headers, caller, (Some(id), act), Some((form, problem))).await,
    }
}

async fn perform(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: WebhookId,
    act: WebhookAct,
    form: &Form,
) -> Result<Response, Problem> {
    let key = form.idempotency_key(&format!("{}/{}", addresses::webhook(id), act.word()));
    match act {
        WebhookAct::Create => return Err(Problem::not_found()),
        WebhookAct::Change => {
            flows::change(app, caller, id, parse(endpoint(form).to_string().as_bytes())?).await?;
        }
        WebhookAct::Test => {
            app.allow(&WEBHOOK_TEST, RateLimitKey::user(caller.claims.user.as_uuid())).await?;
            test(app, caller, id).await?;
        }
        WebhookAct::Enable => {
            let skip_missed = form.value("skip_missed") == "true";
            flows::enable(app, caller, id, WebhookEnable { skip_missed }).await?;
        }
        WebhookAct::ShowSecret => return show_secret(app, headers, caller, id).await,
        WebhookAct::Disable => {
            let disable = move |tx: &mut Tx<'_>, admin: &Admin| services::disable(tx, admin, id).map(WebhookRead::from);
            app.change_idempotent(caller, key, disable).await?;
        }
        WebhookAct::RotateSecret => {
            let rotate =
                move |tx: &mut Tx<'_>, admin: &Admin| services::rotate_secret(tx, admin, id).map(WebhookRead::from);
            app.change_idempotent(caller, key, rotate).await?;
        }
        WebhookAct::Delete => {
            app.change_idempotent(caller, key, move |tx, admin| services::delete(tx, admin, id)).await?;
            return Ok(Redirect::to(&format!("{WEBHOOKS}?done=delete")).into_response());
        }
    }
    Ok(Redirect::to(&format!("{}?done={}", addresses::webhook(id), act.word())).into_response())
}

/// The secret is in this answer alone, and in no address.
async fn show_secret(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    id: WebhookId,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let secrets = app.webhook_secrets.clone();
    let (desk, webhook, secret) = app
        .write(caller, move |tx, admin| {
            let secret = services::secret(tx, admin, id, &secrets)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, services::find(tx, admin, id)?, secret))
        })
        .await?;
    let page = SecretPage { frame: Frame::of(app, headers, Section::Webhooks, desk), webhook, secret };
    respond(StatusCode::OK, &page.frame, &page)
}

/// The body that the API takes. Without a choice, every type of event is delivered.
fn endpoint(form: &Form) -> Value {
    let kinds: Vec<&str> = form.values("event_types").collect();
    let kinds = if kinds.is_empty() { Value::Null } else { json!(kinds) };
    json!({ "url": form.value("url"), "description": form.value("description"), "event_types": kinds })
}

async fn page(
    app: &App,
    headers: &HeaderMap,
    caller: Caller<Admin>,
    (id, act): (Option<WebhookId>, WebhookAct),
    sent: Option<(Form, Problem)>,
) -> Result<Response, Problem> {
    let end = app.read_public(LogEnd::find).await?;
    let (desk, webhook) = app
        .read(caller, move |tx, admin| {
            let webhook = match id {
                Some(id) => Some(services::find(tx, admin, id)?),
                None => None,
            };
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, webhook))
        })
        .await?;
    if webhook.is_none() != (act == WebhookAct::Create) {
        return Err(Problem::not_found());
    }
    let frame = Frame::of(app, headers, Section::Webhooks, desk);
    let name = webhook.as_ref().map_or_else(|| frame.text("console-webhooks"), Webhook::host);
    let subject = id.map_or_else(|| WEBHOOKS.to_owned(), addresses::webhook);
    let fields = match act {
        WebhookAct::Create | WebhookAct::Change => fields(&frame, webhook.as_ref()),
        WebhookAct::Enable => vec![Field::check("skip_missed", frame.text("console-webhook-skip"))],
        WebhookAct::Test
        | WebhookAct::Disable
        | WebhookAct::ShowSecret
        | WebhookAct::RotateSecret
        | WebhookAct::Delete => Vec::new(),
    };
    let page = FormPage::of(frame, act, &subject, &name);
    fields.into_iter().fold(page, FormPage::with).answer(sent)
}

fn fields(frame: &Frame, webhook: Option<&Webhook>) -> Vec<Field> {
    let kinds = EventKind::ALL.iter().filter(|kind| **kind != EventKind::Reset).map(|kind| kind.as_str().to_owned());
    let chosen = webhook.and_then(Webhook::event_types).unwrap_or_default();
    let chosen: Vec<&str> = chosen.iter().map(|kind| kind.as_str()).collect();
    vec![
        Field::line("url", frame.text("console-webhook-url"), 1000)
            .hinted(frame.text("console-webhook-url-hint"))
            .filled(webhook.map_or("", |webhook| &webhook.url)),
        Field::line("description", frame.text("console-webhook-description"), 200)
            .filled(webhook.map_or("", |webhook| &webhook.description)),
        Field::choices("event_types", frame.text("console-webhook-types"), kinds.map(|kind| (kind.clone(), kind)))
            .hinted(frame.text("console-webhook-types-hint"))
            .filled(chosen.join(" ")),
    ]
}
