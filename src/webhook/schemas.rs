//! Request and response bodies of webhooks.

use super::models::{DisabledReason, Endpoint, Webhook};
use crate::{
    core::{
        change::Change,
        clock::Timestamp,
        input::{FieldError, FieldErrors, Format, FromInput, Input, at_most, from_fields, given},
        text::Line,
    },
    database::ids::WebhookId,
    event::EventKind,
    webhook::delivery::schemas::ReplayRead,
};
use serde::Serialize;
use url::Url;
use utoipa::ToSchema;

/// The longest URL.
const MAX_URL: usize = 1000;

/// Where to deliver. It must be `https://`; `http://` is allowed in the networks of `HIREHALL_WEBHOOK_NETWORKS`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WebhookUrl(pub(crate) Url);

impl FromInput for WebhookUrl {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        let text = Line::<1, MAX_URL>::from_input(input, errors)?;
        let url = Url::parse(&text).ok().filter(|url| {
            let is_anonymous = url.username().is_empty() && url.password().is_none();
            matches!(url.scheme(), "https" | "http") && url.has_host() && is_anonymous && url.fragment().is_none()
        });
        if url.is_none() {
            errors.add(FieldError::InvalidFormat { format: Format::Url });
        }
        url.map(Self)
    }
}

/// A new webhook.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WebhookCreate {
    /// `https://…`, without user name, password and fragment. Its host must have public addresses. `http://` and other
    /// addresses are allowed in the networks of the setting `HIREHALL_WEBHOOK_NETWORKS`.
    #[schema(value_type = String, format = "uri", min_length = 1, max_length = 1000, example = "https://example.com/hooks")]
    pub(crate) url: WebhookUrl,
    #[serde(default)]
    #[schema(value_type = String, max_length = 200, default = "", example = "To the accounting")]
    pub(crate) description: Line<0, 200>,
    /// The types of events to deliver; `null`: all.
    #[serde(default)]
    #[schema(max_items = 200, example = json!(["job.finalized", "review.posted"]))]
    pub(crate) event_types: Option<EventTypes>,
}

from_fields!(WebhookCreate { url, description = Line::new(""), event_types });

/// Changes to a webhook; omitted fields stay unchanged.
#[derive(Debug, Clone, Default, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WebhookUpdate {
    /// As in a new webhook.
    #[serde(default)]
    #[schema(value_type = String, format = "uri", min_length = 1, max_length = 1000, example = "https://example.com/hooks")]
    pub(crate) url: Option<WebhookUrl>,
    #[serde(default)]
    #[schema(value_type = String, max_length = 200, example = "To the accounting")]
    pub(crate) description: Option<Line<0, 200>>,
    /// The types of events to deliver; `null`: all.
    #[serde(default)]
    #[schema(example = json!(["job.finalized", "review.posted"]))]
    pub(crate) event_types: Change<EventTypes>,
}

from_fields!(WebhookUpdate { url: given = None, description: given = None, event_types });

/// A list of types of events.
#[derive(Debug, Clone, PartialEq, ToSchema)]
pub(crate) struct EventTypes(pub(crate) Vec<EventKind>);

impl FromInput for EventTypes {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        const MAX: usize = 200;
        let kinds = at_most::<EventKind>(MAX, input, errors)?;
        if kinds.is_empty() {
            errors.add(FieldError::TooShort { min: 1 });
        }
        for (index, kind) in kinds.iter().enumerate() {
            if *kind == EventKind::Reset {
                errors.at(index, |errors| errors.add_with(FieldError::InvalidValue, "is never recorded"));
            }
            if kinds.iter().take(index).any(|earlier| earlier == kind) {
                errors.at(index, |errors| errors.add(FieldError::Duplicate));
            }
        }
        Some(Self(kinds))
    }
}

impl WebhookCreate {
    pub(crate) fn endpoint(self) -> Endpoint {
        Endpoint {
            url: self.url.0.to_string(),
            description: self.description.to_string(),
            event_types: self.event_types.map(|kinds| kinds.0),
        }
    }
}

impl WebhookUpdate {
    /// The endpoint with the changes.
    pub(crate) fn apply(&self, old: Endpoint) -> Endpoint {
        let Self { url, description, event_types } = self;
        Endpoint {
            url: url.as_ref().map_or(old.url, |url| url.0.to_string()),
            description: description.as_ref().map_or(old.description, |text| text.to_string()),
            event_types: event_types.apply(old.event_types, |kinds| kinds.0.clone()),
        }
    }
}

/// How a disabled webhook goes on.
#[derive(Debug, Clone, Copy, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WebhookEnable {
    /// Whether the events since it was disabled are skipped, together with those that wait. Otherwise they are
    /// delivered now.
    #[serde(default)]
    #[schema(default = false, example = false)]
    pub(crate) skip_missed: bool,
}

from_fields!(WebhookEnable { skip_missed = false });

/// A webhook.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WebhookRead {
    pub(crate) id: WebhookId,
    #[schema(example = "https://example.com/hooks")]
    pub(crate) url: String,
    #[schema(example = "To the accounting")]
    pub(crate) description: String,
    /// The types of events that are delivered; `null`: all.
    #[schema(example = json!(["job.finalized", "review.posted"]))]
    pub(crate) event_types: Option<Vec<EventKind>>,
    /// Whether events are delivered.
    pub(crate) is_enabled: bool,
    /// Why it is disabled.
    pub(crate) disabled_reason: Option<DisabledReason>,
    pub(crate) disabled_at: Option<Timestamp>,
    /// Until when the former secret signs, too.
    pub(crate) previous_secret_until: Option<Timestamp>,
    /// The id of the last event that was delivered or waits for it. Events after it are still in the log.
    #[schema(example = 4711)]
    pub(crate) last_event_id: i64,
    /// The range that is being delivered again.
    pub(crate) replay: Option<ReplayRead>,
    /// Since when every attempt has failed; `null` after a success.
    pub(crate) failing_since: Option<Timestamp>,
    /// After several failures in a row: when the next attempt is made.
    pub(crate) paused_until: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
}

impl From<Webhook> for WebhookRead {
    fn from(webhook: Webhook) -> Self {
        let event_types = webhook.event_types();
        Self {
            id: webhook.id,
            event_types,
            is_enabled: webhook.is_enabled(),
            url: webhook.url,
            description: webhook.description,
            disabled_reason: webhook.disabled_reason,
            disabled_at: webhook.disabled_at,
            previous_secret_until: webhook.previous_secret_until,
            last_event_id: webhook.last_event,
            replay: webhook
                .replay_after
                .zip(webhook.replay_until)
                .map(|(after_event_id, until_event_id)| ReplayRead { after_event_id, until_event_id }),
            failing_since: webhook.failing_since,
            paused_until: webhook.paused_until,
            created_at: webhook.created_at,
        }
    }
}

/// The secrets of a webhook. Keep them as carefully as a password.
#[derive(Serialize, ToSchema)]
pub(crate) struct WebhookSecretRead {
    /// The secret that signs, as libraries for Standard Webhooks take it.
    #[schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")]
    pub(crate) secret: String,
    /// The former secret, while it signs, too.
    #[schema(example = json!(null))]
    pub(crate) previous_secret: Option<String>,
    /// Until when the former secret signs.
    pub(crate) previous_secret_until: Option<Timestamp>,
}
