//! What is done with webhooks.

use crate::{
    console::{
        act::{Act, Refusal, Sent},
        addresses::{self, WEBHOOKS},
        context::Context,
        field::Field,
        form::Form,
        form_page::FormPage,
        frame::{Frame, Section},
    },
    core::{dependencies::parse, error::Problem, rate_limit::RateLimitKey},
    database::{enums::text_enum, ids::WebhookId},
    event::EventKind,
    webhook::{
        delivery::{flows::send_test, services as delivery},
        flows,
        limits::WEBHOOK_TEST,
        models::Webhook,
        schemas::{WebhookEnable, WebhookSecretRead, WebhookUpdate},
        services,
    },
};
use askama::Template;
use axum::response::Response;
use serde_json::{Value, json};

text_enum! {
    /// What is done with a webhook.
    pub(crate) WebhookAct {
        /// It gets another address, description, or other types of events.
        Change = "CHANGE",
        /// A test is sent to it.
        Test = "TEST",
        /// It goes on.
        Enable = "ENABLE",
        /// It stops.
        Disable = "DISABLE",
        /// Its secret is shown.
        Secret = "SECRET",
        /// It gets a new secret.
        Rotate = "ROTATE",
        /// It is deleted.
        Delete = "DELETE",
    }
}

text_enum! {
    /// What makes a webhook.
    pub(crate) NewWebhook {
        /// It is created.
        Create = "CREATE",
    }
}

impl Act for WebhookAct {
    const FAMILY: &'static str = "webhook";
    const ALL: &'static [Self] = Self::ALL;
    type Id = WebhookId;

    fn value(self) -> &'static str {
        self.as_str()
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
            Self::Change | Self::Test | Self::Secret | Self::Rotate | Self::Delete => None,
        }
    }

    fn subject(id: &WebhookId) -> String {
        addresses::webhook(id)
    }

    async fn page(self, context: &Context, id: WebhookId, refused: Option<Refusal>) -> Result<Response, Problem> {
        let read = context.read(Section::Webhooks, move |tx, admin| services::find(tx, admin, id));
        let (frame, webhook) = read.await?;
        let fields = match self {
            Self::Change => fields(&frame, Some(&webhook)),
            Self::Enable => vec![Field::check("skip_missed", frame.text("console-webhook-skip"))],
            Self::Test | Self::Disable | Self::Secret | Self::Rotate | Self::Delete => Vec::new(),
        };
        FormPage::of(frame, self, &id, &webhook.host()).with(fields).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, id: WebhookId) -> Result<Response, Problem> {
        let (app, caller) = (&sent.context.app, sent.context.caller);
        match self {
            Self::Change => {
                let change: WebhookUpdate = parse(endpoint(sent.form).to_string().as_bytes())?;
                flows::check_change(app, caller, id, &change).await?;
                sent.once(move |tx, admin| services::change(tx, admin, id, &change)).await?;
            }
            Self::Test | Self::Enable if sent.has_acted().await? => {}
            Self::Test => {
                app.allow(&WEBHOOK_TEST, RateLimitKey::user(caller.claims.user.as_uuid())).await?;
                if let Some(webhook) = sent.once(move |tx, admin| delivery::begin_test(tx, admin, id)).await? {
                    send_test(app, webhook).await?;
                }
            }
            Self::Enable => {
                let how = WebhookEnable { skip_missed: sent.form.value("skip_missed") == "true" };
                flows::skip_missed(app, caller, id, how).await?;
                sent.once(move |tx, admin| delivery::enable(tx, admin, id, how)).await?;
            }
            Self::Disable => drop(sent.once(move |tx, admin| services::disable(tx, admin, id)).await?),
            Self::Secret => {
                let secrets = app.webhook_secrets.clone();
                let shown = sent.once(move |tx, admin| services::secret(tx, admin, id, &secrets)).await?;
                // A look that is not recorded is not given.
                if let Some(secret) = shown {
                    return show_secret(sent.context, id, secret).await;
                }
            }
            Self::Rotate => drop(sent.once(move |tx, admin| services::rotate_secret(tx, admin, id)).await?),
            Self::Delete => {
                sent.once(move |tx, admin| services::delete(tx, admin, id)).await?;
                return Ok(self.done(WEBHOOKS));
            }
        }
        Ok(self.done(&Self::subject(&id)))
    }
}

impl Act for NewWebhook {
    const FAMILY: &'static str = "webhook";
    const ALL: &'static [Self] = Self::ALL;
    type Id = ();

    fn value(self) -> &'static str {
        self.as_str()
    }

    fn needs_reason(self) -> bool {
        false
    }

    fn subject((): &()) -> String {
        WEBHOOKS.to_owned()
    }

    async fn page(self, context: &Context, (): (), refused: Option<Refusal>) -> Result<Response, Problem> {
        let (frame, ()) = context.read(Section::Webhooks, |_, _| Ok::<_, Problem>(())).await?;
        let (name, fields) = (frame.text("console-webhooks"), fields(&frame, None));
        FormPage::of(frame, self, &(), &name).with(fields).answer(refused)
    }

    async fn perform(self, sent: Sent<'_>, (): ()) -> Result<Response, Problem> {
        let new = parse(endpoint(sent.form).to_string().as_bytes())?;
        let made = flows::create(&sent.context.app, sent.context.caller, sent.idempotency_key, new).await?;
        let made: Value = serde_json::from_str(&made.body).map_err(|error| Problem::internal(&error))?;
        Ok(self.done(&addresses::webhook(made.get("id").and_then(Value::as_str).unwrap_or_default())))
    }
}

#[derive(Template)]
#[template(path = "webhook_secret.html")]
struct SecretPage {
    frame: Frame,
    webhook: Webhook,
    secret: WebhookSecretRead,
}

/// The secret is in this answer alone, and in no address.
async fn show_secret(context: &Context, id: WebhookId, secret: WebhookSecretRead) -> Result<Response, Problem> {
    let read = context.read(Section::Webhooks, move |tx, admin| services::find(tx, admin, id));
    let (frame, webhook) = read.await?;
    let page = SecretPage { frame, webhook, secret };
    page.frame.show(&page)
}

/// The body that the API takes. Without a choice, every type of event is delivered.
fn endpoint(form: &Form) -> Value {
    let kinds: Vec<&str> = form.values("event_types").collect();
    let kinds = if kinds.is_empty() { Value::Null } else { json!(kinds) };
    json!({ "url": form.value("url"), "description": form.value("description"), "event_types": kinds })
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
